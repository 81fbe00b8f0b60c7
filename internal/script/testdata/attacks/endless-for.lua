-- class: endless loops
-- told: too many steps
-- where: loading, function
for i = 1, 1e18 do end
