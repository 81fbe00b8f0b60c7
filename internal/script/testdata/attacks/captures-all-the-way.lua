-- class: slow patterns
-- told: (too much memory|too many steps)
-- where: loading, function
-- beyond: the known ways to break this Lua
local s = ("a"):rep(3000) while true do s:match("(.-)(.-)(.-)(.-)b") end
