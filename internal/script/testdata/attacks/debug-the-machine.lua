-- class: the system
-- told: debug
-- where: loading, function
-- refused: before it runs
debug.getinfo(1)
