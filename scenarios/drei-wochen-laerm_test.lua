-- Die Tests von drei-wochen-laerm.lua: `evenkeel test drei-wochen-laerm.lua`.

local best = {
  "was_klirrt", "wen_verstehen", "sonntag_nachbauen", "genau_eine", "noch_einmal", "einfacheres",
  "bis_mittwoch", "die_haelfte",
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
  expect(r).ending.is("am_tisch").relationship.is("recommends")
  expect(r).score.overall.is(r.score.best)
end)

golden "zu viel versprochen, und zurückgenommen" {
  "gewoehnung", "so_leid", "ein_tick", "die_kollegen", "breathe", "danke_jens", "jedes_wort", "genau_eine", "traenen", "selbst_wissen",
  "nicht_so_eng", "mein_satz",
}

test "gefragt zu werden ist neu" (function()
  expect(play { "was_klirrt" }).node.is("besteck").mood.trust.above(35)
  expect(play { "gewoehnung" }).node.is("zum_dritten").says.contains("Broschüre")
  expect(play { "was_klirrt", "wen_verstehen" }).vars.wen.is(true).says.contains("'Ist egal, Oma.'")
end)

test "die Rückgabe ist leicht, und niemand fragt" (function()
  expect(play { "rueckgabe" }).node.is("zwei_minuten").says.contains("Wo unterschreibe ich?")
  expect(play { "rueckgabe", "hier_unten" }).ending.is("formular")
  expect(play { "rueckgabe", "wofuer" }).node.is("besteck").says.contains("Nicht für das Besteck")
end)

test "noch ein Tick ist ein Tick zu viel" (function()
  expect(play { "was_klirrt", "ein_tick" }).node.is("minus_ein_tick").says.contains("einen Tick heller")
  expect(play { "was_klirrt", "ein_tick", "was_fehlt" }).node.is("fuer_wen").vars.wen.is(true)
end)

test "eine Änderung hört man, drei nicht" (function()
  expect(play { from = "lottes_stimme", "genau_eine" }).vars.eins.is(true).says.contains("Der Hund hat ihren Schuh versteckt")
  expect(play { from = "lottes_stimme", "vorsagen" }).vars.eins.is(false).says.contains("Ich habe ihr ein Herz zurückgeschickt")
  expect(play { from = "lottes_stimme", timeout }).vars.eins.is(false).node.is("der_schuh")
end)

test "ein zu großes Versprechen kommt am Montag zurück" (function()
  expect(play { from = "fuer_wen", "jedes_wort" }).vars.satt.is(true)
  expect(play { from = "montag", vars = { satt = true } }).says.contains("etwa jedes zweite").offers("mein_satz").not_offers("die_haelfte")
  expect(play { from = "montag", vars = { eins = true } }).says.contains("Der Hund war beleidigt").offers("die_haelfte")
  expect(play { from = "montag" }).says.contains("Zweimal habe ich genickt")
end)

test "die Frist: auf Papier, dahingesagt oder gar nicht" (function()
  expect(play { from = "die_frist", "bis_mittwoch" }).vars.frist.is("schriftlich")
  expect(play { from = "die_frist", "nicht_so_eng" }).vars.frist.is("mündlich")
  expect(play { from = "die_frist", mood = { anger = 60 }, "kasse_sagt" }).node.is("muede_zuletzt")
  expect(play { from = "die_frist", mood = { anger = 30 }, "kasse_sagt" }).node.is("montag")
  expect(play { from = "muede_zuletzt", "ich_rufe_an" }).vars.frist.is("schriftlich").node.is("montag")
end)

test "wer müde ist, bekommt das Formular und eine Frage" (function()
  expect(play { from = "besteck", mood = { anger = 60 }, "gutes_zeichen" }).node.is("muede")
  expect(play { from = "muede", "formular_und_frage" }).node.is("fuer_wen").vars.wen.is(true)
  expect(play { from = "muede", "bitte_nicht" }).ending.is("formular")
  expect(play { from = "muede", "breathe" }).says.contains("Straßenbahn").not_offers("breathe")
end)

test "jedes Ende ist zu erreichen" (function()
  expect(play {
    "was_klirrt", "wen_verstehen", "sonntag_nachbauen", "genau_eine", "noch_einmal", "einfacheres", "nicht_so_eng", "die_haelfte",
  }).ending.is("behaelt").relationship.is("stays")
  expect(play {
    "was_klirrt", "wen_verstehen", "sonntag_nachbauen", "drei_programme", "noch_einmal", "einfacheres", "bis_mittwoch", "die_haelfte",
  }).ending.is("kommt_wieder").relationship.is("stays")
  expect(play {
    "was_klirrt", "ein_tick", "die_kollegen", "zurechtweisen", "deutlicher", "vorsagen", "traenen", "selbst_wissen", "nicht_so_eng",
    "geduld",
  }).ending.is("schublade").relationship.is("wavers")
  expect(play { "rueckgabe", "hier_unten" }).ending.is("formular").outcome.is("lost").score.overall.below(50)
end)

for _, way in ipairs { "first", "last", "longest", "shortest" } do
  test("immer dieselbe Antwort führt nicht weit: " .. way) (function()
    expect(play { always = way }).score.overall.below(60)
    expect(play { variant = "b", always = way }).score.overall.below(75)
  end)
end

test "immer zu bedauern führt nicht weit" (function()
  expect(play { always = most { "leid", "entschuldig", "schade" } }).score.overall.below(55)
end)

test "immer zu schenken führt nicht weit" (function()
  expect(play { always = most { "rabatt", "prozent", "entgegenkommen", "tausch" } }).score.overall.below(55)
end)

-- Die Parallelform: jemand anders, genauso schwer.

golden "der beste Weg mit Harald" { variant = "b", unpack(best) }

test "die Parallelform ist genauso schwer" (function()
  local one, other = play(best), play { variant = "b", unpack(best) }
  expect(other).ending.is(one.ending).score.overall.is(one.score.overall).score.best.is(one.score.best)
end)

test "nichts von Ingrid bleibt bei Harald stehen" (function()
  local gone = { "Thoms", "Lotte", "Oma", "Besteck", "Schuh", "Zeitung", "Enkelin" }
  local nodes = {
    "karton", "zum_dritten", "zwei_minuten", "noch_besser", "besteck", "minus_ein_tick", "kollege", "muede",
    "fuer_wen", "lottes_stimme", "der_schuh", "der_preis", "die_frist", "muede_zuletzt", "montag",
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
