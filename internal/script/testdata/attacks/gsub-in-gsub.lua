-- class: deep calls
-- told: too deeply
-- where: loading, function
local function f() return (string.gsub("a", "a", f)) end f()
