-- class: pattern parser
-- told: cannot refer to its own captures
-- where: loading, function
string.find("aa", "(a)%1")
