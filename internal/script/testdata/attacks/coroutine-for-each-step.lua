-- class: coroutines
-- told: coroutine
-- where: loading, function
-- refused: before it runs
while true do local co = coroutine.create(function() while true do coroutine.yield() end end) coroutine.resume(co) end
