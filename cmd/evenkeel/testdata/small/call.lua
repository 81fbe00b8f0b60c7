scenario {
  id = "call", title = "A call", summary = "Somebody calls.", channel = "phone", level = 1, language = "en", minutes = 2,
  skills = { "empathy" }, customer = { name = "Jo", mood = { anger = 50, trust = 50 } }, start = "opening",
}

node "opening" {
  says = "It is broken.",
  choice { id = "hear", text = "That is a nuisance.", empathy = 3, anger = -10, because = "Names it.", to = "fine" },
  choice { id = "deny", text = "It is not.", empathy = -3, anger = 10, because = "Argues.", to = "gone" },
}

ending "fine" { outcome = "resolved", relationship = "stays", says = "Thanks.", lesson = "Hear first." }
ending "gone" { outcome = "lost", relationship = "leaves", says = "Bye.", lesson = "Hear first." }
