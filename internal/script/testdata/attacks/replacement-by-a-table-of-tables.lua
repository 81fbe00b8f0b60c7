-- class: gsub
-- told: was given a table
-- where: loading, function
-- beyond: the known ways to break this Lua
string.gsub("a", "a", { a = {} })
