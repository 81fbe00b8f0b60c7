-- class: many operands
-- told: more than 100 values in one list
-- where: loading, function
-- refused: before it runs
local t = {} t.x<<300:, t.x>> = 1
