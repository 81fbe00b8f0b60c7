-- A mailing to the dead. He wrote three times that his wife has died; now comes
-- a letter with a balloon. What he wants is for it to stop, and the quick way to
-- make it stop (closing everything at once) would delete her voice from the
-- mailbox, which he rings on Sundays. It is set to be deleted at midnight.
--
-- line:  "closing"  the trainee has had everything closed, at once
--        "ending"   it ends at midnight, as his own letter set off
--        "stopped"  the deletion is stopped, and that has been checked
-- call:  "three"    the trainee will ring at three, with or without news
--        "kept" or "broken" is what became of it

local function shut_out(at) return at.mood.anger >= 85 end

-- He says it once.
local function or_paper(otherwise)
  return function(at) return shut_out(at) and not at.visited("newspaper") and "newspaper" or otherwise end
end

-- What nobody has stopped is gone by the time he rings it.
local function or_gone(at) return at.vars.line == "stopped" and "who_pays" or "not_in_service" end

-- He was let down three times: he comes back slowly, and not to everybody.
local function how_it_ends(at)
  if at.vars.call == "kept" and at.mood.trust >= 62 then return "sundays" end
  if at.mood.trust >= 34 then return "it_is_safe" end
  return "takes_it_home"
end

scenario {
  id       = "we-miss-you",
  title    = "We miss you, Helen",
  summary  = "A widower has had an advertisement addressed to his wife, after telling the company three times.",
  channel  = "phone",
  level    = 3,
  language = "en",
  minutes  = 7,
  skills   = { "empathy", "needs_assessment", "active_listening", "self_awareness" },
  weights  = { empathy = 45, composure = 25, resolution = 30 },
  max_turns = 24, out_of_turns = "silence",
  customer = {
    name = "Walter Prentice", about = "tuned pianos for forty years, a widower since August",
    look = { head = "balding", skin = "2", hair = "gray", clothes = "sand", beard = "moustache" },
    mood = { anger = 60, trust = 26 },
    persona = "hurt",
  },
  vars = {
    line = { "ending", "closing", "stopped" },
    call = { "none", "three", "kept", "broken" },
  },
  start = "balloon",
}

node "balloon" {
  says = "Prentice. I have a letter of yours here. 'We miss you, Helen', it says. It has a balloon on it. I'd like to know who it is that misses her.",
  choice {
    id = "holder",
    text = "I'll gladly look into that. I may only speak with the account holder, though. Is Helen there with you, or do you have her password for me?",
    empathy = -3, composure = -1, resolution = -1,
    anger = 20, trust = -10,
    because = "He told you in one sentence, to those who hear it. You've asked a widower to put his wife on.",
    to = "certificate",
  },
  choice {
    id = "automatic",
    text = "Oh, that's only an automatic mailing to our former customers. It doesn't mean anything; you can simply put it in the bin, Mr Prentice.",
    empathy = -3, composure = -1, resolution = -2,
    anger = 10, trust = -10,
    because = "It's true that it doesn't mean anything. That's exactly what he's ringing about.",
    to = "certificate",
  },
  choice {
    id = "condolences",
    text = "I'm so terribly sorry for your loss. On behalf of the whole company I'd like to express our deepest condolences to you and your family.",
    empathy = -1, composure = -1, resolution = -1,
    anger = 10,
    because = "You heard it, and then you read it off a card. Condolences from a whole company are what he's holding in his hand.",
    to = "three_times",
  },
  choice {
    id = "a_list",
    text = "No one here does; a list does, and it shouldn't. Am I right that she isn't there any more? Begin where you like. I'm not typing.",
    empathy = 3, composure = 2, resolution = 1,
    anger = -6, trust = 20,
    skills = { "empathy", "active_listening" },
    because = "An honest answer to his question, a careful one of your own, and your hands are still. That can be heard on a telephone.",
    to = "three_times",
  },
}

node "certificate" {
  says = {
    { when = function(at) return at.mood.anger >= 80 end,
      text = "She is DEAD. Since the 9th of August. I have written that to you three times, and now I have said it. Is that enough, or is there a form for it?" },
    { text = "My wife died on the 9th of August. I've written it to you three times, and now I've had to say it as well. Will that do?" },
  },
  breathe = { composure = 2, anger = -10, says = "(Neither of you speaks. A clock can be heard, a real one.) ...You might as well say something.",
    because = "After such a sentence, silence is better manners than any that comes to mind.", skills = { "emotional_regulation" } },
  choice {
    id = "once_more",
    text = "Thank you, that helps me. To be able to note it down I'd need the certificate once more, by e-mail or by post, whichever suits you.",
    empathy = -3, composure = -1, resolution = -2,
    anger = 10, trust = -10,
    because = "A fourth time. It sounds like a small thing, as long as one hasn't got to fetch it out of the drawer.",
    to = pick({ "three_times", "newspaper" }, or_paper("three_times")),
  },
  choice {
    id = "that_will_do",
    text = "It will do, and it should have done in August. I was asking the wrong things. Tell me what we did with your letters; I'll listen now.",
    empathy = 3, composure = 3, resolution = 1,
    anger = -14, trust = 20,
    skills = { "self_awareness", "empathy" },
    because = "You don't explain yourself. You stop, and the conversation he wanted begins a minute late.",
    to = "three_times",
  },
  choice {
    id = "could_not_know",
    text = "I'm really sorry, but I had no way of knowing that. From where I sit she's shown as an active customer, so I had to ask you that.",
    empathy = -2, composure = -2, resolution = -1,
    anger = 10, trust = -10,
    because = "You're innocent, and he isn't interested. \"Active customer\" is a word that one swallows.",
    to = pick({ "three_times", "newspaper" }, or_paper("three_times")),
  },
}

