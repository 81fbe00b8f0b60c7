scenario {
  id = "call", title = "A call", channel = "phone", max_turns = 9, out_of_turns = "gone",
  customer = { name = "Jo", mood = { anger = 50, trust = 50 } },
  vars = { looked = false, tries = 0, refund = { "none", "sent" } },
  start = "opening",
}

node "opening" {
  says = "{trainee}, it is broken, for the {tries}th time.",
  choice { id = "deny", text = "It is not.", empathy = -3, anger = 20, because = "Argues.", to = "then" },
  choice { id = "hear", text = "That is a nuisance, and I see why.", empathy = 3, anger = -20, trust = 5, because = "Hears.", to = "then" },
  choice {
    id = "again", text = "Try it again.", because = "Waits.", to = "opening",
    effect = function(at) at.vars.tries = at.vars.tries + 1 end,
  },
  timeout = { seconds = 30, choice = "deny" },
  breathe = { composure = 1, anger = 2, says = "Hello?" },
}

node "then" {
  says = function(at)
    if at.elapsed > 20 then return "You took your time." end
    if at.visited("opening") then return "And now, {looked}?" end
    return "Who are you?"
  end,
  choice {
    id = "look", text = "I look.", composure = 1, because = "Looks.", to = "then",
    when = function(at) return not at.vars.looked end,
    effect = function(at) at.vars.looked = true end,
  },
  choice {
    id = "mend", text = "I mend it at once, while you wait, and nobody pays.", resolution = 3, because = "Mends.",
    when = function(at) return at.vars.looked and at.mood.anger < 60 end,
    effect = function(at) at.vars.refund = "sent" end, to = "fine",
  },
  choice { id = "leave", text = "I leave it.", resolution = -3, because = "Leaves.", to = pick({ "gone", "fine" }, function(at) return at.roll(1000) == 1 and "fine" or "gone" end) },
  choice { id = "break_it", text = "I break it.", because = "Breaks.", effect = function(at) at.vars.tries = at.vars.looked + 1 end, to = "gone" },
}

ending "fine" { outcome = "resolved", relationship = "stays", says = "Thanks.", lesson = "Hear first." }
ending "gone" { outcome = "lost", relationship = "leaves", says = "Bye.", resolution = -1, lesson = "Hear first." }

variant "b" { customer = { name = "Bo", mood = { anger = 60 } }, vars = { tries = 2 }, words = { fine = "Ta." } }
