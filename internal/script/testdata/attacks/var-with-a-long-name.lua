-- class: misuse
-- told: no var|var
-- where: function
-- beyond: the known ways to break this Lua
local v = at.vars local x = v[("x"):rep(16000)]
