-- class: endless loops
-- told: too many steps
-- where: loading, function
while true do end
