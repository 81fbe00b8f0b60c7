-- class: keeping things between calls
-- told: too many steps
-- where: function
-- beyond: the known ways to break this Lua
-- before: local kept
if kept then error("kept") end kept = at while true do end
