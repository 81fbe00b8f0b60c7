-- class: format
-- told: does not know
-- where: loading, function
string.format("%p", {})
