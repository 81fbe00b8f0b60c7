-- class: the compiler
-- told: nested more than 100 levels deep
-- where: loading, function
-- refused: before it runs
-- beyond: the known ways to break this Lua
<<3000:while x do >><<3000:end >>
