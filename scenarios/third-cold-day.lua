-- No heating, minus four, the third day. He is blunt, he insults, and he says
-- two things that must not be passed over: that he'll fetch the fitter out of
-- his van, and that he'll bring the barbecue in. Both need a limit, said calmly
-- and meant kindly; a fitter who was threatened is not sent.
--
-- word:    he has given his word that whoever comes is safe with him
-- heaters: two electric heaters are on their way
-- van:     "eight"  the trainee has promised somebody by eight, unasked
--          "call"   the trainee will ring at ten past seven, either way

local function seething(at) return at.mood.anger >= 88 end

-- Who comes has heard what he said, and has not heard that he took it back.
local function sent(at) return at.vars.word and "at_the_door" or "turned_round" end

-- Who trusts you hears the fright even in a "perhaps".
local function in_time(at) return at.mood.trust >= 30 and "fresh_air" or "pavement" end

-- He doesn't thank; he rings again, or he doesn't. For the best it takes that
-- both limits were set in time.
local function how_it_ends(at)
  local in_time = not at.visited("its_going") and not at.visited("turned_round")
  if in_time and at.vars.van == "call" and at.vars.heaters and at.mood.trust >= 62 then return "nineteen" end
  if at.mood.trust >= 36 then return "it_runs" end
  return "other_firm"
end

scenario {
  id       = "third-cold-day",
  title    = "Minus four, third day",
  summary  = "The heating has been off since Friday, and the customer has begun to talk about fetching the fitter himself.",
  channel  = "phone",
  level    = 3,
  language = "en",
  minutes  = 7,
  skills   = { "emotional_regulation", "conflict_resolution", "needs_assessment", "resilience" },
  weights  = { empathy = 30, composure = 40, resolution = 30 },
  max_turns = 22, out_of_turns = "nobody_comes",
  customer = {
    name = "Gus Hallam", about = "drives the night bus, lives with three generations on the fourth floor",
    look = { head = "beanie", skin = "2", hair = "brown", clothes = "brick", beard = "full" },
    mood = { anger = 68, trust = 34 },
    persona = "blunt",
  },
  vars = {
    word    = false,
    heaters = false,
    van     = { "none", "eight", "call" },
  },
  start = "third_day",
}

node "third_day" {
  says = "Heating. Third day, minus four. You had a man here on Saturday. He looked at it and went. I can look at it myself. When does one come who does something?",
  choice {
    id = "contract",
    text = "I'll see about that straight away. I only need the contract number for it, please, and the postcode of the place where the boiler is.",
    empathy = -3, composure = -1, resolution = -1,
    anger = 10, trust = -5,
    because = "You'll find him under his telephone number. He said three facts, and you asked for a fourth that doesn't matter.",
    to = "a_number",
  },
  choice {
    id = "by_eight",
    text = "That's far too long. You'll have somebody there by eight tonight, Mr Hallam, I promise you that. I'll see to it personally, right now.",
    empathy = 1, composure = -2, resolution = -3,
    anger = -6, trust = 5,
    effect = function(at) at.vars.van = "eight" end,
    because = "It sounds like doing something. You have neither a fitter nor the part, and he'll look at the clock.",
    to = "how_cold",
  },
  choice {
    id = "how_warm",
    text = "A look isn't a repair. I have Saturday's note here and I'm getting hold of dispatch. While it rings: how warm is it, and who's in there?",
    empathy = 3, composure = 2, resolution = 2,
    anger = -6, trust = 10,
    skills = { "needs_assessment", "active_listening" },
    because = "As blunt as he is, and already at work. And you ask for people before boilers.",
    to = "how_cold",
  },
  choice {
    id = "so_sorry",
    text = "Oh no, I'm really so sorry to hear that! That must be absolutely dreadful for you, I do understand how annoyed you must be by now.",
    empathy = -1, composure = -2, resolution = -2,
    anger = 5, trust = -5,
    because = "Many feelings, none of them his. He asked when.",
    to = "a_number",
  },
}

node "a_number" {
  says = "I've got a number for you. Eleven. That's the kitchen. Do you want the bedroom as well?",
  choice {
    id = "bedroom",
    text = "The bedroom as well, yes. I asked for the wrong number. Dispatch is ringing on my other line. How warm is it, and who's sleeping in it?",
    empathy = 2, composure = 3, resolution = 1,
    anger = -6, trust = 10,
    skills = { "self_awareness", "emotional_regulation" },
    because = "You took his jibe as information. That's quicker than being hurt by it.",
    to = "how_cold",
  },
  choice {
    id = "by_the_book",
    text = "Mr Hallam, I'm trying to help you here, but there's an order to things. Without the number I can't open the case, and then nobody comes.",
    empathy = -3, composure = -2, resolution = -2,
    anger = 10, trust = -5,
    because = "An order to things, at eleven degrees. He hears that the form is warmer to you than he is.",
    to = "useless",
  },
  choice {
    id = "extra_blanket",
    text = "That's really not pleasant. Perhaps an extra blanket and a hot drink would help a little for now, until we've got things sorted here?",
    empathy = -2, composure = -1, resolution = -3,
    anger = 10, trust = -5,
    because = "He has found the blankets by himself, on the first day.",
    to = "useless",
  },
}

