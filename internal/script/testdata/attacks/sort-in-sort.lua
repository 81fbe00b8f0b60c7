-- class: deep calls
-- told: too deeply
-- where: loading, function
local function f() table.sort({ 2, 1 }, f) end f()
