-- class: format
-- told: (too much memory|too many steps)
-- where: loading, function
-- beyond: the known ways to break this Lua
while true do string.format("%99.99f%99.99f%99.99f", 1e308, 1e308, 1e308) end
