-- class: the system
-- told: setfenv
-- where: loading, function
-- refused: before it runs
setfenv(1, {})
