-- Die Tests von zwei-zaehlwerke.lua: `evenkeel test zwei-zaehlwerke.lua`.

local best = {
  "breathe", "spalte_f", "ihre_formel", "blatt_geprueft", "drei_raten", "sie_haben_recht",
  "zweihundertvierzehn", "einunddreissig",
}

-- Immer die Antwort mit den meisten dieser Wörter.
local function most(words)
  return function(now)
    local chosen, highest = nil, -1
    for _, id in ipairs(now.offered) do
      local n, text = 0, now.text(id):lower()
      for _, word in ipairs(words) do
        local _, times = text:gsub(word, "")
        n = n + times
      end
      if n > highest and id ~= "breathe" then chosen, highest = id, n end
    end
    return chosen
  end
end

golden "der beste Weg" { unpack(best) }

test "der beste Weg ist der beste, den es gibt" (function()
  local r = play(best)
  expect(r).ending.is("protokoll").relationship.is("recommends")
  expect(r).score.overall.is(r.score.best)
end)

golden "Geld, eine Probe und eine Mahnung" {
  "hundertfuenfzig", "geste", "um_22_05", "die_formel_haelt", "ihre_formel", "blatt_schnell", "alle_vierzehn", "frist",
  "sie_haben_recht", "alle_sofort", "gestoppt", "einunddreissig",
}

test "eine Zahl öffnet die Tür, ein Baustein schließt sie" (function()
  expect(play { "spalte_f" }).node.is("merkblatt").mood.trust.above(50)
  expect(play { "baustein" }).node.is("vier_absaetze").mood.anger.above(60)
end)

test "recht zu haben ist nicht genug" (function()
  expect(play { "vertauscht" }).node.is("behauptung").says.contains("Bitte keine Versicherung; eine Probe")
  expect(play { "vertauscht", "um_22_05" }).node.is("probe").says.contains("Es läuft 1.8.1")
  expect(play { "vertauscht", "um_22_05", "die_formel_haelt" }).node.is("merkblatt").says.contains("Und nun zur Ursache")
end)

test "Geld ohne Grund wird zurückgefragt" (function()
  local geld = play { "hundertfuenfzig" }
  expect(geld).node.is("die_mitte").vars.kulanz.is(true)
  expect(play { "hundertfuenfzig", "zurueckgenommen" }).vars.kulanz.is(false).node.is("merkblatt")
  expect(play { "hundertfuenfzig", "zweihundert" }).says.contains("Erst Geld, nun soll alles richtig sein")
end)

test "ein Erlass auch" (function()
  expect(play { from = "faellig", "erlassen" }).node.is("geschenk").vars.kulanz.is(true)
  expect(play { from = "faellig", "erlassen", "kein_grund" }).vars.kulanz.is(false).vars.raten.is(true)
end)

test "das Blatt: geprüft oder mit Dreher" (function()
  expect(play { from = "donnerstag", "blatt_geprueft" }).vars.blatt.is("genau").node.is("faellig")
  expect(play { from = "donnerstag", "blatt_schnell" }).vars.blatt.is("fehler").says.contains("in Zeile 7 steht 4.221")
  expect(play { from = "donnerstag", "blatt_schnell", "alle_vierzehn" }).vars.blatt.is("genau")
  expect(play { from = "freitag", vars = { blatt = "fehler" } }).says.contains("Herr Kamp hat Zeile 7 gefunden").offers("eine_stunde")
  expect(play { from = "freitag", vars = { blatt = "genau" } }).says.contains("neun Minuten").not_offers("eine_stunde")
end)

test "ohne Raten kommt die Mahnung" (function()
  expect(play { from = "die_anderen", "zweihundertvierzehn" }).node.is("mahnung")
  expect(play { from = "die_anderen", vars = { raten = true }, "zweihundertvierzehn" }).node.is("freitag")
  expect(play { from = "die_anderen", vars = { kulanz = true }, "zweihundertvierzehn" }).says.contains("Welcher gilt?")
  expect(play { from = "mahnung", "gestoppt" }).vars.raten.is(true)
end)

test "wer genug hat, schreibt an die Schlichtungsstelle" (function()
  expect(play { from = "merkblatt", mood = { anger = 70 }, "unverbindlich" }).node.is("schlichtung")
  expect(play { from = "merkblatt", mood = { anger = 50 }, "unverbindlich" }).node.is("donnerstag")
  expect(play { from = "schlichtung", mood = { anger = 80 }, "drei_zahlen" }).node.is("donnerstag").mood.anger.below(70)
end)

test "vor der Antwort kann man die Tabelle öffnen" (function()
  expect(play { "breathe" }).node.is("tabelle").says.contains("Alle Summen stimmen").not_offers("breathe")
end)

test "jedes Ende ist zu erreichen" (function()
  expect(play {
    "spalte_f", "ihre_formel", "blatt_geprueft", "frist", "sie_haben_recht", "alle_sofort", "gestoppt", "umfrage",
  }).ending.is("bezahlt").relationship.is("stays")
  expect(play {
    "vertauscht", "befund", "kann_passieren", "ihre_sache", "faellt_nicht_auf", "rundung", "nicht_befugt", "gestoppt", "umfrage",
  }).ending.is("zaehlt_nach").relationship.is("wavers")
  expect(play { "baustein", "an_fachabteilung", "leitung" }).ending.is("antrag").outcome.is("escalated").score.overall.below(50)
  expect(play { "baustein", "an_fachabteilung", "steht_ihnen_frei" }).ending.is("wechselt").score.overall.below(50)
end)

for _, way in ipairs { "first", "last", "longest", "shortest" } do
  test("immer dieselbe Antwort führt nicht weit: " .. way) (function()
    expect(play { always = way }).score.overall.below(60)
    expect(play { variant = "b", always = way }).score.overall.below(75)
  end)
end

test "immer zu bedauern führt nicht weit" (function()
  expect(play { always = most { "leid", "entschuldig", "unangenehm" } }).score.overall.below(55)
end)

test "immer zu schenken führt nicht weit" (function()
  expect(play { always = most { "kulanz", "gutschr", "erlassen", "treue", "geste", "bonus" } }).score.overall.below(55)
end)

-- Die Parallelform: ein anderer Kunde, genauso schwer.

golden "der beste Weg mit Jannis" { variant = "b", unpack(best) }

test "die Parallelform ist genauso schwer" (function()
  local one, other = play(best), play { variant = "b", unpack(best) }
  expect(other).ending.is(one.ending).score.overall.is(one.score.overall).score.best.is(one.score.best)
end)

test "nichts von Birgit bleibt bei Jannis stehen" (function()
  local gone = {
    "Vossen", "312,40", "4.212", "1.486", "Aufz", "Kamp", "Waschkeller", "132 Zeilen", "121,33",
  }
  local nodes = {
    "tabelle", "vier_absaetze", "die_mitte", "behauptung", "probe", "merkblatt", "donnerstag", "zeile_sieben",
    "faellig", "geschenk", "abschlag", "die_anderen", "mahnung", "schlichtung", "freitag",
  }
  for _, from in ipairs(nodes) do
    for _, mood in ipairs { { anger = 95, trust = 5 }, { anger = 30, trust = 90 } } do
      local here = play { variant = "b", from = from, mood = mood }
      for _, word in ipairs(gone) do
        expect(here).says.not_contains(word)
        for _, id in ipairs(here.offered) do
          if here.text(id):find(word, 1, true) then error(from .. "/" .. id .. " says " .. word) end
        end
      end
    end
  end
end)
