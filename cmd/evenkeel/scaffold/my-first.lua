-- A small scenario to start from: read it once, then make it yours.
--
--   evenkeel check my-first.lua    says what is wrong, and where
--   evenkeel play my-first.lua     lets you play it here
--   evenkeel test my-first.lua     plays the tests in my-first_test.lua
--
-- What stands behind two dashes is a note for people and does nothing.

scenario {
  id       = "my-first",                 -- the same as the file's name
  title    = "My first",                 -- what trainees choose it by
  summary  = "A parcel counts as delivered, and nobody has it.",
  channel  = "phone",                    -- phone, chat, email or counter
  level    = 1,                          -- 1 for starters, 2 practised, 3 experts
  language = "en",
  minutes  = 3,
  skills   = { "empathy", "active_listening", "needs_assessment" },
  weights  = { empathy = 40, composure = 20, resolution = 40 }, -- parts of the overall score

  customer = {
    name = "Jo Lindqvist", about = "waits for a birthday present",
    look = { head = "short", hair = "brown", clothes = "sage" }, -- how the portrait is drawn
    mood = { anger = 60, trust = 30 },   -- 0 to 100; anger is always there, trust is our own
  },

  vars  = { asked = false },             -- what the scenario remembers during an attempt
  start = "opening",                     -- the node that it begins at
}

-- A node is a moment where the customer speaks. Each choice is a reply that the
-- trainee may give: what it earns (-3 to 3), what it does to the moods, and the
-- node that it leads to. `because` is what the trainee reads afterwards.
node "opening" {
  says = "Your page says 'delivered'. To whom? Not to me. It's my son's birthday present!",
  choice {
    id = "number_first",                 -- keep ids when you edit texts: statistics refer to them
    text = "May I have the twelve digits of the consignment number, please?",
    empathy = -2, composure = 1, resolution = 0,
    anger = 10,
    because = "A form before a feeling. He hears that he is a number.",
    to = "search",
  },
  choice {
    id = "name_it",
    text = "A present that counts as delivered and isn't there: that's a fright. When is the birthday?",
    empathy = 3, composure = 0, resolution = 1,
    anger = -15, trust = 10,
    skills = { "empathy", "needs_assessment" },
    effect = function(at) at.vars.asked = true end, -- remembers that we asked
    because = "Names what it is about, and asks the one thing that decides everything else.",
    to = "search",
  },
  choice {
    id = "not_us",
    text = "If it says delivered, then it was handed over. Have you tried asking your neighbours?",
    empathy = -3, composure = -2, resolution = -1,
    anger = 20, trust = -10,
    because = "Defends the page against the man. He has asked the neighbours.",
    to = "search",
  },
}

-- What the customer says can depend on the mood: the first line that fits is
-- said, and the last one has no `when`.
node "search" {
  says = {
    { when = function(at) return at.mood.anger >= 70 end,
      text = "I've asked every door in this house! Do you know where it is or don't you?" },
    { text = "It's on Saturday. So, where is it?" },
  },
  choice {
    id = "wait_and_see",
    text = "Parcels like that mostly turn up within three working days, so I'd just wait a little.",
    empathy = -1, composure = 0, resolution = -3,
    anger = 10, trust = -10,
    because = "A guess in place of a look. You could have known.",
    -- `pick` lets a function choose where a reply leads, among the named targets.
    to = pick({ "offer", "furious" }, function(at)
      return at.mood.anger >= 80 and "furious" or "offer"
    end),
  },
  choice {
    id = "look_now",
    text = "I don't know yet. I'm ringing the driver now, and you hear what I hear.",
    empathy = 1, composure = 2, resolution = 2,
    anger = -10, trust = 15,
    skills = { "active_listening" },
    because = "Honest about what is unknown, and a step that begins at once.",
    to = "offer",
  },
  choice {
    id = "blame_driver",
    text = "That driver again. I get three of those a week, and nobody here does anything about it.",
    empathy = 0, composure = -3, resolution = -1,
    anger = 0, trust = -15,
    because = "You are angry with him against your own house. He still has no parcel.",
    to = "offer",
  },
}

node "furious" {
  says = "THREE DAYS? Are you even listening? Get me somebody who is!",
  choice {
    id = "calm_down",
    text = "Please calm down first, or I'll have to end this call.",
    empathy = -3, composure = -3, resolution = -1,
    anger = 10, trust = -10,
    because = "Nobody ever calmed down on request. Now it is about his tone.",
    to = "left",
  },
  choice {
    id = "start_over",
    text = "I guessed, and you need to know. I'm ringing the driver now, and you hear what I hear.",
    empathy = 2, composure = 3, resolution = 1,
    anger = -25, trust = 10,
    skills = { "active_listening" },
    because = "Takes the guess back in three words, and does what was missing.",
    to = "offer",
  },
  timeout = { seconds = 40, choice = "calm_down" }, -- what happens when no answer comes in time
  breathe = { composure = 1, says = "(You breathe out.) Hello?" }, -- a turn without words
  checkin = "He is shouting at you. What does that do to you?",    -- asked, never scored
}

node "offer" {
  says = "And what happens now?",
  choice {
    id = "voucher",
    text = "I'm so sorry about all this. Let me send you a voucher over twenty, with our apologies.",
    empathy = -1, composure = -1, resolution = -2,
    anger = 5,
    because = "An apology with a price on it. A voucher cannot be unwrapped on Saturday.",
    to = "left",
  },
  -- A choice with `when` is offered only where the function gives true: who did
  -- not ask about the birthday cannot promise anything for it.
  choice {
    id = "by_saturday",
    text = "It's at the depot. A courier brings it to your door tomorrow, before the birthday.",
    when = function(at) return at.vars.asked end,
    empathy = 2, composure = 1, resolution = 3,
    anger = -20, trust = 15,
    skills = { "needs_assessment" },
    because = "It solves his problem, the birthday, and not just the ticket.",
    to = "kept",
  },
  choice {
    id = "fetch_it",
    text = "It's at the depot on Mill Street. They close at eight, and I'll tell them that you're coming.",
    empathy = 0, composure = 2, resolution = 1,
    anger = -5, trust = 5,
    because = "It works, and he does the work. You never asked what day counts.",
    to = pick({ "fetched", "left" }, function(at)
      return at.mood.anger < 75 and "fetched" or "left"
    end),
  },
}

-- An ending says what became of the matter (resolved, recovered, escalated,
-- lost) and of the customer (recommends, stays, wavers, leaves).
ending "kept" {
  outcome = "resolved", relationship = "stays",
  says = "Tomorrow? Then it's there in time. Thank you, {trainee}.",
  empathy = 1, resolution = 2,
  lesson = "You asked what the parcel was for, and then you solved that.",
}

ending "fetched" {
  outcome = "recovered", relationship = "wavers",
  says = "Mill Street. All right. I suppose I'll take the bus.",
  lesson = "The parcel is found, and its owner runs after it. One question earlier it would have been brought.",
}

ending "left" {
  outcome = "lost", relationship = "leaves",
  says = "Forget it. I'll buy another one, and not with you.",
  empathy = -3, composure = -3, resolution = -3,
  lesson = "He wanted to hear where it is and what happens now, and heard something else.",
}
