-- class: gsub
-- told: (a text of more than|too much memory)
-- where: loading, function
-- beyond: the known ways to break this Lua
local s = "a" local function f() s = s .. s return s end while true do s:gsub("a", f) end
