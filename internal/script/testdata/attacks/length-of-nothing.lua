-- class: addresses
-- told: has no length
-- where: loading, function
-- beyond: the known ways to break this Lua
local n local x = #n
