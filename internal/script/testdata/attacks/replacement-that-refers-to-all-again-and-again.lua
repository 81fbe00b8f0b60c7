-- class: gsub
-- told: (a text of more than|too much memory)
-- where: loading, function
-- beyond: the known ways to break this Lua
local s = ("x"):rep(1000) string.gsub(s, ".*", ("%0"):rep(1000))
