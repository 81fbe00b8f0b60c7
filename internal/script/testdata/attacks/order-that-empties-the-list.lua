-- class: endless loops
-- told: too many steps
-- where: loading, function
-- beyond: the known ways to break this Lua
local t = { 5, 4, 3, 2, 1 } table.sort(t, function(a, b) table.remove(t) return a < b end) while true do end
