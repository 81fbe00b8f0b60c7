-- class: the compiler
-- told: nested more than 100 levels deep
-- where: loading, function
-- refused: before it runs
<<5000:local function f() >><<5000:end >>
