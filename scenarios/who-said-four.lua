-- The angry one is a colleague. He plans the fitters; the trainee has promised a
-- baker four o'clock without asking him, so the fault is ours. What he needs is
-- less an apology than fewer promises, fewer messages, and somebody who notices
-- that he has been at it since five in the morning.
--
-- baker: "four"  she still believes in four o'clock
--        "told"  she has heard from the trainee that four was wrong
-- load:  how often he was given one more thing to do
-- help:  somebody sits beside him until six
-- rule:  the trainee has said how promises are made from now on

local function had_it(at) return at.mood.anger >= 82 end

local function or_board(otherwise)
  return function(at) return had_it(at) and "your_board" or otherwise end
end

local function heap(at) at.vars.load = math.min(at.vars.load + 1, 3) end

-- People who are afraid of the next mistake stay where somebody shares it.
local function how_it_ends(at)
  if at.vars.rule and at.vars.help and at.vars.baker == "told" and at.mood.trust >= 72 then return "oven_hot" end
  if at.vars.baker == "told" and at.mood.trust >= 36 then return "that_will_do" end
  return "one_more_day"
end

scenario {
  id       = "who-said-four",
  title    = "Who told the baker four o'clock?",
  summary  = "Your colleague who plans the fitters writes to you: somebody has promised what he hasn't got.",
  channel  = "chat",
  level    = 2,
  language = "en",
  minutes  = 6,
  skills   = { "self_awareness", "resilience", "conflict_resolution", "empathy" },
  weights  = { empathy = 35, composure = 35, resolution = 30 },
  max_turns = 18, out_of_turns = "logged_out",
  customer = {
    name = "Joost Verhagen", about = "plans the fitters, a floor below you, since five this morning",
    look = { head = "tousled", skin = "2", hair = "blond", clothes = "plum", beard = "chin" },
    mood = { anger = 64, trust = 38 },
    persona = "anxious",
  },
  vars = {
    baker = { "four", "told" },
    load  = 0,
    help  = false,
    rule  = false,
  },
  start = "who",
}

node "who" {
  says = "WHO told the baker four o'clock? I have eleven fitters for nineteen jobs, one of them in a ditch. Somebody on your floor put '4 pm, promised :)' on my board.",
  choice {
    id = "not_sure",
    text = "Hm, that's odd. Let me look who that was. It could also be that the system put the time in, it does that now and then.",
    empathy = -1, composure = -3, resolution = -2,
    anger = 10, trust = -15,
    because = "You know very well. He'll have found it out before your next line.",
    to = "smiley",
  },
  choice {
    id = "she_was_crying",
    text = "She was nearly crying on the phone, Joost! A whole oven down, on a Friday. Somebody had to give that poor woman something to go on.",
    empathy = 1, composure = -2, resolution = -2,
    anger = 10, trust = -5,
    because = "You're thinking of her, and that does you credit. But what you gave her was his.",
    to = "smiley",
  },
  choice {
    id = "that_was_me",
    text = "That was me, and I hadn't asked you. I'm not writing anything in between. What does it break on your side, and when must it be gone?",
    empathy = 2, composure = 3, resolution = 2,
    anger = -4, trust = 15,
    skills = { "self_awareness", "building_trust" },
    because = "Who, what, done. He can stop looking for a culprit and start looking for a fitter.",
    to = "what_it_breaks",
  },
  choice {
    id = "deep_breath",
    text = "Hey, easy now, take a deep breath first. We're all on the same team here, and we've always found some way in the end, haven't we?",
    empathy = -2, composure = -1, resolution = -1,
    anger = 10, trust = -5,
    because = "A breath is something that one takes, not something one prescribes. And the way was usually his.",
    to = "same_team",
  },
}

node "smiley" {
  says = function(at)
    if at.mood.trust < 30 then
      return "The system doesn't do SMILEYS. It's got your initials on it, 13.52. I'm not asking for the culprit. I'm asking who I take the fitter away from."
    end
    return "It's got your initials on it, 13.52. And a smiley. I'm not asking who cried. I'm asking who I take the fitter away from."
  end,
  choice {
    id = "caught",
    text = "All right, it was me. But in fairness, you never answer your phone before ten past, so what was I supposed to do in that moment?",
    empathy = -2, composure = -3, resolution = -1,
    anger = 10, trust = -10,
    because = "Half of a confession and half of a charge. He'll answer the second half.",
    to = pick({ "what_it_breaks", "your_board" }, or_board("what_it_breaks")),
  },
  choice {
    id = "mine_and_wrong",
    text = "From nobody, if I can help it. It's mine, and I dodged just now. I'll ring her as soon as I know what's true. What does it break?",
    empathy = 2, composure = 3, resolution = 1,
    anger = -6, trust = 15,
    skills = { "self_awareness", "emotional_regulation" },
    because = "You pick up the promise and the dodging too. Now it's on your desk and no longer on his board.",
    to = "what_it_breaks",
  },
  choice {
    id = "so_sorry_joost",
    text = "I'm so sorry, Joost, I really am, I feel awful. I'm always so bad at saying no. I hope you aren't too cross with me now, are you?",
    empathy = -1, composure = -2, resolution = -2,
    anger = 5, trust = -5,
    because = "Now he's to reassure you. He has eleven fitters and no hand free for that.",
    to = "what_it_breaks",
  },
}

