-- class: metatables and libraries
-- told: cannot be changed
-- where: loading, function
table.sort(string)
