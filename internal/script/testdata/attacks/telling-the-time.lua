-- class: the system
-- told: exists only inside `says`
-- where: function
-- beyond: the known ways to break this Lua
local t = at.elapsed
