-- class: misuse
-- told: unpack gives at most
-- where: loading, function
unpack({}, 1, 1e8)
