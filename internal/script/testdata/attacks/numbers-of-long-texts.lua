-- class: endless loops
-- told: (too much memory|too many steps)
-- where: loading, function
-- beyond: the known ways to break this Lua
local s = ("9"):rep(99) while true do local n = tonumber(s) end
