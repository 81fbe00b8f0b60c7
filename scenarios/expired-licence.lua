-- A rental desk in a station, ten past three. Her licence ran out on Friday, so
-- the answer is no, and it stays no; what can still be found is a way to be
-- somewhere at seven. A train goes at 15.52: whoever argues, rings round or
-- fetches people spends the minutes that it would have taken to catch it.
--
-- hope:  the trainee let her think that the rule might be bent
-- spent: minutes lost, in quarters of an hour; from two on the train is gone
-- ride:  what takes her there

local function boiling(at) return at.mood.anger >= 85 end

local function or_office(otherwise)
  return function(at) return boiling(at) and "head_office" or otherwise end
end

local function spend(at) at.vars.spent = math.min(at.vars.spent + 1, 3) end

-- The train waits for nobody; the driver is there for those who were too late.
local function train_or_late(at) return at.vars.spent < 2 and "thirty_kilos" or "too_late" end

-- She is used to getting her way, and remembers who gave her another one.
local function how_it_ends(at)
  if at.vars.ride == "train" and at.vars.thursday and at.mood.trust >= 55 then return "first_row" end
  if at.vars.ride ~= "none" and at.mood.trust >= 30 then return "gets_there" end
  return "on_her_own"
end

scenario {
  id       = "expired-licence",
  title    = "The licence ran out on Friday",
  summary  = "A customer of six years wants her rental car, and this time the answer is no.",
  channel  = "counter",
  level    = 2,
  language = "en",
  minutes  = 6,
  skills   = { "conflict_resolution", "needs_assessment", "emotional_regulation", "adaptability" },
  weights  = { empathy = 30, composure = 35, resolution = 35 },
  max_turns = 18, out_of_turns = "next_desk",
  customer = {
    name = "Imogen Castell", about = "sells operating lamps to hospitals, rents from you twice a month",
    look = { head = "blunt", skin = "2", hair = "brown", clothes = "ink" },
    mood = { anger = 46, trust = 40 },
    persona = "entitled",
  },
  vars = {
    hope     = false,
    spent    = 0,
    ride     = { "none", "train", "driver" },
    thursday = false,  -- a car can be hers on Thursday, and she knows what for
  },
  start = "desk",
}

node "desk" {
  says = "You've been looking at my licence for quite a while. It's still my face. The estate, please, as always. I have to be somewhere at seven.",
  choice {
    id = "small_problem",
    text = "There's a tiny problem with the date on it, Ms Castell. But you're one of our best customers, so let me see what can be done here.",
    empathy = 2, composure = -2, resolution = -3,
    anger = -6, trust = 5,
    effect = function(at) at.vars.hope = true; spend(at) end,
    because = "It's the friendliest way to begin and the dearest. Nothing can be done about the date, and you know it already.",
    to = "friday",
  },
  choice {
    id = "terms",
    text = "This licence has expired, so under our terms of hire I'm not permitted to hand over a vehicle. Do you have another document with you?",
    empathy = -2, composure = 1, resolution = -1,
    anger = 10, trust = -5,
    because = "All correct, and it's the counter that speaks. She hears a door, and no reason for it.",
    to = "friday",
  },
  choice {
    id = "straight",
    text = "It ran out on Friday, so there's no car for you today. I'd rather say that now than in ten minutes. What is it that's at seven?",
    empathy = 1, composure = 3, resolution = 2,
    trust = 10, anger = 5,
    skills = { "building_trust", "needs_assessment" },
    because = "A no that comes first leaves time for everything else. And you ask about seven, not about the card.",
    to = "friday",
  },
  choice {
    id = "so_awkward",
    text = "Oh dear, this is so awkward, and I'm really sorry to be the one who has to say it: it looks as if your licence might not be valid.",
    empathy = -1, composure = -2, resolution = -2,
    anger = 5, trust = -5,
    because = "\"Might\", \"looks as if\", \"sorry\": she now has a weak spot to push against, and she will.",
    to = "pushes",
  },
  timeout = { seconds = 40, choice = "terms" },
}

