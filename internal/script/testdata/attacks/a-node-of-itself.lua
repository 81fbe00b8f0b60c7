-- class: declarations
-- told: a line of `says`
-- where: loading
-- refused: before it runs
-- beyond: the known ways to break this Lua
local n = {} n.says, n[1] = n, n node "a" (n)
