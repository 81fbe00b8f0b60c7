-- class: misuse
-- told: is asked of something that is nil
-- where: loading, function
-- beyond: the known ways to break this Lua
local n = nil local x = n[("x"):rep(16000)]
