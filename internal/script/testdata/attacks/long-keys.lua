-- class: endless loops
-- told: too many steps
-- where: loading, function
local a, t = ("x"):rep(15000), {} while true do local x = t[a] end
