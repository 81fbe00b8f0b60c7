-- class: misuse
-- told: cannot compare
-- where: loading, function
-- beyond: the known ways to break this Lua
table.sort({ 1, "a", {} })
