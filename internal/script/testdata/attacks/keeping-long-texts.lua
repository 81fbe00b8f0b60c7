-- class: huge texts
-- told: (too much memory|too many steps)
-- where: loading, function
local t = {} for i = 1, 1e9 do t[i] = ("x"):rep(15000) .. i end
