-- class: endless loops
-- told: (too much memory|too many steps)
-- where: loading, function
-- beyond: the known ways to break this Lua
while true do local s = (""):rep(1e9) end
