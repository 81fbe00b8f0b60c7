-- class: endless loops
-- told: (too many steps|too long)
-- where: loading, function
local a, b = ("x"):rep(15000) .. "a", ("x"):rep(15000) .. "b" while true do if a == b then error("?") end end
