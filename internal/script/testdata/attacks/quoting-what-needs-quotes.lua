-- class: format
-- told: (a text of more than|too much memory)
-- where: loading, function
-- beyond: the known ways to break this Lua
string.format("%q", ("\0"):rep(10000))
