-- class: the compiler
-- told: more than 8000 different
-- where: loading, function
-- refused: before it runs
local x <<12000:x=#.5 >>
