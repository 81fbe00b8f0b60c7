-- class: deep calls
-- told: (too many values|too deeply|too many steps)
-- where: loading, function
local function f(...) return f(1, ...) end f()
