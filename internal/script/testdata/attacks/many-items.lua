-- class: upstream faults
-- told: a table of more than 5000 items
-- where: loading, function
-- refused: before it runs
local t = { 1<<20000:, 1>> }
