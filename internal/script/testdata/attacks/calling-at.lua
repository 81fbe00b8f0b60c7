-- class: addresses
-- told: not a function
-- where: function
-- beyond: the known ways to break this Lua
at()
