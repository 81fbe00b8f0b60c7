-- class: the compiler
-- told: nested more than 100 levels deep
-- where: loading, function
-- refused: before it runs
-- beyond: the known ways to break this Lua
local f f <<5000:{ f >>{}<<5000: }>>
