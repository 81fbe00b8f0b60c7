-- class: format
-- told: a text of more than
-- where: loading, function
-- beyond: the known ways to break this Lua
string.format("%s%s", ("x"):rep(15000), ("y"):rep(15000))
