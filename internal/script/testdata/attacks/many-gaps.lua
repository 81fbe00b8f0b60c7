-- class: huge indices
-- told: too much memory
-- where: loading, function
local t = {} for i = 1, 1e6 do t[i] = { [20000] = 1 } end
