-- class: huge indices
-- told: (unpack gives at most|too many steps)
-- where: loading, function
-- beyond: the known ways to break this Lua
while true do unpack({}, 2^31, -2^31) unpack({}, -2^31, 2^31) end
