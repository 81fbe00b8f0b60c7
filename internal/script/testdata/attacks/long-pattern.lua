-- class: pattern parser
-- told: a pattern of more than
-- where: loading, function
string.find("a", ("("):rep(15000))
