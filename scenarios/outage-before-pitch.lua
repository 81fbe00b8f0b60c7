-- A studio owner's line is down and her clients arrive at ten. What she needs
-- is not the line but the prototype on the wall; the same offer (a technician
-- at noon) is useless while the pitch is at stake and right once it is safe.
--
-- promise: "line"   the trainee said that she would be online by ten
--          "news"   the trainee said that she would hear something at 9:40
--          "kept" or "broken" is what became of it at 9:40

local function boiling(at) return at.mood.anger >= 80 end

-- She holds back one time; after that it bursts.
local function snap_or_need(at) return boiling(at) and "snap" or "need" end

-- She doesn't leave over one bad sentence, but over the last of many.
local function after_the_threat(at)
  return at.mood.anger >= 85 and at.mood.trust < 8 and "hangs_up" or "ready"
end

-- Clients sit in her lobby: she forgives a slip, but not a broken word.
local function how_it_ends(at)
  if at.vars.promise == "kept" and at.vars.follow_up and at.mood.trust >= 65 then return "pitch_made" end
  if at.mood.trust >= 40 and at.mood.anger < 55 then return "calm" end
  return "scraped_through"
end

scenario {
  id       = "outage-before-pitch",
  title    = "Offline an hour before the pitch",
  summary  = "A studio owner's line is down and her clients arrive at ten.",
  channel  = "phone",
  level    = 2,
  language = "en",
  minutes  = 6,
  skills   = { "active_listening", "emotional_regulation", "needs_assessment", "building_trust" },
  weights  = { empathy = 40, composure = 30, resolution = 30 },
  max_turns = 20, out_of_turns = "hangs_up",
  customer = {
    name = "Marta Ruiz", about = "runs a two-person design studio",
    look = { head = "bun", skin = "3", hair = "black", clothes = "teal" },
    mood = { anger = 75, trust = 30 },
    persona = "anxious",
  },
  vars = {
    promise   = { "none", "line", "news", "kept", "broken" },
    tries     = 0,      -- how often they started from the top again
    follow_up = false,  -- somebody will ring her afterwards
  },
  start = "opening",
}

node "opening" {
  says = "I have clients here in ONE HOUR and nothing works. Do you people even care?",
  choice {
    id = "policy",
    text = "I'll need your account number first, then we'll see what can be done. It's the eight digits on your contract.",
    empathy = -2, composure = -1, resolution = -1,
    anger = 12, trust = -4,
    because = "A form before a feeling: she hears that she is a ticket. Her number is on your screen anyway.",
    to = "colder",
  },
  choice {
    id = "explain",
    text = "Of course we care. Please let me explain what may have happened to the lines in your area this morning, then you'll see.",
    empathy = -2, composure = -2,
    anger = 8, trust = -4,
    because = "She did not ask for an explanation. Defending the company first tells her who you are working for.",
    to = "colder",
  },
  choice {
    id = "acknowledge",
    text = "An hour before your pitch. That is a horrible spot to be in, and I'm staying on the line until you're back.",
    empathy = 3, composure = 2,
    anger = -16, trust = 10,
    skills = { "empathy", "building_trust" },
    because = "Names the stakes and the feeling before asking for anything.",
    to = "stakes",
  },
  choice {
    id = "unplug",
    text = "Right, quickly then: pull the plug on the router, count to thirty, plug it in again and tell me what the light does.",
    empathy = -2, composure = -2, resolution = -1,
    anger = 8, trust = -4,
    because = "Quick is not the same as helpful. She did that an hour ago, and you have caught her hurry.",
    to = "router",
  },
  timeout = { seconds = 30, choice = "policy" },
  breathe = { composure = 1, anger = 4, says = "(silence on the line) Hello? Is anybody even THERE?" },
}

node "colder" {
  says = "I have a number for you, since you people like those: fifty-five. That's minutes. Is there anybody there who DOES things?",
  choice {
    id = "butter",
    text = "I'm so sorry. You're a valued customer of ours, and I promise I'll do everything in my power to make it right for you today.",
    empathy = -2, composure = -1, resolution = -2,
    anger = 4, trust = -4,
    because = "Those words fit any customer on any day, so she knows that they are not about her.",
    to = "router",
  },
  choice {
    id = "repair",
    text = "You're right, I started at the wrong end. You have people at your door in under an hour. I have your line here; go on.",
    empathy = 3, composure = 2, resolution = 1,
    anger = -12, trust = 10,
    skills = { "self_awareness", "emotional_regulation" },
    because = "Owns the false start in half a sentence and goes back to what is at stake for her.",
    to = "stakes",
  },
  choice {
    id = "insist",
    text = "I understand, but I can't open your file without that number. It's at the top right of your last invoice, if you have it there.",
    empathy = -3, composure = -1, resolution = -1,
    anger = 12, trust = -8,
    because = "\"I understand, but\" takes back what it gives. You send a frightened person to look for an invoice.",
    to = "router",
  },
  choice {
    id = "let_me_finish",
    text = "Please let me finish. When a whole area goes down, the calls come in faster than any of us can take them, that's why.",
    empathy = -2, composure = -3, resolution = -1,
    anger = 12, trust = -8,
    because = "You are winning an argument about your own morning. She has fifty-five minutes and none of them are for that.",
    to = "router",
  },
}