node "three_times" {
  says = {
    { when = function(at) return at.mood.trust >= 38 end,
      text = "I wrote in August, and in September, and in October with the certificate. It was the last original I had. Each time you thanked Helen for her message." },
    { text = "August, September, October. The last one with the certificate, an original. And do you know who you thanked for writing? Helen." },
  },
  choice {
    id = "two_departments",
    text = "I can explain that: contracts and marketing are two departments with two systems, so the one often doesn't know what the other does.",
    empathy = -2, composure = -1, resolution = -2,
    anger = 10, trust = -10,
    because = "A plan of the building. He's been standing outside it since August.",
    to = "make_it_stop",
  },
  choice {
    id = "cannot_believe",
    text = "That's unbelievable. I'm speechless, honestly. If that were my family I'd be furious, I'd be shouting the house down at somebody.",
    empathy = 1, composure = -3, resolution = -2,
    anger = 10,
    because = "You're on his side, loudly. Now there's one who is angry, and one who has to listen to it, and he's the second.",
    to = "make_it_stop",
  },
  choice {
    id = "hundred",
    text = "That must never happen. As a sign of how sorry we are I could credit the account with a hundred straight away, if you're agreeable.",
    empathy = -2, composure = -1, resolution = -3,
    anger = 20, trust = -10,
    because = "Which account? It's hers. And a hundred for three letters is a price that he'll remember to the penny.",
    to = pick({ "make_it_stop", "newspaper" }, or_paper("make_it_stop")),
  },
  choice {
    id = "answered_her",
    text = "You told us three times, and we answered her. That's ours, all of it. I have your letters here; no one will ask you for them again.",
    empathy = 3, composure = 2, resolution = 2,
    anger = -6, trust = 20,
    skills = { "active_listening", "building_trust" },
    because = "His own sentence, turned so that the fault lies where it belongs. And one burden less, from this moment.",
    to = "make_it_stop",
  },
}

node "make_it_stop" {
  says = "I want it to stop. No balloons, no 'Dear Helen'. Can you do that, or do I write a fourth time?",
  choice {
    id = "close_all",
    text = "I can, and I'm closing everything this very minute, Mr Prentice. By tonight there won't be a single trace of Helen left in our system.",
    empathy = -1, composure = -1, resolution = -3,
    anger = -6, trust = 10,
    effect = function(at) at.vars.line = "closing" end,
    because = "It's what he asked for, word for word, and done at once. You didn't ask what else was hanging on that account.",
    to = "no_trace",
  },
  choice {
    id = "opt_out",
    text = "There's a page on our website where one can withdraw from the advertising. I could send you the link straight away.",
    empathy = -2, composure = -1, resolution = -3,
    anger = 20, trust = -10,
    because = "He's asked whether you can do it. You've given him the fourth letter to write, only shorter.",
    to = pick({ "on_the_mailbox", "newspaper" }, or_paper("on_the_mailbox")),
  },
  choice {
    id = "keep_anything",
    text = "Yes. She's off all four lists now; one may still be in the post. Before I close more: is there anything you'd like to keep?",
    empathy = 2, composure = 2, resolution = 3,
    anger = -6, trust = 10,
    skills = { "needs_assessment", "building_trust" },
    because = "What's done, what may still come, and a question that nobody had thought of. With the dead, one closes nothing in a hurry.",
    to = "on_the_mailbox",
  },
  choice {
    id = "four_weeks",
    text = "I'll pass it on so that it's stopped. It can take up to four weeks, as these things are printed ahead, so please don't be surprised.",
    empathy = -1, composure = 1, resolution = -2,
    anger = 10, trust = -10,
    because = "Honest about the post, and vague about the rest. \"Pass it on\" is what happened three times.",
    to = "on_the_mailbox",
  },
}

node "no_trace" {
  says = "No trace. ...Wait. Her number as well? She's on the mailbox. It's her speaking. I ring it, on Sundays. You haven't already done that?",
  choice {
    id = "cannot_undo",
    text = "I'm afraid that I have, you did ask me to stop everything. Once that's been started it isn't so easy to undo it from where I sit.",
    empathy = -2, composure = -1, resolution = -3,
    anger = 20, trust = -20,
    because = "\"You did ask\" is the sentence that he'll hear at night. And \"not so easy\" isn't \"impossible\".",
    to = "a_minute",
  },
  choice {
    id = "panic",
    text = "Oh no. Oh, I'm so sorry, I didn't know that! I wish you'd told me. I really don't know if that can be stopped, I feel dreadful.",
    empathy = -1, composure = -3, resolution = -2,
    anger = 10, trust = -10,
    because = "Your fright is real, and it's a stone that you've tied to his. He needs one of you to act.",
    to = "a_minute",
  },
  choice {
    id = "stop_mine",
    text = "I have, a minute ago, and I'm taking it back now; I was too quick. Stay on the line. I'll say aloud what I see, whatever it is.",
    empathy = 2, composure = 3, resolution = 2,
    anger = -6, trust = 10,
    effect = function(at) at.vars.line = "ending" end,
    skills = { "self_awareness", "emotional_regulation" },
    because = "Yes or no, then hands, then eyes. The blunder is said in four words and being mended in the same breath.",
    to = "a_minute",
  },
  choice {
    id = "at_home",
    text = "It's possible. But you're bound to have lots of other recordings of her at home, from birthdays or on video, that are much nicer.",
    empathy = -3, composure = -1, resolution = -3,
    anger = 20, trust = -20,
    because = "You're comparing what can't be compared. He told you what he rings on Sundays; it isn't a birthday.",
    to = pick({ "a_minute", "newspaper" }, or_paper("a_minute")),
  },
}

