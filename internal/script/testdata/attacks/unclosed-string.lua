-- class: the compiler
-- told: unterminated multiline string
-- where: loading
-- refused: before it runs
local s = [==[ x
