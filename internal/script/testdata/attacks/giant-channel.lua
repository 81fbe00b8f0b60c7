-- class: the system
-- told: channel
-- where: loading, function
-- refused: before it runs
local c = channel.make(1e9)
