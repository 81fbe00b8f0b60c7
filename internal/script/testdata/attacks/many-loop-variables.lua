-- class: the compiler
-- told: more than 150 locals
-- where: loading, function
-- refused: before it runs
for a<<300:, a>> in pairs({}) do end
