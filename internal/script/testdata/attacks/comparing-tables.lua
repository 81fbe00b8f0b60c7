-- class: addresses
-- told: compare
-- where: loading, function
local x = {} < {}
