-- class: addresses
-- told: cannot join a table
-- where: loading, function
local s = "a" .. {}
