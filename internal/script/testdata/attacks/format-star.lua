-- class: format
-- told: does not know
-- where: loading, function
string.format("%*d", 9, 1)
