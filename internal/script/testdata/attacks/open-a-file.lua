-- class: the system
-- told: io
-- where: loading, function
-- refused: before it runs
local f = io.open("/etc/passwd")
