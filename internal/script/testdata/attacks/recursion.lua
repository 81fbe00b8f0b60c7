-- class: deep calls
-- told: too deeply
-- where: loading, function
local function f() return 1 + f() end f()