node "same_team" {
  says = "The same team. One half of it says yes all day long, and the other half has been here since five. Which one do you think has the breath?",
  choice {
    id = "both_hard",
    text = "We don't have it easy up here either, you know. I've had forty calls today, and not one of them rang to tell me that it was warm.",
    empathy = -2, composure = -2, resolution = -1,
    anger = 10, trust = -10,
    because = "True, and it's a competition now. The one who is more tired wins a fitter.",
    to = pick({ "what_it_breaks", "your_board" }, or_board("what_it_breaks")),
  },
  choice {
    id = "since_five",
    text = "Yours. And I've just taken some more of it. The four o'clock was me, without asking. What does it break, and what can I take off you?",
    empathy = 3, composure = 2, resolution = 1,
    anger = -6, trust = 15,
    skills = { "empathy", "self_awareness" },
    because = "You heard \"since five\". And you ask for work instead of for peace.",
    to = "what_it_breaks",
  },
  choice {
    id = "talk_monday",
    text = "I do hear that you're upset. Perhaps we should all sit down together on Monday and talk about how we communicate with one another here.",
    empathy = -1, composure = 1, resolution = -2,
    anger = 10, trust = -5,
    because = "A good idea for Monday. It's Friday, eight minutes past two, and there's a four on his board.",
    to = "what_it_breaks",
  },
}

node "what_it_breaks" {
  says = {
    { when = function(at) return at.mood.trust >= 45 end,
      text = "It breaks Amira. She's at an old people's home, no hot water. If I pull her out, ninety people wash cold. If I don't, your baker throws her dough away." },
    { text = "Amira, that's who. Ninety old people without hot water. I pull her for your smiley, or your baker throws her dough away. Pick one, go on." },
  },
  choice {
    id = "half_an_hour",
    text = "Couldn't Amira just pop over to her for half an hour in between? It's only a few streets away, and she's so quick, our Amira, isn't she?",
    empathy = -1, composure = -1, resolution = -3,
    anger = 15, trust = -10,
    effect = heap,
    because = "You're planning on his board again. There's no half hour, and the few streets are at two o'clock on a Friday.",
    to = pick({ "what_she_said", "your_board" }, or_board("what_she_said")),
  },
  choice {
    id = "your_call",
    text = "That's not for me to decide. You're the planner, Joost, you've got the overview, and whatever you choose, I'll stand by it, all right?",
    empathy = -2, composure = 1, resolution = -2,
    anger = 10, trust = -5,
    because = "It sounds loyal. You made the knot, and you've handed him both ends.",
    to = "what_she_said",
  },
  choice {
    id = "overtime",
    text = "What if we simply ask two of them to work longer tonight? I'm certain they'd do it for the baker, if we put a decent bonus on top.",
    empathy = -1, composure = -1, resolution = -2,
    anger = 10, trust = -5,
    effect = heap,
    because = "Other people's evening and the firm's money; neither is yours. It's how the four came about.",
    to = "what_she_said",
  },
  choice {
    id = "oven_or_fitter",
    text = "Amira stays. I'm ringing the baker now: that four was my mistake, and what does she need tonight, a fitter at four or a hot oven?",
    empathy = 2, composure = 2, resolution = 3,
    anger = -6, trust = 15,
    effect = function(at) at.vars.baker = "told" end,
    skills = { "conflict_resolution", "needs_assessment" },
    because = "You protect what's more important and take the unpleasant call yourself. And you ask what four was for.",
    to = "what_she_said",
  },
}

node "what_she_said" {
  says = function(at)
    if at.vars.baker == "told" then
      return "And? What does she say? I've nine messages open here. Make yours the short one."
    end
    return "It's half past two. Does she know by now that there's no four o'clock? Or am I the one to tell her?"
  end,
  choice {
    id = "two_in_the_morning",
    text = "Two of three ovens run. The third must be hot at two tonight. She'd rather have a true six than a false four; that's a quotation.",
    when = function(at) return at.vars.baker == "told" end,
    empathy = 1, composure = 2, resolution = 3,
    anger = -6, trust = 15,
    skills = { "active_listening", "positive_language" },
    because = "Three facts in his length, and each of them can be planned with. You really did ask her.",
    to = "ditch",
  },
  choice {
    id = "ring_her_now",
    text = "No, and that's for me to do. I'm ringing her now: that four was wrong, and what she really needs. In five minutes you have one line.",
    when = function(at) return at.vars.baker ~= "told" end,
    empathy = 1, composure = 3, resolution = 2,
    anger = -4, trust = 10,
    effect = function(at) at.vars.baker = "told" end,
    skills = { "conflict_resolution", "self_awareness" },
    because = "Late, and you do it at once. He may cross one thing off, and it was the one that hurt.",
    to = "ditch",
  },
  choice {
    id = "ring_her_yourself",
    text = "To be honest she's rather angry now. I believe it'd be better if you gave her a quick ring yourself, you can explain it far better.",
    empathy = -2, composure = -2, resolution = -3,
    anger = 15, trust = -10,
    effect = heap,
    because = "You made the promise and he makes the call. Of all the things he has to do, this one was yours.",
    to = pick({ "ditch", "your_board" }, or_board("ditch")),
  },
  choice {
    id = "she_is_fine",
    text = "Don't you worry about her, she's fine! She's really very nice, she'll understand it if it gets a bit later. Just do it.",
    empathy = -1, composure = -1, resolution = -3,
    anger = 5, trust = -10,
    because = "Is it a quarter of an hour, or tomorrow? You wanted to take off the pressure, and took away the facts.",
    to = "ditch",
  },
}

