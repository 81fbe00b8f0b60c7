-- class: addresses
-- told: cannot perform add
-- where: loading, function
-- beyond: the known ways to break this Lua
local x = pairs + 1
