-- class: huge indices
-- told: (too much memory|too many steps)
-- where: loading, function
-- beyond: the known ways to break this Lua
local t = {} for i = 1e6, 1, -1 do t[i] = i end