node "your_board" {
  says = "You know what? Do it yourself. Nineteen jobs, I'm putting the board over to you. You can do everything, up there. Make them all happy. With smileys.",
  breathe = { composure = 2, anger = -10, says = "(You look at the cursor until it has blinked ten times.) ...The board's still with me. Obviously.",
    because = "He wants to hit something and it's nearest to hit you. Ten blinks, and he hears himself.", skills = { "emotional_regulation" } },
  checkin = "That was meant to hurt. What did it do to you, and which part of it is about you?",
  choice {
    id = "report_it",
    text = "I won't be spoken to like that, Joost. If you can't do this in a civil way any more, I'll be having a word with Lena about it, today.",
    empathy = -3, composure = -2, resolution = -2,
    anger = 15, trust = -15,
    because = "A limit would have been fair. This one comes with a threat, to somebody who is afraid of looking as if he can't cope.",
    to = "lena_decides",
  },
  choice {
    id = "hand_it_over",
    text = "Fine, then hand it over! It can't be all that hard to put nineteen names into a few boxes. I've been doing that up here for four years.",
    empathy = -3, composure = -3, resolution = -2,
    anger = 15, trust = -15,
    because = "It was bait, and you bit. Now nobody is planning.",
    to = pick({ "lena_decides", "logged_out" }, function(at) return at.mood.trust < 10 and "logged_out" or "lena_decides" end),
  },
  choice {
    id = "five_who_wait",
    text = "Not in that tone; and not wrong either. I can't plan nineteen jobs, you can. What I can do is ring five who wait. Which five?",
    empathy = 2, composure = 3, resolution = 2,
    anger = -16, trust = 15,
    effect = function(at) at.vars.baker = "told" end,
    skills = { "emotional_regulation", "resilience", "conflict_resolution" },
    because = "Four words of limit, then you give his craft its due and take over something that you really can do. The baker is one of the five.",
    to = "five_calls",
  },
  choice {
    id = "crushed",
    text = "You're right, I always make everything worse. I'd better stay out of it altogether from now on and only do exactly what I'm told to.",
    empathy = -1, composure = -3, resolution = -2,
    anger = 5, trust = -10,
    because = "Offended silence in the shape of obedience. He's got one problem more, and it's you.",
    to = "ditch",
  },
}

node "five_calls" {
  says = "Five. All right. Number two is the baker. And what do you tell them? Another four o'clock each?",
  choice {
    id = "your_hours",
    text = "Only what comes from you: one true hour each, or 'not today'. Where you don't know it, I say when they'll hear. Nothing else of my own.",
    empathy = 2, composure = 2, resolution = 2,
    anger = -6, trust = 15,
    skills = { "building_trust", "active_listening" },
    because = "You've understood what the quarrel was about. It isn't about the tone, it's about who makes times.",
    to = "ditch",
  },
  choice {
    id = "soothe_them",
    text = "I'll soothe them a bit first, you know me, I'm good at that. A small voucher for everyone, and by the evening they'll have calmed down.",
    empathy = -1, composure = -1, resolution = -2,
    anger = 10, trust = -5,
    because = "A voucher isn't a fitter. They'll be ringing again at six, and whoever is there then will be him.",
    to = "ditch",
  },
  choice {
    id = "roughly",
    text = "I'd tell them roughly five to seven, that's usually about right with us. Then they have something to hold on to, and you've got time.",
    empathy = -1, composure = -1, resolution = -3,
    anger = 15, trust = -15,
    because = "Five new four o'clocks. You meant to give him time and have sold it five times over.",
    to = pick({ "ditch", "lena_decides" }, function(at) return at.mood.anger >= 90 and "lena_decides" or "ditch" end),
  },
}

node "ditch" {
  says = "Wait. Pavel's ringing. The one in the ditch. He says he's all right. ...Now he's saying it again. He never says things twice.",
  timeout = { seconds = 45, choice = "and_the_oven" },
  choice {
    id = "tell_me_all",
    text = "Oh God, what's happened to him? Is he hurt? Is there blood? Where was that, exactly? Tell me everything, I'm getting really scared now!",
    empathy = 1, composure = -3, resolution = -2,
    anger = 10, trust = -5,
    because = "You're frightened for Pavel, and that's good of you. But Joost now has two people to look after, and only one of them is in a ditch.",
    to = "the_van",
  },
  choice {
    id = "and_the_oven",
    text = "I'm sure he's fine then, Pavel's a tough one. Could you just tell me quickly about the oven first, before you're on the phone with him?",
    empathy = -3, composure = -1, resolution = -1,
    anger = 15, trust = -15,
    because = "He told you that something was wrong. You took it for a queue.",
    to = pick({ "the_van", "lena_decides" }, function(at) return at.mood.anger >= 92 and "lena_decides" or "the_van" end),
  },
  choice {
    id = "pavel_first",
    text = "Pavel first. 112, if he says it a third time. I'll take your phone until you're back, and nobody gets a time from me meanwhile. Go now.",
    empathy = 3, composure = 2, resolution = 2,
    anger = -6, trust = 20,
    skills = { "emotional_regulation", "adaptability" },
    because = "What comes first, what he needs to think of, and that his back is covered. In four breaths.",
    to = "the_van",
  },
}

