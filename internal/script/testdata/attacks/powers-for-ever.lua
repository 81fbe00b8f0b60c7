-- class: endless loops
-- told: too many steps
-- where: loading, function
-- beyond: the known ways to break this Lua
local x = 1.0000001 while true do x = (x ^ 1.5) ^ 0.7 end
