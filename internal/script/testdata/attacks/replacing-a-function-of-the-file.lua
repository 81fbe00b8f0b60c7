-- class: keeping things between calls
-- told: too many steps
-- where: function
-- beyond: the known ways to break this Lua
-- before: local f = function() end
f() f = function() error("kept") end while true do end
