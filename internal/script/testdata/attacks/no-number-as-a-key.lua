-- class: misuse
-- told: must be a number
-- where: loading, function
local t = {} t[0/0] = 1
