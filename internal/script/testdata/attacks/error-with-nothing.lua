-- class: misuse
-- told: nil
-- where: loading, function
error()