node "friday" {
  says = {
    { when = function(at) return at.vars.hope end,
      text = "Friday, I know, I saw it on the train. You'll find something, I'm sure; you people always do. It's a piece of plastic." },
    { text = "Friday. It's a piece of plastic. Do you think I've forgotten over the weekend where the brake is?" },
  },
  choice {
    id = "offence",
    text = "Driving without a valid licence is an offence, Ms Castell. The police take that seriously, and so do we.",
    empathy = -3, composure = -2, resolution = -1,
    anger = 10, trust = -10,
    because = "You've made her the accused. She only wanted to know why.",
    to = "pushes",
  },
  choice {
    id = "silly_too",
    text = "Between us, I find it silly as well. If it were up to me you'd have the keys by now, but the system simply won't let me do it.",
    empathy = 1, composure = -3, resolution = -2,
    anger = -4, trust = -5,
    effect = function(at) at.vars.hope = true end,
    because = "You bought a nod with it. From now on she's looking for the one who can outvote the system.",
    to = "pushes",
  },
  choice {
    id = "four_b",
    text = "The date is under 4b on the front. We do ask all drivers to check that before they book, and it's in the confirmation e-mail too.",
    empathy = -3, composure = -1, resolution = -2,
    anger = 15, trust = -10,
    because = "She knows whose mistake it was. You've read it out to her with the number of the paragraph.",
    to = pick({ "pushes", "people_like_you" }, function(at) return boiling(at) and "people_like_you" or "pushes" end),
  },
  choice {
    id = "no_one_insures",
    text = "You drive well, I don't doubt it. But since Friday nobody insures you in that car. If someone hits you, you pay.",
    empathy = 2, composure = 2, resolution = 2,
    anger = -6, trust = 10,
    effect = function(at) at.vars.hope = false end,
    skills = { "positive_language", "conflict_resolution" },
    because = "A reason that is about her and not about you. A no with a why in it can be taken home.",
    to = "three_hundred",
  },
}

node "pushes" {
  says = {
    { when = function(at) return at.vars.hope end,
      text = "So it can be done, it's only you who can't. Your colleague in the old town gave me one on Saturday. On this card. He wished me a pleasant journey." },
    { text = "Your colleague in the old town gave me a car on Saturday. On this very card. He looked at it and wished me a pleasant journey. Well?" },
  },
  choice {
    id = "his_mistake",
    text = "Then he made a mistake, and I dare say he'll hear about it. I can't help it if others don't look at what they're signing there.",
    empathy = -1, composure = -3, resolution = -1,
    anger = 5, trust = -10,
    because = "You're right, and someone has been sold for it. She learns that mistakes here are always somebody's.",
    to = "three_hundred",
  },
  choice {
    id = "really_saturday",
    text = "I can't quite imagine that. Are you sure it was on Saturday, on this card? Let me look that up first.",
    empathy = -3, composure = -1, resolution = -2,
    anger = 10, trust = -10,
    effect = spend,
    because = "You've called her a liar and gone to look for proof. It takes ten minutes, and changes nothing.",
    to = pick({ "three_hundred", "people_like_you" }, function(at) return boiling(at) and "people_like_you" or "three_hundred" end),
  },
  choice {
    id = "ask_around",
    text = "Right, then let me ring the old town and the head office. Perhaps there's an exception for regular customers that I don't know.",
    empathy = 1, composure = -1, resolution = -3,
    anger = -6, trust = 5,
    effect = function(at) at.vars.hope = true; spend(at) end,
    because = "You know that there isn't one. You've put off the no for a quarter of an hour, and it was hers.",
    to = "three_hundred",
  },
  choice {
    id = "ours_twice",
    text = "Then we got it wrong on Saturday, and you drove uninsured. I'm glad that nothing happened. Twice wouldn't make it right.",
    empathy = 2, composure = 3, resolution = 1,
    anger = -6, trust = 10,
    effect = function(at) at.vars.hope = false end,
    skills = { "building_trust", "emotional_regulation" },
    because = "You take Saturday on your own house and still don't move. That's the moment when a no begins to be believed.",
    to = "three_hundred",
  },
}

node "three_hundred" {
  says = function(at)
    if at.vars.hope then
      return "So? My firm rents three hundred cars a year from you. I'm waiting for somebody to find an exception in that figure."
    end
    if at.mood.trust >= 50 then
      return "Hm. You know, my firm takes three hundred cars a year from you. I usually get a yes when I say that. I'm rather curious what I get now."
    end
    return "My firm rents three hundred cars a year from you. I decide that. Shall I decide it again tonight, while I've nothing to drive?"
  end,
  choice {
    id = "free_weekend",
    text = "Please don't, we value you very highly! I could offer you a free weekend in our top class, and a full upgrade on your next five rentals.",
    empathy = -1, composure = -2, resolution = -3,
    anger = 5, trust = -5,
    because = "She has no car tonight and you offer her better ones in spring. Fear for the account is all that she hears.",
    to = "manager",
  },
  choice {
    id = "no_evening",
    text = "That's yours to decide, and I won't argue. No car tonight; that needn't mean no evening. It's a quarter past three. What is at seven?",
    empathy = 2, composure = 3, resolution = 2,
    anger = -14, trust = 10,
    effect = function(at) at.vars.hope = false end,
    skills = { "conflict_resolution", "needs_assessment", "emotional_regulation" },
    because = "You leave her the power that she has and keep the line that you have. Then you look for what the car was for.",
    to = "wolf",
  },
  choice {
    id = "no_pressure",
    text = "I don't let myself be put under pressure, Ms Castell. Whether it's three hundred cars or just three, the law is the same for everyone here.",
    empathy = -2, composure = -3, resolution = -1,
    anger = 15, trust = -5,
    because = "A fine sentence for your own ears. She had shown her last card, and you slapped it.",
    to = pick({ "manager", "people_like_you" }, function(at) return boiling(at) and "people_like_you" or "manager" end),
  },
  choice {
    id = "sign_here",
    text = "Well. If somebody else signed for it, somebody with a licence, I wouldn't be looking out of the window to see who is driving off.",
    empathy = 1, composure = -3, resolution = -3,
    anger = -6, trust = -5,
    because = "It feels like finding a way. You've offered her to drive uninsured and you'd be the one who had winked.",
    to = "wink",
  },
}

