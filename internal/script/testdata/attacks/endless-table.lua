-- class: memory in small pieces
-- told: (too much memory|too many steps)
-- where: loading, function
local t = {} for i = 1, 1e9 do t[i] = i end
