-- class: endless loops
-- told: too many steps
-- where: loading, function
-- beyond: the known ways to break this Lua
local a, b = 1e308, 3e-308 while true do local x = a % b end
