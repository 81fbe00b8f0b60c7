-- class: endless loops
-- told: (too many steps|too long)
-- where: loading, function
local t = {} for i = 1, 3000 do t[i] = i end for i = 3000, 1, -1 do t[i] = nil end while true do local n = #t end
