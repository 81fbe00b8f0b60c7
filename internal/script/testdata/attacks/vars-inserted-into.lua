-- class: keeping things between calls
-- told: table expected|wrong
-- where: function
-- beyond: the known ways to break this Lua
table.insert(at.vars, 1)
