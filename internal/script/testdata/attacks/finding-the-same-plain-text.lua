-- class: endless loops
-- told: (too much memory|too many steps)
-- where: loading, function
-- beyond: the known ways to break this Lua
local s, p = ("a"):rep(15000), ("a"):rep(7000) .. "b" while true do s:find(p, 1, true) end
