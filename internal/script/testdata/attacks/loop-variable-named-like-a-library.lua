-- class: metatables and libraries
-- told: (is asked of|not a function|nil)
-- where: loading, function
-- beyond: the known ways to break this Lua
for string = 1, 1 do local x = string.rep.x end
