-- class: declarations
-- told: (too much memory|too many steps)
-- where: loading
-- beyond: the known ways to break this Lua
for i = 1, 1e9 do node("n" .. i) { says = "x" } end
