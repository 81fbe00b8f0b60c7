-- class: misuse
-- told: xxx
-- where: loading, function
local function f() error(("x"):rep(15000)) end f()
