-- class: deep calls
-- told: unpack gives at most 200 values
-- where: loading, function
-- beyond: the known ways to break this Lua
local function f(...) local t = { ... } for i = 1, #t do t[#t + 1] = t[i] end return f(unpack(t)) end f(1)
