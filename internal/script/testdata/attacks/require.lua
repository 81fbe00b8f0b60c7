-- class: the system
-- told: require
-- where: loading, function
-- refused: before it runs
require("os")