node "the_van" {
  says = {
    { when = function(at) return at.mood.trust >= 50 end,
      text = "Ambulance is there. It's the wrist. He wants me to put in the log that the van's all right. The VAN. I sent him on that road, with the ice." },
    { text = "Ambulance. His wrist. He wants me to log that the van's all right. The van! I sent him up there. And your oven's still cold, I know." },
  },
  choice {
    id = "only_the_wrist",
    text = "Well, thank heavens it's only the wrist! Then it turned out well, really. So shall we have another look at the oven now, you and I?",
    empathy = -3, composure = -1, resolution = -1,
    anger = 10, trust = -15,
    because = "He's just said that he sent him there. You've read up to \"wrist\".",
    to = "lena",
  },
  choice {
    id = "go_home",
    text = "Joost, you have to go home. Right now. You aren't in a state to work any more, anybody can see that. Leave everything as it is, and go.",
    empathy = 1, composure = -2, resolution = -2,
    anger = 15, trust = -10,
    because = "Concern in the form of an order. He's responsible for ten people who are still out there.",
    to = "lena",
  },
  choice {
    id = "chin_up",
    text = "That's no one's fault, something like that happens in our line of work. Chin up! You're the best planner we've ever had, you'll manage it.",
    empathy = -1, composure = 1, resolution = -2,
    anger = 5, trust = -5,
    because = "Praise is cheap there. \"You'll manage\" means: alone.",
    to = "lena",
  },
  choice {
    id = "since_five_alone",
    text = "You sent him to a job; the ice was the ice. You've been at this since five. I'd like to ask Lena to sit with you until six. May I?",
    empathy = 3, composure = 2, resolution = 2,
    anger = -6, trust = 15,
    skills = { "empathy", "resilience" },
    because = "You answer the sentence he let fall, and you offer help that is more than a word. And you ask him first.",
    to = "lena",
  },
}

node "lena" {
  says = "If anyone tells Lena, she'll think I can't cope. She thinks it anyway, since the thing in March.",
  choice {
    id = "numbers_not_you",
    text = "She'll think that nineteen into ten doesn't go. I'll write the figures and not a word about you, here, where you can read along. All right?",
    empathy = 2, composure = 2, resolution = 3,
    anger = -6, trust = 15,
    effect = function(at) at.vars.help = true end,
    skills = { "adaptability", "building_trust", "positive_language" },
    because = "You take the shame out of it: it's a sum, not a weakness. And nothing happens that he doesn't see.",
    to = "half_past_five",
  },
  choice {
    id = "then_not",
    text = "All right, then I won't tell her anything. It stays just between us, I promise. You'll see, the last few hours will be over in no time.",
    empathy = 1, composure = -1, resolution = -3,
    anger = -4, trust = 5,
    because = "It feels loyal. But you've promised to leave a man alone who's been up since five and has just had an accident to deal with.",
    to = "half_past_five",
  },
  choice {
    id = "must_know",
    text = "I'm afraid she has to know, that's simply my duty now. I've written to her already while you were on the phone; she'll be getting back to you.",
    empathy = -2, composure = -1, resolution = 1,
    anger = 15, trust = -20,
    effect = function(at) at.vars.help = true end,
    because = "The right thing, behind his back. She'll come, and he won't tell you anything again.",
    to = "half_past_five",
  },
}

node "half_past_five" {
  says = function(at)
    if at.vars.help then
      return "Lena has pulled up a chair. She brought soup. So: Amira's through at half past five. If the baker holds till six, that's a real one. Does she?"
    end
    return "I've moved everything once more. Amira's through at half past five. If your baker can hold till six, it's a real one. Can she? Last thing I can do."
  end,
  choice {
    id = "six_by_you",
    text = "She can; it has to be hot at two. I tell her: six, Amira, from the planner. You put it on the board, so that it's yours and not mine.",
    empathy = 1, composure = 2, resolution = 3,
    anger = -4, trust = 15,
    effect = function(at) at.vars.baker = "told" end,
    skills = { "positive_language", "building_trust" },
    because = "The same time in his mouth, in yours and on the board. That's what a promise is made of.",
    to = "eleven_ovens",
  },
  choice {
    id = "five_to_be_kind",
    text = "Great! Then I'll tell her half past five, so that she has something to look forward to. Amira always manages it a bit earlier anyway.",
    empathy = -1, composure = -2, resolution = -3,
    anger = 15, trust = -15,
    because = "He said six, and you've made it nicer. That's the whole story of today in one line.",
    to = "you_said_half_past",
  },
  choice {
    id = "twenty_off",
    text = "I'll offer her twenty percent off the repair for the two hours, then she'll say yes. That's the least we can do.",
    empathy = -1, composure = -1, resolution = -2,
    anger = 5, trust = -5,
    because = "She'd have said yes for a true six. Now she has a reason to think that something's wrong with it.",
    to = "eleven_ovens",
  },
}

