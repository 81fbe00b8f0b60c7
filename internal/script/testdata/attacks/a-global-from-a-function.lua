-- class: keeping things between calls
-- told: leak
-- where: function
-- refused: before it runs
-- beyond: the known ways to break this Lua
leak = at
