-- class: the system
-- told: loadstring
-- where: loading, function
-- refused: before it runs
loadstring("while true do end")()
