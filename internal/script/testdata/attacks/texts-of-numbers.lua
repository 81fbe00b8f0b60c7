-- class: memory in small pieces
-- told: (too much memory|too many steps)
-- where: loading, function
-- beyond: the known ways to break this Lua
while true do local s = tostring(1234.5678) end
