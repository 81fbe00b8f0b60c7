-- class: pcall
-- told: pcall
-- where: loading, function
-- refused: before it runs
while true do pcall(function() while true do end end) end
