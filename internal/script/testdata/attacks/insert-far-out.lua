-- class: huge indices
-- told: is not within
-- where: loading, function
table.insert({}, 5e7, 1)
