-- class: the system
-- told: _G
-- where: loading, function
-- refused: before it runs
_G.pairs = nil
