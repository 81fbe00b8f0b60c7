-- class: metatables and libraries
-- told: setmetatable
-- where: loading, function
-- refused: before it runs
local m = { __lt = function() while true do end end } local x = setmetatable({}, m) < setmetatable({}, m)
