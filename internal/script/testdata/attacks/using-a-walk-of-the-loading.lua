-- class: keeping things between calls
-- told: lasts only for the call
-- where: function
-- beyond: the known ways to break this Lua
-- before: local walk = ("a b"):gmatch("%a")
walk()
