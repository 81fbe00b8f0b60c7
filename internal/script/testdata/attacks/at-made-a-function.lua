-- class: keeping things between calls
-- told: cannot be changed
-- where: function
-- beyond: the known ways to break this Lua
at.visited = function() return true end
