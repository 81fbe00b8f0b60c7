-- The tests of expired-licence.lua: `evenkeel test expired-licence.lua`.

local best = {
  "straight", "no_one_insures", "no_evening", "not_a_car", "train_and_driver", "lamp_stays", "nothing_owed",
  "paper_by_noon", "howl",
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
  expect(r).ending.is("first_row").relationship.is("recommends")
  expect(r).score.overall.is(r.score.best)
end)

golden "a hope, a wink and a train that leaves" {
  "small_problem", "silly_too", "ask_around", "sign_here", "take_back", "mine_was_a_sheep", "train_and_driver", "my_minutes",
  "fee", "sort_today", "howl",
}

test "a hope is heard until it is taken back" (function()
  expect(play { "small_problem" }).vars.hope.is(true).says.contains("You'll find something")
  expect(play { "small_problem", "silly_too" }).says.contains("it's only you who can't")
  expect(play { "small_problem", "no_one_insures" }).vars.hope.is(false)
  expect(play { "small_problem", "silly_too", "ask_around" }).vars.hope.is(true).says.contains("an exception in that figure")
end)

test "whoever rings round misses the train" (function()
  expect(play { "small_problem", "silly_too", "ask_around" }).vars.spent.is(2)
  expect(play { from = "two_minutes", vars = { spent = 1 }, "train_and_driver" }).vars.ride.is("train").node.is("thirty_kilos")
  expect(play { from = "two_minutes", vars = { spent = 2 }, "train_and_driver" }).vars.ride.is("driver").node.is("too_late")
  expect(play { from = "two_minutes", vars = { spent = 2 }, "train_and_driver" }).says.contains("15.53")
end)

test "a guarantee is asked about" (function()
  expect(play { from = "two_minutes", "by_half_six" }).node.is("too_late").says.contains("quite sure of that half past six")
end)

test "a wink can be taken back" (function()
  expect(play { from = "three_hundred", "sign_here" }).node.is("wink")
  expect(play { from = "three_hundred", "sign_here", "take_back" }).node.is("wolf").mood.trust.above(40)
  expect(play { from = "three_hundred", "sign_here", "misheard" }).node.is("manager").mood.trust.below(40)
end)

test "who waits too long chooses the terms" (function()
  expect(play { timeout }).node.is("friday").mood.anger.is(play({ "terms" }).mood.anger)
end)

test "an insult is met with a limit and a question" (function()
  local insulted = { from = "people_like_you", mood = { anger = 88 }, "breathe" }
  expect(play(insulted)).says.contains("That was beneath me").offers("help_with_seven").not_offers("breathe")
  expect(play { from = "people_like_you", mood = { anger = 88 }, "help_with_seven" }).node.is("wolf").mood.anger.below(80)
  expect(play { from = "people_like_you", mood = { anger = 70 }, "nod" }).node.is("head_office")
end)

test "her manager is no way round, and no threat" (function()
  expect(play { from = "manager", "both_at_once" }).node.is("wolf").vars.spent.is(0)
  expect(play { from = "manager", "fetch_her" }).node.is("wolf").vars.spent.is(1)
end)

test "what it was for is told in two ways" (function()
  expect(play { from = "wolf", mood = { anger = 70 } }).says.contains("Are you satisfied?")
  expect(play { from = "wolf", mood = { anger = 69 } }).says.contains("if you must know")
end)

test "every ending can be reached" (function()
  expect(play {
    "straight", "no_one_insures", "no_evening", "not_a_car", "train_and_driver", "lamp_stays", "nothing_owed", "once_valid", "howl",
  }).ending.is("gets_there").relationship.is("stays")
  expect(play {
    "terms", "four_b", "his_mistake", "no_evening", "someone_films", "taxi_rank", "not_a_store", "fee", "once_valid", "only_my_job",
  }).ending.is("on_her_own").relationship.is("wavers")
  expect(play { from = "head_office", "wait_for_it" }).ending.is("handed_up").outcome.is("escalated")
  expect(play { "terms", "four_b", "really_saturday", "serve_next" }).ending.is("next_desk").outcome.is("lost").score.overall.below(50)
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
  expect(play { always = most { "free", "upgrade", "voucher", "find an exception" } }).score.overall.below(55)
end)

-- The variant: another customer, exactly as hard.

golden "the best path with Tamsin" { variant = "b", unpack(best) }

test "the variant is exactly as hard" (function()
  local one, other = play(best), play { variant = "b", unpack(best) }
  expect(other).ending.is(one.ending).score.overall.is(one.score.overall).score.best.is(one.score.best)
end)

test "nothing of Imogen is left in Tamsin's words" (function()
  local gone = { "Castell", "wolf", "lamp", "hospital", "his lines" }
  local nodes = {
    "desk", "friday", "pushes", "three_hundred", "wink", "manager", "people_like_you", "head_office", "wolf",
    "two_minutes", "thirty_kilos", "too_late", "refund", "thursday", "goodbye",
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