node "useless" {
  says = {
    { when = seething,
      text = "Are you thick, or do they PICK you for it? I've had more sense out of the boiler. Go on, read me something else off your card, you parrot." },
    { text = "You know, you're about as much use as the boiler. At least that one's quiet. Do they pick you for it?" },
  },
  breathe = { composure = 2, anger = -5, says = "(You breathe in, and out. He can hear it.) ...Yes, well. It's cold here.",
    because = "The insult is about eleven degrees. A breath is enough to notice that.", skills = { "emotional_regulation" } },
  checkin = "He has called you a parrot. What does that do to you, and whom does it remind you of?",
  choice {
    id = "same_to_you",
    text = "I don't have to listen to that. If you talk to me like that I'll end this call, and then you can see who comes out to you tonight.",
    empathy = -3, composure = -3, resolution = -2,
    anger = 10, trust = -10,
    because = "The first half would have been a limit. The second is a threat with the heating, and he has one of those himself.",
    to = "how_cold",
  },
  choice {
    id = "leave_it_out",
    text = "Leave the parrot out, Mr Hallam; I'm on your side of this, and I work better without it. Now: how cold is the bedroom, and who's in it?",
    empathy = 2, composure = 2, resolution = 1,
    anger = -8, trust = 10,
    skills = { "emotional_regulation", "conflict_resolution", "resilience" },
    because = "One short limit without heat, a reason for it, and straight back to his cold. He respects short.",
    to = "how_cold",
  },
  choice {
    id = "deserved",
    text = "You're quite right, I suppose I deserved that one. I'm sorry, I really do feel useless, sitting here in the warm while you're freezing.",
    empathy = -1, composure = -3, resolution = -2,
    anger = 5, trust = -5,
    because = "Nobody deserves that, and now he has somebody to feel guilty about. Or to go on at.",
    to = "how_cold",
  },
}

node "how_cold" {
  says = {
    { when = function(at) return at.mood.trust >= 40 end,
      text = "Eleven in the kitchen, nine in the bedroom. There's four of us: me, the wife, our daughter. And the daughter's daughter. She's three weeks old." },
    { text = "Nine in the bedroom, if you must know. There's four of us in it. One's three weeks old. Write THAT on your form." },
  },
  choice {
    id = "had_we_known",
    text = "A baby! But that changes everything, of course. If you'd told us that on Friday, you'd have been put on the priority list straight away.",
    empathy = -2, composure = -2, resolution = -1,
    anger = 10, trust = -10,
    because = "True, maybe, and now it's his fault that she's cold. Nobody had asked him on Friday.",
    to = "which_part",
  },
  choice {
    id = "relatives",
    text = "With a baby that small I really wouldn't stay there. Is there no family, or a friend perhaps, where the four of you could go tonight?",
    empathy = -1, composure = 1, resolution = -1,
    anger = 5, trust = -5,
    because = "Sensible, and he'd thought of it. You ask him to carry a newborn through minus four because you haven't got a fitter.",
    to = "which_part",
  },
  choice {
    id = "keep_her_warm",
    text = "Then wrap her up as warm as you possibly can: several blankets, a hat, and a hot-water bottle right beside her under the covers as well.",
    empathy = 1, composure = -1, resolution = -3,
    anger = -4, trust = 5,
    because = "From the heart, and dangerous: newborns overheat and can't push a blanket off. Don't advise what you don't know.",
    to = "which_part",
  },
  choice {
    id = "her_first",
    text = "Then she's first and the boiler second. Two electric heaters leave our depot by taxi now; half an hour. Hold her against you; no blankets.",
    empathy = 2, composure = 2, resolution = 3,
    anger = -8, trust = 15,
    effect = function(at) at.vars.heaters = true end,
    skills = { "needs_assessment", "adaptability" },
    because = "You've split the problem: warmth tonight, repair after. It needs no fitter and no part, only somebody who asks who's cold.",
    to = "which_part",
  },
}

node "which_part" {
  says = function(at)
    if at.vars.van == "eight" then
      return "And the boiler? Your man said 'a part'. You said by eight. Has he got the part by eight, or does he come and look at it again?"
    end
    return "And the boiler? 'A part', your man said. Nobody's told me which part, or where it is, or whether it's even been ordered. So?"
  end,
  choice {
    id = "supply_chains",
    text = "Parts are very hard to get just now, I'm afraid. That's the whole industry; the supply chains still haven't recovered as they should.",
    empathy = -2, composure = -1, resolution = -3,
    anger = 10, trust = -10,
    because = "He asked about one part in one boiler. The whole industry isn't sitting in his kitchen.",
    to = "white_van",
  },
  choice {
    id = "nearly_sure",
    text = "It's been ordered, of course, and I'm nearly sure it'll be fitted tonight. Our dispatchers are very good at that, they'll squeeze you in.",
    empathy = -1, composure = -2, resolution = -2,
    anger = -4, trust = -5,
    effect = function(at) at.vars.van = "eight" end,
    because = "\"Nearly sure\" is a promise with a back door. He only hears the front of it.",
    to = "white_van",
  },
  choice {
    id = "his_note",
    text = "My colleague didn't write down which part, I'm sorry. He's always a bit short in his notes. I'd have to ask him about it first thing tomorrow.",
    empathy = -2, composure = -2, resolution = -2,
    anger = 10, trust = -5,
    because = "You've given him a man to be angry with. He has a good memory for men with vans.",
    to = "white_van",
  },
  choice {
    id = "ten_past_seven",
    text = "The ignition board; it reached the depot at six. If anyone's free to fit it tonight, I don't know. At ten past seven I ring, yes or no.",
    empathy = 1, composure = 2, resolution = 3,
    anger = -6, trust = 15,
    effect = function(at) at.vars.van = "call" end,
    skills = { "building_trust", "positive_language" },
    because = "Which, where, since when; and what you don't know, with a time to it. He can do something with that.",
    to = "white_van",
  },
}

