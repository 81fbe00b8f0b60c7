-- class: slow patterns
-- told: (too many steps|malformed|too much memory)
-- where: loading, function
-- beyond: the known ways to break this Lua
local s = ("ab "):rep(5000) while true do s:find("%f[%a].-%f[%A].-%f[%a].-%f[%A]c") end
