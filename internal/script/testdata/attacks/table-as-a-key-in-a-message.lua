-- class: addresses
-- told: is asked of something that is nil
-- where: loading, function
local n = nil; local x = n[{}]
