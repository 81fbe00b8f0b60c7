-- class: slow patterns
-- told: too many steps
-- where: loading, function
local s = ("a"):rep(15000) string.match(s, "a*a*a*a*a*b")
