-- class: many operands
-- told: more than 100 values in one list
-- where: loading, function
-- refused: before it runs
local function f() return 1<<300:, 1>> end
