-- class: pattern parser
-- told: malformed
-- where: loading, function
string.find("a", ("()"):rep(40))
