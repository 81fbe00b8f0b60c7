-- class: endless loops
-- told: too many steps|step
-- where: loading, function
-- beyond: the known ways to break this Lua
for i = 1, 2, 0 do end while true do end