node "stakes" {
  says = {
    { when = function(at) return at.mood.anger >= 70 end,
      text = "Thank you. That's the first human sentence since I pressed four for technical help. So. Fifty minutes. What do you need from me?" },
    { when = function(at) return at.mood.anger >= 60 end,
      text = "Staying on the line is nice. A line would be nicer. What do you need from me?" },
    { text = "Fine. Fine. My hands are shaking, that's all. What do you need from me?" },
  },
  choice {
    id = "my_word",
    text = "Nothing at all. Sit back, I'm on it, and you'll be online again well before ten. You have my word on that.",
    empathy = -1, composure = -2, resolution = -2,
    anger = -8, trust = 5,
    effect = function(at) at.vars.promise = "line" end,
    because = "It soothes her for five minutes. You don't know yet what is broken, and she will build her morning on it.",
    to = "router",
  },
  choice {
    id = "what_must_work",
    text = "One question, so that I fix what matters and not just what blinks: when they walk in at ten, what has to work?",
    empathy = 2, composure = 2, resolution = 3,
    anger = -12, trust = 10,
    skills = { "needs_assessment", "active_listening" },
    because = "The need behind the call is the pitch, not the router. One question finds it.",
    to = "need",
  },
  choice {
    id = "from_the_start",
    text = "Please tell me everything from the start: when it began, what you've tried since, and who has looked at it so far.",
    empathy = -1, resolution = -2,
    anger = 8,
    because = "Listening is not taking a history. She has fifty minutes, and you have asked for ten of them.",
    to = "router",
  },
  choice {
    id = "lights",
    text = "The model number on the back of the router, please, and then the colour of every light from left to right.",
    empathy = -2, composure = -1, resolution = -1,
    anger = 4, trust = -4,
    because = "Now she is your technician. You have started on the box before you know what it is for.",
    to = "router",
  },
}

node "router" {
  says = {
    { when = function(at) return at.vars.promise == "line" end,
      text = "Orange. Since eight. I pulled the plug twice and counted to thirty like a child. But you said before ten, so tell me what to do." },
    { when = boiling,
      text = "ORANGE. I pulled the plug. TWICE. Do you think there's a person alive who hasn't pulled the plug before they call you?" },
    { text = "Orange. It's been orange since eight. I pulled the plug twice, I counted to thirty like a child. What else?" },
  },
  choice {
    id = "third_time",
    text = "I believe you, but please humour me and do it a third time while I watch from here. You'd be surprised how often it helps.",
    empathy = -2, composure = -1, resolution = -2,
    anger = 12, trust = -8,
    because = "\"I believe you, but\" means that you don't. She hears the script, and two more minutes are gone.",
    to = pick({ "need", "snap" }, snap_or_need),
  },
  choice {
    id = "sorry_sorry",
    text = "Oh, I'm so sorry, I'm really terribly sorry. I can hear how stressful it is, and I do apologise for all the inconvenience.",
    empathy = -2, composure = -2, resolution = -2,
    anger = 8, trust = -4,
    because = "Three apologies and nothing has moved. \"Inconvenience\" is a small word for what is at stake.",
    to = pick({ "need", "snap" }, snap_or_need),
  },
  choice {
    id = "cables",
    text = "Could you crawl behind the desk and check that the grey cable is really clicked in, at both ends? It's loose more often than you'd think.",
    empathy = -2, resolution = -2,
    anger = 8, trust = -4,
    because = "You ask her to look for her own mistake. An orange light since eight says that the trouble is outside.",
    to = pick({ "need", "snap" }, snap_or_need),
  },
  choice {
    id = "believe",
    text = "Twice is enough, we skip that. Orange means the fault is outside your door. I'm looking at your street box now, it takes me one minute.",
    empathy = 2, composure = 2, resolution = 2,
    anger = -12, trust = 10,
    skills = { "active_listening", "conflict_resolution" },
    because = "She is taken at her word, told what it means, and told how long the next step takes.",
    to = "need",
  },
}

node "need" {
  says = {
    { when = function(at) return at.visited("snap") end,
      text = "...Fine. No insults. It's the prototype. It lives online, it IS the pitch, eleven weeks of it. That's what I'm screaming about." },
    { when = function(at) return at.visited("router") end,
      text = "So it's the street and not me. And what do I do with that at ten? The prototype is online, it IS the pitch. Eleven weeks of it." },
    { text = "The prototype. It lives online, it IS the pitch, eleven weeks of it. The deck's in the cloud too, because somebody told me the cloud never goes down." },
  },
  choice {
    id = "month_free",
    text = "That really should never happen to you. I'm putting a full month's credit on your account this second, so that's one thing settled.",
    empathy = -2, composure = -1, resolution = -3,
    anger = 8, trust = -4,
    because = "Generosity is not a solution. At ten she can't put a credit note on the wall.",
    to = "hotspot",
  },
  choice {
    id = "cloud",
    text = "To be fair, the cloud is still up. What's down is only the stretch between it and you, so let's look at that.",
    empathy = -3, composure = -2, resolution = -1,
    anger = 12, trust = -4,
    because = "Correct, and nobody asked. Being right cost you the goodwill you had just earned.",
    to = "hotspot",
  },
  choice {
    id = "prototype_first",
    text = "Then the prototype comes first and the line second. Your phone can carry that page. Let's get it on the wall; the line I check meanwhile.",
    empathy = 2, composure = 2, resolution = 3,
    anger = -12, trust = 10,
    skills = { "needs_assessment", "adaptability" },
    because = "You solve the need (the pitch) before the ticket (the router), and you don't make one wait for the other.",
    to = "hotspot",
  },
  choice {
    id = "line_first",
    text = "Understood. Let me rule out the router first; if it's only that, we won't need anything else. Which lights are on right now?",
    when = function(at) return not at.visited("router") end,
    empathy = -1, resolution = -2,
    anger = 8,
    because = "Tidy, and the wrong order. It isn't the router, and you have spent her spare minutes finding that out.",
    to = "hotspot",
  },
}

