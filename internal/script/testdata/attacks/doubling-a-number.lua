-- class: endless loops
-- told: too many steps
-- where: loading, function
-- beyond: the known ways to break this Lua
local x = 1 while x > 0 do x = x * 2 end
