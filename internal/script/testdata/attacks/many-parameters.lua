-- class: the compiler
-- told: more than 150 locals
-- where: loading, function
-- refused: before it runs
local function f(a<<300:, a>>) end
