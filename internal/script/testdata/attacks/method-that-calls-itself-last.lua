-- class: endless loops
-- told: too many steps
-- where: loading, function
-- beyond: the known ways to break this Lua
local t = {} function t:f() return self:f() end t:f()
