-- class: deep calls
-- told: (too deeply|too many values)
-- where: loading, function
-- beyond: the known ways to break this Lua
local f = function() return 1 end for i = 1, 500 do local g = f f = function() return 1 + g() end end f()