node "wink" {
  says = "You mean that someone signs and I drive. I sell to hospitals; I know what it's called when everybody looks out of the window. Would you give me that in writing?",
  choice {
    id = "misheard",
    text = "I never said that. I was only explaining to you in general how it is when there's a second driver, you must have got me wrong.",
    empathy = -2, composure = -3, resolution = -1,
    anger = 10, trust = -15,
    because = "First the wink, then the denial. She heard you very well, and so did the queue.",
    to = "manager",
  },
  choice {
    id = "take_back",
    text = "No, and I shouldn't have said it. I wanted to give you something. Tell me where you have to be; there we can do better.",
    empathy = 2, composure = 3, resolution = 1,
    anger = -6, trust = 10,
    effect = function(at) at.vars.hope = false end,
    skills = { "self_awareness", "building_trust" },
    because = "Taken back within a minute, with the true reason for it. Oddly, she trusts you more than before.",
    to = "wolf",
  },
  choice {
    id = "everyone_does",
    text = "In writing of course not. But it happens all the time, nobody checks it, and you'd be there by half past six.",
    empathy = -1, composure = -3, resolution = -3,
    anger = 5, trust = -15,
    because = "She gave you the chance to be better than your offer. If it goes wrong tonight, both of you will remember who knew.",
    to = "manager",
  },
}

node "manager" {
  says = "I'd like somebody who is allowed to think. A manager, a computer, I don't mind.",
  choice {
    id = "both_at_once",
    text = "Gladly; I ring her now and tell her in two sentences. On the car she'll say no too. What I can look for is a way: where to?",
    empathy = 1, composure = 3, resolution = 2,
    anger = -14, trust = 10,
    effect = function(at) at.vars.hope = false end,
    skills = { "conflict_resolution", "positive_language" },
    because = "You don't guard the door to your manager, you don't sell her as a hope, and you ask the useful question meanwhile.",
    to = "wolf",
  },
  choice {
    id = "not_in",
    text = "She isn't in on Mondays, I'm afraid. I could write her a note with your number, and she'd be getting back to you tomorrow.",
    empathy = -2, composure = -1, resolution = -3,
    anger = 10, trust = -10,
    because = "Tomorrow is after seven. You've told her that she's stuck with you, and that you see it the same way.",
    to = pick({ "people_like_you", "head_office" }, or_office("people_like_you")),
  },
  choice {
    id = "fetch_her",
    text = "Of course. I'll go and get my manager from the car park; then you can tell her the whole story from the start, and she'll decide.",
    empathy = -1, composure = 1, resolution = -2,
    because = "Help is right; but without the story told, and on her minutes. The manager said no as well, and then asked where she had to be.",
    effect = spend,
    to = "wolf",
  },
  choice {
    id = "same_answer",
    text = "You can have her, but you'll get the same answer from her in other words. We've all been on the same course for that, you know.",
    empathy = -3, composure = -2, resolution = -1,
    anger = 10, trust = -5,
    because = "A joke at the counter's expense, told to the wrong side of it. What's missing is anything that you would do.",
    to = "people_like_you",
  },
}

