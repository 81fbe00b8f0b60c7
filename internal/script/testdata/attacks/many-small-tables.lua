-- class: memory in small pieces
-- told: (too much memory|too many steps)
-- where: loading, function
while true do local t = { {}, {}, {} } end