node "street" {
  says = function(at)
    if at.vars.promise == "line" then
      return "It's the box in the street, the neighbours say. So it was never my router. And you gave me your word: online before ten. Will I be? Yes or no."
    end
    if at.mood.anger >= 60 then
      return "It's the box in the street; the neighbours know it, why don't I hear it from you? And WHEN is it fixed? Nobody has said when!"
    end
    return "The neighbours say it's the box in the street. So when is it fixed? You still haven't told me when."
  end,
  choice {
    id = "as_i_said",
    text = "As I said, the whole area is affected and the technicians are on it, so for the moment we'll simply have to wait.",
    empathy = -3, composure = -2, resolution = -1,
    anger = 12, trust = -8,
    because = "\"As I said\" makes it her failure to listen. She had asked for a time, and got a shrug with grammar.",
    to = "partner",
  },
  choice {
    id = "within_the_hour",
    text = "They usually get these done within the hour, so you ought to be fine by ten. Try not to worry about it too much.",
    when = function(at) return at.vars.promise ~= "line" end,
    empathy = -2, composure = -1, resolution = -3,
    anger = -4, trust = 5,
    effect = function(at) at.vars.promise = "line" end,
    because = "\"Usually\" is a guess dressed as a promise. She hears \"by ten\" and stops looking for another way.",
    to = "partner",
  },
  choice {
    id = "news_at_940",
    text = "I don't know yet, and I won't guess. At twenty to ten I'll tell you what the crew says, even if it's nothing.",
    when = function(at) return at.vars.promise ~= "line" end,
    empathy = 1, composure = 3, resolution = 2,
    anger = -12, trust = 15,
    effect = function(at) at.vars.promise = "news" end,
    skills = { "building_trust", "positive_language" },
    because = "Honest about what is unknown, and a promise small enough to keep. Anxious people can live with \"not yet\", not with fog.",
    to = "partner",
  },
  choice {
    id = "take_it_back",
    text = "I gave you my word too early. I can't see when the box is done. So we stop betting on it: your phone carries the pitch.",
    when = function(at) return at.vars.promise == "line" end,
    empathy = 2, composure = 3, resolution = 2,
    anger = -8, trust = 10,
    effect = function(at) at.vars.promise = "none" end,
    skills = { "self_awareness", "building_trust" },
    because = "Taking back a false promise at nine hurts a little. At ten it would have cost her the pitch.",
    to = "partner",
  },
  choice {
    id = "callback",
    text = "A technician can ring you at noon and go through everything with you in peace. Shall I put that in for you now?",
    when = function(at) return at.mood.anger < 60 end,
    empathy = -2, resolution = -3,
    anger = 12, trust = -4,
    because = "Too late for a pitch at ten. A good offer at the wrong moment shows that you were not listening.",
    to = "partner",
  },
}

node "hotspot" {
  says = {
    { when = function(at) return at.vars.tries > 0 end,
      text = "From the top. Again. With thirty-five minutes left. Fine. Settings. Talk." },
    { when = boiling,
      text = "My partner's waving my phone at me. HOTSPOT, she says, since nobody else has an idea. Two gigabytes left, and I've never done it. Well?" },
    { text = "Nadia, my partner, is holding up my phone: hotspot. Two gigabytes left, a cracked screen, and I've never done it. If I press the wrong button I'm finished." },
  },
  choice {
    id = "all_steps",
    text = "Settings, Connections, Hotspot, switch it on, pick that network on the laptop, type in the password from the phone, then reload. Tell me when you're in.",
    empathy = -2, composure = -2, resolution = -2,
    anger = 8, trust = -4,
    because = "Seven steps in one breath. You made her hurry your own, and a shaking hand can hold one step.",
    to = "stuck",
  },
  choice {
    id = "one_step",
    text = "No button there can hurt you; the worst one switches it off. I've put ten gigabytes on your phone. Open Settings and read me the first line.",
    empathy = 2, composure = 3, resolution = 2,
    anger = -8, trust = 10,
    skills = { "adaptability", "emotional_regulation" },
    because = "Fear first, then the obstacle, then one step. Your slowness is what she can borrow.",
    to = "stuck",
  },
  choice {
    id = "data_pass",
    text = "Two gigabytes won't be enough. You'd have to book a data pass in the app first, ten for nine ninety, and then we can carry on.",
    empathy = -2, composure = -1, resolution = -2,
    anger = 12, trust = -8,
    because = "Our line is down and she is asked to pay for the detour. That is process talking.",
    to = "stuck",
  },
  choice {
    id = "somebody_else",
    text = "Is there perhaps somebody in the studio who is good with phones? It might go faster if I explained it to them instead.",
    when = function(at) return not at.visited("stuck") end,
    empathy = -3, composure = -1, resolution = -1,
    anger = 8, trust = -8,
    because = "Meant as help, heard as \"not you\". She was afraid of being the problem, and you agreed.",
    to = "stuck",
  },
  breathe = { composure = 1, anger = 4, says = "(You both listen to the street for a second.) Okay. Okay. I'm still here." },
}

