-- class: memory in small pieces
-- told: (too much memory|too many steps)
-- where: loading, function
-- beyond: the known ways to break this Lua
local t = {} for i = 1, 1e9 do t[i + 0.5] = 1 end
