-- class: the compiler
-- told: syntax error at
-- where: loading
-- refused: before it runs
return 1 2
