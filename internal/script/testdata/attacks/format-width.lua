-- class: format
-- told: not understood
-- where: loading, function
string.format("%999999999d", 1)