node "next_door" {
  says = {
    { when = function(at) return at.mood.trust >= 55 end,
      text = "Right. That's more than I got out of the lot of you since Friday. Meanwhile I'm bringing the barbecue in. Did it in the garage last winter; lovely." },
    { text = "Heard that before. Then I'm bringing the barbecue in. It's only charcoal, I had it in the garage all last winter. At least that gets warm." },
  },
  choice {
    id = "window",
    text = "Well, if you do that, then please be really careful with it. Keep a window open on the latch the whole time, so that the smoke gets out.",
    empathy = 0, composure = -1, resolution = -3,
    trust = 5,
    because = "It's meant well and it can kill. The gas isn't the smoke, and a window on the latch doesn't stop it.",
    to = "its_going",
  },
  choice {
    id = "own_risk",
    text = "I have to tell you officially: open fires in living rooms aren't permitted. For any damage that comes of it, we accept no liability.",
    empathy = -3, composure = -1, resolution = -2,
    anger = 10, trust = -10,
    because = "You've protected the firm. He heard a rule, and about rules he has his own opinion tonight.",
    to = "its_going",
  },
  choice {
    id = "not_a_minute",
    text = "No. Not for a minute. Charcoal makes a gas that you don't smell, and the smallest gets it first. Leave it outside; tell me that you will.",
    empathy = 2, composure = 3, resolution = 2,
    anger = -4, trust = 10,
    skills = { "conflict_resolution", "emotional_regulation" },
    because = "A clear no with a reason he can't argue with: her. Here, polite would have been too little.",
    to = "ringing_dispatch",
  },
  choice {
    id = "are_you_mad",
    text = "Are you completely out of your mind? You'll poison the whole family with that! You can't seriously do such a thing with a baby there!",
    empathy = -2, composure = -3, resolution = 1,
    anger = 15, trust = -5,
    because = "Your fright is right and says the right thing. But now he's a bad grandfather, and he'll have to defend it.",
    to = "ringing_dispatch",
  },
}

node "its_going" {
  says = "It's in the hall now, going nicely. And would you believe it, the little one has stopped crying. First time since Friday. Sleeps like a stone.",
  choice {
    id = "thank_goodness",
    text = "Thank goodness for that, then at least she's getting some rest. And I'll see in the meantime what I can do for you with our dispatch.",
    empathy = -2, composure = -1, resolution = -3,
    trust = 5,
    because = "She isn't resting. That was the moment.",
    to = pick({ "fresh_air", "pavement" }, in_time),
  },
  choice {
    id = "everyone_out",
    text = "That isn't sleep. Take her and go out, all four, now, doors open. I'm ringing 112 for you and I stay on this line. Go. Don't hang up.",
    empathy = 2, composure = 3, resolution = 1,
    anger = -4, trust = 10,
    skills = { "emotional_regulation", "conflict_resolution" },
    because = "Four orders and not one word too many. You should have said no a minute ago; now you've said it so that it counts.",
    to = "fresh_air",
  },
  choice {
    id = "look_at_her",
    text = "That's a bit odd, isn't it? Perhaps have a look whether she's all right, and maybe open the window some more, just to be on the safe side.",
    empathy = 1, composure = -2, resolution = -3,
    anger = 5,
    because = "You'd understood, and said it as if it might be nothing. There are sentences in which \"perhaps\" has no place.",
    to = pick({ "fresh_air", "pavement" }, in_time),
  },
  timeout = { seconds = 40, choice = "look_at_her" },
}

node "fresh_air" {
  says = "We're on the stairs. She's yelling again. Never thought I'd be glad. There's a fellow here with a meter, says five more minutes. ...I had a WINDOW open.",
  choice {
    id = "told_you_so",
    text = "I did have a bad feeling about it right from the start. With charcoal you should have known, they say it on the news every winter.",
    empathy = -3, composure = -2, resolution = -1,
    anger = 10, trust = -10,
    because = "He knows. He'll know it for the rest of his life; it needn't be from you.",
    to = "ringing_dispatch",
  },
  choice {
    id = "my_part",
    text = "The window was my mistake as much as yours: I ought to have said no. She's yelling; good. Heaters are coming by taxi, and I ring dispatch now.",
    empathy = 1, composure = 2, resolution = 0,
    anger = -6, trust = 10,
    effect = function(at) at.vars.heaters = true end,
    skills = { "self_awareness", "resilience" },
    because = "You carry your half, and only that. Then something warm, without a fire in it.",
    to = "ringing_dispatch",
  },
  choice {
    id = "shaking",
    text = "I'm shaking all over, Mr Hallam, I really am. I can't get the picture out of my head. Please don't ever do anything like that to me again.",
    empathy = -1, composure = -3, resolution = -2,
    trust = -5,
    because = "It was frightening, and for you too. But tell it to a colleague, in ten minutes; he's standing in the stairwell with it.",
    to = "ringing_dispatch",
  },
}