node "you_said_half_past" {
  says = "17.41. Your baker writes to me: 'You said half past five.' I said SIX. I've got it here in writing, from me to you. Where does the half past come from?",
  choice {
    id = "traffic",
    text = "I'll simply write to her that Amira is stuck in traffic, on a Friday she's sure to believe it. Then nobody's to blame and we've gained some time.",
    empathy = -1, composure = -2, resolution = -3,
    anger = 15, trust = -15,
    because = "From a kind untruth to a handy one. Amira will be standing there in twenty minutes, with no traffic to tell of.",
    to = "eleven_ovens",
  },
  choice {
    id = "i_made_it_nicer",
    text = "From me. You said six and I made it nicer. I'm writing to her this minute: six was the true one, the half hour was mine. You get a copy.",
    empathy = 1, composure = 3, resolution = 1,
    anger = -6, trust = 10,
    effect = function(at) at.vars.baker = "told" end,
    skills = { "self_awareness", "building_trust" },
    because = "The same mistake twice in one day, and this time it took you one line to say so. That's learning, with an audience.",
    to = "eleven_ovens",
  },
  choice {
    id = "only_eleven_minutes",
    text = "It's only eleven minutes so far, Joost, nobody dies of that. She gets her oven today, and this morning it looked far worse than that for her.",
    empathy = -2, composure = -1, resolution = -2,
    anger = 15, trust = -10,
    because = "It isn't about eleven minutes. He said one thing, and his board said it, and you said another.",
    to = "eleven_ovens",
  },
}

node "eleven_ovens" {
  says = {
    { when = function(at) return at.vars.load >= 2 end,
      text = "And now she writes to ME. She's thinking of giving her eleven ovens to the others. 'Not for the oven, for the four.' One more thing. Do you people keep a list?" },
    { text = "She's just written to me, your baker. She's thinking of moving all eleven ovens to the others. 'Not for the oven, for the four.' That's a winter's work." },
  },
  choice {
    id = "ring_at_six",
    text = "I ring her at six, when Amira's at the oven. No offer: what went wrong, and how we promise from now on. She decides. You read along.",
    empathy = 2, composure = 2, resolution = 3,
    anger = -4, trust = 15,
    skills = { "building_trust", "resilience", "conflict_resolution" },
    because = "At the hour when the word is being kept. Who asks for nothing then may be told something.",
    to = "tomorrow",
  },
  choice {
    id = "sales_matter",
    text = "Contracts are really a matter for sales, that's nothing that the two of us have to rack our brains over today. I'll forward it.",
    empathy = -2, composure = 1, resolution = -3,
    anger = 10, trust = -10,
    because = "She wrote what it's about: the four. Sales has never heard of it.",
    to = "tomorrow",
  },
  choice {
    id = "half_price_year",
    text = "Then I'll offer her the maintenance for half price for a whole year. That always works, and you'll see, she'll be staying with us for it.",
    empathy = -1, composure = -2, resolution = -2,
    anger = 5, trust = -10,
    because = "She doubts your word, and you give her another one, reduced. It also comes out of his winter.",
    to = "tomorrow",
  },
}

node "tomorrow" {
  says = "And tomorrow somebody's nearly crying on the phone again, and I've got a smiley on my board.",
  choice {
    id = "never_again",
    text = "No! I promise you that it'll never, ever happen again. I've learnt my lesson today, you can absolutely rely on me there, word of honour!",
    empathy = 1, composure = -2, resolution = -2,
    anger = -2, trust = -5,
    because = "One more promise, and a large one. What you'd do instead, you haven't said.",
    to = "six_o_clock",
  },
  choice {
    id = "answer_faster",
    text = "For that you'd have to answer a bit faster as well, to be fair. If I have to wait for ten minutes, I need to tell them something or other.",
    empathy = -2, composure = -2, resolution = -1,
    anger = 15, trust = -15,
    because = "There's a grain of truth in it, and today's the wrong day for the grain.",
    to = "six_o_clock",
  },
  choice {
    id = "can_i_say",
    text = "Then I tell them when they'll hear, not when you come. And you get one line: 'Can I say?' No smiley. Me today, the floor on Monday.",
    empathy = 2, composure = 2, resolution = 3,
    anger = -6, trust = 15,
    effect = function(at) at.vars.rule = true end,
    skills = { "adaptability", "conflict_resolution" },
    because = "Not a vow but a manner of working: what you say on the phone, and what he gets. It's small enough to be done on a bad day.",
    to = "six_o_clock",
  },
  choice {
    id = "own_access",
    text = "Give us the right to enter it on the board ourselves, then we see what's free and needn't ask you. That would be easier for everybody.",
    empathy = -1, composure = 1, resolution = -2,
    anger = 10, trust = -10,
    because = "A matter for another day, perhaps. This evening it sounds like: even more smileys.",
    to = "six_o_clock",
  },
}

