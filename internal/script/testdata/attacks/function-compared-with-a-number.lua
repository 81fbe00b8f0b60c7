-- class: addresses
-- told: cannot be compared|attempt to compare
-- where: loading, function
-- beyond: the known ways to break this Lua
local f = pairs local x = f < 1
