-- class: endless loops
-- told: too many steps
-- where: loading, function
-- beyond: the known ways to break this Lua
local t = {} t.next = t while t do t = t.next end
