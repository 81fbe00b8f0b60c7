-- The tests of we-miss-you.lua: `evenkeel test we-miss-you.lua`.

local best = {
  "a_list", "answered_her", "keep_anything", "before_anything", "midnight", "ring_at_three", "three_back",
  "breathe", "i_am", "your_name", "she_is_there",
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
  expect(r).ending.is("sundays").relationship.is("recommends")
  expect(r).score.overall.is(r.score.best)
end)

golden "too quick, and back again" {
  "holder", "breathe", "that_will_do", "answered_her", "close_all", "stop_mine", "midnight", "hundred_percent", "three_back",
  "i_am", "in_the_notes", "she_is_there",
}

golden "the number you have dialled" {
  "automatic", "that_will_do", "two_departments", "close_all", "panic", "specialists", "ticket", "as_far_as", "words_fail",
}

test "who is asked for the account holder says it aloud" (function()
  expect(play { "holder" }).node.is("certificate").says.contains("Since the 9th of August")
  expect(play { "holder" }).mood.anger.above(80)
  expect(play { "a_list" }).node.is("three_times").mood.trust.above(35)
end)

test "closing everything is what he asks for, and not what he needs" (function()
  local closed = play { "a_list", "answered_her", "close_all" }
  expect(closed).vars.line.is("closing").node.is("no_trace").says.contains("I ring it, on Sundays")
  expect(play { "a_list", "answered_her", "close_all", "stop_mine" }).vars.line.is("ending").node.is("a_minute")
  expect(play { "a_list", "answered_her", "close_all", "cannot_undo" }).says.contains("whether she is still there")
end)

test "what he would like to keep is asked before anything is closed" (function()
  expect(play { "a_list", "answered_her", "keep_anything" }).node.is("on_the_mailbox").says.contains("speak up")
end)

test "the hard thing is best said at once" (function()
  local told = play { "a_list", "answered_her", "keep_anything", "before_anything", "midnight" }
  local hidden = play { "a_list", "answered_her", "keep_anything", "before_anything", "nothing" }
  expect(told).vars.line.is("stopped")
  expect(hidden).vars.line.is("stopped")
  expect(hidden.mood.trust).below(told.mood.trust)
end)

test "what nobody has stopped is gone, and can be fetched back once" (function()
  local gone = { from = "stopped_or_stopping", "as_far_as" }
  expect(play(gone)).node.is("not_in_service").says.contains("He says it very clearly")
  expect(play { from = "stopped_or_stopping", "as_far_as", "seventy_two_hours" }).vars.line.is("stopped").vars.call.is("broken")
  expect(play { from = "stopped_or_stopping", "as_far_as", "words_fail" }).ending.is("silence")
  expect(play { from = "stopped_or_stopping", vars = { line = "stopped" }, "as_far_as" }).node.is("who_pays")
end)

test "the promise kept: three o'clock" (function()
  local rung = play { from = "stopped_or_stopping", "ring_at_three" }
  expect(rung).vars.call.is("three").vars.line.is("stopped")
  expect(play { from = "three_oclock", vars = { line = "stopped", call = "three" } }).says.contains("one minute to three")
  expect(play { from = "three_oclock", vars = { line = "stopped", call = "three" }, "she_is_there" }).vars.call.is("kept")
  expect(play { from = "three_oclock", vars = { line = "stopped" }, "she_is_there" }).vars.call.is("none")
end)

test "put through without a word, he comes back" (function()
  expect(play { from = "a_minute", "specialists" }).node.is("date_of_birth").says.contains("so I hung up")
  expect(play { from = "a_minute", "specialists", "ring_them" }).vars.line.is("stopped")
end)

test "he speaks of the newspaper once" (function()
  expect(play { from = "three_times", mood = { anger = 80 }, "hundred" }).node.is("newspaper")
  expect(play { from = "three_times", mood = { anger = 80 }, visited = { "newspaper" }, "hundred" }).node.is("make_it_stop")
  expect(play { from = "newspaper", "he_may_write" }).node.is("stopped_or_stopping").vars.line.is("stopped")
end)

test "a silence is the better manners" (function()
  expect(play { "holder", "breathe" }).node.is("certificate").mood.anger.below(play({ "holder" }).mood.anger)
end)

test "every ending can be reached" (function()
  expect(play {
    "a_list", "answered_her", "keep_anything", "record_it", "nothing", "ring_at_three", "three_back", "i_am", "only_me", "she_is_there",
  }).ending.is("it_is_safe").relationship.is("stays")
  expect(play {
    "a_list", "two_departments", "keep_anything", "record_it", "nothing", "ring_at_three", "and_two_hundred", "no_offence",
    "in_the_notes", "confirmed",
  }).ending.is("takes_it_home").relationship.is("leaves")
  expect(play { "holder", "once_more", "not_necessary" }).ending.is("goes_to_print").outcome.is("escalated")
  expect(play { from = "not_in_service", "as_requested" }).ending.is("silence").outcome.is("lost")
  expect(play {
    "automatic", "that_will_do", "two_departments", "close_all", "panic", "specialists", "ticket", "as_far_as", "words_fail",
  }).ending.is("silence").score.overall.below(50)
end)

for _, way in ipairs { "first", "last", "longest", "shortest" } do
  test("always the " .. way .. " reply does not do well") (function()
    expect(play { always = way }).score.overall.below(60)
    expect(play { variant = "b", always = way }).score.overall.below(75)
  end)
end

test "always apologising does not do well" (function()
  expect(play { always = most { "sorry", "apolog", "ashamed" } }).score.overall.below(55)
end)

test "always giving something away does not do well" (function()
  expect(play { always = most { "credit", "two hundred", "something nice", "tariff" } }).score.overall.below(55)
end)

-- The variant: another customer, exactly as hard.

golden "the best path with Ines" { variant = "b", unpack(best) }

test "the variant is exactly as hard" (function()
  local one, other = play(best), play { variant = "b", unpack(best) }
  expect(other).ending.is(one.ending).score.overall.is(one.score.overall).score.best.is(one.score.best)
end)

test "nothing of Walter is left in Ines's words" (function()
  local gone = { "Prentice", "Helen", "balloon", "Sunday", "piano", "my wife", "the 9th" }
  local nodes = {
    "balloon", "certificate", "three_times", "make_it_stop", "no_trace", "on_the_mailbox", "a_minute",
    "date_of_birth", "stopped_or_stopping", "not_in_service", "who_pays", "ashamed", "newspaper", "after_you",
    "three_oclock",
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
