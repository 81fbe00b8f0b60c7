-- class: the compiler
-- told: ^end$
-- where: loading, function
-- beyond: the known ways to break this Lua
<<12000:goto a# ::a#:: >> error("end")
