-- class: pcall
-- told: xpcall
-- where: loading, function
-- refused: before it runs
local function f() while true do xpcall(f, f) end end f()
