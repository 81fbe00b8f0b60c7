-- class: misuse
-- told: there is no node|takes
-- where: function
-- beyond: the known ways to break this Lua
local id = ("x"):rep(16000) at.visited(id)
