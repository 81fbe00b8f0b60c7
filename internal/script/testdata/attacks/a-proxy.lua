-- class: the system
-- told: newproxy
-- where: loading, function
-- refused: before it runs
newproxy(true)
