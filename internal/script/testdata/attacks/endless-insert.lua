-- class: memory in small pieces
-- told: (too much memory|too many steps)
-- where: loading, function
local t = {} while true do table.insert(t, 1) end
