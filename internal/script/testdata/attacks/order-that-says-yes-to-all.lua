-- class: endless loops
-- told: (too much memory|too many steps)
-- where: loading, function
-- beyond: the known ways to break this Lua
local t = {} for i = 1, 400 do t[i] = i end while true do table.sort(t, function() return true end) end
