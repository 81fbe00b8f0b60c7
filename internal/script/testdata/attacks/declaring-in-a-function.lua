-- class: declarations
-- told: declares something
-- where: function
-- beyond: the known ways to break this Lua
while true do node "x" { says = "x" } end