node "stuck" {
  says = function(at)
    if at.vars.tries > 0 then
      return "The same logo. The same little circle. I could draw it for them by hand, that would be quicker. So?"
    end
    if at.mood.anger >= 60 then
      return "It's stuck! A logo and a little circle! Eleven weeks, and I'm going to show them a LITTLE CIRCLE!"
    end
    return "It's loading. It's loading... no. It's stuck on the logo. I knew it. I KNEW it. Thirty-eight minutes."
  end,
  choice {
    id = "good_sign",
    text = "The logo is good news: it means you're online. Something is eating the rest. Is the laptop syncing files? Pause that and reload once.",
    empathy = 1, composure = 3, resolution = 3,
    anger = -12, trust = 10,
    skills = { "emotional_regulation", "conflict_resolution" },
    because = "Her alarm becomes a finding, and the finding a single next step. Calm is catching too.",
    to = "street",
  },
  choice {
    id = "your_laptop",
    text = "If the logo loads, then our side is working. What happens after that is the laptop, and I'm afraid I can't see into that.",
    empathy = -3, composure = -1, resolution = -3,
    anger = 12, trust = -8,
    because = "The border between your side and hers matters to you alone. She hears you step off the boat.",
    to = "street",
  },
  choice {
    id = "again",
    text = "Let's not lose our nerve now. Switch everything off, and we'll do it once more from the top, slowly, the two of us.",
    empathy = -1, composure = -1, resolution = -2,
    anger = 8, trust = -4,
    because = "Starting over feels like doing something. Nothing has been learnt, and it costs four minutes of thirty-eight.",
    effect = function(at) at.vars.tries = at.vars.tries + 1 end,
    to = pick({ "hotspot", "street" }, function(at) return at.vars.tries < 2 and "hotspot" or "street" end),
  },
  choice {
    id = "two_oclock",
    text = "Honestly, would it be so bad to ask them for two o'clock instead? People understand that better than one thinks.",
    empathy = -3, composure = -1, resolution = -2,
    anger = 8, trust = -8,
    because = "You gave up on her behalf. It may even be true, but it is hers to say and she didn't ask.",
    to = "street",
  },
  timeout = { seconds = 30, choice = "again" },
}

node "partner" {
  says = {
    { when = function(at) return at.mood.anger >= 60 end,
      text = "Nadia's saying it out loud now: cancel. She's got her phone in her hand. You tell me. Do we cancel? Yes or no?" },
    { text = "Nadia is whispering that we should cancel. Nadia never whispers. You tell me: do we cancel? Yes or no." },
  },
  choice {
    id = "good_feeling",
    text = "No, don't cancel! It's going to be absolutely fine, I have a really good feeling here. You two will laugh about it tonight.",
    empathy = -2, composure = -2, resolution = -1,
    anger = 4, trust = -8,
    because = "Cheer is not information. She asked because she is afraid, and you have told her not to be.",
    to = "twenty_to",
  },
  choice {
    id = "what_i_know",
    text = "You two know your clients, I don't. What I know: your phone carries the page today. The box, I can't promise. And I'm here until ten.",
    empathy = 2, composure = 2, resolution = 2,
    anger = -8, trust = 10,
    skills = { "building_trust", "active_listening" },
    because = "You leave the decision with her and give her what she needs to make it: the certain, the uncertain, and company.",
    to = "twenty_to",
  },
  choice {
    id = "cannot_advise",
    text = "I'm not able to advise you on a business decision. All that I can speak about from here is the connection itself.",
    empathy = -3, composure = -1, resolution = -1,
    anger = 8, trust = -8,
    because = "True, and a door closing. You could have told her what you do know.",
    to = "twenty_to",
  },
  choice {
    id = "cancel_now",
    text = "If it were me, I'd rather call it off now than stand there in front of a blank wall. I'm sorry, I really am.",
    empathy = -2, composure = -2, resolution = -3,
    anger = 8, trust = -8,
    because = "It is not your pitch. An anxious person takes your fear for advice.",
    to = pick({ "twenty_to", "cancels" }, function(at) return at.mood.anger >= 70 and at.mood.trust < 20 and "cancels" or "twenty_to" end),
  },
}

