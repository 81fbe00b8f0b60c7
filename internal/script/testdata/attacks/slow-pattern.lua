-- class: slow patterns
-- told: too many steps
-- where: loading, function
local s = ("a"):rep(5000) string.find(s, ".-.-.-.-.-.-b")
