-- class: endless loops
-- told: too many steps
-- where: loading, function
::again:: goto again
