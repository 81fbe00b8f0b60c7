-- Moments with a deadline: one long enough to look at, one that runs out, and
-- one to switch it off in.
scenario {
  id = "counter", title = "A queue at the counter", channel = "counter", level = 1, language = "en", minutes = 1,
  summary = "Someone has taken a number and waited.",
  skills = { "emotional_regulation" }, weights = { empathy = 25, composure = 20, resolution = 55 }, start = "number",
  customer = { name = "Ike", mood = { anger = 40, trust = 40 } },
}

node "number" {
  says = "They called 48. I have 47.",
  timeout = { seconds = 60, choice = "next" },
  choice { id = "sit", text = "Then it is your turn, now.", empathy = 2, anger = -5, because = "It sees him.", to = "paper" },
  choice { id = "next", text = "Next, please.", empathy = -2, anger = 10, because = "It does not.", to = "paper" },
}

node "paper" {
  says = "Here is the form.",
  timeout = { seconds = 3, choice = "silence" },
  choice { id = "thanks", text = "Thank you, it is complete.", composure = 2, anger = -5, because = "A plain answer.", to = "stamp" },
  choice { id = "silence", text = "(You say nothing.)", composure = -2, anger = 10, because = "Silence is an answer too.", to = "stamp" },
}

node "stamp" {
  says = "Is that all?",
  timeout = { seconds = 60, choice = "no" },
  choice { id = "yes", text = "That is all.", resolution = 3, because = "It is.", to = "done" },
  choice { id = "no", text = "Come again tomorrow.", resolution = -3, anger = 20, because = "It is not.", to = "undone" },
}

ending "done" { outcome = "resolved", relationship = "stays", says = "Good day.", lesson = "See who waits." }
ending "undone" { outcome = "lost", relationship = "leaves", says = "Never.", lesson = "See who waits." }
