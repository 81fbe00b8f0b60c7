-- class: addresses
-- told: cannot perform add
-- where: function
-- beyond: the known ways to break this Lua
local x = at + at.mood
