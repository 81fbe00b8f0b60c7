-- class: the compiler
-- told: nested more than 100 levels deep
-- where: loading, function
-- refused: before it runs
-- beyond: the known ways to break this Lua
local f = <<3000:function() return >>1<<3000: end>>