node "people_like_you" {
  says = {
    { when = boiling,
      text = "You ENJOY this. You stand behind a bit of laminate all day and wait for somebody you can finally say no to. What a small, small life." },
    { text = "Do you know what I think? People like you wait the whole day for somebody they can say no to. It must be a very small life." },
  },
  breathe = { composure = 2, anger = -5, says = "(You let a breath go. Behind her, somebody's suitcase falls over.) ...That was beneath me. Go on.",
    because = "A sentence like that wants an answer at once. It needn't get one.", skills = { "emotional_regulation" } },
  checkin = "She has just called your life small. What did that do to you, and what would you have liked to say?",
  choice {
    id = "not_like_this",
    text = "Not in that tone, please. I'm not paid to be insulted, and if it goes on I'll have to ask you to leave.",
    empathy = -2, composure = -2, resolution = -2,
    anger = 10, trust = -5,
    because = "The limit is fair; the heat and the threat are not needed. Now there are two who must win.",
    to = "head_office",
  },
  choice {
    id = "help_with_seven",
    text = "I'd ask you to leave my life out of it. Yours has something in it at seven, and I'd like you to be there. Where is that?",
    empathy = 3, composure = 3, resolution = 1,
    anger = -14, trust = 10,
    skills = { "emotional_regulation", "resilience", "empathy" },
    because = "One sentence of limit, no echo of the insult, and then you go where she can't follow with anger: to her evening.",
    to = "wolf",
  },
  choice {
    id = "nod",
    text = "I quite understand that you're upset, and you've every right to be. I'm sorry, I really wish that I could do something for you.",
    empathy = -1, composure = -3, resolution = -2,
    anger = 5, trust = -5,
    because = "Nobody has a right to that. You've swallowed it and said that you can't do anything; neither helps her.",
    to = "head_office",
  },
  choice {
    id = "serve_next",
    text = "I'll serve the next customer in the meantime, then you can collect yourself and we'll see about it afterwards. Who's next, please?",
    empathy = -3, composure = -1, resolution = -2,
    anger = 10, trust = -15,
    effect = spend,
    because = "You took the pause that you needed and made it hers. In front of the whole queue, at that.",
    to = pick({ "head_office", "next_desk" }, function(at) return at.mood.trust < 15 and "next_desk" or "head_office" end),
  },
}

node "head_office" {
  says = "Good. I'm ringing your head office. You may listen; I've put it on speaker. 'Your call is important to us.' That makes one of you.",
  choice {
    id = "both_lines",
    text = "Let it ring, that's all right; they can have it from me in writing too. Meanwhile, I'd like to get you there. Where is it?",
    empathy = 2, composure = 3, resolution = 2,
    anger = -14, trust = 15,
    skills = { "resilience", "conflict_resolution" },
    because = "You don't fight the call and don't fear it. While the music plays, you're the only one who's working on her evening.",
    to = "wolf",
  },
  choice {
    id = "hang_up",
    text = "That won't get you anywhere. They'll ask me what happened, and I'll have to tell them that you've become personal here.",
    empathy = -2, composure = -3, resolution = -2,
    anger = 10, trust = -10,
    because = "Your report against hers. Whoever wins it, nobody is at the theatre.",
    to = pick({ "handed_up", "next_desk" }, function(at) return at.mood.trust < 20 and "next_desk" or "handed_up" end),
  },
  choice {
    id = "wait_for_it",
    text = "Then let's wait together for what they say, and I'll do exactly that. I don't want to do anything wrong now, as you'll understand.",
    empathy = -1, composure = -1, resolution = -3,
    anger = 5, trust = -5,
    effect = spend,
    because = "You've handed over the thinking to a waiting loop. You knew the answer, and you had a timetable.",
    to = "handed_up",
  },
}

node "wolf" {
  says = {
    { when = function(at) return at.mood.anger >= 70 end,
      text = "Harrow Bridge. It's an appointment. ...It's my son. He is a wolf tonight, he's eleven and he has four lines. I missed the last two. Are you satisfied?" },
    { text = "Harrow Bridge. It isn't an appointment, if you must know. My son is a wolf tonight. He's eleven, he has four lines, and I've missed the last two plays." },
  },
  choice {
    id = "someone_films",
    text = "Oh, how sweet! I'm sure one of the other parents will be filming it. Then you could watch it with him in peace tomorrow evening.",
    empathy = -3, composure = -1, resolution = -2,
    anger = 10, trust = -10,
    because = "She has seen the last two on a telephone. You've found a comfort for an evening that isn't lost yet.",
    to = "two_minutes",
  },
  choice {
    id = "mine_was_a_sheep",
    text = "I know just how that is. Mine was a sheep last winter, and I stood here until eight. One does get over it, and so do they, believe me.",
    empathy = 1, composure = -2, resolution = -2,
    trust = 5,
    because = "Warm and true, and it gives up on her behalf. It's ten to four soon; sheep can be talked about later.",
    effect = spend,
    to = "two_minutes",
  },
  choice {
    id = "chauffeur",
    text = "In that case our chauffeur service would be just the thing! It's three hundred and ninety, and I can put it on your firm's account.",
    empathy = -2, composure = 1, resolution = 1,
    anger = 10, trust = -5,
    because = "It may be a way, and it comes with a price before she's been heard. You'd sell her something out of her own fright.",
    to = "two_minutes",
  },
  choice {
    id = "not_a_car",
    text = "Four lines, at seven. Then what you need is Harrow Bridge and not a car. Give me two minutes with the timetable and with our driver.",
    empathy = 2, composure = 2, resolution = 3,
    anger = -6, trust = 15,
    skills = { "needs_assessment", "active_listening", "adaptability" },
    because = "You have taken the request apart: the car was only how. And you say what you're doing, and for how long.",
    to = "two_minutes",
  },
}

