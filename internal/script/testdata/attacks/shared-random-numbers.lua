-- class: random numbers
-- told: math.random
-- where: loading, function
-- refused: before it runs
local n = math.random(6)
