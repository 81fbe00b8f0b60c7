-- The tests of my-first.lua. `evenkeel test my-first.lua` plays them.

test "who asks about the birthday can keep it" (function()
  local talk = play { "name_it", "look_now" }
  expect(talk).mood.anger.below(60)
  expect(talk).offers("by_saturday")

  expect(play { "name_it", "look_now", "by_saturday" })
    .ending.is("kept")
    .outcome.is("resolved")
    .score.overall.above(90)
end)

test "who does not ask cannot promise" (function()
  expect(play { "number_first", "look_now" }).not_offers("by_saturday")
end)

test "an angry customer says so" (function()
  expect(play { "not_us" }).says.contains("every door")
  expect(play { from = "search", mood = { anger = 69 } }).says.contains("Saturday")
end)

test "a bad start and a guess make him shout" (function()
  local shouting = play { "not_us", "wait_and_see" }
  expect(shouting).node.is("furious")
  expect(play { "not_us", "wait_and_see", timeout }).ending.is("left") -- the time runs out
  expect(play { "not_us", "wait_and_see", "breathe", "start_over" }).node.is("offer").mood.anger.below(80)
end)

test "a voucher loses him, however well it began" (function()
  expect(play { "name_it", "look_now", "voucher" }).ending.is("left").score.overall.below(50)
end)

-- Trainees who do not think must not do well.
for _, way in ipairs { "first", "last", "longest", "shortest" } do
  test("always the " .. way .. " reply") (function()
    expect(play { always = way }).score.overall.below(70)
  end)
end
