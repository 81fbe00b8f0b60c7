-- class: misuse
-- told: mood
-- where: function
-- beyond: the known ways to break this Lua
local m = at.mood local x = m[{}]
