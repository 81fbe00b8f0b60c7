-- class: format
-- told: (too much memory|too many steps)
-- where: loading, function
while true do local s = string.format("%99s%99s%99s", "", "", "") end
