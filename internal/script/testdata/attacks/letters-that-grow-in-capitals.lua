-- class: huge texts
-- told: (too much memory|too many steps)
-- where: loading, function
-- beyond: the known ways to break this Lua
local s = ("\197\137"):rep(8000) while true do local t = s:upper() end
