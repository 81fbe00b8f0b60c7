-- class: many operands
-- told: more than 100 values in one list
-- where: loading, function
-- refused: before it runs
local x = 1<<20000:, 1>>