node "on_the_mailbox" {
  says = {
    { when = function(at) return at.mood.trust >= 45 end,
      text = "Keep? ...She's on the mailbox. 'Helen and Walter are in the garden, speak up.' I ring it on Sundays. I don't leave a message. I know that it's foolish." },
    { text = "There's her number. It's her on the mailbox. I ring it on Sundays. I don't say that so that you'll be sorry for me." },
  },
  choice {
    id = "record_it",
    text = "Then the easiest thing is if you ring it yourself tonight and hold a recorder to the receiver. There are quite good ones nowadays.",
    empathy = -1, composure = 1, resolution = -1,
    anger = 10, trust = -10,
    because = "Not a bad idea, and his to carry out alone. You haven't looked how long it'll still be there.",
    to = "a_minute",
  },
  choice {
    id = "let_go",
    text = "I do understand that. Though they say it can help to let go of such things little by little, and to look ahead again, you know.",
    empathy = -3, composure = -2, resolution = -2,
    anger = 20, trust = -20,
    because = "He hadn't asked how to grieve. It's his Sunday.",
    to = pick({ "a_minute", "newspaper" }, or_paper("a_minute")),
  },
  choice {
    id = "my_father",
    text = "I know that so well. When my father died I kept his coat for two years, and I still sometimes ring his old number, just like you do.",
    empathy = 3, composure = -2, resolution = -2,
    trust = 10,
    because = "It may be true and it's kindly meant. But he had just opened a door, and it's you who walked through it.",
    to = "a_minute",
  },
  choice {
    id = "before_anything",
    text = "It isn't foolish. Then that comes before everything else. I'm looking how long it's safe; in a minute I'll say what I see.",
    empathy = 2, composure = 2, resolution = 3,
    anger = -6, trust = 20,
    skills = { "empathy", "needs_assessment", "active_listening" },
    because = "You answer what he was ashamed of, and you turn the whole matter round: first the voice, then the letters.",
    to = "a_minute",
  },
}

node "a_minute" {
  says = function(at)
    if at.vars.line == "closing" then
      return "You've gone quiet. Is she still there? I'm asking you whether she is still there."
    end
    return "You've gone quiet. What does it say?"
  end,
  checkin = "On your screen: number ends today, 23.59, mailbox included. He is waiting. What do you feel, and what would you rather not say?",
  choice {
    id = "nothing",
    text = "Nothing that need worry you, Mr Prentice. Just a small entry which I'm putting right in the background. You needn't concern yourself.",
    empathy = -1, composure = -1, resolution = -1,
    anger = 10, trust = -20,
    effect = function(at) at.vars.line = "stopped" end,
    because = "You've stopped it, and spared him the fright; and with it the truth. He tuned pianos: he can hear a false note.",
    to = "stopped_or_stopping",
  },
  choice {
    id = "midnight",
    text = "It says that the number ends tonight, mailbox included. That's our doing; no one had asked you. I'm stopping it now, before we talk on.",
    empathy = 2, composure = 3, resolution = 3,
    anger = -6, trust = 20,
    effect = function(at) at.vars.line = "stopped" end,
    skills = { "building_trust", "emotional_regulation" },
    because = "The hard thing in plain words, with the hand already on it. Whoever says that can be believed about the rest.",
    to = "stopped_or_stopping",
  },
  choice {
    id = "own_request",
    text = "It shows me a closure for today, at your own request from the 14th of October. So that is formally quite correct as it stands.",
    empathy = -3, composure = -2, resolution = -3,
    anger = 20, trust = -20,
    because = "He sent a death certificate and you read it back to him as an order. Formally correct is how a voice gets lost.",
    to = pick({ "stopped_or_stopping", "newspaper" }, or_paper("stopped_or_stopping")),
  },
  choice {
    id = "specialists",
    text = "That's a matter for our specialists in contract closures. I'm putting you through to them, they'll know exactly what to do about it.",
    empathy = -2, resolution = -3,
    anger = 10, trust = -10,
    because = "They may. But he'll have to tell somebody new about Sundays, and you haven't said a word to them first.",
    to = "date_of_birth",
  },
}

node "date_of_birth" {
  says = "It's Prentice again. The specialist asked me for Helen's date of birth, so I hung up. Yours was the only name I had written down. It's a quarter to one.",
  choice {
    id = "they_must",
    text = "I'm sorry about that. They do have to ask it, though, for data protection. Shall I put you through once more?",
    empathy = -2, composure = -2, resolution = -3,
    anger = 20, trust = -20,
    because = "Right about the rule, and the same wall again. He rang you in order not to have to.",
    to = "newspaper",
  },
  choice {
    id = "ring_them",
    text = "I put you through without a word; that was poor. It ends at midnight, unless I stop it. So I'm stopping it. Stay on the line.",
    empathy = 2, composure = 3, resolution = 2,
    anger = -14, trust = 20,
    effect = function(at) at.vars.line = "stopped" end,
    skills = { "self_awareness", "conflict_resolution" },
    because = "He gave you a second chance, and you didn't use it for an excuse. Now it's your hand again.",
    to = "stopped_or_stopping",
  },
  choice {
    id = "ticket",
    text = "Then we'll do it in another way: I'm writing a ticket to them with the highest priority, and they'll be in touch with you this week.",
    empathy = -1, resolution = -3,
    anger = 10, trust = -10,
    because = "This week is after midnight. You'd have seen it, if you had looked yourself.",
    to = "stopped_or_stopping",
  },
}

