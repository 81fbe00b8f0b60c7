-- Two minutes in which the screen is learnt by playing. Pia leads the shift and
-- plays a customer; what is in brackets is Pia as herself. It is never ranked,
-- and one blunder is allowed on every path: coming back from it is the lesson.
--
-- fumbled: the trainee has made her louder once, and knows how it looks

local function louder(at) return at.mood.anger >= 40 end

scenario {
  id       = "first-shift",
  title    = "First shift",
  summary  = "Two minutes at the lost property counter, with your shift lead as the customer.",
  channel  = "counter",
  level    = 1,
  language = "en",
  minutes  = 2,
  tutorial = true,
  skills   = { "active_listening", "emotional_regulation", "self_awareness" },
  weights  = { empathy = 35, composure = 30, resolution = 35 },
  customer = {
    name = "Pia Lindqvist", about = "leads your shift, and plays customers better than they do",
    look = { head = "bob", skin = "2", hair = "red", clothes = "sage" },
    mood = { anger = 20, trust = 50 },
  },
  vars = { fumbled = false },
  start = "hello",
}

node "hello" {
  says = "Hello {trainee}, I'm Pia, I lead this shift. For two minutes I'll be a customer on a bad day. Watch my face, and the water I stand in: that's my mood. You answer with one of the replies, by a click or by its number. Ready?",
  choice {
    id = "ready", text = "Ready. Who are you today?",
    composure = 1, anger = 5,
    because = "Nothing was at stake here but finding the button. It gets a little harder now.",
    to = "umbrella",
  },
  choice {
    id = "points", text = "How is it judged?",
    because = "A fair question, and you asked it before it counted.",
    to = "judged",
  },
}

node "judged" {
  says = "On three things. Empathy: did I feel seen? Composure: did you keep steady? Resolution: did it help? You see the points at the end, each with its reason and with what the other replies would have done. Nothing of this round goes on a board.",
  choice {
    id = "begin", text = "Good. Come in, then.",
    composure = 1, anger = 5,
    because = "Now you know what is looked at, and can stop thinking about it.",
    to = "umbrella",
  },
  choice {
    id = "best", text = "Which reply is the best?",
    resolution = -1, anger = 5,
    because = "Pia won't say, and the place in the list won't tell you either: replies are shuffled.",
    to = "umbrella",
  },
}

node "umbrella" {
  says = "(Pia goes out, and comes in as somebody else.) I left an umbrella on the number nine. Green, wooden handle. This is the third counter that I'm standing at, so please don't be the one who sends me to a fourth.",
  choice {
    id = "form", text = "I see. Then I'd need you to fill in this form for me first, please.",
    empathy = -2, composure = -2, resolution = -2, anger = 30, trust = -10,
    effect = function(at) at.vars.fumbled = true end,
    because = "Correct, and cold: three counters, and the first thing that she gets is paper. The form can wait a minute.",
    to = "louder",
  },
  choice {
    id = "third", text = "Three counters for one umbrella. Then this is the last: I look here, now.",
    empathy = 3, composure = 1, resolution = 1, anger = -10, trust = 15,
    skills = { "active_listening", "empathy" },
    because = "You used what she told you. It takes one sentence, and the water lies down.",
    to = "why",
  },
  choice {
    id = "only_umbrella", text = "Well, luckily it's only an umbrella and not a suitcase! We'll sort that out.",
    empathy = -3, composure = -2, resolution = -2, anger = 35, trust = -10,
    effect = function(at) at.vars.fumbled = true end,
    because = "Meant to cheer. How much a thing matters is for the one to say who has lost it.",
    to = "louder",
  },
}

