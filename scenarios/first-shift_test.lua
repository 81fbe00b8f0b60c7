-- The tests of first-shift.lua: `evenkeel test first-shift.lua`.

local best = { "ready", "third", "not_silly" }

golden "the short way" { unpack(best) }

golden "with a question, a blunder and a breath" { "points", "begin", "form", "breathe", "wrong_end", "not_silly" }

golden "the way out of the door" { "points", "best", "only_umbrella", "not_my_fault", "next_please" }

test "three replies can be enough" (function()
  expect(play(best)).ending.is("found").turns.is(3).score.overall.above(75)
end)

test "nothing can be lost by asking first" (function()
  expect(play { "points", "begin" }).node.is("umbrella").mood.anger.is(play({ "ready" }).mood.anger)
end)

test "being told what one has said is heard" (function()
  expect(play { "ready", "third" }).node.is("why").mood.anger.below(20).says.contains("It's silly, isn't it?")
end)

test "a form makes her loud" (function()
  expect(play { "ready", "form" }).node.is("louder").mood.anger.above(50).vars.fumbled.is(true)
  expect(play { "ready", "only_umbrella" }).node.is("louder").mood.anger.is(60)
end)

test "there a breath is offered, once" (function()
  expect(play { "ready", "form" }).offers("breathe")
  local after = play { "ready", "form", "breathe" }
  expect(after).node.is("louder").not_offers("breathe")
  expect(after.mood.anger).below(play({ "ready", "form" }).mood.anger)
end)

test "there the trainee is asked for nothing but a look at the water" (function()
  expect(play { "ready", "form" }).says.contains("see the water?").mood.anger.above(50)
end)

test "a blunder can be mended" (function()
  expect(play { "ready", "form", "wrong_end", "not_silly" }).ending.is("found").score.overall.above(60)
end)

test "two can be mended as well" (function()
  expect(play { "ready", "form", "not_my_fault", "start_over", "not_silly" }).ending.is("found").outcome.is("resolved")
end)

test "three cannot" (function()
  expect(play { "ready", "form", "not_my_fault", "next_please" }).ending.is("walks_off").score.overall.below(30)
end)

test "the wrong help counts double after a blunder" (function()
  expect(play { "ready", "third", "new_one" }).ending.is("found")
  expect(play { "ready", "form", "wrong_end", "new_one" }).ending.is("half_found")
end)

test "who is still angry says so" (function()
  expect(play { from = "why", mood = { anger = 60 } }).says.contains("if you must know")
end)

test "it is short on every path" (function()
  expect(play { "points", "best", "form", "breathe", "not_my_fault", "start_over", "promise" }).turns.is(7).ending.is("half_found")
end)

for _, way in ipairs { "first", "last", "longest", "shortest" } do
  test("always the " .. way .. " reply does not do well") (function()
    expect(play { always = way }).score.overall.below(70)
  end)
end