node "twenty_to" {
  says = function(at)
    local silence = at.elapsed > 25 and "You've gone quiet. " or ""
    if at.vars.promise == "news" then
      return silence .. "(Chairs scrape; she has put the phone on the windowsill.) It's twenty to ten. You said you'd tell me something. Well?"
    end
    if at.vars.promise == "line" then
      return silence .. "It's twenty to ten and the light's still orange. You said by ten. Was that true, or were you being nice?"
    end
    return silence .. "It's twenty to ten. Has anything happened out there at all? I keep having to ask."
  end,
  choice {
    id = "any_minute",
    text = "They're right there at the box as we speak. Any minute now, I'm quite sure of it. Keep an eye on that little light for me!",
    empathy = -2, composure = -2, resolution = -3,
    anger = 4, trust = -12,
    effect = function(at) at.vars.promise = "broken" end,
    because = "You don't know that. At ten she will remember the light she watched because of you.",
    to = pick({ "ready", "switching" }, function(at) return at.mood.anger >= 70 and "switching" or "ready" end),
  },
  choice {
    id = "text_message",
    text = "There's nothing in the system yet. You'll get a text automatically as soon as there is, so you needn't stay on the line for that.",
    empathy = -2, composure = -1, resolution = -2,
    anger = 8, trust = -8,
    effect = function(at) at.vars.promise = "broken" end,
    because = "She is being handed to a machine twenty minutes before ten. You said that you would stay.",
    to = pick({ "ready", "switching" }, function(at) return at.mood.anger >= 70 and "switching" or "ready" end),
  },
  choice {
    id = "as_promised",
    text = "As promised: the crew is at the box and has no time for me yet. So the phone is today's line, and I watch the box for you.",
    when = function(at) return at.vars.promise == "news" end,
    empathy = 2, composure = 2, resolution = 2,
    anger = -8, trust = 10,
    effect = function(at) at.vars.promise = "kept" end,
    skills = { "building_trust", "resilience" },
    because = "There was no news, and you brought it on time. A small promise kept is worth more than a big one.",
    to = "ready",
  },
  choice {
    id = "own_up",
    text = "You shouldn't have had to ask, and I can't give you ten o'clock. The crew has no time yet. So the phone is today's line.",
    when = function(at) return at.vars.promise ~= "news" end,
    empathy = 2, composure = 2, resolution = 1,
    anger = -8, trust = 5,
    effect = function(at) at.vars.promise = "broken" end,
    skills = { "self_awareness", "building_trust" },
    because = "Late, but straight: what you can't give her, and what she has instead.",
    to = "ready",
  },
}

node "snap" {
  says = {
    { when = function(at) return at.mood.anger >= 95 end,
      text = "Do you know what you are? A recorded message with a pulse! ELEVEN WEEKS! Are you stupid, or do they pay you to sound like it?" },
    { text = "You know, I've had answering machines with more sense than you. Eleven weeks of work! What are you even FOR?" },
  },
  choice {
    id = "swallow",
    text = "You're right. I'm sorry, I'm really so sorry, I feel awful about it. I don't know what else I can say to you.",
    empathy = -2, composure = -3, resolution = -2,
    anger = 4, trust = -8,
    because = "Now there are two people drowning. Giving way to an insult does not make her feel any safer.",
    to = "supervisor",
  },
  choice {
    id = "calm_down",
    text = "There's no reason to be rude to me. I'm trying to help you here, and I'd ask you to calm down first.",
    empathy = -3, composure = -3, resolution = -1,
    anger = 12, trust = -8,
    because = "Nobody ever calmed down on request. You defended yourself and made her tone the subject.",
    to = "supervisor",
  },
  choice {
    id = "boundary",
    text = "I want you in front of those clients at ten, and I'll work for that. Leave the insults out, and we lose no more time.",
    empathy = 2, composure = 3, resolution = 1,
    anger = -20, trust = 10,
    skills = { "emotional_regulation", "conflict_resolution", "resilience" },
    because = "A boundary without heat, between two sentences about her aim. You neither swallow it nor give it back.",
    to = "need",
  },
  choice {
    id = "hold",
    text = "I'll put you on hold for a moment now so that both of us can cool off a bit, and then we'll go on.",
    empathy = -3, composure = -2, resolution = -2,
    anger = 12, trust = -12,
    because = "You took the pause for yourself and left her alone with the music. A breath can be taken on the line.",
    to = pick({ "supervisor", "hangs_up" }, function(at) return at.mood.trust < 12 and "hangs_up" or "supervisor" end),
  },
  timeout = { seconds = 30, choice = "swallow" },
  breathe = { composure = 2, anger = -4, says = "(You count to three.) ...Hello? ...Say something." },
  checkin = "She is shouting. What does that do to you?",
}

node "supervisor" {
  says = "Enough. Give me your supervisor. Somebody who is allowed to DO something.",
  choice {
    id = "same_screen",
    text = "You can talk to her, but she'll tell you exactly the same, I'm afraid. She looks at the same screen that I do.",
    empathy = -3, composure = -2, resolution = -2,
    anger = 12, trust = -8,
    because = "It may be so. It still tells her that nobody here can help, and that you would rather win.",
    to = "hangs_up",
  },
  choice {
    id = "warm_handover",
    text = "I'll get her. I'll tell her the whole story with you listening, so that you don't start from nothing. Stay with me thirty seconds.",
    empathy = 2, composure = 2, resolution = -1,
    anger = -8, trust = 5,
    skills = { "emotional_regulation", "positive_language" },
    because = "Asking for help is no defeat, and a warm handover spares her the third telling. It came late, but it came well.",
    to = "handed_over",
  },
  choice {
    id = "five_minutes",
    text = "You can have her. One offer first: five minutes with me to put your prototype on the wall over your phone, then it's your call.",
    empathy = 1, composure = 2, resolution = 2,
    anger = -16, trust = 10,
    skills = { "conflict_resolution", "needs_assessment" },
    because = "You don't refuse her. You put something real beside the refusal and leave the choice with her.",
    to = pick({ "hotspot", "handed_over" }, function(at) return at.mood.anger < 80 and "hotspot" or "handed_over" end),
  },
  choice {
    id = "in_a_meeting",
    text = "She's in a meeting until ten, unfortunately. I can ask her to ring you back today; what would be a good time and number?",
    empathy = -2, composure = -1, resolution = -3,
    anger = 12, trust = -8,
    because = "\"Until ten\" is the one hour that was no use to her. She hears that you hide behind a calendar.",
    to = "hangs_up",
  },
}

