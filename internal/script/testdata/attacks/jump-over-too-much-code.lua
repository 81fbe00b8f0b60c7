-- class: the compiler
-- told: too much code in one function
-- where: loading, function
-- refused: before it runs
-- beyond: the known ways to break this Lua
local x while true do <<45000:x=x >>end
