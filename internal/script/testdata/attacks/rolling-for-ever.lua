-- class: endless loops
-- told: (too much memory|too many steps)
-- where: function
-- beyond: the known ways to break this Lua
while true do at.roll(6) end