node "switching" {
  says = "I've got the other company open on Nadia's phone. They could connect me on Thursday. Give me one reason not to. ONE.",
  choice {
    id = "half_price",
    text = "Please don't do that. I can offer you half price for six months, and that's the best rate anybody here has ever been given.",
    empathy = -2, composure = -2, resolution = -2,
    anger = 8, trust = -8,
    because = "She has no line, and you discount it. Money offered in fright says what the line was worth before.",
    to = pick({ "ready", "hangs_up" }, after_the_threat),
  },
  choice {
    id = "same_box",
    text = "Thursday wouldn't help you today either, though, and as it happens their lines run through the very same box in your street.",
    empathy = -2, composure = -2, resolution = -1,
    anger = 8, trust = -8,
    because = "You won the point. She asked for a reason to trust you, and got one why she is stuck with you.",
    to = pick({ "ready", "hangs_up" }, after_the_threat),
  },
  choice {
    id = "until_ten",
    text = "For Thursday I have none, that's yours to decide. For the next quarter of an hour I do: I'm on the line, and your phone carries the page.",
    empathy = 2, composure = 3, resolution = 2,
    anger = -16, trust = 10,
    skills = { "emotional_regulation", "conflict_resolution" },
    because = "You let go of the contract and hold on to ten o'clock. Not begging is what makes you believable.",
    to = "ready",
  },
  choice {
    id = "contract",
    text = "I do have to point out that your contract runs until the end of March, so leaving before then would cost you something.",
    empathy = -3, composure = -3, resolution = -2,
    anger = 12, trust = -12,
    because = "A threat, however politely it is worded. Who is held by a contract counts the days.",
    to = pick({ "ready", "hangs_up" }, after_the_threat),
  },
}

node "ready" {
  says = {
    { when = function(at) return at.vars.tries > 1 end,
      text = "It's on the wall. On the third go, and I've aged, but it's on the wall. Ten to ten." },
    { when = function(at) return at.mood.anger < 40 and at.mood.trust >= 50 end,
      text = "Okay. It's on the wall, it moves, it's even pretty. Ten to ten. I was sure you'd hang up on me." },
    { when = function(at) return at.mood.anger < 65 end,
      text = "It's on the wall. Through a cracked phone, but it's on the wall. Ten to ten." },
    { text = "It's on the wall, no thanks to half of this call. Ten to ten. I feel sick." },
  },
  choice {
    id = "anything_else",
    text = "Wonderful, I'm so glad that we got you there in the end! Is there anything else at all that I can help you with today?",
    empathy = -2, composure = -1, resolution = -1,
    anger = 4, trust = -4,
    because = "The closing line from the script. She is ten minutes from the door and you are finishing a call.",
    to = "after",
  },
  choice {
    id = "backup_box",
    text = "With our mobile backup box that wouldn't even have happened, by the way. It's half price this month, and I could add it for you now.",
    empathy = -3, composure = -1, resolution = -1,
    anger = 8, trust = -8,
    because = "Perhaps even useful, some other week. Now it turns her fright into your sale.",
    to = "after",
  },
  choice {
    id = "walk_through",
    text = "I wasn't going anywhere. Click through it once, as if they sat there already. I'll stay on until you've reached the last page.",
    empathy = 3, composure = 1, resolution = 2,
    anger = -8, trust = 10,
    skills = { "empathy", "building_trust" },
    because = "You answer the fear she has just told you, and you test the thing that counts while there is time.",
    to = "after",
  },
  choice {
    id = "let_you_go",
    text = "Perfect. Then I'll close it on my side and let you get ready. You'll have a hundred things to do before they come.",
    when = function(at) return at.mood.trust >= 40 end,
    empathy = -1, composure = -1, resolution = -2,
    trust = -4,
    because = "Polite, and two minutes early. You said until ten, and nobody has clicked past page one.",
    to = "after",
  },
}

node "after" {
  says = function(at)
    if at.mood.anger >= 55 then
      return "And tomorrow? Do I do this again tomorrow? I have a studio to run, and it runs on YOUR line."
    end
    if at.vars.promise == "kept" then
      return "You've told me the truth all morning, so tell me one more. What happens with the line? I can't run a studio from a telephone."
    end
    return "And the line? I can't run a studio from a telephone. I have another call at two."
  end,
  choice {
    id = "noon_and_four",
    text = "Go and pitch. At noon a technician rings you with my notes, so you explain nothing. At four I ring: is the light green?",
    empathy = 2, composure = 2, resolution = 3,
    anger = -8, trust = 10,
    effect = function(at) at.vars.follow_up = true end,
    skills = { "positive_language", "building_trust" },
    because = "The same noon that was useless at nine is right at ten to ten. Two small promises with a time on each.",
    to = pick({ "pitch_made", "calm", "scraped_through" }, how_it_ends),
  },
  choice {
    id = "three_months",
    text = "For all that trouble I'll give you three months completely free, and you keep the ten gigabytes as well. That should make up for it.",
    empathy = -1, composure = -1, resolution = -2,
    anger = 4, trust = -4,
    because = "She asked what happens with the line. Three free months of a dead line is a strange present.",
    to = pick({ "calm", "scraped_through" }, how_it_ends),
  },
  choice {
    id = "never_again",
    text = "I'll make sure that it never happens to you again, that's a promise. I'm putting your line at the very top of our list.",
    empathy = -1, composure = -2, resolution = -2,
    trust = -4,
    because = "No one can promise that, and there is no such list. The last sentence of a call is remembered longest.",
    to = pick({ "calm", "scraped_through" }, how_it_ends),
  },
  choice {
    id = "hotline",
    text = "If it's still down after your pitch, just give the hotline another ring. We're there around the clock, and your case stays open.",
    empathy = -2, resolution = -3,
    anger = 4, trust = -8,
    because = "The next step is hers again, and she starts in the queue. You had all you needed to take it off her.",
    to = pick({ "calm", "scraped_through" }, how_it_ends),
  },
}

