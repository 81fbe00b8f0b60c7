-- class: declarations
-- told: a line of `says`
-- where: loading
-- refused: before it runs
-- beyond: the known ways to break this Lua
local l = {} for i = 1, 1000 do l = { l } end node "a" { says = l }
