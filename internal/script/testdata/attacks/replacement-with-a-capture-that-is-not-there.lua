-- class: gsub
-- told: no capture %9
-- where: loading, function
-- beyond: the known ways to break this Lua
string.gsub("a", "a", "%9")
