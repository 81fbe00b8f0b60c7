-- class: the system
-- told: loadfile
-- where: loading, function
-- refused: before it runs
loadfile("/etc/passwd")
