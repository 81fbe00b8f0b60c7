-- class: keeping things between calls
-- told: too many steps
-- where: function
-- beyond: the known ways to break this Lua
-- before: local get, set do local n = 0 get = function() return n end set = function(x) n = x end end
if get() > 0 then error("kept") end set(1) while true do end
