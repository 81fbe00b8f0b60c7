-- A chat, with a breath and a check-in, and more lines than the screen is high.
scenario {
  id = "refund", title = "Where is my refund", channel = "chat", level = 1, language = "en", minutes = 2,
  summary = "A returned jacket, and three weeks of nothing.",
  skills = { "empathy", "building_trust" }, weights = { empathy = 40, composure = 20, resolution = 40 }, start = "opening",
  customer = { name = "Tomasz Nowak", about = "sent a jacket back", look = { head = "short" }, mood = { anger = 58, trust = 35 } },
}

node "opening" {
  says = "hi. returned a jacket on the 2nd. it is the 23rd. where is my money",
  choice { id = "weeks", text = "Three weeks is far too long to wait for your own money. I'm looking at the return now.", empathy = 3, anger = -14, trust = 6, skills = { "empathy" }, because = "It says whose money it is.", to = "found" },
  choice { id = "number", text = "Order number?", empathy = -1, anger = 8, because = "A form before a feeling.", to = "found" },
  choice { id = "days", text = "Refunds can take up to thirty working days from receipt in our warehouse, as our terms say.", empathy = -3, anger = 16, trust = -10, because = "He asked where it is, not what the terms say.", to = "found" },
  breathe = { composure = 1, says = "(Three dots appear and vanish.)" },
}

node "found" {
  says = {
    { when = function(at) return at.mood.anger >= 60 end, text = "seriously. do you even read what people write to you, or is this a machine" },
    { text = "ok. and? the warehouse has it since the 6th, i have the receipt" },
  },
  checkin = "He doubts that you are a person. What does that do to you?",
  choice { id = "today", text = "I'm a person, and I see it: it was booked on the wrong order. I've sent your 89 euros off just now, and it takes two days.", empathy = 1, composure = 2, resolution = 3, anger = -25, trust = 15, skills = { "building_trust" }, because = "It names the fault and the day.", to = "paid" },
  choice { id = "pass", text = "I'll pass it on to the returns team.", resolution = -2, anger = 10, because = "It goes into a drawer again.", to = "waits" },
}

ending "paid" { outcome = "resolved", relationship = "stays", says = "ok. thanks for looking properly", resolution = 1, lesson = "Whose money it is comes first." }
ending "waits" { outcome = "lost", relationship = "leaves", says = "of course you will", resolution = -1, lesson = "Passing it on is not an answer." }

variant "b" {
  summary = "A returned lamp, and a month of nothing.",
  customer = { name = "Priya Shah", about = "sent a lamp back", look = { head = "bun" } },
  words = { opening = "hello. the lamp went back in october. is anyone going to pay me back" },
}
