-- class: metatables and libraries
-- told: cannot be changed
-- where: loading, function
string.upper = nil