node "stopped_or_stopping" {
  says = {
    { when = function(at) return at.vars.line == "stopped" end,
      text = "Now. Is it stopped, or is it being stopped? I've learnt the difference from you." },
    { text = "And who does what now? I've learnt from you that it makes a difference whether a thing is done or is being done." },
  },
  choice {
    id = "hundred_percent",
    text = "It's stopped, a hundred percent. You don't have to worry about it any more, you can rely on me there, Mr Prentice.",
    empathy = 1, composure = -3, resolution = -2,
    anger = -6, trust = -10,
    because = "You pressed a button and haven't seen what it did. He asked the one man's question that deserved a \"being\".",
    to = pick({ "who_pays", "not_in_service" }, or_gone),
  },
  choice {
    id = "ring_at_three",
    text = "Being stopped. The archive confirms it before three; at three I ring you, either way. And I'm having a copy made for you.",
    empathy = 2, composure = 2, resolution = 3,
    anger = -6, trust = 10,
    effect = function(at) at.vars.line = "stopped"; at.vars.call = "three" end,
    skills = { "building_trust", "positive_language" },
    because = "The exact word he asked for, an hour, and a second copy so that it no longer hangs by one thread.",
    to = "who_pays",
  },
  choice {
    id = "as_far_as",
    text = "As far as I can see from here everything has been set in motion. If it shouldn't work, please just give us another ring tomorrow.",
    empathy = -2, composure = -1, resolution = -3,
    anger = 10, trust = -10,
    because = "Tomorrow, there'd be nothing left to ring about. You've put the checking on the one who can't do it.",
    to = pick({ "who_pays", "not_in_service" }, or_gone),
  },
}

node "not_in_service" {
  says = "It's me. I rang it. 'The number you have dialled is not in service.' It's a young man's voice. He says it very clearly.",
  choice {
    id = "seventy_two_hours",
    text = "I should have stopped it, and didn't. What's deleted stays in the archive for three days; I'm fetching it out now, with you on the line.",
    empathy = 2, composure = 3, resolution = 2,
    anger = -6, trust = 10,
    effect = function(at) at.vars.line = "stopped"; at.vars.call = "broken" end,
    skills = { "self_awareness", "resilience", "conflict_resolution" },
    because = "No reasons, no weeping: the one sentence, and then the one door that is still open. It was nearly shut.",
    to = "who_pays",
  },
  choice {
    id = "as_requested",
    text = "Then the closure has gone through as it was requested, and no more letters will come. That's the end of it now, Mr Prentice, I'm sorry.",
    empathy = -3, composure = -2, resolution = -3,
    anger = 20, trust = -20,
    because = "He has rung to tell you that she's gone for a second time, and you've reported success.",
    to = "silence",
  },
  choice {
    id = "words_fail",
    text = "Oh God, I'm so sorry. I'm so sorry. I don't know what to say. I was sure it would hold. I've no words for it, I really haven't any.",
    empathy = -2, composure = -3, resolution = -3,
    anger = 10, trust = -10,
    because = "There was an archive, and it keeps things for three days. While you were sorry, nobody asked it.",
    to = "silence",
  },
}

node "who_pays" {
  says = {
    { when = function(at) return at.mood.anger < 50 end,
      text = "Then there's this, I'd rather not have to mention it. You've gone on taking nineteen ninety a month. From her account, which I can't get into." },
    { text = "And you've gone on taking her money. Nineteen ninety, three times, from an account that I can't even get into." },
  },
  choice {
    id = "probate",
    text = "Since it's her account, I can only pay it back there. You'd need to send us the papers from the probate court.",
    empathy = -3, composure = -1, resolution = -2,
    anger = 20, trust = -10,
    because = "It may be in the book. But you took it without papers, and you've read the certificate.",
    to = "ashamed",
  },
  choice {
    id = "and_two_hundred",
    text = "Of course you'll get that back, and I'm putting two hundred on top, so that at least you can do something nice for yourself with it.",
    empathy = -2, composure = -1, resolution = -1,
    anger = 10, trust = -10,
    because = "Something nice, in November, with that money. What's owed would have been enough, and would have been respect.",
    to = "ashamed",
  },
  choice {
    id = "three_back",
    text = "Three times nineteen ninety, since the 9th of August. It goes to an account of yours today; I need its number, nothing else.",
    empathy = 1, composure = 2, resolution = 3,
    anger = -6, trust = 10,
    skills = { "positive_language", "conflict_resolution" },
    because = "The exact sum and the shortest way. No proof, no present, no more paper.",
    to = "ashamed",
  },
}

