-- class: endless loops
-- told: too many steps
-- where: loading, function
-- beyond: the known ways to break this Lua
for i = 0, 1, 1e-300 do end
