-- class: endless loops
-- told: too many steps
-- where: loading, function
local function f() return f() end f()
