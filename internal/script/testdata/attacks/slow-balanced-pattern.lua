-- class: slow patterns
-- told: too many steps
-- where: loading, function
local s = ("("):rep(15000) string.find(s, "%b()")