ending "pitch_made" {
  outcome = "resolved", relationship = "recommends",
  says = "That's the bell. Wish me luck, {trainee}. And tell whoever decides about your pay that they can ring me. After ten.",
  empathy = 2, composure = 1, resolution = 3,
  lesson = "Marta made her pitch, and she tells people about the call. You found out what ten o'clock needed, kept one small promise at twenty to, and took the rest of the day off her hands.",
}

ending "calm" {
  outcome = "resolved", relationship = "stays",
  says = "Okay. It's up. Thank you for staying.",
  empathy = 1, resolution = 2,
  lesson = "Marta made her pitch, and she stays. What keeps her from recommending you is a promise: one that you didn't make, or that you didn't keep, or the afternoon that you left to her.",
}

ending "scraped_through" {
  outcome = "recovered", relationship = "wavers",
  says = "It's on the wall, so thank you, I suppose. I have to wash my face now. Goodbye.",
  empathy = -1,
  lesson = "The prototype was on the wall at ten, and Marta had got it there nearly alone. A problem can be solved and the person still be left standing in it.",
}

ending "cancels" {
  outcome = "lost", relationship = "leaves",
  says = "She's dialling. Nadia's dialling. Eleven weeks. ...You can cancel my contract in the same go.",
  empathy = -3, composure = -2, resolution = -3,
  lesson = "The pitch was called off with a working phone on the table. When somebody afraid asks you what to do, give her facts to decide with, not your own fear.",
}

ending "handed_over" {
  outcome = "escalated", relationship = "wavers",
  says = "Fine. I'll wait for your supervisor. I have forty minutes and I've just spent twenty on you.",
  empathy = -2, composure = -2, resolution = -3,
  lesson = "Your lead took the call and found the phone in two minutes. Fetching help was right; what made it necessary was that nobody had asked what had to work at ten.",
}

ending "hangs_up" {
  outcome = "lost", relationship = "leaves",
  says = "You know what? I'll do it without you. Today, and every other day.",
  empathy = -3, composure = -3, resolution = -3,
  lesson = "Marta hung up, and she leaves. Her anger was fear with a clock in it; every form, excuse and minute on hold was heard as \"you are on your own\".",
}

