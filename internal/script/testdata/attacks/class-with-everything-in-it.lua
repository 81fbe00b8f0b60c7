-- class: slow patterns
-- told: too many steps
-- where: loading, function
-- beyond: the known ways to break this Lua
local s = ("a"):rep(15000) s:find("[%a%d%s%p%w%l%u]-[%a%d%s%p%w%l%u]-[%a%d%s%p%w%l%u]-[%a%d]-b")
