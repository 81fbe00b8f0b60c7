-- class: misuse
-- told: other.lua:99: not here
-- where: loading, function
-- beyond: the known ways to break this Lua
error("other.lua:99: not here")
