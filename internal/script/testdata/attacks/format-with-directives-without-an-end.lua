-- class: format
-- told: there is no value
-- where: loading, function
-- beyond: the known ways to break this Lua
string.format(("%d"):rep(5000), 1)
