-- class: the compiler
-- told: ^end$
-- where: loading, function
-- beyond: the known ways to break this Lua
local x = <<20000:(>>1<<20000:)>> error("end")
