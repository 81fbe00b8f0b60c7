-- class: endless loops
-- told: (too much memory|too many steps)
-- where: loading, function
while true do for w in string.gmatch("a b c", "%a") do end end
