-- class: the system
-- told: _printregs
-- where: loading, function
-- refused: before it runs
_printregs()
