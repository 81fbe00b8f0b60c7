-- class: metatables and libraries
-- told: cannot be changed
-- where: loading, function
-- beyond: the known ways to break this Lua
table.remove(math)
