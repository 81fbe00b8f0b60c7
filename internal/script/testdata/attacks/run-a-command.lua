-- class: the system
-- told: os
-- where: loading, function
-- refused: before it runs
os.execute("true")
