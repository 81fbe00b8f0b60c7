-- class: the system
-- told: raw
-- where: loading, function
-- refused: before it runs
rawset(string, "rep", nil)
