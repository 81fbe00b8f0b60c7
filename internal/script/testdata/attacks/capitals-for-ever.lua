-- class: huge texts
-- told: (too much memory|too many steps)
-- where: loading, function
-- beyond: the known ways to break this Lua
local s = ("x"):rep(16000) while true do s = s:upper():lower():reverse() end
