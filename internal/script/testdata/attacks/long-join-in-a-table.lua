-- class: huge texts
-- told: a text of more than
-- where: loading, function
-- beyond: the known ways to break this Lua
table.concat({ "a", "b" }, ("x"):rep(16000) .. ("y"):rep(383) .. "z")
