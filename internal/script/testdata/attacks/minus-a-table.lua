-- class: addresses
-- told: is no number
-- where: loading, function
-- beyond: the known ways to break this Lua
local t = {} local x = -t
