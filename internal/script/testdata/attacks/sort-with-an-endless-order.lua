-- class: endless loops
-- told: too many steps
-- where: loading, function
table.sort({ 3, 1, 2 }, function() while true do end end)
