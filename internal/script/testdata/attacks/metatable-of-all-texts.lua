-- class: metatables and libraries
-- told: getmetatable
-- where: loading, function
-- refused: before it runs
getmetatable("").__index = function() while true do end end
