-- class: memory in small pieces
-- told: (too much memory|too many steps)
-- where: loading, function
-- beyond: the known ways to break this Lua
local t = {} for i = 1, 200 do t[i] = 65 end while true do local s = string.char(unpack(t)) end
