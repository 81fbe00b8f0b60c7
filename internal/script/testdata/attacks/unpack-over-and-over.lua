-- class: memory in small pieces
-- told: (too much memory|too many steps)
-- where: loading, function
local t = {} t[200] = 1 while true do local x = { unpack(t, 1, 200) } end
