-- class: declarations
-- told: (too much memory|too many steps)
-- where: loading
-- beyond: the known ways to break this Lua
while true do node "same" { says = "x" } end
