-- class: random numbers
-- told: math.randomseed
-- where: loading, function
-- refused: before it runs
math.randomseed(1)