-- A parallel form: a doctoral defence by video, the same street box, the same
-- ten o'clock. Her moods are the same, so that it is exactly as hard.
variant "b" {
  summary = "A geographer's line is down, and her examiners dial in at ten.",
  customer = {
    name = "Dunja Petrov", about = "maps ice on rivers, defends her thesis by video",
    look = { head = "medium", skin = "1", hair = "brown", clothes = "sand" },
  },
  words = {
    opening = {
      says = "I have five examiners dialling in in ONE HOUR and nothing works. Do you people even care?",
      acknowledge = "An hour before your defence. That is a horrible spot to be in, and I'm staying on the line until you're back.",
    },
    colder = {
      repair = "You're right, I started at the wrong end. You have five examiners in under an hour. I have your line here; go on.",
    },
    stakes = {
      what_must_work = {
        text = "One question, so that I fix what matters and not just what blinks: when they dial in at ten, what has to work?",
        because = "The need behind the call is the defence, not the router. One question finds it.",
      },
    },
    need = {
      says = {
        "...Fine. No insults. It's the map. It lives online, it IS the thesis, four years of it. That's what I'm screaming about.",
        "So it's the street and not me. And what do I do with that at ten? The map is online, it IS the thesis. Four years of it.",
        "The map. It lives online, it IS the thesis, four years of it. The slides are in the cloud too, because somebody told me the cloud never goes down.",
      },
      month_free = { because = "Generosity is not a solution. At ten she can't show five examiners a credit note." },
      prototype_first = {
        text = "Then the map comes first and the line second. Your phone can carry that page. Let's get it on the screen; the line I check meanwhile.",
        because = "You solve the need (the defence) before the ticket (the router), and you don't make one wait for the other.",
      },
    },
    street = {
      take_it_back = {
        text = "I gave you my word too early. I can't see when the box is done. So we stop betting on it: your phone carries the defence.",
        because = "Taking back a false promise at nine hurts a little. At ten it would have cost her the defence.",
      },
      callback = { because = "Too late for a defence at ten. A good offer at the wrong moment shows that you were not listening." },
    },
    hotspot = {
      says = {
        "From the top. Again. With thirty-five minutes left. Fine. Settings. Talk.",
        "My flatmate's waving my phone at me. HOTSPOT, he says, since nobody else has an idea. Two gigabytes left, and I've never done it. Well?",
        "Kofi, my flatmate, is holding up my phone: hotspot. Two gigabytes left, a cracked screen, and I've never done it. If I press the wrong button I'm finished.",
      },
      somebody_else = "Is there perhaps somebody in the flat who is good with phones? It might go faster if I explained it to them instead.",
    },
    stuck = {
      says = function(at)
        if at.vars.tries > 0 then
          return "The same logo. The same little circle. I could draw it for them by hand, that would be quicker. So?"
        end
        if at.mood.anger >= 60 then
          return "It's stuck! A logo and a little circle! Four years, and I'm going to show them a LITTLE CIRCLE!"
        end
        return "It's loading. It's loading... no. It's stuck on the logo. I knew it. I KNEW it. Thirty-eight minutes."
      end,
      two_oclock = "Honestly, would it be so bad to ask them for two o'clock instead? Professors understand that better than one thinks.",
    },
    partner = {
      says = {
        "Kofi's saying it out loud now: cancel. He's got his phone in his hand. You tell me. Do I cancel? Yes or no?",
        "Kofi is whispering that I should cancel. Kofi never whispers. You tell me: do I cancel? Yes or no.",
      },
      good_feeling = "No, don't cancel! It's going to be absolutely fine, I have a really good feeling here. You two will laugh about it tonight.",
      what_i_know = "You know your examiners, I don't. What I know: your phone carries the page today. The box, I can't promise. And I'm here until ten.",
      cannot_advise = "I'm not able to advise you on a matter of your studies. All that I can speak about from here is the connection itself.",
      cancel_now = {
        text = "If it were me, I'd rather call it off now than sit there in front of a blank screen. I'm sorry, I really am.",
        because = "It is not your defence. An anxious person takes your fear for advice.",
      },
    },
    snap = {
      says = {
        "Do you know what you are? A recorded message with a pulse! FOUR YEARS! Are you stupid, or do they pay you to sound like it?",
        "You know, I've had answering machines with more sense than you. Four years of work! What are you even FOR?",
      },
      boundary = "I want you in front of those examiners at ten, and I'll work for that. Leave the insults out, and we lose no more time.",
    },
    supervisor = {
      says = "Enough. Give me whoever is above you. Somebody who is allowed to DO something.",
      five_minutes = "You can have her. One offer first: five minutes with me to put your map on the screen over your phone, then it's your call.",
    },
    switching = { says = "I've got the other company open on Kofi's phone. They could connect me on Thursday. Give me one reason not to. ONE." },
    ready = {
      says = {
        "It's on the screen. On the third go, and I've aged, but it's on the screen. Ten to ten.",
        "Okay. It's on the screen, it moves, the ice is even blue. Ten to ten. I was sure you'd hang up on me.",
        "It's on the screen. Through a cracked phone, but it's on the screen. Ten to ten.",
        "It's on the screen, no thanks to half of this call. Ten to ten. I feel sick.",
      },
      anything_else = { because = "The closing line from the script. She is ten minutes from her examiners and you are finishing a call." },
      walk_through = "I wasn't going anywhere. Click through it once, as if they were there already. I'll stay on until you've reached the last page.",
    },
    after = {
      says = function(at)
        if at.mood.anger >= 55 then
          return "And tomorrow? Do I do this again tomorrow? I teach sixty students from this desk, and they hang on YOUR line."
        end
        if at.vars.promise == "kept" then
          return "You've told me the truth all morning, so tell me one more. What happens with the line? I can't teach sixty students from a telephone."
        end
        return "And the line? I can't teach from a telephone. I have sixty students at two."
      end,
      noon_and_four = "Go and defend. At noon a technician rings you with my notes, so you explain nothing. At four I ring: is the light green?",
      hotline = "If it's still down after your defence, just give the hotline another ring. We're there around the clock, and your case stays open.",
    },
    pitch_made = {
      says = "They're dialling in. Wish me luck, {trainee}. And tell whoever decides about your pay that they can ring me. After ten.",
      lesson = "Dunja defended her thesis, and she tells people about the call. You found out what ten o'clock needed, kept one small promise at twenty to, and took the rest of the day off her hands.",
    },
    calm = {
      lesson = "Dunja defended her thesis, and she stays. What keeps her from recommending you is a promise: one that you didn't make, or that you didn't keep, or the afternoon that you left to her.",
    },
    scraped_through = {
      says = "It's on the screen, so thank you, I suppose. I have to wash my face now. Goodbye.",
      lesson = "The map was on the screen at ten, and Dunja had got it there nearly alone. A problem can be solved and the person still be left standing in it.",
    },
    cancels = {
      says = "He's writing to them. Kofi's writing to them. Four years. ...You can cancel my contract in the same go.",
      lesson = "The defence was called off with a working phone on the table. When somebody afraid asks you what to do, give her facts to decide with, not your own fear.",
    },
    handed_over = {
      says = "Fine. I'll wait for her. I have forty minutes and I've just spent twenty on you.",
    },
    hangs_up = {
      lesson = "Dunja hung up, and she leaves. Her anger was fear with a clock in it; every form, excuse and minute on hold was heard as \"you are on your own\".",
    },
  },
}