node "six_o_clock" {
  says = {
    { when = function(at) return at.mood.trust >= 72 end,
      text = "18.04. Amira writes 'hot', with a picture of a loaf. Pavel's wrist is in plaster, he's already typing with it. I said some things today. About your floor." },
    { text = "18.04. It's hot, Amira says. Well. That was a day." },
  },
  choice {
    id = "monday_list",
    text = "Super! Then I can close it on my side. On Monday I'd have three more requests for you, but we'll look at those at our leisure, won't we?",
    empathy = -3, composure = -1, resolution = -2,
    anger = 10, trust = -15,
    because = "He's just putting it down, and you've put three on top. It could have waited until Monday all by itself.",
    to = pick({ "oven_hot", "that_will_do", "one_more_day" }, how_it_ends),
  },
  choice {
    id = "no_hard_feelings",
    text = "You did, yes, and it wasn't nice of you. But I don't bear a grudge, as you know me. Everyone loses control of himself at some time or other.",
    empathy = -2, composure = -2, resolution = -1,
    anger = 10, trust = -10,
    because = "Forgiven from above. He'd begun an apology, and you've corrected it.",
    to = pick({ "oven_hot", "that_will_do", "one_more_day" }, how_it_ends),
  },
  choice {
    id = "some_of_it_true",
    text = "Some of it was true, and the rest was five in the morning. I'll write Pavel's log; it says the van's all right. Go and eat something.",
    empathy = 3, composure = 2, resolution = 1,
    anger = -6, trust = 15,
    skills = { "resilience", "empathy", "self_awareness" },
    because = "You keep what was right in it and let the rest go. And you've thought of Pavel's log.",
    to = pick({ "oven_hot", "that_will_do", "one_more_day" }, how_it_ends),
  },
}

ending "oven_hot" {
  outcome = "resolved", relationship = "recommends",
  says = "Eating now. You know you're the first from up there who's asked before saying a time? Today, I mean. After. I'll tell the others it's possible, {trainee}.",
  empathy = 1, composure = 1, resolution = 3,
  lesson = "The oven is hot, and your colleague tells the others that one can work with you. You owned the promise, took work off him instead of giving comfort, and got him help without taking his face.",
}

ending "that_will_do" {
  outcome = "resolved", relationship = "stays",
  says = "Right. Logging off. See you Monday. Ask first.",
  empathy = 1, resolution = 1,
  lesson = "It worked out, and you'll go on working together. What's missing is a rule for next time, or the chair beside him, or an hour that was said and not made nicer.",
}

ending "one_more_day" {
  outcome = "recovered", relationship = "wavers",
  says = "It's done. It's always done in the end. I don't know how often, though.",
  empathy = -1, resolution = -2,
  lesson = "The day was saved, by him. A colleague who always manages it is easily taken for one who can always manage; that's how people leave.",
}

ending "lena_decides" {
  outcome = "escalated", relationship = "wavers",
  says = "Lena here, at Joost's keyboard. The two of you, my office, ten minutes. Until then nobody promises anybody anything.",
  empathy = -3, composure = -3, resolution = -3,
  lesson = "Lena will sort it out, and both of you will have lost an hour. To fetch a lead is good; to fetch her together, with figures, is better than to be fetched.",
}

ending "logged_out" {
  outcome = "lost", relationship = "leaves",
  says = "(Joost Verhagen is no longer online. On the board there are nineteen jobs, and a smiley.)",
  empathy = -3, composure = -3, resolution = -3,
  lesson = "He's gone home, and the board is empty. He wasn't angry about a baker. He was the last in a row of promises that others had made.",
}

