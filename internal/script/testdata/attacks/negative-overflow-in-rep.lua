-- class: huge texts
-- told: a text of more than
-- where: loading, function
local s = ("x"):rep(2^63)
