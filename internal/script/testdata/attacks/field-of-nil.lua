-- class: misuse
-- told: the field `field` is asked of something that is nil
-- where: loading, function
local n = nil; local x = n.field
