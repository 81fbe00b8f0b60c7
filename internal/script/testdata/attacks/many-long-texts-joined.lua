-- class: huge texts
-- told: (a text of more than|too much memory|too many steps)
-- where: loading, function
local s = ("x"):rep(15000) local t = {} for i = 1, 1e6 do t[i] = s end local r = table.concat(t)
