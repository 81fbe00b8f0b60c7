-- class: memory in small pieces
-- told: (too much memory|too many steps)
-- where: loading, function
local t = {} while true do t[#t + 1] = function() return t end end
