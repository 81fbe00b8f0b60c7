-- class: the compiler
-- told: uses more than 60 locals from outside
-- where: loading, function
-- refused: before it runs
<<120:local v# = 1 >>local function f() return v0<<120:, v#>> end
