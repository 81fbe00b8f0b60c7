-- class: format
-- told: there is no value
-- where: loading, function
string.format("%d")
