-- class: huge indices
-- told: too much memory
-- where: loading, function
-- beyond: the known ways to break this Lua
local t = {} t[math.huge] = 1