node "louder" {
  says = "Oh, wonderful. I was up at FIVE today for that! (Pia, behind her hand: see the water? Here you may take a breath before you answer. It's below the replies and costs you nothing.)",
  breathe = {
    composure = 1, anger = -10, skills = { "emotional_regulation" },
    text = "Take a breath.",
    says = "(You breathe out. Nobody minds. Pia's shoulders come down as well; it's catching.)",
    because = "A breath is a turn without words. Once in a while it is the best one.",
  },
  checkin = "She is loud, and you had meant well. What does that do to you? (Only you see this answer; there are no points for it.)",
  choice {
    id = "not_my_fault", text = "I only asked. There's no need to shout at me.",
    empathy = -2, composure = -3, anger = 10, trust = -10,
    because = "True, and now there are two people to be soothed. You can say it later, if you still want to.",
    to = "quiet",
  },
  choice {
    id = "wrong_end", text = "I began at the wrong end. Green, wooden handle: I'll look now.",
    empathy = 1, composure = 1, resolution = 1, anger = -25, trust = 10,
    skills = { "self_awareness", "active_listening" },
    because = "One short sentence about the slip, then the thing itself. Most blunders can be mended like this.",
    to = "why",
  },
}

node "quiet" {
  says = "(She says nothing. That isn't peace; look at the water. Pia's voice, low: there is always a next reply.)",
  choice {
    id = "start_over", text = "That was about me. You were up at five. Let me look for it.",
    empathy = 1, composure = 1, anger = -20, trust = 10,
    skills = { "self_awareness", "resilience" },
    because = "You came back from two blunders. The score forgets them less easily than people do.",
    to = "why",
  },
  choice {
    id = "next_please", text = "If you've nothing to say, I'll take the next in line.",
    empathy = -3, composure = -2, resolution = -2, anger = 20, trust = -15,
    because = "She is quiet because she was hurt. You have taken it for an answer.",
    to = "walks_off",
  },
}

node "why" {
  says = {
    { when = louder, text = "Fine. Look. It's my mother's, if you must know, and I've lost enough of hers this year." },
    { text = "Thank you. It's silly, isn't it? It was my mother's. It doesn't even open properly." },
  },
  choice {
    id = "new_one", text = "If it's broken anyway, just take one of ours here. Nobody collects them.",
    empathy = -2, resolution = -2, anger = 15, trust = -10,
    because = "Generous, and the wrong thing: she needs no umbrella, she needs that one.",
    to = pick({ "found", "half_found" }, function(at) return at.vars.fumbled and "half_found" or "found" end),
  },
  choice {
    id = "not_silly", text = "It isn't silly. I look on the shelf, then I ring the depot.",
    empathy = 1, composure = 1, resolution = 3, anger = -10, trust = 10,
    skills = { "needs_assessment", "positive_language" },
    because = "You answered what she said about herself, and told her what happens next. That is nearly all there is to it.",
    to = "found",
  },
  choice {
    id = "promise", text = "Please don't worry any more. I promise you that we're going to find it!",
    empathy = 2, composure = -2, resolution = -2, anger = -5, trust = -5,
    because = "Warm, and not yours to promise. Say what you'll do, not how it will end.",
    to = "half_found",
  },
}

ending "found" {
  outcome = "resolved", relationship = "stays",
  says = "(You come back with something green.) That's it! It still doesn't open. (Then Pia again:) You've got it. From here on the customers aren't me.",
  empathy = 1, resolution = 2,
  lesson = "Look at the face, take a breath when you need one, use what you were told. Below is every reply with its reason, and what the others would have done. You may try again from any of them.",
}

ending "half_found" {
  outcome = "recovered", relationship = "wavers",
  says = "(You come back with something green. She takes it, nods, and goes. Then Pia again:) You got her there. Look below at where it turned.",
  resolution = 1,
  lesson = "She has her umbrella and will not tell anybody about it. Below is every reply with its reason: find the one that cost most, and try again from there.",
}

ending "walks_off" {
  outcome = "lost", relationship = "leaves",
  says = "(She goes. Then Pia puts her head round the door:) Good! Nobody got hurt. Now you know how it looks when it goes wrong.",
  empathy = -2, resolution = -3,
  lesson = "Better here than on a Monday. Below is every reply with its reason, and you may try again from any of them; in a shift one can't.",
}
