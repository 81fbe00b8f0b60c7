-- class: endless loops
-- told: (too much memory|too many steps)
-- where: loading, function
-- beyond: the known ways to break this Lua
local s = ("ab "):rep(300) for a in s:gmatch("%a") do for b in s:gmatch("%a") do for c in s:gmatch("%a") do end end end
