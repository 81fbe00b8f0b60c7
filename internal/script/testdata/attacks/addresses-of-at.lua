-- class: addresses
-- told: ^table table function$
-- where: function
-- beyond: the known ways to break this Lua
error(tostring(at) .. " " .. tostring(at.mood) .. " " .. tostring(at.visited))
