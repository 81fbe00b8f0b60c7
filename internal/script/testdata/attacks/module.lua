-- class: the system
-- told: module
-- where: loading, function
-- refused: before it runs
module("m")
