-- class: huge indices
-- told: too much memory
-- where: loading, function
local n, t = 5e7, nil t = { [n + 1] = 1 }
