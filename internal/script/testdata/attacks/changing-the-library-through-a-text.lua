-- class: metatables and libraries
-- told: cannot be changed
-- where: loading, function
local s = ("").upper; local lib = string; lib.find = nil
