-- class: huge indices
-- told: too much memory
-- where: loading, function
-- beyond: the known ways to break this Lua
local t = {} for i = 0, 60 do t[2^i] = 1 end
