-- class: memory in small pieces
-- told: (too much memory|too many steps)
-- where: loading, function
-- beyond: the known ways to break this Lua
local t = {} for i = 1, 1e9 do local k = "k" .. i t[k] = 1 t[k] = nil end
