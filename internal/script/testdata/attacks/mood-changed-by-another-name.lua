-- class: keeping things between calls
-- told: only inside `effect`
-- where: function
-- beyond: the known ways to break this Lua
local m = at.mood m.anger = 0
