-- class: declarations
-- told: (too much memory|too many steps)
-- where: loading
-- beyond: the known ways to break this Lua
while true do scenario { id = "x" } end