node "white_van" {
  says = {
    { when = seething,
      text = "I KNOW where he lives, your man. Mill Lane. White van, ladder on top. If there's nobody here by eight I fetch him out of there, and he won't enjoy it." },
    { text = "I'll tell you something else. Your man lives in Mill Lane. White van, ladder on top. If there's nobody here by eight, I'll go and fetch him out of it." },
  },
  breathe = { composure = 1, anger = -5, says = "(You don't answer at once. Behind him a very small person is crying, with pauses.) ...Well, it's true.",
    because = "A threat wants to be answered fast. It's better answered slowly.", skills = { "emotional_regulation" } },
  checkin = "He knows where your colleague lives. What's going through you, and what part of it belongs in the next sentence?",
  choice {
    id = "police",
    text = "That's a threat, and this call is being recorded. I'm reporting it to the police now. You've only got yourself to blame for that, you know.",
    empathy = -3, composure = -2, resolution = -2,
    anger = 15, trust = -15,
    because = "You may have to, one day. As the first sentence it closes the only door through which he could still come back.",
    to = pick({ "next_door", "nobody_comes" }, function(at) return at.mood.anger >= 95 and at.mood.trust < 20 and "nobody_comes" or "next_door" end),
  },
  choice {
    id = "not_heard",
    text = "I'm sure you don't mean it like that. Let's rather look at what we can do about your boiler now, that's surely more important to us both.",
    empathy = 1, composure = -3, resolution = -2,
    anger = -4,
    because = "You've passed over it to be nice. But a man with a ladder on his roof is going to stand before that door tonight.",
    to = "next_door",
  },
  choice {
    id = "understand_rage",
    text = "I do understand your anger, I'd be furious too. With a baby at nine degrees, I'd probably be standing at his front door myself by now.",
    empathy = -1, composure = -3, resolution = -3,
    anger = -6, trust = 5,
    because = "You want to be close to him and you've drawn him a map. Your colleague lives there.",
    to = "next_door",
  },
  choice {
    id = "safe_with_you",
    text = "I want to send someone tonight. I don't send anyone to a door where he's been threatened. Tell me he's safe with you, and I go on looking.",
    empathy = 2, composure = 3, resolution = 2,
    anger = -12, trust = 10,
    effect = function(at) at.vars.word = true end,
    skills = { "conflict_resolution", "emotional_regulation", "building_trust" },
    because = "The limit, the reason, and how he gets across it. No heat in it, and nothing swallowed.",
    to = "i_say_things",
  },
}

node "i_say_things" {
  says = "...He's safe. I wouldn't touch him. I say things. My daughter tells me that I say things. Are you writing that down now?",
  choice {
    id = "never_happened",
    text = "No, don't you worry, that stays between the two of us. I never heard it. Everybody says something like that when he's cold, don't they?",
    empathy = 1, composure = -2, resolution = -2,
    anger = -4,
    because = "Whoever drives out tonight has a right to know. You gave away something that belongs to the fitter.",
    to = "next_door",
  },
  choice {
    id = "both_sentences",
    text = "Yes, both sentences: what you said, and that you took it back. Who comes should know both. I believe the second. Shall I go on with dispatch?",
    empathy = 2, composure = 2, resolution = 1,
    anger = -4, trust = 10,
    skills = { "building_trust", "resilience" },
    because = "Honest with him and fair to the fitter. \"I believe the second\" is what he'll behave up to.",
    to = "next_door",
  },
  choice {
    id = "think_before",
    text = "I have to, yes. Perhaps it's a lesson for next time, to think first and speak afterwards. You see what it leads to, for you most of all.",
    empathy = -3, composure = -2, resolution = -1,
    anger = 10, trust = -10,
    because = "He'd just found the way back, and you've put up a toll there. His daughter says it too, and she may.",
    to = "next_door",
  },
}

