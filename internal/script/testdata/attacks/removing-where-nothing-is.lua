-- class: endless loops
-- told: too many steps
-- where: loading, function
-- beyond: the known ways to break this Lua
local t = {} while true do table.remove(t, 1e308) end
