-- class: the compiler
-- told: more than 200 parts
-- where: loading, function
-- refused: before it runs
-- beyond: the known ways to break this Lua
local x = <<5000:("" .. >>""<<5000:)>>
