-- class: pattern parser
-- told: malformed
-- where: loading, function
-- beyond: the known ways to break this Lua
string.find("a", "[%a")
