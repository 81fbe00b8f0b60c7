-- class: metatables and libraries
-- told: cannot be changed
-- where: loading, function
-- beyond: the known ways to break this Lua
for name, lib in pairs({ string, table, math }) do lib.x = 1 end
