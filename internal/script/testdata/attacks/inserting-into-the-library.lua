-- class: metatables and libraries
-- told: cannot be changed
-- where: loading, function
table.insert(table, 1)
