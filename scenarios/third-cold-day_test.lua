-- The tests of third-cold-day.lua: `evenkeel test third-cold-day.lua`.

local best = {
  "how_warm", "her_first", "ten_past_seven", "breathe", "safe_with_you", "both_sentences", "not_a_minute",
  "nine_to_ten", "eighty_nine", "he_asked_to_come", "three_days_wrong",
}

-- Always the reply with most of these words.
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

golden "the best path" { unpack(best) }

test "the best path is the best there is" (function()
  local r = play(best)
  expect(r).ending.is("nineteen").relationship.is("recommends")
  expect(r).score.overall.is(r.score.best)
end)

golden "a promise, a barbecue and a way back" {
  "by_eight", "keep_her_warm", "nearly_sure", "not_heard", "window", "everyone_out", "my_part", "i_promised_air", "all_free",
  "ask_now", "say_nothing", "three_days_wrong",
}

golden "the van turns round" {
  "contract", "by_the_book", "same_to_you", "had_we_known", "supply_chains", "police",
}

test "he is asked who is cold, or for his contract" (function()
  expect(play { "how_warm" }).node.is("how_cold").says.contains("three weeks old").mood.trust.above(40)
  expect(play { "contract" }).node.is("a_number").says.contains("Eleven. That's the kitchen")
end)

test "an insult is met with a short limit, or a breath" (function()
  local insulted = { from = "useless", mood = { anger = 89 } }
  expect(play(insulted)).says.contains("parrot").offers("breathe")
  expect(play { from = "useless", mood = { anger = 89 }, "leave_it_out" }).node.is("how_cold").mood.anger.below(85)
  expect(play { from = "useless", mood = { anger = 89 }, "same_to_you" }).mood.anger.above(95)
end)

test "heaters need no fitter" (function()
  expect(play { "how_warm", "her_first" }).vars.heaters.is(true).node.is("which_part")
end)

test "the threat is named, and he takes it back" (function()
  expect(play { from = "white_van", "safe_with_you" }).vars.word.is(true).node.is("i_say_things")
  expect(play { from = "white_van", "not_heard" }).vars.word.is(false).node.is("next_door")
  expect(play { from = "white_van", "understand_rage" }).vars.word.is(false)
end)

test "who comes has heard of it" (function()
  expect(play { from = "what_it_costs", "eighty_nine" }).node.is("turned_round").says.contains("is it true that I'm dangerous")
  expect(play { from = "what_it_costs", vars = { word = true }, "eighty_nine" }).node.is("at_the_door")
  expect(play { from = "turned_round", "ask_now" }).node.is("at_the_door").vars.word.is(true)
  expect(play { from = "turned_round", mood = { trust = 17 }, "she_must_decide" }).ending.is("nobody_comes")
end)

test "the barbecue stays outside, or it does not" (function()
  expect(play { from = "next_door", "not_a_minute" }).node.is("ringing_dispatch")
  expect(play { from = "next_door", "window" }).node.is("its_going").says.contains("Sleeps like a stone")
  expect(play { from = "next_door", "window", "everyone_out" }).node.is("fresh_air").says.contains("She's yelling again")
  expect(play { from = "its_going", mood = { trust = 20 }, "thank_goodness" }).ending.is("pavement")
  expect(play { from = "its_going", mood = { trust = 30 }, timeout }).node.is("fresh_air")
end)

test "a promise without a fitter comes back at ten past eight" (function()
  expect(play { "by_eight" }).vars.van.is("eight")
  expect(play { from = "ringing_dispatch", vars = { van = "eight" } }).says.contains("I see no van").offers("i_promised_air").not_offers("nine_to_ten")
  expect(play { from = "ringing_dispatch", vars = { van = "call" } }).says.contains("On the dot").not_offers("i_promised_air")
  expect(play { from = "ringing_dispatch" }).says.contains("And no stories")
end)

test "whom he threatened stands before him" (function()
  expect(play { from = "at_the_door" }).says.contains("my slippers")
  expect(play { from = "at_the_door", visited = { "i_say_things" } }).says.contains("Just looks at me")
end)

test "every ending can be reached" (function()
  expect(play {
    "how_warm", "relatives", "ten_past_seven", "not_heard", "not_a_minute", "nine_to_ten", "eighty_nine", "ask_now", "say_nothing",
    "three_days_wrong",
  }).ending.is("it_runs").relationship.is("stays")
  expect(play {
    "so_sorry", "bedroom", "had_we_known", "his_note", "not_heard", "own_risk", "everyone_out", "told_you_so", "tomorrow", "see_the_bill",
    "all_right_really", "apologise_to_him", "next_time_polite",
  }).ending.is("other_firm").relationship.is("leaves")
  expect(play { "contract", "by_the_book", "same_to_you", "had_we_known", "supply_chains", "police" })
    .ending.is("nobody_comes").outcome.is("escalated").score.overall.below(50)
  expect(play { "contract", "extra_blanket", "deserved", "had_we_known", "supply_chains", "not_heard", "own_risk", "thank_goodness" })
    .ending.is("pavement").outcome.is("lost").score.overall.below(50)
end)

for _, way in ipairs { "first", "last", "longest", "shortest" } do
  test("always the " .. way .. " reply does not do well") (function()
    expect(play { always = way }).score.overall.below(60)
    expect(play { variant = "b", always = way }).score.overall.below(75)
  end)
end

test "always apologising does not do well" (function()
  expect(play { always = most { "sorry", "apolog" } }).score.overall.below(55)
end)

test "always giving something away does not do well" (function()
  expect(play { always = most { "free", "voucher", "nothing at all", "promise" } }).score.overall.below(55)
end)

-- The variant: another customer, exactly as hard.

golden "the best path with Rosa" { variant = "b", unpack(best) }

test "the variant is exactly as hard" (function()
  local one, other = play(best), play { variant = "b", unpack(best) }
  expect(other).ending.is(one.ending).score.overall.is(one.score.overall).score.best.is(one.score.best)
end)

test "nothing of Gus is left in Rosa's words" (function()
  local gone = { "Hallam", "baby", "three weeks", "the wife", "little one", "daughter", "slippers" }
  local nodes = {
    "third_day", "a_number", "useless", "how_cold", "which_part", "next_door", "its_going", "fresh_air",
    "white_van", "i_say_things", "ringing_dispatch", "what_it_costs", "turned_round", "at_the_door",
    "half_past_eleven",
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
