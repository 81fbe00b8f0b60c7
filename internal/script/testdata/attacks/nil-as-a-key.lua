-- class: misuse
-- told: must not be nil
-- where: loading, function
local t = {} t[nil] = 1
