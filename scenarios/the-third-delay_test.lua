-- The tests of the-third-delay.lua: `evenkeel test the-third-delay.lua`.

local best = {
  "breathe", "whole_truth", "walk_to_the_shelf", "two_roads", "painted_sample", "keep_your_friday", "by_the_15th",
  "that_was_the_order",
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
  "my_word", "not_ms_brandt", "release", "bedside_table", "read_it_again", "red_or_blue", "no_influence", "next_tour",
}

test "the best path is the best there is" (function()
  local r = play(best)
  expect(r).ending.is("yellow").relationship.is("recommends")
  expect(r).score.overall.is(r.score.best)
  expect(r).vars.promise.is("kept").vars.checked.is(true).vars.sample.is(true)
end)

test "the promise kept: an answer by Wednesday noon" (function()
  local asked = play { "whole_truth", "walk_to_the_shelf" }
  expect(asked).vars.promise.is("news").vars.checked.is(true).says.contains("It is Wednesday, 11.50")
  expect(asked).offers("two_roads").not_offers("late_look")
  expect(play { "whole_truth", "walk_to_the_shelf", "two_roads" }).vars.promise.is("kept").node.is("colour")
end)

test "the promise broken: a reminder in place of an answer" (function()
  local r = play { "whole_truth", "walk_to_the_shelf", "reminder_sent" }
  expect(r).vars.promise.is("broken").node.is("other_shop")
  expect(play { "whole_truth", "keep_posted" }).offers("late_look").not_offers("two_roads")
end)

test "a promise too large comes back in every letter" (function()
  local r = play { "my_word" }
  expect(r).vars.promise.is("bed").mood.hope.above(28)
  expect(play { "my_word", "take_it_back" }).vars.promise.is("none").node.is("need")
  expect(play { "my_word", "not_ms_brandt" }).says.contains("Is your word still your word")
  expect(play { from = "window", vars = { promise = "bed" } }).says.contains("She did a lap of the flat")
  expect(play { from = "stands", vars = { promise = "bed" } }).says.contains("It's brown")
end)

test "what was not counted is missing on the day" (function()
  expect(play { from = "window", "note_on_order" }).node.is("short")
  expect(play { from = "window", vars = { checked = true }, "note_on_order" }).node.is("stands")
  expect(play { from = "window", "keep_your_friday" }).node.is("stands").vars.checked.is(true)
end)

test "his letter has to be read" (function()
  expect(play { "whole_truth", "mattress" }).node.is("reread").says.contains("Which part of it was unclear?")
  expect(play { "whole_truth", "mattress", "yours_says" }).node.is("wednesday").vars.promise.is("news")
  expect(play { from = "reread", mood = { anger = 80 }, "well_meant" }).node.is("other_shop")
end)

test "an open door keeps him, a lock does not" (function()
  expect(play { from = "other_shop", mood = { trust = 20 }, "take_the_white_one" }).node.is("colour")
  expect(play { from = "other_shop", mood = { trust = 0 }, "take_the_white_one" }).ending.is("clean_break")
  expect(play { from = "other_shop", mood = { trust = 12 }, "section_four" }).node.is("elsewhere")
end)

test "hope is heard in what he writes" (function()
  expect(play { from = "colour", mood = { hope = 52 } }).says.contains("two roads")
  expect(play { from = "colour", mood = { hope = 51 } }).says.contains("bumped my shin")
end)

test "a breath is offered once per letter" (function()
  expect(play {}).offers("breathe")
  expect(play { "breathe" }).not_offers("breathe").node.is("good_news").turns.is(1)
end)

test "every ending can be reached" (function()
  expect(play { "whole_truth", "keep_posted", "all_sorted", "keep_your_friday", "i_wrote_yellow", "that_was_the_order" }).ending.is("bed_stands")
  expect(play {
    "breathe", "whole_truth", "walk_to_the_shelf", "release", "take_the_white_one", "painted_sample", "keep_your_friday",
    "by_the_15th", "that_was_the_order",
  }).ending.is("bed_stands").relationship.is("stays")
  expect(play { "explain", "flood", "all_sorted", "note_on_order", "i_do_the_running", "desk" }).ending.is("makeshift")
  expect(play { "explain", "flood", "reminder_sent", "take_the_white_one" }).ending.is("clean_break").relationship.is("leaves")
  expect(play { "explain", "system_says", "bedside_table", "read_it_again" }).ending.is("complaint").outcome.is("escalated")
  expect(play { "explain", "system_says", "section_four" }).ending.is("elsewhere").outcome.is("lost").score.overall.below(50)
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
  expect(play { always = most { "percent", "free", "credit", "voucher", "generous" } }).score.overall.below(60)
end)

-- The variant: another customer, exactly as hard.

golden "the best path with Jonas" { variant = "b", unpack(best) }

test "the variant is exactly as hard" (function()
  local one, other = play(best), play { variant = "b", unpack(best) }
  expect(other).ending.is("yellow").score.overall.is(one.score.overall).score.best.is(one.score.best)
  for _, way in ipairs { "first", "last", "longest", "shortest" } do
    expect(play { variant = "b", always = way }).score.overall.below(75)
  end
end)

test "nothing of Arun is left in Jonas's words" (function()
  local gone = { "Arun", "Mehta", "daughter", "yellow", " bed", "mattress", "plain wood", "slats", "lacquer", "panel", "school", "father" }
  local nodes = {
    "good_news", "paragraph", "fifth", "word", "need", "reread", "wednesday", "other_shop", "review", "colour", "window", "short",
    "stands", "saturday",
  }
  for _, from in ipairs(nodes) do
    for _, mood in ipairs { { anger = 90, trust = 5, hope = 10 }, { anger = 30, trust = 90, hope = 90 } } do
      for _, vars in ipairs { {}, { promise = "news" }, { promise = "bed" }, { promise = "kept", sample = true } } do
        local here = play { variant = "b", from = from, mood = mood, vars = vars, visited = { "short" } }
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