node "two_minutes" {
  says = {
    { when = function(at) return at.mood.trust >= 60 end,
      text = "Two minutes. I'm counting, I'm afraid. I count everything; he says I'd count his lines." },
    { text = "Well? I've been standing here for a good while without a car." },
  },
  choice {
    id = "by_half_six",
    text = "Done! Our driver Bashir takes you, and you'll be there by half past six, I guarantee it. Have a coffee.",
    empathy = 1, composure = -2, resolution = -2,
    anger = -6, trust = -5,
    effect = function(at) at.vars.ride = "driver" end,
    because = "It's Monday, and he has to get round the ring road. You've given a guarantee for the traffic.",
    to = "too_late",
  },
  choice {
    id = "train_and_driver",
    text = "Two ways. The 15.52 is there at ten past six. Our driver could leave at four; with the ring road I can't promise you seven.",
    empathy = 1, composure = 2, resolution = 3,
    anger = -6, trust = 10,
    effect = function(at) at.vars.ride = at.vars.spent < 2 and "train" or "driver" end,
    skills = { "building_trust", "conflict_resolution" },
    because = "Both with their times, and with what you don't know. She's good at deciding; she only needed something to decide.",
    to = pick({ "thirty_kilos", "too_late" }, train_or_late),
  },
  choice {
    id = "taxi_rank",
    text = "The simplest thing would be a taxi. The rank is right outside on the left, and they take cards too. It's certainly not cheap, though.",
    empathy = -2, resolution = -2,
    anger = 10, trust = -10,
    because = "A hundred and forty kilometres, and you've pointed at a door. It's a way, but she goes it alone.",
    to = "thirty_kilos",
  },
  choice {
    id = "partner_desk",
    text = "You could ask at the desk over there, between ourselves. They aren't always quite so strict with these things as we have to be.",
    empathy = -1, composure = -2, resolution = -3,
    anger = -4, trust = -10,
    effect = spend,
    because = "You've sent the danger one desk on and called it a tip. They'll say no too, and it'll be ten to four.",
    to = "too_late",
  },
}

node "thirty_kilos" {
  says = function(at)
    if at.vars.ride == "train" then
      return "A train. I haven't been on one in eight years. And I've got thirty kilos of lamp with me; am I to carry that through the wood to the wolf?"
    end
    return "And the lamp? That's thirty kilos. Do I put it in the front row?"
  end,
  choice {
    id = "lifts",
    text = "There's a lift at the end of the platform, and people are usually very helpful with luggage. Eight minutes are enough if you hurry.",
    empathy = -2, composure = -1, resolution = -2,
    anger = 10, trust = -5,
    because = "You've described the station. What she said was: I can't see myself doing this.",
    to = "refund",
  },
  choice {
    id = "lamp_stays",
    text = "The lamp stays in our safe, with a receipt. You take your coat and the ticket; you'll only need your hands to clap.",
    empathy = 3, composure = 1, resolution = 2,
    anger = -6, trust = 10,
    effect = function(at) if at.vars.ride == "none" then at.vars.ride = "driver" end end,
    skills = { "adaptability", "positive_language" },
    because = "The obstacle was thirty kilos, not the railway. You took it off her in one sentence, and she nearly smiled.",
    to = "refund",
  },
  choice {
    id = "not_a_store",
    text = "We aren't a left-luggage office, I'm afraid, for insurance reasons. There are lockers by the south exit.",
    empathy = -3, composure = -1, resolution = -2,
    anger = 10, trust = -10,
    because = "The second no today, and this one you could have spared her. Not every no is worth the same.",
    to = "refund",
  },
}

