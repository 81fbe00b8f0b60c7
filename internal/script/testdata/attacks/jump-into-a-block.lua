-- class: the compiler
-- told: no visible label
-- where: loading
-- refused: before it runs
goto x do local y ::x:: end
