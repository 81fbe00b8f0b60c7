-- class: endless loops
-- told: (too much memory|too many steps)
-- where: loading, function
-- beyond: the known ways to break this Lua
while true do local t = {} for i = 1, 200 do t[i] = i end while #t > 0 do table.remove(t, 1) end end
