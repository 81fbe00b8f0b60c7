-- class: keeping things between calls
-- told: too many steps
-- where: function
-- beyond: the known ways to break this Lua
-- before: local walk
if walk then error("kept") end walk = ("a b"):gmatch("%a") walk() while true do end
