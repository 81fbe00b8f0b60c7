-- class: misuse
-- told: at.roll takes
-- where: function
-- beyond: the known ways to break this Lua
at.roll("6d6")
