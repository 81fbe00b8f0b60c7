-- class: memory in small pieces
-- told: (too much memory|too many steps)
-- where: loading, function
-- beyond: the known ways to break this Lua
local t = {} while true do t[function() return t end] = 1 end
