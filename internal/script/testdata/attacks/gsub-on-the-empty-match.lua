-- class: gsub
-- told: (a text of more than|too much memory|too many steps)
-- where: loading, function
string.gsub(("a"):rep(15000), "", ("b"):rep(1000))
