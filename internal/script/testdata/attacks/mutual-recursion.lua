-- class: deep calls
-- told: too deeply
-- where: loading, function
local g local function f() g() end g = function() f() end f()
