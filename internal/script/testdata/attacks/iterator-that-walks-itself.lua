-- class: deep calls
-- told: (too deeply|too many values)
-- where: loading, function
-- beyond: the known ways to break this Lua
local function f() for x in f do end return 1 end f()