-- A parallel form: another house, another board, another nice hour.
variant "b" {
  summary = "Your colleague who plans the rooms writes to you: somebody has promised what she hasn't got.",
  customer = {
    name = "Salma Idrissi", about = "plans the rooms of a large hotel, since five this morning",
    look = { head = "hijab", skin = "4", hair = "black", clothes = "teal" },
  },
  words = {
    who = {
      says = "WHO told the wedding party noon? I have eleven people for nineteen rooms, one of them at the bottom of the stairs. Somebody at reception put 'early check-in, promised :)' on my board.",
      she_was_crying = {
        text = "She was nearly crying on the phone, Salma! A whole wedding, on a Friday. Somebody had to give that poor bride something to go on.",
        because = "You're thinking of the bride, and that does you credit. But what you gave her was Salma's.",
      },
      that_was_me = { because = "Who, what, done. She can stop looking for a culprit and start looking for a room." },
      not_sure = { because = "You know very well. She'll have found it out before your next line." },
      deep_breath = { because = "A breath is something that one takes, not something one prescribes. And the way was usually hers." },
    },
    smiley = {
      says = function(at)
        if at.mood.trust < 30 then
          return "The system doesn't do SMILEYS. It's got your initials on it, 9.52. I'm not asking for the culprit. I'm asking who I take the cleaner away from."
        end
        return "It's got your initials on it, 9.52. And a smiley. I'm not asking who cried. I'm asking who I take the cleaner away from."
      end,
      caught = { because = "Half of a confession and half of a charge. She'll answer the second half." },
      mine_and_wrong = { because = "You pick up the promise and the dodging too. Now it's on your desk and no longer on her board." },
      so_sorry_joost = {
        text = "I'm so sorry, Salma, I really am, I feel awful. I'm always so bad at saying no. I hope you aren't too cross with me now, are you?",
        because = "Now she's to reassure you. She has eleven people and no hand free for that.",
      },
    },
    same_team = {
      both_hard = "We don't have it easy down here either, you know. I've had forty calls today, and not one of them rang to tell me that it was nice.",
      talk_monday = { because = "A good idea for Monday. It's Friday, eight minutes past ten, and there's a noon on her board." },
    },
    what_it_breaks = {
      says = {
        "It breaks Denise. She's on the third floor, a pipe has burst. If I pull her out, ninety guests have wet carpets. If I don't, your bride dresses in the lobby.",
        "Denise, that's who. A burst pipe and ninety guests. I pull her for your smiley, or your bride dresses in the lobby. Pick one, go on.",
      },
      half_an_hour = {
        text = "Couldn't Denise just pop up there for half an hour in between? It's only two floors higher, and she's so quick, our Denise, isn't she?",
        because = "You're planning on her board again. There's no half hour, and the two floors are without a lift.",
      },
      oven_or_fitter = {
        text = "Denise stays. I'm ringing the bride now: that noon was my mistake, and what does she need first, a room at noon or a place to dress?",
        because = "You protect what's more important and take the unpleasant call yourself. And you ask what noon was for.",
      },
      your_call = {
        text = "That's not for me to decide. You're the planner, Salma, you've got the overview, and whatever you choose, I'll stand by it, all right?",
        because = "It sounds loyal. You made the knot, and you've handed her both ends.",
      },
      overtime = {
        text = "What if we simply ask two of them to come in on their day off? I'm certain they'd do it for a bride, if we put a decent bonus on top.",
        because = "Other people's day and the house's money; neither is yours. It's how the noon came about.",
      },
    },
    what_she_said = {
      says = function(at)
        if at.vars.baker == "told" then
          return "And? What does she say? I've nine messages open here. Make yours the short one."
        end
        return "It's half past ten. Does she know by now that there's no noon? Or am I the one to tell her?"
      end,
      two_in_the_morning = {
        text = "Two of three rooms are enough. The third must be ready at two. She'd rather have a true one than a false noon; that's a quotation.",
        because = "Three facts in her length, and each of them can be planned with. You really did ask the bride.",
      },
      ring_her_now = {
        text = "No, and that's for me to do. I'm ringing her now: that noon was wrong, and what she really needs. In five minutes you have one line.",
        because = "Late, and you do it at once. Salma may cross one thing off, and it was the one that hurt.",
      },
      ring_her_yourself = { because = "You made the promise and she makes the call. Of all the things she has to do, this one was yours." },
    },
    your_board = {
      says = "You know what? Do it yourself. Nineteen rooms, I'm putting the board over to you. You can do everything, down there. Make them all happy. With smileys.",
      breathe = { because = "She wants to hit something and it's nearest to hit you. Ten blinks, and she hears herself." },
      report_it = {
        text = "I won't be spoken to like that, Salma. If you can't do this in a civil way any more, I'll be having a word with Lena about it, today.",
        because = "A limit would have been fair. This one comes with a threat, to a woman who is afraid of looking as if she can't cope.",
      },
      hand_it_over = "Fine, then hand it over! It can't be all that hard to put nineteen names into a few boxes. I've been doing that down here for four years.",
      five_who_wait = {
        text = "Not in that tone; and not wrong either. I can't plan nineteen rooms, you can. What I can do is ring five who wait. Which five?",
        because = "Four words of limit, then you give her craft its due and take over something that you really can do. The bride is one of the five.",
      },
      crushed = { because = "Offended silence in the shape of obedience. She's got one problem more, and it's you." },
    },
    five_calls = {
      says = "Five. All right. Number two is the bride. And what do you tell them? Another noon each?",
      soothe_them = { because = "A voucher isn't a room. They'll be standing there again at two, and whoever is there then will be her." },
      roughly = {
        text = "I'd tell them roughly one to three, that's usually about right with us. Then they have something to hold on to, and you've got time.",
        because = "Five new noons. You meant to give her time and have sold it five times over.",
      },
    },
    ditch = {
      says = "Wait. Marek's ringing. The one on the stairs. He says he's all right. ...Now he's saying it again. He never says things twice.",
      tell_me_all = { because = "You're frightened for Marek, and that's good of you. But Salma now has two people to look after, and only one of them fell." },
      and_the_oven = {
        text = "I'm sure he's fine then, Marek's a tough one. Could you just tell me quickly about the rooms first, before you're on the phone with him?",
        because = "She told you that something was wrong. You took it for a queue.",
      },
      pavel_first = {
        text = "Marek first. 112, if he says it a third time. I'll take your phone until you're back, and nobody gets a time from me meanwhile. Go now.",
        because = "What comes first, what she needs to think of, and that her back is covered. In four breaths.",
      },
    },
    the_van = {
      says = {
        "Ambulance is there. It's the wrist. He wants me to put in the log that the trolley's all right. The TROLLEY. I sent him down those stairs, with the wet floor.",
        "Ambulance. His wrist. He wants me to log that the trolley's all right. The trolley! I sent him down there. And your rooms aren't done, I know.",
      },
      only_the_wrist = {
        text = "Well, thank heavens it's only the wrist! Then it turned out well, really. So shall we have another look at the rooms now, you and I?",
        because = "She's just said that she sent him there. You've read up to \"wrist\".",
      },
      go_home = {
        text = "Salma, you have to go home. Right now. You aren't in a state to work any more, anybody can see that. Leave everything as it is, and go.",
        because = "Concern in the form of an order. She's responsible for ten people who are still up there.",
      },
      since_five_alone = {
        text = "You sent him to a job; the floor was the floor. You've been at this since five. I'd like to ask Lena to sit with you until two. May I?",
        because = "You answer the sentence she let fall, and you offer help that is more than a word. And you ask her first.",
      },
    },
    lena = {
      then_not = { because = "It feels loyal. But you've promised to leave a woman alone who's been up since five and has just had an accident to deal with." },
      must_know = { because = "The right thing, behind her back. Lena will come, and Salma won't tell you anything again." },
      numbers_not_you = { because = "You take the shame out of it: it's a sum, not a weakness. And nothing happens that she doesn't see." },
    },
    half_past_five = {
      says = function(at)
        if at.vars.help then
          return "Lena has pulled up a chair. She brought soup. So: Denise is through at half past twelve. If the bride holds till one, that's a real one. Does she?"
        end
        return "I've moved everything once more. Denise is through at half past twelve. If your bride can hold till one, it's a real one. Can she? Last thing I can do."
      end,
      five_to_be_kind = {
        text = "Great! Then I'll tell her half past twelve, so that she has something to look forward to. Denise always manages it a bit earlier anyway.",
        because = "She said one, and you've made it nicer. That's the whole story of today in one line.",
      },
      six_by_you = {
        text = "She can; it has to be ready at two. I tell her: one, Denise, from the planner. You put it on the board, so that it's yours and not mine.",
        because = "The same time in her mouth, in yours and on the board. That's what a promise is made of.",
      },
      twenty_off = {
        text = "I'll offer her twenty percent off the rooms for the hour's wait, then she'll be sure to say yes. That's the least we can do for her now.",
        because = "She'd have said yes for a true one. Now she has a reason to think that something's wrong with it.",
      },
    },
    you_said_half_past = {
      says = "12.41. Your bride writes to me: 'You said half past twelve.' I said ONE. I've got it here in writing, from me to you. Where does the half past come from?",
      traffic = {
        text = "I'll simply write to her that Denise is stuck in the lift, in a full house she's sure to believe it. Then nobody's to blame and we've gained time.",
        because = "From a kind untruth to a handy one. Denise will be standing there in twenty minutes, with no lift to tell of.",
      },
      i_made_it_nicer = "From me. You said one and I made it nicer. I'm writing to her this minute: one was the true one, the half hour was mine. You get a copy.",
      only_eleven_minutes = {
        text = "It's only eleven minutes so far, Salma, nobody dies of that. She gets her room today, and this morning it looked far worse than that for her.",
        because = "It isn't about eleven minutes. She said one thing, and her board said it, and you said another.",
      },
    },
    eleven_ovens = {
      says = {
        "And now her planner writes to ME. He's thinking of giving his eleven weddings to the others. 'Not for the rooms, for the noon.' One more thing. Do you people keep a list?",
        "Her wedding planner's just written to me. He's thinking of moving all eleven weddings to the others. 'Not for the rooms, for the noon.' That's a summer's work.",
      },
      sales_matter = { because = "He wrote what it's about: the noon. Sales has never heard of it." },
      half_price_year = {
        text = "Then I'll offer him every room for half price for a whole year. That always works, and you'll see, he'll be staying with us for it.",
        because = "He doubts your word, and you give him another one, reduced. It also comes out of her summer.",
      },
      ring_at_six = "I ring him at one, when the bride's in her room. No offer: what went wrong, and how we promise from now on. He decides. You read along.",
    },
    tomorrow = {
      can_i_say = {
        text = "Then I tell them when they'll hear, not when it's ready. And you get one line: 'Can I say?' No smiley. Me today, the desk on Monday.",
        because = "Not a vow but a manner of working: what you say on the phone, and what she gets. It's small enough to be done on a bad day.",
      },
    },
    six_o_clock = {
      says = {
        "13.04. Denise writes 'dressed', with a picture of a veil. Marek's wrist is in plaster, he's already typing with it. I said some things today. About your desk.",
        "13.04. They're in, Denise says. Well. That was a morning.",
      },
      some_of_it_true = {
        text = "Some of it was true, and the rest was five in the morning. I'll write Marek's log; it says the trolley's all right. Go and eat.",
        because = "You keep what was right in it and let the rest go. And you've thought of Marek's log.",
      },
      monday_list = { because = "She's just putting it down, and you've put three on top. It could have waited until Monday all by itself." },
      no_hard_feelings = {
        text = "You did, yes, and it wasn't nice of you. But I don't bear a grudge, as you know me. Everyone loses control of themselves at some time or other.",
        because = "Forgiven from above. She'd begun an apology, and you've corrected it.",
      },
    },
    oven_hot = {
      says = "Eating now. You know you're the first from down there who's asked before saying a time? Today, I mean. After. I'll tell the others it's possible, {trainee}.",
      lesson = "The bride is dressed, and your colleague tells the others that one can work with you. You owned the promise, took work off her instead of giving comfort, and got her help without taking her face.",
    },
    that_will_do = { lesson = "It worked out, and you'll go on working together. What's missing is a rule for next time, or the chair beside her, or an hour that was said and not made nicer." },
    one_more_day = { lesson = "The day was saved, by her. A colleague who always manages it is easily taken for one who can always manage; that's how people leave." },
    lena_decides = { says = "Lena here, at Salma's keyboard. The two of you, my office, ten minutes. Until then nobody promises anybody anything." },
    logged_out = {
      says = "(Salma Idrissi is no longer online. On the board there are nineteen rooms, and a smiley.)",
      lesson = "She's gone home, and the board is empty. She wasn't angry about a wedding. She was the last in a row of promises that others had made.",
    },
  },
}
