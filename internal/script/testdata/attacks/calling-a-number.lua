-- class: misuse
-- told: not a function
-- where: loading, function
local n = 5 n()
