-- class: the system
-- told: string.dump|dump
-- where: loading, function
-- refused: before it runs
local s = string.dump(function() end)
