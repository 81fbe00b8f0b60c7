-- The tests of charged-twice.lua: `evenkeel test charged-twice.lua`.

local best = {
  "read_first", "with_the_rent", "your_name", "second_signature", "three_minutes", "transfer", "half_a_page",
  "thursday_at_ten", "what_we_owe",
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

golden "the worst path" {
  "describe", "quick_button", "guarantee", "your_bank", "between_us", "not_the_first", "bear_with_me", "address",
  "by_friday", "hands_tied", "legal", "just_write", "survey",
}

test "the best path is the best there is" (function()
  local r = play(best)
  expect(r).ending.is("tells_the_choir").relationship.is("recommends")
  expect(r).score.overall.is(r.score.best)
  expect(r).vars.refund.is("sent").vars.letter.is(true)
end)

test "reading first is known later" (function()
  local read = play { "read_first", "with_the_rent", "your_name" }
  expect(read).vars.read.is(true).offers("second_signature").not_offers("not_yet")
  local unread = play { "refund_now", "guarantee", "your_name" }
  expect(unread).vars.read.is(false).offers("not_yet").not_offers("second_signature")
end)

test "the promise kept: looked, sent, and proved" (function()
  local r = play { "read_first", "with_the_rent", "your_name", "second_signature", "three_minutes" }
  expect(r).vars.refund.is("traced").says.contains("It was three minutes; I looked")
  expect(play { "read_first", "with_the_rent", "your_name", "second_signature", "three_minutes", "transfer", "half_a_page" })
    .offers("thursday_at_ten").not_offers("too_little").not_offers("more_than_i_may")
end)

test "the promise broken: money announced and not sent" (function()
  local r = play { "refund_now", "guarantee", "your_name" }
  expect(r).vars.refund.is("promised").says.contains("'This very minute', you wrote")
  expect(play { "refund_now", "before_i_looked" }).vars.refund.is("none").vars.read.is(true)
  expect(play { from = "options", vars = { refund = "promised" } }).says.contains("Friday, or Monday at the latest")
  expect(play { from = "proof" }).offers("too_little").not_offers("thursday_at_ten")
end)

test "who promises to pay everything has to take it back" (function()
  local r = play { "read_first", "with_the_rent", "all_costs", "second_signature", "three_minutes", "transfer", "half_a_page" }
  expect(r).vars.costs.is(true).says.contains("'the bank, the interest, whatever he asks'")
  expect(r).offers("more_than_i_may").not_offers("thursday_at_ten").not_offers("too_little")
end)

test "patience runs out after three times" (function()
  local waiting = play { from = "waiting", "bear_with_me" }
  expect(waiting).node.is("waiting").vars.waits.is(1).says.contains("Four minutes")
  expect(play { from = "waiting", "bear_with_me", "address" }).vars.waits.is(2).says.contains("The kettle has gone cold")
  expect(play { from = "waiting", "bear_with_me", "address" }).not_offers("address").offers("three_minutes")
  expect(play { from = "waiting", mood = { anger = 40 }, "bear_with_me", "address", timeout }).node.is("options").vars.waits.is(3)
  expect(play { from = "waiting", mood = { anger = 90 }, "bear_with_me", "address", timeout }).node.is("leaving")
end)

test "a colleague is not to blame" (function()
  local r = play { "read_first", "with_the_rent", "your_name", "between_us" }
  expect(r).node.is("colleague")
  expect(r.mood.trust).below(play({ "read_first", "with_the_rent", "your_name" }).mood.trust)
end)

test "who is cold leaves, and is not held by begging" (function()
  expect(play { from = "apologies", mood = { anger = 80 }, "twenty_five" }).node.is("leaving")
  expect(play { from = "apologies", mood = { anger = 60 }, "twenty_five" }).node.is("rent")
  expect(play { from = "leaving", mood = { anger = 94 }, "half_price" }).node.is("decides")
  expect(play { from = "leaving", mood = { anger = 70 }, "yours_to_decide" }).node.is("options").vars.refund.is("traced")
  expect(play { from = "decides", mood = { trust = 15 } }).not_offers("one_try")
  expect(play { from = "decides", mood = { trust = 16 } }).offers("one_try")
end)

test "every ending can be reached" (function()
  expect(play {
    "read_first", "with_the_rent", "your_name", "second_signature", "three_minutes", "transfer", "what_i_can",
    "thursday_at_ten", "what_we_owe",
  }).ending.is("stays_put").relationship.is("stays")
  expect(play {
    "read_first", "with_the_rent", "your_name", "second_signature", "three_minutes", "much_better", "half_a_page",
    "too_little", "what_we_owe",
  }).ending.is("next_bill").outcome.is("recovered")
  expect(play { "describe", "references", "half_price", "transfer", "what_i_can", "my_word", "survey" })
    .ending.is("paid_and_gone").relationship.is("leaves")
  expect(play { "describe", "references", "end_of_march", "bring_lead" }).ending.is("passed_on").outcome.is("escalated")
  expect(play { "describe", "references", "end_of_march", "same_rights" })
    .ending.is("closes_chat").outcome.is("lost").score.overall.below(50)
end)

for _, way in ipairs { "first", "last", "longest", "shortest" } do
  test("always the " .. way .. " reply does not do well") (function()
    expect(play { always = way }).score.overall.below(75)
  end)
end

test "always apologising does not do well" (function()
  expect(play { always = most { "sorry", "apolog" } }).score.overall.below(60)
end)

test "always giving something away does not do well" (function()
  expect(play { always = most { "twenty%-five", "free", "half price", "voucher", "pay for all" } }).score.overall.below(60)
end)

-- The variant: another customer, exactly as hard.

golden "the best path with Nadia" { variant = "b", unpack(best) }

test "the variant is exactly as hard" (function()
  local ruth, nadia = play(best), play { variant = "b", unpack(best) }
  expect(nadia).ending.is("tells_the_choir").score.overall.is(ruth.score.overall).score.best.is(ruth.score.best)
  for _, way in ipairs { "first", "last", "longest", "shortest" } do
    expect(play { variant = "b", always = way }).score.overall.below(75)
  end
  expect(play { variant = "b", always = most { "sorry", "apolog" } }).score.overall.below(60)
  expect(play { variant = "b", always = most { "twenty%-five", "free", "half price", "voucher", "pay for all" } }).score.overall.below(60)
  local path = { "describe", "quick_button", "guarantee", "all_costs", "between_us", "it_was_us", "three_minutes", "transfer" }
  local r, n = play(path), play { variant = "b", unpack(path) }
  expect(n.mood.anger).is(r.mood.anger)
  expect(n.mood.trust).is(r.mood.trust)
  expect(n.points.resolution).is(r.points.resolution)
end)

test "nothing of Ruth is left in Nadia's words" (function()
  local gone = { "Ruth", "64.90", "my rent", "landlord", "ourteen", "kettle", "copied", "on the 12th", "on the 3rd" }
  local nodes = {
    "hello", "retell", "apologies", "doubt", "summary", "rent", "why", "colleague", "waiting", "leaving", "decides", "options",
    "landlord", "proof", "closing",
  }
  for _, from in ipairs(nodes) do
    for _, mood in ipairs { { anger = 90, trust = 10 }, { anger = 30, trust = 90 } } do
      for _, vars in ipairs { {}, { refund = "promised", waits = 3, costs = true, read = true }, { refund = "sent", waits = 1 } } do
        local here = play { variant = "b", from = from, mood = mood, vars = vars, visited = { "summary", "apologies", "waiting" } }
        for _, word in ipairs(gone) do
          expect(here).says.not_contains(word)
          for _, id in ipairs(here.offered) do
            if here.text(id):find(word, 1, true) then error(from .. "/" .. id .. " says " .. word) end
          end
        end
      end
    end
  end
end)
