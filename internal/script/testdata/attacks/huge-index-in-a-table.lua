-- class: huge indices
-- told: too much memory
-- where: loading, function
local t = { [5e7] = 1 }