node "ashamed" {
  says = {
    { when = function(at) return at.mood.anger >= 60 end,
      text = "Somebody drew that balloon. Somebody thought it was nice. I'd like ONE person in your house to be ashamed. Can you arrange that, or is it outsourced?" },
    { text = "Somebody drew that balloon, and somebody liked it. I'd just like one person there to be ashamed of it. Is that a thing you can arrange?" },
  },
  breathe = { composure = 1, anger = -10, says = "(You say nothing for a moment. He doesn't either.) ...It's a good drawing, too. That's the stupid part." },
  choice {
    id = "i_am",
    text = "I am, a bit, as we speak. And who signs those mailings gets your three letters to read today, without your name, if that's all right.",
    empathy = 3, composure = 2, resolution = 2,
    anger = -14, trust = 10,
    skills = { "empathy", "conflict_resolution", "resilience" },
    because = "Just as much as is true, and then something that makes the next balloon less likely. And you ask him first.",
    to = "after_you",
  },
  choice {
    id = "no_offence",
    text = "I'm certain that nobody meant any harm by it. My colleagues in marketing do put a great deal of love into these things, believe me.",
    empathy = -3, composure = -1, resolution = -1,
    anger = 20, trust = -10,
    because = "You stood up for the balloon. Nobody had said that it was done out of malice.",
    to = "after_you",
  },
  choice {
    id = "deepest_shame",
    text = "I'm ashamed, I'm so deeply ashamed, Mr Prentice. I shan't sleep tonight. I don't know how we can ever make it up to you, I truly don't.",
    empathy = -1, composure = -3, resolution = -2,
    trust = -10,
    because = "He asked for a little and got a flood. Now he ought to say \"there, there\", and he's a polite man.",
    to = "after_you",
  },
  choice {
    id = "complain_to",
    text = "You're of course entitled to make a formal complaint. I'd give you the address of our complaints office, they do answer everything.",
    empathy = -2, resolution = -2,
    anger = 10, trust = -10,
    because = "A fifth letter. They'll answer it, and if he's unlucky to Helen.",
    to = "after_you",
  },
}

node "newspaper" {
  says = "I have a nephew at the newspaper. I've always told him that there's nothing to write about me. I think there is now. Have you anything to say to that?",
  breathe = { composure = 2, anger = -10, says = "(You let the second pass in which one would say something quick.) ...I'm still on the line, as you hear.",
    because = "What one says first to a threat is seldom what one would say second.", skills = { "emotional_regulation" } },
  choice {
    id = "not_necessary",
    text = "I really don't think that's necessary, Mr Prentice. Let's not make this bigger than it is; surely we can find a sensible solution.",
    empathy = -3, composure = -3, resolution = -2,
    anger = 20, trust = -10,
    because = "Bigger than it is: she's dead. You were thinking of the newspaper.",
    to = "goes_to_print",
  },
  choice {
    id = "press_office",
    text = "I may not make any comments on that. I'd have to refer your nephew to our press office; they're there on weekdays until four.",
    empathy = -3, composure = -2, resolution = -2,
    anger = 10, trust = -10,
    because = "You took him for a journalist. He'd asked you, not the house, whether you had anything to say.",
    to = "goes_to_print",
  },
  choice {
    id = "he_may_write",
    text = "He may write it, it's all true. What I can still do is look after what's hers here. Her number ends tonight; shall I stop that first?",
    empathy = 3, composure = 3, resolution = 2,
    anger = -14, trust = 20,
    effect = function(at) at.vars.line = "stopped" end,
    skills = { "emotional_regulation", "resilience", "needs_assessment" },
    because = "No fear for the house and no bargain. You'd looked, meanwhile, and found what matters more to him than an article.",
    to = "stopped_or_stopping",
  },
  choice {
    id = "my_lead",
    text = "I'd like to bring in my team lead now. I'll tell her the whole of it while you listen, so that you don't have to say it a fifth time.",
    empathy = 1, composure = 1, resolution = -3,
    anger = -6,
    because = "Well handed over. But you're the fourth who knows about Helen, and it took no lead to look at the screen.",
    skills = { "positive_language" },
    to = pick({ "stopped_or_stopping", "goes_to_print" }, function(at) return at.mood.anger < 84 and "stopped_or_stopping" or "goes_to_print" end),
  },
}

node "after_you" {
  says = "And tomorrow I get somebody else, and it's 'may I speak to the account holder' again. Isn't it?",
  choice {
    id = "in_the_notes",
    text = "No, no, it's all in the notes now! Every colleague of mine can see it straight away as soon as they open up the customer account.",
    empathy = -1, composure = -1, resolution = -2,
    anger = 10, trust = -10,
    because = "There were notes in August as well. He's asked about people, and you answered with a field.",
    to = "three_oclock",
  },
  choice {
    id = "only_me",
    text = "I'll make sure that from today you only ever have to deal with me. Just ask for me, any day, and I'll be there for you, I promise.",
    empathy = 2, composure = -2, resolution = -2,
    anger = -6, trust = -10,
    because = "You'll have holidays, and a cold one day. It's warm now, and the next promise to be broken.",
    to = "three_oclock",
  },
  choice {
    id = "your_name",
    text = "Not if we change whose it is. The number goes into your name, so it's you they find. And Asha Rao here knows it, when I'm off.",
    empathy = 2, composure = 2, resolution = 3,
    anger = -6, trust = 10,
    skills = { "building_trust", "adaptability" },
    because = "You take away what makes them ask, instead of asking them not to. And there's a second person with a name.",
    to = "three_oclock",
  },
}

