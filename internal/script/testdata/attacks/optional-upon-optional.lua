-- class: slow patterns
-- told: too many steps
-- where: loading, function
-- beyond: the known ways to break this Lua
local s = ("a"):rep(200) while true do s:match("^" .. ("a?"):rep(48) .. "b") end
