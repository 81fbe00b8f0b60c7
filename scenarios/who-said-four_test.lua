-- The tests of who-said-four.lua: `evenkeel test who-said-four.lua`.

local best = {
  "that_was_me", "oven_or_fitter", "two_in_the_morning", "pavel_first", "since_five_alone", "numbers_not_you",
  "six_by_you", "ring_at_six", "can_i_say", "some_of_it_true",
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
  expect(r).ending.is("oven_hot").relationship.is("recommends")
  expect(r).score.overall.is(r.score.best)
end)

golden "dodged, insulted, and mended" {
  "not_sure", "caught", "breathe", "five_who_wait", "your_hours", "tell_me_all", "chin_up", "then_not", "five_to_be_kind",
  "i_made_it_nicer", "half_price_year", "never_again", "some_of_it_true",
}

test "a promise that is owned at once is half mended" (function()
  expect(play { "that_was_me" }).node.is("what_it_breaks").mood.anger.below(64).mood.trust.above(50)
  expect(play { "not_sure" }).node.is("smiley").says.contains("doesn't do SMILEYS")
  expect(play { "she_was_crying" }).says.contains("I'm not asking who cried")
end)

test "the unpleasant call is yours" (function()
  local told = play { "that_was_me", "oven_or_fitter" }
  expect(told).vars.baker.is("told").offers("two_in_the_morning").not_offers("ring_her_now")
  local left = play { "that_was_me", "your_call" }
  expect(left).vars.baker.is("four").offers("ring_her_now").not_offers("two_in_the_morning")
  expect(left).says.contains("Does she know by now")
end)

test "who has had it puts the board over" (function()
  expect(play { from = "what_it_breaks", mood = { anger = 75 }, "half_an_hour" }).node.is("your_board")
  expect(play { from = "your_board", mood = { anger = 90 }, "breathe" }).says.contains("Obviously").mood.anger.below(80)
  expect(play { from = "your_board", mood = { anger = 90 }, "five_who_wait" }).node.is("five_calls").vars.baker.is("told")
  expect(play { from = "your_board", "report_it" }).ending.is("lena_decides")
end)

test "Pavel comes before the oven, also when the clock runs out" (function()
  expect(play { from = "ditch", "pavel_first" }).node.is("the_van")
  expect(play { from = "ditch", mood = { anger = 80 }, timeout }).ending.is("lena_decides")
  expect(play { from = "ditch", mood = { anger = 50 }, timeout }).node.is("the_van")
end)

test "help: with him, behind his back, or not at all" (function()
  expect(play { from = "lena", "numbers_not_you" }).vars.help.is(true).says.contains("She brought soup")
  local behind = play { from = "lena", "must_know" }
  expect(behind).vars.help.is(true).mood.trust.below(20)
  expect(play { from = "lena", "then_not" }).vars.help.is(false).says.contains("Last thing I can do")
end)

test "an hour made nicer comes back after eleven minutes" (function()
  expect(play { from = "half_past_five", "five_to_be_kind" }).node.is("you_said_half_past").says.contains("I said SIX")
  expect(play { from = "half_past_five", "six_by_you" }).node.is("eleven_ovens")
end)

test "he keeps count of what he is given to do" (function()
  local heaped = play { from = "what_it_breaks", mood = { anger = 20 }, "half_an_hour", "ring_her_yourself" }
  expect(heaped).vars.load.is(2)
  expect(play { from = "eleven_ovens", vars = { load = 2 } }).says.contains("Do you people keep a list?")
  expect(play { from = "eleven_ovens" }).says.contains("a winter's work")
end)

test "a rule is more than a vow" (function()
  expect(play { from = "tomorrow", "can_i_say" }).vars.rule.is(true)
  expect(play { from = "tomorrow", "never_again" }).vars.rule.is(false)
end)

test "every ending can be reached" (function()
  expect(play {
    "that_was_me", "oven_or_fitter", "two_in_the_morning", "pavel_first", "since_five_alone", "then_not", "six_by_you", "ring_at_six",
    "can_i_say", "some_of_it_true",
  }).ending.is("that_will_do").relationship.is("stays")
  expect(play {
    "deep_breath", "talk_monday", "overtime", "she_is_fine", "tell_me_all", "chin_up", "then_not", "twenty_off", "half_price_year",
    "never_again", "no_hard_feelings",
  }).ending.is("one_more_day").relationship.is("wavers")
  expect(play { "not_sure", "caught", "report_it" }).ending.is("lena_decides").outcome.is("escalated").score.overall.below(50)
  expect(play { "not_sure", "caught", "hand_it_over" }).ending.is("logged_out").outcome.is("lost").score.overall.below(50)
end)

for _, way in ipairs { "first", "last", "longest", "shortest" } do
  test("always the " .. way .. " reply does not do well") (function()
    expect(play { always = way }).score.overall.below(60)
    expect(play { variant = "b", always = way }).score.overall.below(75)
  end)
end

test "always apologising does not do well" (function()
  expect(play { always = most { "sorry", "awful", "apolog" } }).score.overall.below(55)
end)

test "always giving something away does not do well" (function()
  expect(play { always = most { "voucher", "bonus", "half price", "percent" } }).score.overall.below(55)
end)

-- The variant: another customer, exactly as hard.

golden "the best path with Salma" { variant = "b", unpack(best) }

test "the variant is exactly as hard" (function()
  local one, other = play(best), play { variant = "b", unpack(best) }
  expect(other).ending.is(one.ending).score.overall.is(one.score.overall).score.best.is(one.score.best)
end)

test "nothing of Joost is left in Salma's words" (function()
  local gone = { "Joost", "baker", "oven", "Amira", "Pavel", "ditch", "fitter", "the van" }
  local nodes = {
    "who", "smiley", "same_team", "what_it_breaks", "what_she_said", "your_board", "five_calls", "ditch",
    "the_van", "lena", "half_past_five", "you_said_half_past", "eleven_ovens", "tomorrow", "six_o_clock",
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
