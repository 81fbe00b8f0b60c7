-- class: many operands
-- told: more than 200 parts
-- where: loading, function
-- refused: before it runs
local x = ''<<20000: .. ''>>
