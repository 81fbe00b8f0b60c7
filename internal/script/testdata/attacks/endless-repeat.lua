-- class: endless loops
-- told: too many steps
-- where: loading, function
repeat until false
