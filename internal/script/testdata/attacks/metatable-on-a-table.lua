-- class: metatables and libraries
-- told: setmetatable
-- where: loading, function
-- refused: before it runs
local t = setmetatable({}, { __index = function(t, k) return t[k] end }) local x = t.x
