-- class: endless loops
-- told: too many steps
-- where: loading, function
-- beyond: the known ways to break this Lua
while true do local x = 1e308 % 3e-308 + -1e308 % -3e-308 end
