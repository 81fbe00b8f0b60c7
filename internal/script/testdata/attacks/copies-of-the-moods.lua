-- class: memory in small pieces
-- told: (too much memory|too many steps)
-- where: function
-- beyond: the known ways to break this Lua
while true do for k in pairs(at.mood) do end end
