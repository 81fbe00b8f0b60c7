-- class: memory in small pieces
-- told: (too much memory|too many steps)
-- where: loading, function
-- beyond: the known ways to break this Lua
local t = { a = 1 } for k in pairs(t) do t[k .. "x"] = 1 t[k] = nil end while true do end
