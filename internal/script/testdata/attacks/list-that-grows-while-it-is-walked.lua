-- class: memory in small pieces
-- told: (too much memory|too many steps)
-- where: loading, function
-- beyond: the known ways to break this Lua
local t = { 1 } for i in ipairs(t) do t[i + 1] = i end
