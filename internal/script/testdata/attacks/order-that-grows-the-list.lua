-- class: memory in small pieces
-- told: (too much memory|too many steps)
-- where: loading, function
-- beyond: the known ways to break this Lua
local t = { 3, 1, 2 } table.sort(t, function(a, b) for i = 1, 1e9 do t[#t + 1] = i end end)
