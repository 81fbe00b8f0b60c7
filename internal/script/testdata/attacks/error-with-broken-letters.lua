-- class: misuse
-- told: ^\?+$
-- where: loading, function
-- beyond: the known ways to break this Lua
error("\255\254\128")
