-- class: huge texts
-- told: a text of more than
-- where: loading, function
local s = "x" while true do s = s .. s end
