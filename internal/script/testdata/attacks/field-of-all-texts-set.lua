-- class: metatables and libraries
-- told: cannot set the field
-- where: loading, function
-- beyond: the known ways to break this Lua
("").upper = function() while true do end end
