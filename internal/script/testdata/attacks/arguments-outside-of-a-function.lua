-- class: the compiler
-- told: outside a vararg function
-- where: loading, function
-- refused: before it runs
local function f() return ... end
