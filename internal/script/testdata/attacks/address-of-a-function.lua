-- class: addresses
-- told: ^function$
-- where: loading, function
error(tostring(function() end))
