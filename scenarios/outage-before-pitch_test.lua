-- The tests of outage-before-pitch.lua: `evenkeel test outage-before-pitch.lua`.

local best = {
  "breathe", "acknowledge", "what_must_work", "prototype_first", "breathe", "one_step", "good_sign", "news_at_940",
  "what_i_know", "as_promised", "walk_through", "noon_and_four",
}

-- What leads to the street box, calmly: a start for the tests of the promises.
local function street(...)
  return { "acknowledge", "what_must_work", "prototype_first", "one_step", "good_sign", ... }
end

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
  "explain", "let_me_finish", "sorry_sorry", "boundary", "cloud", "somebody_else", "again", "all_steps", "your_laptop",
  "as_i_said", "cannot_advise", "any_minute", "contract",
}

test "the best path is the best there is" (function()
  local r = play(best)
  expect(r).ending.is("pitch_made").relationship.is("recommends")
  expect(r).score.overall.is(r.score.best)
end)

test "naming the stakes calms her, a form does not" (function()
  expect(play { "acknowledge" }).mood.anger.below(60).mood.trust.is(40)
  expect(play { "policy" }).mood.anger.above(85)
  expect(play { timeout }).node.is("colder")
  expect(play { timeout }).mood.anger.is(play({ "policy" }).mood.anger)
end)

test "what she says follows her mood" (function()
  expect(play { "acknowledge" }).says.contains("My hands are shaking")
  expect(play { "policy", "repair" }).says.contains("first human sentence")
  expect(play { from = "router", mood = { anger = 80 } }).says.contains("ORANGE")
  expect(play { from = "router", mood = { anger = 79 } }).says.contains("Orange. It's been orange since eight")
end)

test "the promise kept" (function()
  local r = play(street("news_at_940", "what_i_know"))
  expect(r).vars.promise.is("news").says.contains("You said you'd tell me something")
  expect(r).offers("as_promised").not_offers("own_up")
  expect(play(street("news_at_940", "what_i_know", "as_promised"))).vars.promise.is("kept")
  expect(play(street("news_at_940", "what_i_know", "as_promised", "walk_through", "noon_and_four"))).ending.is("pitch_made")
end)

test "the promise broken" (function()
  local r = play(street("news_at_940", "what_i_know", "any_minute"))
  expect(r).vars.promise.is("broken")
  expect(play(street("news_at_940", "what_i_know", "any_minute", "walk_through", "noon_and_four")))
    .ending.is("calm").score.overall.below(92)
end)

test "a promise too large is best taken back at once" (function()
  local promised = play(street("within_the_hour"))
  expect(promised).vars.promise.is("line")
  expect(play(street("within_the_hour", "what_i_know"))).says.contains("Was that true, or were you being nice?")
  local early = play { "acknowledge", "my_word", "believe", "prototype_first", "one_step", "good_sign" }
  expect(early).says.contains("you gave me your word").offers("take_it_back").not_offers("news_at_940").not_offers("within_the_hour")
  expect(play(street())).not_offers("take_it_back").offers("news_at_940")
end)

test "the same offer is useless at nine and right at ten to ten" (function()
  expect(play(street())).offers("callback")
  expect(play { from = "street", mood = { anger = 60 } }).not_offers("callback")
  expect(play(street("callback"))).points.resolution.below(play(street()).points.resolution)
  expect(play(street("news_at_940", "what_i_know", "as_promised", "walk_through", "noon_and_four"))).vars.follow_up.is(true)
end)

test "who was asked about the router once is not asked again" (function()
  expect(play { "acknowledge", "what_must_work" }).offers("line_first")
  expect(play { "acknowledge", "lights", "believe" }).not_offers("line_first")
  expect(play { "acknowledge", "what_must_work", "prototype_first", "one_step", "again" }).not_offers("somebody_else")
end)

test "starting over works twice, and is not for free" (function()
  local once = play { "acknowledge", "what_must_work", "prototype_first", "one_step", "again" }
  expect(once).node.is("hotspot").vars.tries.is(1).says.contains("From the top. Again.")
  expect(play { "acknowledge", "what_must_work", "prototype_first", "one_step", "again", "one_step", "again" })
    .node.is("street").vars.tries.is(2)
end)

test "she notices a long silence" (function()
  expect(play { from = "partner", after(26, "what_i_know") }).says.contains("You've gone quiet.")
  expect(play { from = "partner", after(25, "what_i_know") }).says.not_contains("You've gone quiet.")
end)

test "insults are met with a boundary, not with a bow" (function()
  local insulted = { "unplug", "third_time" }
  expect(play(insulted)).node.is("snap")
  expect(play { "unplug", "third_time", "boundary" }).node.is("need").says.contains("No insults").mood.anger.below(80)
  expect(play { "unplug", "third_time", timeout }).node.is("supervisor")
  expect(play { "unplug", "third_time", "hold" }).ending.is("hangs_up")
end)

test "every ending can be reached" (function()
  expect(play(street("as_i_said", "good_feeling", "own_up", "walk_through", "noon_and_four"))).ending.is("calm")
  expect(play {
    "acknowledge", "what_must_work", "month_free", "all_steps", "good_sign", "as_i_said", "good_feeling", "own_up",
    "anything_else", "noon_and_four",
  }).ending.is("scraped_through").relationship.is("wavers")
  expect(play { "unplug", "third_time", "swallow", "warm_handover" }).ending.is("handed_over").outcome.is("escalated")
  expect(play { "acknowledge", "what_must_work", "month_free", "all_steps", "your_laptop", "as_i_said", "cancel_now" })
    .ending.is("cancels").outcome.is("lost").score.overall.below(50)
  expect(play { "unplug", "third_time", "swallow", "same_screen" }).ending.is("hangs_up").relationship.is("leaves")
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
  expect(play { always = most { "free", "price", "credit", "gigabytes" } }).score.overall.below(60)
end)

-- The variant: another customer, exactly as hard.

golden "the best path with Dunja" { variant = "b", unpack(best) }

test "the variant is exactly as hard" (function()
  local one, other = play(best), play { variant = "b", unpack(best) }
  expect(other).ending.is("pitch_made").score.overall.is(one.score.overall).score.best.is(one.score.best)
  for _, way in ipairs { "first", "last", "longest", "shortest" } do
    expect(play { variant = "b", always = way }).score.overall.below(75)
  end
end)

test "nothing of Marta is left in Dunja's words" (function()
  local gone = { "Ruiz", "Marta", "Nadia", "pitch", "studio", "prototype", "client", "leven weeks", "on the wall" }
  local nodes = {
    "opening", "colder", "stakes", "router", "need", "street", "hotspot", "stuck", "partner", "twenty_to", "snap", "supervisor",
    "switching", "ready", "after",
  }
  for _, from in ipairs(nodes) do
    for _, mood in ipairs { { anger = 96, trust = 5 }, { anger = 62, trust = 40 }, { anger = 30, trust = 90 } } do
      for _, vars in ipairs { {}, { promise = "line" }, { promise = "kept", tries = 2 } } do
        local here = play { variant = "b", from = from, mood = mood, vars = vars }
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