node "ringing_dispatch" {
  says = function(at)
    if at.vars.van == "call" then
      return "Ten past seven. On the dot. I'd bet the wife you wouldn't. So, yes or no?"
    end
    if at.vars.van == "eight" then
      return "It's ten past eight. I see no van. I see no one. 'By eight', you said, and 'personally'. And that was you, wasn't it?"
    end
    return "It's gone eight. Nobody's rung, so I have. What's happening? And no stories."
  end,
  choice {
    id = "nine_to_ten",
    text = "Yes. Milena Horak, from the other depot, between nine and ten, and the board's in her van. She rings you when she's leaving the ring road.",
    when = function(at) return at.vars.van ~= "eight" end,
    empathy = 1, composure = 2, resolution = 3,
    anger = -6, trust = 10,
    skills = { "positive_language", "building_trust" },
    because = "Who, when, with what, and the next sign of life. In his length.",
    to = "what_it_costs",
  },
  choice {
    id = "on_the_way",
    text = "The fitter should be on the way by now as far as I know, and it can't be long. With this weather they all need a little more time.",
    empathy = -2, composure = -2, resolution = -3,
    anger = 10, trust = -15,
    because = "As far as you know: you don't. The weather is the one thing that he can see for himself.",
    to = "what_it_costs",
  },
  choice {
    id = "i_promised_air",
    text = "That was me, and I'd nobody when I said it. Now I have: Milena Horak, between nine and ten, with the board. She rings when she sets out.",
    when = function(at) return at.vars.van == "eight" end,
    empathy = 1, composure = 3, resolution = 2,
    anger = -6, trust = 10,
    effect = function(at) at.vars.van = "call" end,
    skills = { "self_awareness", "building_trust" },
    because = "The broken promise in one breath and what's true in the next. He's had neither since Friday.",
    to = "what_it_costs",
  },
  choice {
    id = "tomorrow",
    text = "I'm afraid they can't manage it tonight any more, so it'll be tomorrow morning. But you're right at the top of the list there, I've checked.",
    empathy = -2, resolution = -3,
    anger = 15, trust = -10,
    because = "You asked the depot that always says tomorrow. There are two.",
    to = "what_it_costs",
  },
}

node "what_it_costs" {
  says = "And what's the damage? Your lot send a bill for every time they look at something. Sunday night, that'll be double, I suppose.",
  choice {
    id = "all_free",
    text = "You pay nothing at all! And on top of that I'm giving you the whole winter's maintenance free, and a voucher for a new thermostat too.",
    empathy = -1, composure = -2, resolution = -2,
    anger = -4, trust = -5,
    because = "He asked for a figure and got a lucky bag. Blunt people look for the catch in it.",
    to = pick({ "at_the_door", "turned_round" }, sent),
  },
  choice {
    id = "see_the_bill",
    text = "That depends on what's found, I can't say it in advance. You'll see it on the bill, and if anything's wrong there you can always complain.",
    empathy = -2, composure = 1, resolution = -3,
    anger = 10, trust = -5,
    because = "Correct, for a boiler you know nothing of. This one you know; and complaining is what he's doing.",
    to = pick({ "at_the_door", "turned_round" }, sent),
  },
  choice {
    id = "eighty_nine",
    text = "Eighty-nine for the board, that's all. Saturday's visit I've struck out, it repaired nothing, and Sunday is on us. The heaters go back on Friday.",
    empathy = 1, composure = 1, resolution = 3,
    anger = -6, trust = 10,
    skills = { "positive_language" },
    because = "A figure, and why each part of it is what it is. Nothing to haggle over, nothing to be thankful for.",
    to = pick({ "at_the_door", "turned_round" }, sent),
  },
}

node "turned_round" {
  says = "Your Milena has just rung, from the ring road. She's stopped. Somebody in Mill Lane told her things, and is it true that I'm dangerous. Now what?",
  choice {
    id = "ask_now",
    text = "Then I'll ask what I should have asked before: is she safe with you? Say it, and I tell her so in your words, and that I believe you.",
    empathy = 1, composure = 2, resolution = 2,
    anger = -4, trust = 10,
    effect = function(at) at.vars.word = true end,
    skills = { "self_awareness", "conflict_resolution" },
    because = "Late, and still in time. You ask him straight, and he can answer straight.",
    to = "at_the_door",
  },
  choice {
    id = "she_must_decide",
    text = "That's up to her alone, I can't force anyone to go anywhere. If she doesn't feel safe she has every right to turn back, you see.",
    empathy = -2, composure = -1, resolution = -3,
    anger = 10, trust = -10,
    because = "She has that right. But you could have asked him the one question first, and asked it for her.",
    to = pick({ "at_the_door", "nobody_comes" }, function(at) return at.mood.trust < 18 and "nobody_comes" or "at_the_door" end),
  },
  choice {
    id = "all_right_really",
    text = "I'll tell her that you're all right really and that it's only talk. She shouldn't make such a fuss, she's got her sister on call anyway.",
    empathy = -1, composure = -3, resolution = -2,
    anger = -4, trust = -5,
    because = "You vouch for what you haven't asked, and make her caution small. She's the one who'll be on the stairs.",
    to = "at_the_door",
  },
}

node "at_the_door" {
  says = function(at)
    if at.visited("i_say_things") then
      return "She's here. And HE's with her, the one from Saturday. Carries the toolbox. Just looks at me. What am I meant to say to him?"
    end
    return "She's here. And she's brought the one from Saturday along, to carry. He looks at my slippers. What am I meant to say to him?"
  end,
  choice {
    id = "say_nothing",
    text = "I'd just say nothing at all, it's the safest thing. Let them do their work in peace and go and sit in the kitchen till they've finished.",
    empathy = -1, composure = 1, resolution = -1,
    trust = -5,
    because = "No harm in it, and no good. He'd asked you how one begins.",
    to = "half_past_eleven",
  },
  choice {
    id = "he_asked_to_come",
    text = "He asked to come along; he'd thought of the baby. Say 'evening', and show him the heaters. He drinks his tea black, as far as I know.",
    empathy = 3, composure = 2, resolution = 1,
    anger = -6, trust = 10,
    skills = { "empathy", "adaptability" },
    because = "You've made people out of the two of them. More than 'evening' isn't needed on either side.",
    to = "half_past_eleven",
  },
  choice {
    id = "apologise_to_him",
    text = "Well, an apology would be in order, if you ask me. He's only done his job on Saturday, and he must have been properly scared by you.",
    empathy = -2, composure = -1, resolution = -1,
    anger = 10, trust = -10,
    because = "Perhaps. But an apology that was ordered is none, and he's standing in his slippers.",
    to = "half_past_eleven",
  },
}

