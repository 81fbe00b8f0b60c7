-- class: the compiler
-- told: nested more than 100 levels deep
-- where: loading, function
-- refused: before it runs
local x = 1<<20000: ^ 1>>
