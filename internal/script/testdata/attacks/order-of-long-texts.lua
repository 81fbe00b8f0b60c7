-- class: endless loops
-- told: too many steps
-- where: loading, function
-- beyond: the known ways to break this Lua
local a, b = ("x"):rep(16000) .. "a", ("x"):rep(16000) .. "b" while a < b and b > a and a <= b and b >= a do end
