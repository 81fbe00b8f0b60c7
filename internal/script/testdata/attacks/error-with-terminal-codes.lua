-- class: misuse
-- told: ^[^\x00-\x1f\x7f]*red[^\x00-\x1f\x7f]*$
-- where: loading, function
-- beyond: the known ways to break this Lua
error("\27[31mred\7\8\r\n2026 INFO all is well")
