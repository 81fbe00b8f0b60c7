-- class: metatables and libraries
-- told: cannot set the field
-- where: loading, function
-- beyond: the known ways to break this Lua
local s = "x" s.rep = nil