node "half_past_eleven" {
  says = {
    { when = function(at) return at.mood.trust >= 62 end,
      text = "Half past eleven. Nineteen. The thing's humming, the little one's asleep, the proper way. She left me her number. I've told your man he can park here." },
    { text = "Half past eleven. It's going. Seventeen, and climbing. Three days, for a thing as big as a hand. You want me to say thank you, do you?" },
  },
  choice {
    id = "three_days_wrong",
    text = "No. Three days were too long, and I've written down why, for those who plan it. On Wednesday at four I ask if it's still nineteen.",
    empathy = 2, composure = 2, resolution = 2,
    anger = -6, trust = 10,
    skills = { "building_trust", "resilience" },
    because = "No bow and no thanks collected. The fault is said, it goes somewhere, and there's a day.",
    to = pick({ "nineteen", "it_runs", "other_firm" }, how_it_ends),
  },
  choice {
    id = "rate_us",
    text = "I'm so glad! You'd be doing me a big favour if you gave me a good rating for this call, there'll be a text message coming in a minute.",
    empathy = -3, composure = -1, resolution = -1,
    anger = 10, trust = -10,
    because = "Half past eleven, after three days. He'd have rated you by himself, with one word.",
    to = pick({ "nineteen", "it_runs", "other_firm" }, how_it_ends),
  },
  choice {
    id = "next_time_polite",
    text = "You're welcome. And next time, perhaps in a slightly different tone, then it's far easier for everyone to help you quickly, isn't it?",
    empathy = -2, composure = -2, resolution = -1,
    anger = 10, trust = -10,
    because = "The tone was never what made it slow. You've kept that sentence for three hours, one can hear it.",
    to = pick({ "nineteen", "it_runs", "other_firm" }, how_it_ends),
  },
}

ending "nineteen" {
  outcome = "resolved", relationship = "recommends",
  says = "Wednesday, four. I'm asleep then, but ring. You'll do, {trainee}. I tell that to about one in a year.",
  empathy = 1, composure = 1, resolution = 3,
  lesson = "It's nineteen degrees, and he tells the whole depot. You asked who was cold, said no twice without raising your voice, and let neither the insult nor the threat simply pass.",
}

ending "it_runs" {
  outcome = "resolved", relationship = "stays",
  says = "It runs. That's that, then. Night.",
  empathy = 1, resolution = 1,
  lesson = "It's warm, and he stays. Between you and more stood a promise without a fitter, a limit that came late, or heaters that could have been there at seven.",
}

ending "other_firm" {
  outcome = "recovered", relationship = "leaves",
  says = "It's warm, so I needn't ring you again. And I won't. The neighbour's firm came in two hours.",
  empathy = -1, composure = -1, resolution = -2,
  lesson = "The boiler works and the customer is gone. He can live with cold and he can live with no; what he couldn't stand was not being told.",
}

ending "nobody_comes" {
  outcome = "escalated", relationship = "leaves",
  says = function(at)
    if at.visited("turned_round") then
      return "She's turned round. At the traffic lights, I saw the van. Nine degrees, and you've let it all just lie there, what I said."
    end
    return "The police, then, and no fitter. Nine degrees. You'd only have had to ask whether I mean it."
  end,
  empathy = -3, composure = -3, resolution = -3,
  lesson = "Nobody was sent to that door, and that's right. A threat isn't dealt with by ignoring it or by striking back: name it, say what you need, and give him the way back.",
}

ending "pavement" {
  outcome = "lost", relationship = "leaves",
  says = "(Shouting, then an alarm, then feet on stairs.) ...All out. All breathing, the man says. To the hospital, all four. I'd a window open. You SAID a window.",
  empathy = -3, composure = -3, resolution = -3,
  lesson = "They're well, because a neighbour's alarm went off. Nobody likes to forbid a freezing man his fire. This is the case where a clear no is the kind thing.",
}