node "three_oclock" {
  says = function(at)
    if at.vars.call == "three" then
      return "It's one minute to three. You're early. I had put the chair by the telephone, to have somewhere to sit if you didn't ring."
    end
    if at.vars.call == "broken" then
      return "You've found her? I'd sooner you told me standing up. I mean, I'm standing up."
    end
    return "I thought that I'd ring, since nobody else does. Well? Do I have her, or a promise?"
  end,
  choice {
    id = "in_your_name",
    text = "Wonderful news! And as everything runs in your name now, there's a very nice tariff for seniors that I could book for you along with it.",
    empathy = -3, composure = -1, resolution = -2,
    anger = 20, trust = -20,
    because = "He rang about a voice and leaves with a tariff. The last sentence is the one that he'll keep.",
    to = pick({ "sundays", "it_is_safe", "takes_it_home" }, how_it_ends),
  },
  choice {
    id = "she_is_there",
    text = "She's there. I have rung it: 'in the garden, speak up'. It stays for as long as you like, the copy is in the post, and Sunday is yours.",
    empathy = 3, composure = 2, resolution = 3,
    anger = -14, trust = 20,
    effect = function(at) at.vars.call = at.vars.call == "three" and "kept" or at.vars.call end,
    skills = { "empathy", "building_trust" },
    because = "Checked with your own ear, and told in her words. Then you stop talking, and that's right as well.",
    to = pick({ "sundays", "it_is_safe", "takes_it_home" }, how_it_ends),
  },
  choice {
    id = "confirmed",
    text = "I have a confirmation here that the data record has been retained. So I can close your case with that. Can I do anything else for you?",
    empathy = -2, composure = 1, resolution = 1,
    anger = 10, trust = -10,
    because = "All in order. A data record has been retained, and a man is sitting by his telephone.",
    to = pick({ "sundays", "it_is_safe", "takes_it_home" }, how_it_ends),
  },
}

ending "sundays" {
  outcome = "resolved", relationship = "recommends",
  says = "'Speak up.' She did always say that. I'll ring it on Sunday. And {trainee}? I tuned pianos; one hears who listens. I'll tell my daughter to stay with you.",
  empathy = 2, composure = 1, resolution = 3,
  lesson = "He keeps her voice, and sends you his daughter. You looked what else hung on that account, told him the hard thing in plain words, and rang at three.",
}

ending "it_is_safe" {
  outcome = "resolved", relationship = "stays",
  says = "Good. Then that's safe. I'd like not to have to telephone for a while.",
  empathy = 1, resolution = 2,
  lesson = "Her voice is safe, and he stays. It took him a few sentences too many: one that explained, one that comforted too much, or an hour that wasn't named.",
}

ending "takes_it_home" {
  outcome = "resolved", relationship = "leaves",
  says = "When the copy is here, you may close everything. I mean everything. I don't want to have to count on you for her.",
  empathy = -2,
  lesson = "The voice is saved, and he takes it away from you. What he asked for was done; what he'd needed was not to be alone with it, and not to have to tell it so often.",
}

ending "goes_to_print" {
  outcome = "escalated", relationship = "leaves",
  says = "Thank you. He'll spell your name right, he's careful. Good day.",
  empathy = -3, composure = -3, resolution = -3,
  lesson = "It'll be in the paper, with the balloon. He never wanted an article; he wanted one person who'd heard it. Hear first what has happened; the rest of the call gets shorter by it.",
}

ending "silence" {
  outcome = "lost", relationship = "leaves",
  says = "(He doesn't hang up. He has put the receiver down beside the telephone. After a while the line goes dead by itself.)",
  empathy = -3, composure = -3, resolution = -3,
  lesson = "The letters have stopped, and so has she. It was one look at the screen and one question: is there anything that you'd like to keep?",
}

