-- class: keeping things between calls
-- told: lasts longer than this call
-- where: function
-- beyond: the known ways to break this Lua
-- before: local list = { 2, 1 }
table.sort(list)