-- A parallel form: a grandmother who drives a taxi, an old man in the cold.
variant "b" {
  summary = "The heating has been off since Friday, and a taxi driver has begun to talk about fetching the fitter herself.",
  customer = {
    name = "Rosa Quill", about = "drives a taxi by night, looks after her father and two more",
    look = { head = "short", skin = "5", hair = "gray", clothes = "plum" },
  },
  words = {
    third_day = {
      says = "Heating. Third day, minus four. You had a man here on Saturday. He knocked on it and went. I can knock on it myself. When does one come who does something?",
      by_eight = {
        text = "That's far too long. You'll have somebody there by eight tonight, Ms Quill, I promise you that. I'll see to it personally, right now.",
        because = "It sounds like doing something. You have neither a fitter nor the part, and she'll look at the clock.",
      },
      contract = { because = "You'll find her under her telephone number. She said three facts, and you asked for a fourth that doesn't matter." },
      how_warm = {
        text = "A knock isn't a repair. I have Saturday's note here and I'm getting hold of dispatch. While it rings: how warm is it, and who's in there?",
        because = "As blunt as she is, and already at work. And you ask for people before boilers.",
      },
      so_sorry = { because = "Many feelings, none of them hers. She asked when." },
    },
    a_number = {
      by_the_book = {
        text = "Ms Quill, I'm trying to help you here, but there's an order to things. Without the number I can't open the case, and then nobody comes.",
        because = "An order to things, at eleven degrees. She hears that the form is warmer to you than she is.",
      },
      bedroom = { because = "You took her jibe as information. That's quicker than being hurt by it." },
      extra_blanket = { because = "She has found the blankets by herself, on the first day." },
    },
    useless = {
      says = {
        "Are you thick, or do they PICK you for it? I've had more sense out of the radio. Go on, read me something else off your card, you parrot.",
        "You know, you're about as much use as the boiler. At least that one's quiet. Do they pick you for it?",
      },
      breathe = { says = "(You breathe in, and out. She can hear it.) ...Yes, well. It's cold here." },
      checkin = "She has called you a parrot. What does that do to you, and whom does it remind you of?",
      same_to_you = { because = "The first half would have been a limit. The second is a threat with the heating, and she has one of those herself." },
      deserved = { because = "Nobody deserves that, and now she has somebody to feel guilty about. Or to go on at." },
      leave_it_out = {
        text = "Leave the parrot out, Ms Quill; I'm on your side of this, and I work better without it. Now: how cold is the bedroom, and who's in it?",
        because = "One short limit without heat, a reason for it, and straight back to her cold. She respects short.",
      },
    },
    how_cold = {
      says = {
        "Eleven in the kitchen, nine in the bedroom. There's four of us: me, my sister, her boy. And Dad. He's ninety-one, and he's had pneumonia since the Friday.",
        "Nine in the bedroom, if you must know. There's four of us. One's ninety-one, with pneumonia. Write THAT on your form.",
      },
      had_we_known = {
        text = "Pneumonia! But that changes everything, of course. If you'd told us that on Friday, you'd have been put on the priority list straight away.",
        because = "True, maybe, and now it's her fault that he's cold. Nobody had asked her on Friday.",
      },
      relatives = {
        text = "With somebody that ill I really wouldn't stay there. Is there no family, or a friend perhaps, where the four of you could go tonight?",
        because = "Sensible, and she'd thought of it. You ask her to carry him through minus four because you haven't got a fitter.",
      },
      keep_her_warm = {
        text = "Then wrap him up as warm as you possibly can: several blankets, a hat, and put his bed right beside the oven with the door left open.",
        because = "From the heart, and dangerous: an open oven burns and gives off gas. Don't advise what you don't know.",
      },
      her_first = "Then he's first and the boiler second. Two electric heaters leave our depot by taxi now; half an hour. And the doctor's line is 116117.",
    },
    which_part = {
      supply_chains = { because = "She asked about one part in one boiler. The whole industry isn't sitting in her kitchen." },
      ten_past_seven = { because = "Which, where, since when; and what you don't know, with a time to it. She can do something with that." },
      nearly_sure = { because = "\"Nearly sure\" is a promise with a back door. She only hears the front of it." },
      his_note = { because = "You've given her a man to be angry with. She has a good memory for men with vans." },
    },
    next_door = {
      says = {
        "Right. That's more than I got out of the lot of you since Friday. Meanwhile I'm bringing the barbecue in. We did it in the yard room last winter; lovely.",
        "Heard that before. Then I'm bringing the barbecue in. It's only charcoal, we had it in the yard room all last winter. At least that gets warm.",
      },
      own_risk = { because = "You've protected the firm. She heard a rule, and about rules she has her own opinion tonight." },
      not_a_minute = {
        text = "No. Not for a minute. Charcoal makes a gas that you don't smell, and the weakest gets it first. Leave it outside; tell me that you will.",
        because = "A clear no with a reason she can't argue with: him. Here, polite would have been too little.",
      },
      are_you_mad = {
        text = "Are you completely out of your mind? You'll poison the whole family with that! You can't seriously do such a thing with his lungs!",
        because = "Your fright is right and says the right thing. But now she's a bad daughter, and she'll have to defend it.",
      },
    },
    its_going = {
      says = "It's in the hall now, going nicely. And would you believe it, Dad has stopped coughing. First time since Friday. Sleeps like a stone.",
      thank_goodness = {
        text = "Thank goodness for that, then at least he's getting some rest. And I'll see in the meantime what I can do for you with our dispatch.",
        because = "He isn't resting. That was the moment.",
      },
      everyone_out = "That isn't sleep. Take him and go out, all four, now, doors open. I'm ringing 112 for you and I stay on this line. Go. Don't hang up.",
      look_at_her = "That's a bit odd, isn't it? Perhaps have a look whether he's all right, and maybe open the window some more, just to be on the safe side.",
    },
    fresh_air = {
      says = "We're on the stairs. He's coughing again. Never thought I'd be glad. There's a fellow here with a meter, says five more minutes. ...I had a WINDOW open.",
      told_you_so = { because = "She knows. She'll know it for the rest of her life; it needn't be from you." },
      my_part = "The window was my mistake as much as yours: I ought to have said no. He's coughing; good. Heaters are coming by taxi, and I ring dispatch now.",
      shaking = {
        text = "I'm shaking all over, Ms Quill, I really am. I can't get the picture out of my head. Please don't ever do anything like that to me again.",
        because = "It was frightening, and for you too. But tell it to a colleague, in ten minutes; she's standing in the stairwell with it.",
      },
    },
    white_van = {
      says = {
        "I KNOW where he lives, your man. I've driven him. Mill Lane, white van, ladder on top. If there's nobody here by eight I fetch him out of there.",
        "I'll tell you something else. I've driven your man home. Mill Lane, white van. If there's nobody here by eight, I'll go and fetch him out of there.",
      },
      breathe = { says = "(You don't answer at once. Behind her someone is coughing, with pauses.) ...Well, it's true." },
      checkin = "She knows where your colleague lives. What's going through you, and what part of it belongs in the next sentence?",
      police = { because = "You may have to, one day. As the first sentence it closes the only door through which she could still come back." },
      safe_with_you = { because = "The limit, the reason, and how she gets across it. No heat in it, and nothing swallowed." },
      understand_rage = {
        text = "I do understand your anger, I'd be furious too. With my father at nine degrees, I'd probably be standing at his front door myself by now.",
        because = "You want to be close to her and you've drawn her a map. Your colleague lives there.",
      },
    },
    i_say_things = {
      says = "...He's safe. I wouldn't touch him. I say things. My sister tells me that I say things. Are you writing that down now?",
      never_happened = "No, don't you worry, that stays between the two of us. I never heard it. Everybody says something like that when they're cold, don't they?",
      both_sentences = { because = "Honest with her and fair to the fitter. \"I believe the second\" is what she'll behave up to." },
      think_before = { because = "She'd just found the way back, and you've put up a toll there. Her sister says it too, and she may." },
    },
    ringing_dispatch = {
      says = function(at)
        if at.vars.van == "call" then
          return "Ten past seven. On the dot. I'd bet my sister you wouldn't. So, yes or no?"
        end
        if at.vars.van == "eight" then
          return "It's ten past eight. I see no van. I see no one. 'By eight', you said, and 'personally'. And that was you, wasn't it?"
        end
        return "It's gone eight. Nobody's rung, so I have. What's happening? And no stories."
      end,
      on_the_way = { because = "As far as you know: you don't. The weather is the one thing that she can see for herself." },
      nine_to_ten = { because = "Who, when, with what, and the next sign of life. In her length." },
      i_promised_air = { because = "The broken promise in one breath and what's true in the next. She's had neither since Friday." },
    },
    what_it_costs = {
      all_free = { because = "She asked for a figure and got a lucky bag. Blunt people look for the catch in it." },
      see_the_bill = { because = "Correct, for a boiler you know nothing of. This one you know; and complaining is what she's doing." },
    },
    turned_round = {
      she_must_decide = { because = "She has that right. But you could have asked the one question first, and asked it for her." },
      ask_now = { because = "Late, and still in time. You ask straight, and get a straight answer." },
    },
    at_the_door = {
      says = function(at)
        if at.visited("i_say_things") then
          return "She's here. And HE's with her, the one from Saturday. Carries the toolbox. Just looks at me. What am I meant to say to him?"
        end
        return "She's here. And she's brought the one from Saturday along, to carry. He looks at my dressing gown. What am I meant to say to him?"
      end,
      say_nothing = { because = "No harm in it, and no good. She'd asked you how one begins." },
      he_asked_to_come = "He asked to come along; he'd thought of your father. Say 'evening', and show him the heaters. He drinks his tea black, as far as I know.",
      apologise_to_him = { because = "Perhaps. But an apology that was ordered is none, and she's standing in her dressing gown." },
    },
    half_past_eleven = {
      says = {
        "Half past eleven. Nineteen. The thing's humming, Dad's asleep, the proper way. She left me her number. I've told your man he rides for nothing.",
        "Half past eleven. It's going. Seventeen, and climbing. Three days, for a thing as big as a hand. You want me to say thank you, do you?",
      },
      rate_us = { because = "Half past eleven, after three days. She'd have rated you by herself, with one word." },
    },
    nineteen = {
      says = "Wednesday, four. I'm asleep then, but ring. You'll do, {trainee}. I tell that to about one in a year.",
      lesson = "It's nineteen degrees, and she tells every fare. You asked who was cold, said no twice without raising your voice, and let neither the insult nor the threat simply pass.",
    },
    it_runs = { lesson = "It's warm, and she stays. Between you and more stood a promise without a fitter, a limit that came late, or heaters that could have been there at seven." },
    other_firm = { lesson = "The boiler works and the customer is gone. She can live with cold and she can live with no; what she couldn't stand was not being told." },
    nobody_comes = { lesson = "Nobody was sent to that door, and that's right. A threat isn't dealt with by ignoring it or by striking back: name it, say what you need, and give her the way back." },
    pavement = {
      lesson = "They're well, because a neighbour's alarm went off. Nobody likes to forbid a freezing family its fire. This is the case where a clear no is the kind thing.",
    },
  },
}
