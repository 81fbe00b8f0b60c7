-- class: declarations
-- told: too many steps
-- where: loading
-- beyond: the known ways to break this Lua
while true do local f f = function() g = f end f() end