node "too_late" {
  says = function(at)
    if at.vars.spent >= 2 then
      return "It's 15.53. I can see it from here, {trainee}; it has a yellow front, and it's moving. So what is left?"
    end
    return "And the ring road on a Monday? I drive it every week. You're quite sure of that half past six, are you?"
  end,
  choice {
    id = "bashir_knows",
    text = "Please don't worry about that. Our driver knows every short cut there is; with him it has worked out for everybody, every time until today.",
    empathy = -1, composure = -2, resolution = -3,
    anger = 5, trust = -10,
    effect = function(at) at.vars.ride = "driver" end,
    because = "Cheer in place of minutes. She can count, and she'll be sitting in that car doing nothing else.",
    to = "refund",
  },
  choice {
    id = "my_minutes",
    text = "Some of those minutes were mine. Our driver leaves in five; a quarter past seven is likely. Ring the school, wolves come late.",
    empathy = 2, composure = 3, resolution = 2,
    anger = -6, trust = 10,
    effect = function(at) at.vars.ride = "driver" end,
    skills = { "self_awareness", "building_trust" },
    because = "What's lost is said, with your part in it, and so is what's still likely. The call to the school was worth more than a guarantee.",
    to = "refund",
  },
  choice {
    id = "next_train",
    text = "The next one goes at 16.52. It's there at ten past seven, so with a bit of luck you would only be missing the very beginning.",
    empathy = -2, composure = 1, resolution = -1,
    anger = 10, trust = -5,
    effect = function(at) at.vars.ride = "driver" end,
    because = "Correct by the timetable. But you've decided for her that the beginning doesn't count, and a driver was there.",
    to = "refund",
  },
}

node "refund" {
  says = {
    { when = function(at) return at.mood.anger < 50 end,
      text = "And what do I owe you for the car that I'm not getting? I ask because I read small print. I read everything, except, it seems, dates." },
    { text = "And I expect I pay for it. Two hundred and fourteen, for a car that's standing out there without me." },
  },
  choice {
    id = "nothing_owed",
    text = "Nothing. I've cancelled it; the 214 are back on your card by Wednesday. What you pay for is the way there, and here's what it costs.",
    empathy = 1, composure = 2, resolution = 3,
    anger = -6, trust = 10,
    skills = { "positive_language", "building_trust" },
    because = "What goes back, when, and what is still to pay. Neither a punishment nor a present.",
    to = "thursday",
  },
  choice {
    id = "fee",
    text = "A cancellation at the counter costs fifty, I'm afraid. The rest goes back to your card within ten working days without any trouble.",
    empathy = -2, composure = -1, resolution = -2,
    anger = 10, trust = -10,
    because = "It's in the terms, and so is your judgement. You've charged her for the day on which she was nearly on your side.",
    to = "thursday",
  },
  choice {
    id = "all_and_more",
    text = "Nothing at all! And for the trouble I'm giving you a free weekend on top and a voucher for two hundred. That's the very least.",
    empathy = -1, composure = -2, resolution = -2,
    trust = -5,
    because = "It wasn't your mistake, and now it looks like one. She doesn't take you for kind, she takes you for frightened.",
    to = "thursday",
  },
}

node "thursday" {
  says = "On Thursday I have four hospitals and a lamp. Do I take the train there as well?",
  choice {
    id = "once_valid",
    text = "As soon as you have a valid licence you're very welcome here again. You'll find everything about renewing it on the official page.",
    empathy = -2, resolution = -3,
    anger = 10, trust = -5,
    because = "Goodbye, and a link. She asked because she has no idea how long it takes; you do.",
    to = "goodbye",
  },
  choice {
    id = "paper_by_noon",
    text = "The office opens at eight; with two photos you leave with a paper that counts. I keep the estate for you, from Wednesday noon.",
    empathy = 2, composure = 1, resolution = 3,
    anger = -6, trust = 10,
    effect = function(at) at.vars.thursday = true end,
    skills = { "needs_assessment", "positive_language" },
    because = "Now the no has an end, with an hour on it. You've thought one step further than she had time to.",
    to = "goodbye",
  },
  choice {
    id = "blind_eye",
    text = "By Thursday nobody will be asking any more, I expect. Just come to my desk, and we'll find some way, now that we know each other.",
    empathy = 1, composure = -3, resolution = -3,
    anger = -4, trust = -10,
    because = "After an hour of honest no, a wink at the door. Everything that you said before turns into a mood of yours.",
    to = "goodbye",
  },
  choice {
    id = "sort_today",
    text = "You'd really have to see to that today, before anything else. Without it, on Thursday you'll be standing here exactly like this again.",
    empathy = -2, composure = -1, resolution = -1,
    anger = 5, trust = -5,
    because = "True, and today is the wolf. Good advice at the wrong hour is a reproach.",
    to = "goodbye",
  },
}

