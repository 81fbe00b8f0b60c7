-- class: endless loops
-- told: too many steps
-- where: loading, function
local t = { a = 1 } while true do next(t, "zzz") end
