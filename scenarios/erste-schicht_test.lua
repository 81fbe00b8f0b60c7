-- Die Tests von erste-schicht.lua: `evenkeel test erste-schicht.lua`.

local best = { "los", "der_letzte", "nicht_irgendeiner" }

golden "der kurze Weg" { unpack(best) }

golden "mit einer Frage, einem Patzer und Durchatmen" { "punkte", "komm_rein", "formular", "breathe", "falsches_ende", "nicht_irgendeiner" }

golden "der Weg zur Tür hinaus" { "punkte", "die_beste", "nur_ein_schirm", "nur_gefragt", "der_naechste" }

test "drei Antworten können genügen" (function()
  expect(play(best)).ending.is("gefunden").turns.is(3).score.overall.above(75)
end)

test "wer erst fragt, verliert nichts" (function()
  expect(play { "punkte", "komm_rein" }).node.is("schirm").mood.anger.is(play({ "los" }).mood.anger)
end)

test "wer hört, was er gesagt hat, fühlt sich gehört" (function()
  expect(play { "los", "der_letzte" }).node.is("warum").mood.anger.below(20).says.contains("Eigentlich ist es ja albern")
end)

test "ein Formular macht sie laut" (function()
  expect(play { "los", "formular" }).node.is("laut").mood.anger.above(50).vars.gepatzt.is(true)
  expect(play { "los", "nur_ein_schirm" }).node.is("laut").mood.anger.is(60)
end)

test "dann darf man durchatmen, einmal" (function()
  expect(play { "los", "formular" }).offers("breathe")
  local after = play { "los", "formular", "breathe" }
  expect(after).node.is("laut").not_offers("breathe")
  expect(after.mood.anger).below(play({ "los", "formular" }).mood.anger)
end)

test "dann heißt es nur: Schau auf das Wasser" (function()
  expect(play { "los", "formular" }).says.contains("Siehst du das Wasser?").mood.anger.above(50)
end)

test "ein Patzer lässt sich wiedergutmachen" (function()
  expect(play { "los", "formular", "falsches_ende", "nicht_irgendeiner" }).ending.is("gefunden").score.overall.above(60)
end)

test "zwei auch" (function()
  expect(play { "los", "formular", "nur_gefragt", "noch_einmal", "nicht_irgendeiner" }).ending.is("gefunden").outcome.is("resolved")
end)

test "drei nicht" (function()
  expect(play { "los", "formular", "nur_gefragt", "der_naechste" }).ending.is("geht").score.overall.below(30)
end)

test "die falsche Hilfe wiegt nach einem Patzer doppelt" (function()
  expect(play { "los", "der_letzte", "ein_anderer" }).ending.is("gefunden")
  expect(play { "los", "formular", "falsches_ende", "ein_anderer" }).ending.is("halb_gefunden")
end)

test "wer noch verstimmt ist, sagt es" (function()
  expect(play { from = "warum", mood = { anger = 60 } }).says.contains("wenn Sie es genau wissen wollen")
end)

test "es ist auf jedem Weg kurz" (function()
  expect(play { "punkte", "die_beste", "formular", "breathe", "nur_gefragt", "noch_einmal", "versprochen" }).turns.is(7).ending.is("halb_gefunden")
end)

for _, way in ipairs { { "first", "erste" }, { "last", "letzte" }, { "longest", "längste" }, { "shortest", "kürzeste" } } do
  test("immer die " .. way[2] .. " Antwort ist keine gute Idee") (function()
    expect(play { always = way[1] }).score.overall.below(70)
  end)
end