node "goodbye" {
  says = {
    { when = function(at) return at.mood.trust >= 55 end,
      text = "I said something about a counter, or I thought it; I'm not sure how loud. I don't often hear no. You do it quite well." },
    { text = "Well. I've heard a great many words for no today. Is there anything else?" },
  },
  choice {
    id = "only_my_job",
    text = "You're very welcome, that's only my job! Please do give us five stars if they ask you, it would really help me with my figures.",
    empathy = -2, composure = -1, resolution = -1,
    anger = 5, trust = -10,
    because = "She has just opened a window, and you've held out a form through it.",
    to = pick({ "first_row", "gets_there", "on_her_own" }, how_it_ends),
  },
  choice {
    id = "next_time_check",
    text = "No harm done. Next time just have a quick look at the date before you set off, and then we'll both be spared the whole theatre.",
    empathy = -2, composure = -1, resolution = -1,
    anger = 10, trust = -10,
    because = "The last word, and it's a lesson. She had already given it to herself.",
    to = pick({ "first_row", "gets_there", "on_her_own" }, how_it_ends),
  },
  choice {
    id = "howl",
    text = "It's forgotten. Platform or car park, I'll walk you to the door, it saves you the signs. And on Thursday tell me how he howled.",
    empathy = 3, composure = 2, resolution = 1,
    anger = -6, trust = 10,
    skills = { "resilience", "empathy" },
    because = "No bow and no score kept. You end with what the hour was for.",
    to = pick({ "first_row", "gets_there", "on_her_own" }, how_it_ends),
  },
}

ending "first_row" {
  outcome = "resolved", relationship = "recommends",
  says = "Platform four. I'll take a picture of the wolf for you. And {trainee}: the three hundred cars stay where they are. I decide that, you know.",
  empathy = 1, composure = 1, resolution = 3,
  lesson = "She didn't get the car, and tells people about this desk. You said no and meant it, gave a reason that was about her, and then looked for what the car was for.",
}

ending "gets_there" {
  outcome = "resolved", relationship = "stays",
  says = "I'll be there when he comes on, or a little after. Goodbye. You needn't see me out.",
  empathy = 1, resolution = 1,
  lesson = "She gets there, and she'll rent again. What's missing for more is a minute that was spent, a hope that had to be taken back, or a Thursday that you left to her.",
}

ending "on_her_own" {
  outcome = "recovered", relationship = "wavers",
  says = "I'll find my own way out. I've had practice, for an hour.",
  empathy = -1, resolution = -2,
  lesson = "The rule was kept, and she was left alone with it. A no is only half of an answer; the other half is what you can do.",
}

ending "handed_up" {
  outcome = "escalated", relationship = "wavers",
  says = "Then I'll say it all again to somebody with a nicer jacket.",
  empathy = -3, composure = -3, resolution = -3,
  lesson = "Your manager said no as well, and then asked where she had to be at seven. That question needed no jacket. Fetch help when you need it, with the story already told.",
}

ending "next_desk" {
  outcome = "lost", relationship = "leaves",
  says = "(She takes her thirty kilos to the next desk. You can hear them say no from here. The 15.52 leaves without her.)",
  empathy = -3, composure = -3, resolution = -3,
  lesson = "Nobody could have given her a car. But three hundred others will be rented elsewhere: not over the no, but over how long it took, and over nobody asking what was at seven.",
}