-- A parallel form: a sister rings for her brother. The moods are the same.
variant "b" {
  summary = "A sister has had a birthday offer addressed to her brother, after telling the company three times.",
  customer = {
    name = "Ines Duarte", about = "restores church windows, lost her brother in July",
    look = { head = "braids", skin = "4", hair = "black", clothes = "brick" },
  },
  words = {
    balloon = {
      says = "Duarte. I have a letter of yours here. 'Happy birthday, Rui, from all of us', it says. There's a cake on it. I'd like to know who all of you are.",
      holder = {
        text = "I'll gladly look into that. I may only speak with the account holder, though. Is Rui there with you, or do you have his password for me?",
        because = "She told you in one sentence, to those who hear it. You've asked a sister to put her dead brother on.",
      },
      automatic = {
        text = "Oh, that's only an automatic mailing to all of our customers. It doesn't mean anything; you can simply put it in the bin, Ms Duarte.",
        because = "It's true that it doesn't mean anything. That's exactly what she's ringing about.",
      },
      condolences = { because = "You heard it, and then you read it off a card. Condolences from a whole company are what she's holding in her hand." },
      a_list = {
        text = "'All of us' is a list, and it was wrong to write. Am I right that he isn't there any more? Begin where you like. I'm not typing.",
        because = "An honest answer to her question, a careful one of your own, and your hands are still. That can be heard on a telephone.",
      },
    },
    certificate = {
      says = {
        "He is DEAD. Since the 2nd of July. I have written that to you three times, and now I have said it. Is that enough, or is there a form for it?",
        "My brother died on the 2nd of July. I've written it to you three times, and now I've had to say it as well. Will that do?",
      },
      breathe = { says = "(Neither of you speaks. Somewhere glass is being cut.) ...You might as well say something." },
      that_will_do = {
        text = "It will do, and it should have done in July. I was asking the wrong things. Tell me what we did with your letters; I'll listen now.",
        because = "You don't explain yourself. You stop, and the conversation she wanted begins a minute late.",
      },
      could_not_know = {
        text = "I'm really sorry, but I had no way of knowing that. From where I sit he's shown as an active customer, so I had to ask you that.",
        because = "You're innocent, and she isn't interested. \"Active customer\" is a word that one swallows.",
      },
    },
    three_times = {
      says = {
        "I wrote in July, and in August, and in September with the certificate. It was the last original we had. Each time you thanked Rui for his message.",
        "July, August, September. The last one with the certificate, an original. And do you know who you thanked for writing? Rui.",
      },
      two_departments = { because = "A plan of the building. She's been standing outside it since July." },
      answered_her = {
        text = "You told us three times, and we answered him. That's ours, all of it. I have your letters here; no one will ask you for them again.",
        because = "Her own sentence, turned so that the fault lies where it belongs. And one burden less, from this moment.",
      },
      cannot_believe = { because = "You're on her side, loudly. Now there's one who is angry, and one who has to listen to it, and she's the second." },
      hundred = { because = "Which account? It's his. And a hundred for three letters is a price that she'll remember to the penny." },
    },
    make_it_stop = {
      says = "I want it to stop. No cakes, no 'Dear Rui'. Can you do that, or do I write a fourth time?",
      close_all = {
        text = "I can, and I'm closing everything this very minute, Ms Duarte. By tonight there won't be a single trace of Rui left in our system.",
        because = "It's what she asked for, word for word, and done at once. You didn't ask what else was hanging on that account.",
      },
      opt_out = { because = "She's asked whether you can do it. You've given her the fourth letter to write, only shorter." },
      keep_anything = "Yes. He's off all four lists now; one may still be in the post. Before I close more: is there anything you'd like to keep?",
    },
    no_trace = {
      says = "No trace. ...Wait. His number as well? He's on the mailbox. It's him, singing. My mother rings it, on Saturdays. You haven't already done that?",
      cannot_undo = { because = "\"You did ask\" is the sentence that she'll hear at night. And \"not so easy\" isn't \"impossible\"." },
      panic = { because = "Your fright is real, and it's a stone that you've tied to hers. She needs one of you to act." },
      at_home = {
        text = "It's possible. But you're bound to have lots of other recordings of him at home, from birthdays or on video, that are much nicer.",
        because = "You're comparing what can't be compared. She told you what her mother rings on Saturdays; it isn't a video.",
      },
    },
    on_the_mailbox = {
      says = {
        "Keep? ...He's on the mailbox. He sings it: 'Rui's not in, la la, leave a word.' My mother rings it on Saturdays and hangs up before the beep. I know that it's foolish.",
        "There's his number. It's him on the mailbox. My mother rings it on Saturdays. I don't say that so that you'll be sorry for us.",
      },
      record_it = { because = "Not a bad idea, and theirs to carry out alone. You haven't looked how long it'll still be there." },
      let_go = { because = "She hadn't asked how her mother should grieve. It's her Saturday." },
      before_anything = { because = "You answer what she was ashamed of, and you turn the whole matter round: first the voice, then the letters." },
      my_father = {
        text = "I know that so well. When my father died I kept his coat for two years, and I still sometimes ring his old number, as your mother does.",
        because = "It may be true and it's kindly meant. But she had just opened a door, and it's you who walked through it.",
      },
    },
    a_minute = {
      says = function(at)
        if at.vars.line == "closing" then
          return "You've gone quiet. Is he still there? I'm asking you whether he is still there."
        end
        return "You've gone quiet. What does it say?"
      end,
      checkin = "On your screen: number ends today, 23.59, mailbox included. She is waiting. What do you feel, and what would you rather not say?",
      nothing = {
        text = "Nothing that need worry you, Ms Duarte. Just a small entry which I'm putting right in the background. You needn't concern yourself.",
        because = "You've stopped it, and spared her the fright; and with it the truth. She looks through glass for a living.",
      },
      own_request = {
        text = "It shows me a closure for today, at your own request from the 14th of September. So that is formally quite correct as it stands.",
        because = "She sent a death certificate and you read it back to her as an order. Formally correct is how a voice gets lost.",
      },
      specialists = { because = "They may. But she'll have to tell somebody new about Saturdays, and you haven't said a word to them first." },
    },
    date_of_birth = {
      says = "It's Duarte again. The specialist asked me for Rui's date of birth, so I hung up. Yours was the only name I had written down. It's a quarter to one.",
      ring_them = { because = "She gave you a second chance, and you didn't use it for an excuse. Now it's your hand again." },
      they_must = { because = "Right about the rule, and the same wall again. She rang you in order not to have to." },
    },
    stopped_or_stopping = {
      hundred_percent = {
        text = "It's stopped, a hundred percent. You don't have to worry about it any more, you can rely on me there, Ms Duarte.",
        because = "You pressed a button and haven't seen what it did. She asked the one question that deserved a \"being\".",
      },
      ring_at_three = { because = "The exact word she asked for, an hour, and a second copy so that it no longer hangs by one thread." },
    },
    who_pays = {
      says = {
        "Then there's this, I'd rather not have to mention it. You've gone on taking nineteen ninety a month. From his account, which we can't get into.",
        "And you've gone on taking his money. Nineteen ninety, three times, from an account that we can't even get into.",
      },
      three_back = "Three times nineteen ninety, since the 2nd of July. It goes to an account of yours today; I need its number, nothing else.",
      probate = "Since it's his account, I can only pay it back there. You'd need to send us the papers from the probate court.",
      and_two_hundred = {
        text = "Of course you'll get that back, and I'm putting two hundred on top, so that at least your mother can do something nice with it.",
        because = "Something nice, with that money. What's owed would have been enough, and would have been respect.",
      },
    },
    ashamed = {
      says = {
        "Somebody drew that cake. Somebody counted the candles; it's the right number. I'd like ONE person in your house to be ashamed. Can you arrange that, or is it outsourced?",
        "Somebody drew that cake, and somebody counted the candles. I'd just like one person there to be ashamed of it. Is that a thing you can arrange?",
      },
      breathe = { says = "(You say nothing for a moment. She doesn't either.) ...It's the right number of candles. That's the stupid part." },
      no_offence = { because = "You stood up for the cake. Nobody had said that it was done out of malice." },
      deepest_shame = {
        text = "I'm ashamed, I'm so deeply ashamed, Ms Duarte. I shan't sleep tonight. I don't know how we can ever make it up to you, I truly don't.",
        because = "She asked for a little and got a flood. Now she ought to say \"there, there\", and she's a polite woman.",
      },
      i_am = { because = "Just as much as is true, and then something that makes the next cake less likely. And you ask her first." },
      complain_to = { because = "A fifth letter. They'll answer it, and if she's unlucky to Rui." },
    },
    newspaper = {
      says = "I have a cousin at the newspaper. I've always told her that there's nothing to write about us. I think there is now. Have you anything to say to that?",
      not_necessary = {
        text = "I really don't think that's necessary, Ms Duarte. Let's not make this bigger than it is; surely we can find a sensible solution.",
        because = "Bigger than it is: he's dead. You were thinking of the newspaper.",
      },
      press_office = {
        text = "I may not make any comments on that. I'd have to refer your cousin to our press office; they're there on weekdays until four.",
        because = "You took her for a journalist. She'd asked you, not the house, whether you had anything to say.",
      },
      he_may_write = {
        text = "She may write it, it's all true. What I can still do is look after what's his here. His number ends tonight; shall I stop that first?",
        because = "No fear for the house and no bargain. You'd looked, meanwhile, and found what matters more to her than an article.",
      },
      my_lead = { because = "Well handed over. But you're the fourth who knows about Rui, and it took no lead to look at the screen." },
    },
    after_you = {
      in_the_notes = { because = "There were notes in July as well. She's asked about people, and you answered with a field." },
      your_name = { because = "You take away what makes them ask, instead of asking them not to. And there's a second person with a name." },
    },
    not_in_service = {
      says = "It's me. My mother rang it. 'The number you have dialled is not in service.' It's a young man's voice. He doesn't sing.",
      as_requested = {
        text = "Then the closure has gone through as it was requested, and no more letters will come. That's the end of it now, Ms Duarte, I'm sorry.",
        because = "She has rung to tell you that he's gone for a second time, and you've reported success.",
      },
    },
    three_oclock = {
      says = function(at)
        if at.vars.call == "three" then
          return "It's one minute to three. You're early. My mother is sitting beside me. She has put a cushion on the telephone, I don't know why."
        end
        if at.vars.call == "broken" then
          return "You've found him? My mother is beside me. I'd sooner you told her straight away."
        end
        return "I thought that I'd ring, since nobody else does. Well? Do we have him, or a promise?"
      end,
      in_your_name = {
        text = "Wonderful news! And as everything runs in your name now, there's a very nice family tariff that I could book for you along with it.",
        because = "She rang about a voice and leaves with a tariff. The last sentence is the one that she'll keep.",
      },
      she_is_there = {
        text = "He's there. I have rung it: 'not in, la la'. It stays for as long as you like, the copy is in the post, and Saturday is your mother's.",
        because = "Checked with your own ear, and told in his words. Then you stop talking, and that's right as well.",
      },
      confirmed = { because = "All in order. A data record has been retained, and two women are sitting by their telephone." },
    },
    sundays = {
      says = "'La la.' He never could hold the second la. She'll ring it on Saturday. And {trainee}? I work with glass; one sees who looks. We're staying with you, all four of us.",
      lesson = "They keep his voice, and stay, all four of them. You looked what else hung on that account, told her the hard thing in plain words, and rang at three.",
    },
    it_is_safe = {
      lesson = "His voice is safe, and she stays. It took her a few sentences too many: one that explained, one that comforted too much, or an hour that wasn't named.",
    },
    takes_it_home = {
      says = "When the copy is here, you may close everything. I mean everything. We don't want to have to count on you for him.",
      lesson = "The voice is saved, and she takes it away from you. What she asked for was done; what she'd needed was not to be alone with it, and not to have to tell it so often.",
    },
    goes_to_print = {
      says = "Thank you. She'll spell your name right, she's careful. Good day.",
      lesson = "It'll be in the paper, with the cake. She never wanted an article; she wanted one person who'd heard it. Hear first what has happened; the rest of the call gets shorter by it.",
    },
    silence = {
      says = "(She doesn't hang up. She has put the receiver down beside the telephone. After a while the line goes dead by itself.)",
      lesson = "The letters have stopped, and so has he. It was one look at the screen and one question: is there anything that you'd like to keep?",
    },
  },
}
