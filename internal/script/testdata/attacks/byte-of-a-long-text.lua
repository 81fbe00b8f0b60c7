-- class: misuse
-- told: at most
-- where: loading, function
string.byte(("x"):rep(15000), 1, -1)
