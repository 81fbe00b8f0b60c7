-- class: addresses
-- told: table
-- where: loading, function
error({})
