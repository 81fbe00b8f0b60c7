-- class: the compiler
-- told: too much code in one function
-- where: loading, function
-- refused: before it runs
local x <<40000:x=x >>
