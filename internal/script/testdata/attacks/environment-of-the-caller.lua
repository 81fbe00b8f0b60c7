-- class: the system
-- told: getfenv
-- where: loading, function
-- refused: before it runs
getfenv(0).pairs = nil
