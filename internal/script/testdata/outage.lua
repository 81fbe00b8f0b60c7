-- The example of the design, made whole.
scenario {
  id       = "outage-before-pitch",
  title    = "Offline an hour before the pitch",
  summary  = "A studio owner's line is down and her clients arrive at ten.",
  channel  = "phone",
  level    = 2,
  language = "en",
  minutes  = 6,
  skills   = { "active_listening", "emotional_regulation" },
  weights  = { empathy = 40, composure = 30, resolution = 30 },
  max_turns = 20, out_of_turns = "hangs_up",
  customer = {
    name = "Marta Ruiz", about = "runs a two-person design studio",
    look = { head = "bun" },
    mood = { anger = 75, trust = 30 },
    persona = "anxious",
  },
  vars  = { promised_call = false, tries = 0, plan = { "none", "hotspot", "visit" } },
  start = "opening",
}

node "opening" {
  says = "I have clients here in ONE HOUR and nothing works. Do you people even care, {trainee}?",
  choice {
    id = "acknowledge",
    text = "An hour before your pitch. I'm staying on the line until you're back.",
    empathy = 3, composure = 1, resolution = 0,
    anger = -15, trust = 10,
    skills = { "empathy", "building_trust" },
    because = "Names the stakes and the feeling before asking for anything.",
    to = "diagnose",
  },
  choice {
    id = "policy", text = "I'll need your account number first.",
    empathy = -2, anger = 10, because = "A form before a feeling: she hears that she is a ticket.", to = "colder",
  },
  choice {
    id = "callback", text = "A technician can ring you at noon.",
    when = function(at) return at.mood.anger < 80 end,
    effect = function(at)
      at.vars.promised_call = true
      at.vars.tries = at.vars.tries + 1
      at.vars.plan = "visit"
      at.mood.trust = at.mood.trust - 2.5
    end,
    to = pick({ "diagnose", "colder" }, function(at) return at.mood.trust > 40 and "diagnose" or "colder" end),
    because = "Too late for a pitch at ten.",
  },
  timeout = { seconds = 30, choice = "policy" },
  breathe = { composure = 1, anger = 2, says = "(silence on the line)" },
  checkin = "She is shouting. What does that do to you?",
}

node "diagnose" {
  says = {
    { when = function(at) return at.vars.promised_call end, text = "At noon? Well. What can we do until then? Tries: {tries}." },
    { when = function(at) return at.visited("colder") end, text = "Fine. Ask." },
    { text = "Okay. The light is red." },
  },
  choice { id = "reboot", text = "Let's restart it together.", resolution = 2, because = "A step.", to = "calm" },
  choice { id = "blame", text = "Did you touch it?", resolution = -2, because = "Blames.", to = "colder" },
}

node "colder" {
  says = function(at)
    local words = "So? "
    if at.elapsed > 20 then words = words .. "That took you " .. at.elapsed .. " seconds. " end
    return words .. "Plan: {plan}, turn " .. at.turn .. ", luck " .. at.roll(6)
  end,
  choice { id = "sorry", text = "I am sorry.", empathy = 1, because = "Late.", to = "diagnose" },
  choice { id = "give_up", text = "Then I cannot help.", empathy = -3, because = "Leaves her alone.", to = "hangs_up" },
}

ending "calm" { outcome = "resolved", relationship = "stays", says = "Okay. It's up. Thank you for staying.", resolution = 3, lesson = "Feeling first." }
ending "hangs_up" { outcome = "lost", relationship = "leaves", says = "(she hangs up)", resolution = -3 }
