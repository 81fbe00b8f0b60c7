-- class: the system
-- told: load
-- where: loading, function
-- refused: before it runs
load(function() return "x" end)
