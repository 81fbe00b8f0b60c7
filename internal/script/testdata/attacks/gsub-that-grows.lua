-- class: gsub
-- told: (a text of more than|too much memory|too many steps)
-- where: loading, function
local s = ("a"):rep(15000) string.gsub(s, "a", "aaaaaaaaaaaaaaaaaaaa")
