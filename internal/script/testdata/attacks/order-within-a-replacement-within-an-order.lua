-- class: deep calls
-- told: (too deeply|too many values)
-- where: loading, function
-- beyond: the known ways to break this Lua
local f local function g() return f() end f = function() table.sort({ 2, 1 }, function() return (("a"):gsub("a", g)) == "b" end) return "a" end f()
