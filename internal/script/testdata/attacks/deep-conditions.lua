-- class: the compiler
-- told: nested more than 100 levels deep
-- where: loading, function
-- refused: before it runs
<<5000:if x then >><<5000:end >>
