-- class: huge texts
-- told: (too much memory|too many steps)
-- where: loading, function
-- beyond: the known ways to break this Lua
local s = "a\0b" while true do s = s .. "" end
