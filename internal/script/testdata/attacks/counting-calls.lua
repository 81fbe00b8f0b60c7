-- class: keeping things between calls
-- told: too many steps
-- where: function
-- beyond: the known ways to break this Lua
-- before: local n = 0
n = n + 1 if n > 1 then error("kept") end while true do end
