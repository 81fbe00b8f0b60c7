-- class: slow patterns
-- told: (too much memory|too many steps)
-- where: loading, function
-- beyond: the known ways to break this Lua
while true do local f = ("a"):gmatch("a") end
