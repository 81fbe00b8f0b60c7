-- class: the system
-- told: collectgarbage
-- where: loading, function
-- refused: before it runs
while true do collectgarbage() end