-- A parallel form: somebody else who does not often hear no, another evening,
-- the same platform.
variant "b" {
  summary = "A conductor wants her rental car for the general rehearsal, and this time the answer is no.",
  customer = {
    name = "Tamsin Wren", about = "conducts choirs in three towns, rents from you every week",
    look = { head = "waves", skin = "3", hair = "gray", clothes = "plum" },
  },
  words = {
    desk = {
      says = "You've been reading my licence like a score. It's still my face. The estate, please, as always. I have to be somewhere at seven.",
      small_problem = "There's a tiny problem with the date on it, Ms Wren. But you're one of our best customers, so let me see what can be done here.",
    },
    friday = {
      says = {
        "Friday, I know, I saw it on the train. You'll find something, I'm sure; you people always do. It's a piece of plastic.",
        "Friday. It's a piece of plastic. Do you think that over the weekend I've forgotten how one turns left?",
      },
      offence = "Driving without a valid licence is an offence, Ms Wren. The police take that seriously, and so do we.",
    },
    three_hundred = {
      says = function(at)
        if at.vars.hope then
          return "So? The choirs' association rents three hundred buses and cars a year from you. I'm waiting for somebody to find an exception in that figure."
        end
        if at.mood.trust >= 50 then
          return "Hm. You know, the choirs' association takes three hundred cars a year from you. I usually get a yes when I say that. I'm rather curious what I get now."
        end
        return "The choirs' association rents three hundred cars a year from you. I chair it. Shall I chair it tonight, while I've nothing to drive?"
      end,
      no_pressure = "I don't let myself be put under pressure, Ms Wren. Whether it's three hundred cars or just three, the law is the same for everyone here.",
    },
    wink = { says = "You mean that someone signs and I drive. I've a hundred and ten people's parents in my choirs. Would you give me that in writing?" },
    manager = { says = "I'd like somebody who is allowed to think. I don't mind which voice." },
    people_like_you = {
      says = {
        "You ENJOY this. You stand behind a bit of laminate all day and wait for somebody you can finally say no to. What a small, small life.",
        "Do you know what I think? People like you wait the whole day for somebody they can say no to. It must be a very small life.",
      },
      breathe = { says = "(You let a breath go. Behind her, somebody's suitcase falls over.) ...That was out of tune. Go on." },
      checkin = "She has just called your life small. What did that do to you, and what would you have liked to say?",
      help_with_seven = { because = "One sentence of limit, no echo of the insult, and then you go where she can't follow with anger: to her evening." },
    },
    head_office = {
      hang_up = { because = "Your report against hers. Whoever wins it, nobody is at the rehearsal." },
    },
    wolf = {
      says = {
        "Harrow Bridge. It's a rehearsal. ...It's my sister. She sings again tonight, for the first time since her operation. I sat in the car park for the last concert. Are you satisfied?",
        "Harrow Bridge. It isn't any rehearsal, if you must know. My sister sings tonight, for the first time since her operation. The last two tries I wasn't there.",
      },
      someone_films = {
        text = "Oh, how lovely! I'm sure one of the singers will be recording it. Then you could listen to it with her in peace tomorrow evening.",
        because = "She has heard the last two on a telephone. You've found a comfort for an evening that isn't lost yet.",
      },
      mine_was_a_sheep = {
        text = "I know just how that is. Mine sang in church last winter, and I stood here until eight. One does get over it, and so do they, believe me.",
        because = "Warm and true, and it gives up on her behalf. It's ten to four soon; the church can be talked about later.",
      },
      not_a_car = "She sings at seven. Then what you need is Harrow Bridge and not a car. Give me two minutes with the timetable and with our driver.",
      chauffeur = {
        text = "In that case our chauffeur service would be just the thing! It's three hundred and ninety, and I can put it on the choirs' account.",
        because = "It may be a way, and it comes with a price before she's been heard. You'd sell her something out of her own fright.",
      },
    },
    two_minutes = {
      says = {
        "Two minutes. I'm counting, I'm afraid. I count everything; it's what I'm paid for.",
        "Well? I've been standing here for a good while without a car.",
      },
    },
    thirty_kilos = {
      says = function(at)
        if at.vars.ride == "train" then
          return "A train. I haven't been on one in eight years. And I've got thirty kilos of scores with me; am I to carry Bach over the footbridge?"
        end
        return "And the scores? That's thirty kilos of Bach. Does he get a seat of his own?"
      end,
      lamp_stays = "The scores stay in our safe, with a receipt. You take your coat and the ticket; you'll only need your hands to clap.",
    },
    too_late = {
      my_minutes = "Some of those minutes were mine. Our driver leaves in five; a quarter past seven is likely. Ring the choir, altos come late.",
    },
    refund = {
      all_and_more = { because = "It wasn't your mistake, and now it looks like one. She doesn't take you for kind, she takes you for frightened." },
    },
    thursday = {
      says = "On Thursday I have three choirs and all those scores. Do I take the train there as well?",
      sort_today = { because = "True, and today is the sister. Good advice at the wrong hour is a reproach." },
    },
    goodbye = {
      howl = "It's forgotten. Platform or car park, I'll walk you to the door, it saves you the signs. And on Thursday tell me how she sang.",
    },
    first_row = {
      says = "Platform four. I'll hold the telephone up for you, at the soft part. And {trainee}: the three hundred cars stay where they are. I chair that, you know.",
      lesson = "She didn't get the car, and tells people about this desk. You said no and meant it, gave a reason that was about her, and then looked for what the car was for.",
    },
    gets_there = {
      says = "I'll be there when she comes to the front, or a bar after. Goodbye. You needn't see me out.",
      lesson = "She gets there, and she'll rent again. What's missing for more is a minute that was spent, a hope that had to be taken back, or a Thursday that you left to her.",
    },
    on_her_own = { lesson = "The rule was kept, and she was left alone with it. A no is only half of an answer; the other half is what you can do." },
    handed_up = { lesson = "Your manager said no as well, and then asked where she had to be at seven. That question needed no jacket. Fetch help when you need it, with the story already told." },
    next_desk = { says = "(She takes her thirty kilos to the next desk. You can hear them say no from here. The 15.52 leaves without her.)" },
  },
}
