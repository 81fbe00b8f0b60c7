-- class: coroutines
-- told: coroutine
-- where: loading, function
-- refused: before it runs
local function f() coroutine.wrap(f)() end f()
