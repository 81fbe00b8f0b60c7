-- class: the system
-- told: dofile
-- where: loading, function
-- refused: before it runs
dofile("/etc/passwd")
