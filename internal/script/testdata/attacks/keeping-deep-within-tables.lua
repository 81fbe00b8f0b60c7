-- class: keeping things between calls
-- told: lasts longer than this call
-- where: function
-- beyond: the known ways to break this Lua
-- before: local deep = { a = { {} } }
table.insert(deep.a[1], 1)
