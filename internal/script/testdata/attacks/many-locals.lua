-- class: the compiler
-- told: more than 150 locals
-- where: loading, function
-- refused: before it runs
<<300:local x >>
