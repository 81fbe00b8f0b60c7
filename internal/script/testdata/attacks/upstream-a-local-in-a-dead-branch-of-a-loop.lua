-- class: upstream faults
-- told: end
-- where: loading, function
for k, v in pairs({ 1, 2 }) do if false then local x end end error("end")
