-- class: addresses
-- told: ^function table$
-- where: loading, function
-- beyond: the known ways to break this Lua
error(string.format("%s %s", pairs, {}))
