-- class: misuse
-- told: cannot set the field `x` of nil
-- where: loading, function
local n = nil; n.x = 1
