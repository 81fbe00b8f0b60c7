-- class: endless loops
-- told: too many steps
-- where: loading, function
-- beyond: the known ways to break this Lua
for i = 2^53, 2^53 + 10 do end
