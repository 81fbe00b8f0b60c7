-- class: misuse
-- told: ^x{1,500}\.\.\.$
-- where: loading, function
-- beyond: the known ways to break this Lua
assert(false, ("x"):rep(16000))
