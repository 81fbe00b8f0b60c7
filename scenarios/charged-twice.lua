-- The third chat about the same 64.90. The money is the smaller half: the
-- double charge sent her rent back, and a letter came. Two agents before you
-- said that it was done, so nothing that you only say will count.
--
-- refund: "promised"  the trainee has announced money without having looked
--         "traced"    the trainee knows where the refund of the 12th is stuck
--         "sent"      it goes to her bank account today

local function cold(at) return at.mood.anger >= 80 end

local function or_leaving(otherwise)
  return function(at) return cold(at) and "leaving" or otherwise end
end

local function or_decides(at) return at.mood.anger >= 95 and "decides" or "options" end

-- Loyal people leave late and quietly, and they remember who kept a promise.
local function how_it_ends(at)
  local paid = at.vars.refund == "sent"
  if paid and at.vars.letter and at.mood.trust >= 88 then return "tells_the_choir" end
  if paid and at.mood.trust >= 45 then return "stays_put" end
  if paid then return "paid_and_gone" end
  return "next_bill"
end

scenario {
  id       = "charged-twice",
  title    = "Charged twice, and twice told it was done",
  summary  = "A customer of fourteen years writes for the third time about the same 64.90.",
  channel  = "chat",
  level    = 1,
  language = "en",
  minutes  = 6,
  skills   = { "active_listening", "building_trust", "needs_assessment", "conflict_resolution" },
  weights  = { empathy = 35, composure = 25, resolution = 40 },
  max_turns = 18, out_of_turns = "closes_chat",
  customer = {
    name = "Ruth Adeyemi", about = "retired primary school teacher, customer for fourteen years",
    look = { head = "updo", skin = "6", hair = "gray", clothes = "plum" },
    mood = { anger = 66, trust = 40 },
    persona = "loyal",
  },
  vars = {
    refund = { "none", "promised", "traced", "sent" },
    read   = false,  -- the trainee has read the two chats before this one
    waits  = 0,      -- how often she was asked for patience
    costs  = false,  -- the trainee has promised to pay for everything
    letter = false,  -- her landlord will hear whose mistake it was
  },
  start = "hello",
}

node "hello" {
  says = "Hello. This is the third time I write about the same 64.90. I've typed it all out twice, and I keep copies. So before you ask me to describe my concern: no.",
  choice {
    id = "describe",
    text = "Hello Ruth, sorry for the trouble! So that I can look into it for you: what was the date, and which amount exactly?",
    empathy = -3, composure = -1, resolution = -1,
    anger = 12, trust = -6,
    because = "She asked for one thing: not to tell it again. The answers are in the two chats above this one.",
    to = "retell",
  },
  choice {
    id = "refund_now",
    text = "No need to, Ruth. I'm sending the 64.90 back to you this very minute, and then you can forget about the whole thing.",
    empathy = -1, composure = -2, resolution = -2,
    anger = -10, trust = 5,
    effect = function(at) at.vars.refund = "promised" end,
    because = "Two people before you pressed that button. Speed without looking is how it became three chats.",
    to = "doubt",
  },
  choice {
    id = "so_sorry",
    text = "Oh Ruth, I'm so, so sorry. That's absolutely not the experience we want you to have, and I sincerely apologise for it.",
    empathy = -2, composure = -2, resolution = -2,
    anger = 6, trust = -6,
    because = "An apology before you know what for is a formula. She has two of them already.",
    to = "apologies",
  },
  choice {
    id = "read_first",
    text = "Then I won't. Both chats are in front of me. Give me two minutes to read them, then you only correct what I get wrong.",
    empathy = 3, composure = 2, resolution = 1,
    anger = -10, trust = 10,
    effect = function(at) at.vars.read = true end,
    skills = { "active_listening", "empathy" },
    because = "You take her \"no\" at its word and carry the work yourself. Two minutes with a reason are no delay.",
    to = "summary",
  },
}

node "retell" {
  says = function(at)
    if cold(at) then
      return "On the 3rd you took 64.90 twice. On the 5th a lady said it corrects itself. On the 12th a young man said it was done. It is neither. Shall I sing it for you next time?"
    end
    return "Twice on the 3rd. 'Corrects itself' on the 5th. 'Done' on the 12th. It is the 24th. I taught seven-year-olds, {trainee}; they listened better."
  end,
  choice {
    id = "your_shoes",
    text = "I understand your frustration completely, Ruth, and I'd feel exactly the same way if I were in your shoes right now.",
    empathy = -2, composure = -1, resolution = -2,
    anger = 6, trust = -6,
    because = "You can paste that sentence into any chat, and she can tell. Nothing of hers is in it.",
    to = "apologies",
  },
  choice {
    id = "stop_and_read",
    text = "I asked for what was already here. That was careless. I've opened both chats; give me two minutes, and don't type a word.",
    empathy = 2, composure = 3, resolution = 1,
    anger = -15, trust = 10,
    effect = function(at) at.vars.read = true end,
    skills = { "self_awareness", "active_listening" },
    because = "Names the slip once, without a bow, and does the thing that was missing.",
    to = "summary",
  },
  choice {
    id = "references",
    text = "Thank you. And would you have the references of both debits for me? They're on your statement, mostly on the right.",
    empathy = -3, composure = -1, resolution = -1,
    anger = 12, trust = -6,
    because = "Another form, right after she told you how many there have been. You can see both debits yourself.",
    to = "leaving",
  },
  choice {
    id = "quick_button",
    text = "Thank you, that's quickly done then. I'm releasing the 64.90 now, and you'll have it within three to five working days.",
    empathy = -1, composure = -2, resolution = -3,
    anger = -5, trust = -6,
    effect = function(at) at.vars.refund = "promised" end,
    because = "It's the sentence of the 12th with a new date on it. Nobody has looked why that one never arrived.",
    to = "doubt",
  },
  breathe = { composure = 1, says = "(The cursor blinks. You read her message a second time.) I can see that you've stopped typing." },
}

node "apologies" {
  says = {
    { when = cold,
      text = "I have now been sent three 'sincere apologies'. I'm keeping them in a folder. My landlord doesn't take them." },
    { text = "I've been sent 'sincere apologies' twice before. I saved both. My landlord doesn't take them." },
  },
  choice {
    id = "landlord_first",
    text = "No more of those, then. You said landlord: did it reach your rent? Tell me that one thing, the rest I read.",
    empathy = 3, composure = 2, resolution = 2,
    anger = -15, trust = 10,
    effect = function(at) at.vars.read = true end,
    skills = { "active_listening", "needs_assessment" },
    because = "The word that mattered was \"landlord\". You heard it, and you ask only for what you can't look up.",
    to = "rent",
  },
  choice {
    id = "twenty_five",
    text = "Then let me do something real for you: twenty-five off your next bill. I can book it right now, while we are talking.",
    empathy = -2, composure = -1, resolution = -2,
    anger = 6, trust = -6,
    because = "You owe her money, and you offer her a present instead. The rent can't be paid with it either.",
    to = pick({ "rent", "leaving" }, or_leaving("rent")),
  },
  choice {
    id = "on_behalf",
    text = "I do understand that, and again, I'm terribly sorry. I can only apologise to you on behalf of the entire team here.",
    empathy = -3, composure = -2, resolution = -2,
    anger = 6, trust = -6,
    because = "She has just told you what another apology is worth. This one says that you were not reading.",
    to = pick({ "rent", "leaving" }, or_leaving("rent")),
  },
  choice {
    id = "never_happened",
    text = "That must not happen, and it won't again. As of today I'll personally make sure that your account is always in order.",
    empathy = -1, composure = -2, resolution = -2,
    anger = -5, trust = -6,
    because = "A vow about the future, while the past is still unpaid. \"Always\" is not yours to give.",
    to = "rent",
  },
}

node "doubt" {
  says = "The young man on the 12th also pressed a button. I was very happy for nine days. What is different about your button?",
  choice {
    id = "guarantee",
    text = "You can rely on me, Ruth. I guarantee you that the money is in your account tomorrow morning, as soon as you get up.",
    empathy = -1, composure = -2, resolution = -3,
    anger = -5, trust = -6,
    because = "The less you know, the bigger the words. Tomorrow morning she will look.",
    to = "rent",
  },
  choice {
    id = "tick",
    text = "It's confirmed in the system, I can see the green tick. From here on it's only the banks, and those take what they take.",
    empathy = -2, composure = -2, resolution = -3,
    anger = 12, trust = -6,
    because = "He saw that tick too. You have explained whose fault it will be when it doesn't come.",
    to = pick({ "rent", "leaving" }, or_leaving("rent")),
  },
  choice {
    id = "before_i_looked",
    text = "Honestly? Nothing yet. I pressed before I looked. I'm taking it back and reading both chats, so that mine doesn't get stuck behind his.",
    empathy = 1, composure = 3, resolution = 2,
    anger = -10, trust = 15,
    effect = function(at) at.vars.refund = "none"; at.vars.read = true end,
    skills = { "self_awareness", "building_trust" },
    because = "It costs you a small blush, and it's the first thing in three chats that she can believe.",
    to = "rent",
  },
  choice {
    id = "ahead",
    text = "And I've put twenty-five on top for your patience, so that for once you even come out ahead. How does that sound to you?",
    empathy = -2, composure = -2, resolution = -2,
    anger = 6, trust = -6,
    because = "She asked you a fair question. Money was your way of not answering it.",
    to = "rent",
  },
}

node "summary" {
  says = "Two minutes, then. That's new. I've put the kettle on, so that we both know.",
  choice {
    id = "embarrassing",
    text = "I've read it. Frankly, my colleagues should have spotted it straight away, it's a two minute job. Quite embarrassing for them.",
    empathy = -1, composure = -3, resolution = -1,
    anger = 6, trust = -12,
    because = "You look better for one line, and she learns how you'll speak of her in the next chat.",
    to = "rent",
  },
  choice {
    id = "ten_days",
    text = "I've read it. The refund was opened on the 12th, and the system allows ten working days, so it may simply be on its way.",
    empathy = -2, composure = -1, resolution = -3,
    anger = 12, trust = -12,
    because = "That's the status, not the story. She hears a fourth person telling her to wait.",
    to = "rent",
  },
  choice {
    id = "with_the_rent",
    text = "Taken twice on the 3rd. Told on the 5th to wait, on the 12th that it was done. And meanwhile your bank sent back your rent. Right?",
    empathy = 3, composure = 1, resolution = 2,
    anger = -10, trust = 15,
    skills = { "active_listening", "empathy" },
    because = "Short, in her order, and it ends where it hurt. Being read is what she wrote three times for.",
    to = "rent",
  },
  choice {
    id = "case_status",
    text = "So I have: double debit of 64.90, date the 3rd, two previous contacts, refund case open, status pending. Is that correct for you?",
    empathy = -3, composure = -1, resolution = -1,
    anger = 6, trust = -6,
    because = "All of it correct, and she's not in it. The rent was in the chat, and you left it out.",
    to = "rent",
  },
}

node "rent" {
  says = function(at)
    if at.visited("summary") and at.mood.trust >= 60 then
      return "Yes. The rent. Fourteen years in this flat and never a day late, and then he sends me a letter. I taught both his children to read."
    end
    if cold(at) then
      return "None of you has asked what it did. My RENT came back. Fourteen years, never a day late. He sent me a LETTER. I taught his children to read."
    end
    if at.visited("apologies") and at.vars.read then
      return "It did. It came back. Fourteen years in this flat, never a day late, and then he sends me a letter. I taught both his children to read."
    end
    return "Then read this as well: my rent came back. Fourteen years in this flat, never a day late, and he sent me a letter. I taught his children to read."
  end,
  choice {
    id = "your_name",
    text = "Then it's about your name with him, and not just 64.90. You need it back before the first, and he needs to hear whose mistake it was.",
    empathy = 3, composure = 1, resolution = 2,
    anger = -10, trust = 10,
    skills = { "empathy", "needs_assessment" },
    because = "You say what was really taken from her, and both halves of the repair. The money alone would be one half.",
    to = "why",
  },
  choice {
    id = "your_bank",
    text = "I'm sorry to hear that, but a returned payment is your bank's decision. All that I can act on from here is the charge itself.",
    empathy = -3, composure = -2, resolution = -2,
    anger = 12, trust = -12,
    because = "Your charge emptied the account. The border you draw is yours, and she is standing on it.",
    to = pick({ "why", "leaving" }, or_leaving("why")),
  },
  choice {
    id = "all_costs",
    text = "We'll pay for all of that: the bank, the interest, whatever your landlord asks. Just send me every bill as it comes in, Ruth.",
    empathy = -1, composure = -2, resolution = -2,
    anger = -10, trust = 5,
    effect = function(at) at.vars.costs = true end,
    because = "It feels like standing up for her. You can't sign for it, and she keeps copies.",
    to = "why",
  },
  choice {
    id = "something_nice",
    text = "The letter I can't undo, but I can take twenty-five off your next bill, so that at least something nice comes out of it.",
    empathy = -2, composure = -1, resolution = -3,
    anger = 6, trust = -6,
    because = "There is a price on the letter now, and it's twenty-five. She hadn't asked for anything nice.",
    to = pick({ "why", "leaving" }, or_leaving("why")),
  },
}

node "why" {
  says = function(at)
    if at.vars.refund == "promised" then
      return "'This very minute', you wrote. I've copied it under the other two. I don't want sorry, I want WHY. Why is it never done when you say it's done?"
    end
    if at.mood.trust >= 65 then
      return "Thank you. Now tell me something that nobody has. Why? Twice I was told it's done, and it wasn't."
    end
    return "I don't want sorry. I want why. Twice I was told it's done. Why is it not done?"
  end,
  choice {
    id = "technical",
    text = "There was a technical problem in our billing at the beginning of the month, and it affected quite a number of customers.",
    empathy = -2, composure = -1, resolution = -3,
    anger = 12, trust = -6,
    because = "It explains the 3rd, not the three weeks since. \"Quite a number\" makes her one of many.",
    to = pick({ "waiting", "leaving" }, or_leaving("waiting")),
  },
  choice {
    id = "second_signature",
    text = "Because it was never paid out. It needs a second signature, since the 13th, and no one told you. I'm calling billing now; stay here.",
    when = function(at) return at.vars.read end,
    empathy = 1, composure = 2, resolution = 3,
    anger = -10, trust = 10,
    effect = function(at) at.vars.refund = "traced" end,
    skills = { "conflict_resolution", "building_trust" },
    because = "A real cause in plain words, unflattering for the company, and the next step already under way.",
    to = "waiting",
  },
  choice {
    id = "not_yet",
    text = "I don't know yet, and I won't make something up. I'm calling billing now, with you here, and you hear what I hear.",
    when = function(at) return not at.vars.read end,
    empathy = 1, composure = 3, resolution = 2,
    anger = -10, trust = 10,
    effect = function(at) at.vars.refund = "traced" end,
    skills = { "building_trust", "emotional_regulation" },
    because = "\"I don't know yet\" is an answer, if a step follows. The reason stood in the notes, but not knowing beats inventing.",
    to = "waiting",
  },
  choice {
    id = "between_us",
    text = "Between the two of us: my colleague on the 12th ticked the wrong box there. That shouldn't happen, and I'll pass it on.",
    empathy = -1, composure = -3, resolution = -2,
    trust = -6,
    because = "A name to blame isn't a reason. And he didn't: it's the company that let it lie.",
    to = "colleague",
  },
  choice {
    id = "forward",
    text = "I'll forward it to our billing department with high priority today. You'll hear from them within five working days, at most.",
    empathy = -2, composure = -1, resolution = -3,
    anger = 12, trust = -12,
    because = "That's the process talking: a new queue, and nobody's face on it. It would be her fourth.",
    to = pick({ "waiting", "leaving" }, or_leaving("waiting")),
  },
}

node "colleague" {
  says = "He was polite, that young man. I don't want him in trouble. I want my money, and I want to know who'll still be here on Thursday.",
  choice {
    id = "not_the_first",
    text = "Well, it's not the first time with him, to be honest. But don't worry, with me you've got somebody who's more careful.",
    empathy = -1, composure = -3, resolution = -1,
    anger = 6, trust = -12,
    because = "She took his side and you doubled down. Praising yourself at his cost makes two people smaller.",
    to = "waiting",
  },
  choice {
    id = "no_comment",
    text = "I'm afraid I can't comment on individual employees, Ruth. Shall we rather concentrate on your actual concern here?",
    empathy = -2, composure = -1, resolution = -1,
    anger = 6, trust = -6,
    because = "You brought him up. Now she's the one who is told to stay on topic.",
    to = "waiting",
  },
  choice {
    id = "it_was_us",
    text = "That was unfair of me. He opened it, and nobody here signed it. I will be here on Thursday, and I'm calling billing right now.",
    empathy = 2, composure = 3, resolution = 1,
    anger = -10, trust = 10,
    effect = function(at) at.vars.refund = "traced" end,
    skills = { "self_awareness", "conflict_resolution" },
    because = "You put it where it belongs, and you answer the question behind hers: is there somebody?",
    to = "waiting",
  },
}

node "waiting" {
  says = {
    { when = function(at) return at.vars.waits >= 2 end,
      text = "The kettle has gone cold and so have I. Are you a person, {trainee}, or a picture of one?" },
    { when = function(at) return at.vars.waits == 1 end,
      text = "Four minutes. The three dots have stopped. I've seen that before; it's how the last one ended." },
    { text = "I'm here. I'm watching the three little dots." },
  },
  choice {
    id = "three_minutes",
    text = "I have billing on the phone; they're looking for who signs. In three minutes I write again, with an answer or without.",
    empathy = 2, composure = 2, resolution = 1,
    anger = -10, trust = 10,
    effect = function(at) at.vars.refund = "traced" end,
    skills = { "building_trust", "positive_language" },
    because = "Waiting is bearable with a clock and a voice. The promise is so small that you can't help keeping it.",
    to = "options",
  },
  choice {
    id = "bear_with_me",
    text = "Thank you so much for your patience, Ruth. Please bear with me for just another moment, I'm still working on it for you.",
    empathy = -2, composure = -1, resolution = -1,
    anger = 6, trust = -6,
    effect = function(at) at.vars.waits = at.vars.waits + 1 end,
    because = "You thank her for something she isn't giving. A \"moment\" has no end, so every second of it is long.",
    to = pick({ "waiting", "leaving", "options" }, function(at)
      if at.vars.waits < 3 then return "waiting" end
      return cold(at) and "leaving" or "options"
    end),
  },
  choice {
    id = "by_friday",
    text = "It's looking good, I think! I'd say you'll have it by Friday, or by Monday at the very latest. So no more need to worry.",
    empathy = -1, composure = -2, resolution = -3,
    anger = -5, trust = -6,
    effect = function(at) at.vars.refund = "promised" end,
    because = "You filled the silence with a date. Nobody gave it to you, and she has just written it down.",
    to = "options",
  },
  choice {
    id = "address",
    text = "While we're waiting, could we quickly check that your address and your e-mail are still right? Then the time isn't wasted.",
    when = function(at) return at.vars.waits < 2 end,
    empathy = -2, composure = -1, resolution = -1,
    anger = 6, trust = -6,
    effect = function(at) at.vars.waits = at.vars.waits + 1 end,
    because = "Useful for your file. For her it's one more thing to type while the only thing that counts stands still.",
    to = "waiting",
  },
  timeout = { seconds = 45, choice = "bear_with_me" },
}

node "leaving" {
  says = function(at)
    if at.vars.waits >= 3 then
      return "While you were working on it I looked up how one cancels. Fourteen years, and it takes four clicks. You've made that part very easy."
    end
    return "I was with you before you had a chat. Today I looked up how one cancels. It takes four clicks. You've made that part very easy."
  end,
  choice {
    id = "half_price",
    text = "Please don't go, Ruth! I can give you six months at half price, and that's the best I've ever been able to offer anyone.",
    empathy = -2, composure = -2, resolution = -2,
    anger = 6, trust = -6,
    because = "You haggle for the contract while you still owe her the refund. Panic has a price, and she can read it.",
    to = pick({ "decides", "options" }, or_decides),
  },
  choice {
    id = "end_of_march",
    text = "I do have to point out that your contract runs until the end of March, so cancelling before then would have consequences.",
    empathy = -3, composure = -2, resolution = -2,
    anger = 12, trust = -12,
    because = "After fourteen years of staying freely she learns that there is a fence.",
    to = pick({ "decides", "closes_chat" }, function(at) return at.mood.anger >= 98 and "closes_chat" or "decides" end),
  },
  choice {
    id = "yours_to_decide",
    text = "I couldn't blame you, Ruth, and I won't haggle; it's yours to decide. The money you get either way: I'm calling billing now.",
    empathy = 3, composure = 3, resolution = 1,
    anger = -20, trust = 15,
    effect = function(at) at.vars.refund = "traced" end,
    skills = { "emotional_regulation", "conflict_resolution", "resilience" },
    because = "You stop defending the contract and start repairing. Who isn't begged can afford to stay.",
    to = "options",
  },
  choice {
    id = "truly_sad",
    text = "I'd be truly sorry to lose you after fourteen years. I feel awful that it has come to this, and I can only apologise again.",
    empathy = -2, composure = -2, resolution = -2,
    anger = 6, trust = -6,
    because = "Now it is about your feelings, and she is to comfort you. Nothing has moved.",
    to = pick({ "decides", "options" }, or_decides),
  },
  breathe = { composure = 1, says = "(You take your hands off the keys.) I haven't clicked yet. I don't know why." },
  checkin = "Fourteen years, and she may be gone in four clicks. What do you feel, and what does it make you want to type?",
}

node "decides" {
  says = "I'd like to speak to somebody who is allowed to decide something. I'm told that such people exist.",
  choice {
    id = "bring_lead",
    text = "They do. I'm asking my team lead into this chat, and I write the summary for her first, so that you needn't tell it again.",
    empathy = 2, composure = 2, resolution = -1,
    anger = -10, trust = 5,
    skills = { "positive_language", "emotional_regulation" },
    because = "Handing over with the story told is service, not defeat. It needn't have come to it.",
    to = "passed_on",
  },
  choice {
    id = "same_rights",
    text = "My team lead has exactly the same rights in the system as I do, so that would only cost you more of your time, Ruth.",
    empathy = -3, composure = -2, resolution = -2,
    anger = 12, trust = -12,
    because = "Maybe so. It tells her that in this house nobody can, and that you won't even ask.",
    to = "closes_chat",
  },
  choice {
    id = "complaint_form",
    text = "You're welcome to file a formal complaint. There's a form on our website, and each one is answered within ten working days.",
    empathy = -2, composure = -1, resolution = -3,
    anger = 6, trust = -12,
    because = "A form is where you send somebody whom you'd like to stop talking to.",
    to = "closes_chat",
  },
  choice {
    id = "one_try",
    text = "You can have her. One try before that: billing is on the line and may sign a transfer today. Three minutes, then you decide.",
    when = function(at) return at.mood.trust >= 16 end,
    empathy = 1, composure = 2, resolution = 2,
    anger = -15, trust = 10,
    effect = function(at) at.vars.refund = "traced" end,
    skills = { "conflict_resolution", "building_trust" },
    because = "You don't refuse. You put something real beside it, with an end, and leave the decision where it is.",
    to = "options",
  },
}

node "options" {
  says = {
    { when = function(at) return at.vars.refund == "promised" end,
      text = "Friday, or Monday at the latest. I've written that down next to the others. And what did your billing people really say?" },
    { when = function(at) return at.visited("waiting") and at.vars.waits == 0 and at.vars.refund == "traced" end,
      text = "You said three minutes. It was three minutes; I looked. So what do they say?" },
    { text = "I'm still here, which surprises me. So? What do your billing people say?" },
  },
  choice {
    id = "next_bills",
    text = "Good news! It'll be set off automatically against your next two bills, so you really don't have to do anything about it.",
    empathy = -2, composure = -1, resolution = -3,
    anger = 12, trust = -6,
    because = "Easy for billing. The rent is due in money, and you have just lent yourself hers for two more months.",
    to = "landlord",
  },
  choice {
    id = "hands_tied",
    text = "They say that it's under review and the review has deadlines of its own. My hands are rather tied there, I'm afraid, Ruth.",
    empathy = -2, composure = -2, resolution = -3,
    anger = 12, trust = -12,
    because = "You have become one more person who can't. Whoever is on the line with billing can ask again.",
    to = "landlord",
  },
  choice {
    id = "transfer",
    text = "They're signing. 64.90 goes to your bank today, and with it the twelve that the returned rent cost you. I asked for that.",
    empathy = 1, composure = 1, resolution = 3,
    anger = -10, trust = 10,
    effect = function(at) at.vars.refund = "sent" end,
    skills = { "needs_assessment", "positive_language" },
    because = "What she lost, where she lost it, today. Neither less nor more, and she can check each part.",
    to = "landlord",
  },
  choice {
    id = "much_better",
    text = "I got you something better: both charges are cancelled, and this whole month is free for you on top. What do you say to that?",
    empathy = -1, composure = -2, resolution = -2,
    anger = 6, trust = -6,
    because = "More isn't better. It doesn't reach her account today either, and so much at once smells of guilt.",
    to = "landlord",
  },
}

node "landlord" {
  says = {
    { when = function(at) return at.vars.refund == "sent" and at.mood.trust >= 60 end,
      text = "Good. One more thing, and then I leave you alone. Would somebody write to him that it was you, and not me?" },
    { when = function(at) return at.vars.refund == "sent" end,
      text = "I'll believe it when I see it. And my landlord goes on thinking that I'm someone who doesn't pay. Does that interest anybody?" },
    { text = "So, not today. And on the first my landlord sees a second empty line beside my name. What do I show him?" },
  },
  choice {
    id = "what_i_can",
    text = "I'll see what I can do there. Normally we don't write to third parties, but I'll put a note about it into your file, Ruth.",
    empathy = -2, composure = -1, resolution = -2,
    anger = 6, trust = -6,
    because = "\"I'll see\" is a no in slippers. The file won't be read by the landlord.",
    to = "proof",
  },
  choice {
    id = "half_a_page",
    text = "Yes. Half a page: our mistake, both dates, your rent was covered. You read it first, and it goes when you say so.",
    empathy = 3, composure = 1, resolution = 3,
    anger = -10, trust = 15,
    effect = function(at) at.vars.letter = true end,
    skills = { "empathy", "needs_assessment" },
    because = "This was the real damage, and half a page repairs it. Letting her read it first gives the name back to her.",
    to = "proof",
  },
  choice {
    id = "legal",
    text = "Anything that goes to a landlord I'd have to run past our legal department first, and they usually need about two weeks.",
    empathy = -2, composure = -1, resolution = -3,
    anger = 12, trust = -6,
    because = "You have found a department to hide behind. A plain sentence about your own mistake needs no lawyer.",
    to = "proof",
  },
  choice {
    id = "show_chat",
    text = "You could simply show him this chat on your phone. It's written here quite clearly that the mistake was in our system.",
    empathy = -2, composure = -1, resolution = -2,
    anger = 6, trust = -6,
    because = "So she's to stand in his hallway with a telephone and prove it. That's the shame she wanted to be spared.",
    to = "proof",
  },
}

node "proof" {
  says = function(at)
    if at.vars.costs then
      return "And 'all of it', you wrote, 'the bank, the interest, whatever he asks'. I copied that as well. Is it still true?"
    end
    if at.mood.trust >= 60 then
      return "I'd like to believe you, and I notice that I nearly do. But the last one said 'done' as well. How will I know?"
    end
    return "The last one said 'done' as well. How will I know?"
  end,
  choice {
    id = "my_word",
    text = "You have my word on it, Ruth. It'll work this time, I'm a hundred percent sure of that. You can really stop worrying now.",
    empathy = -2, composure = -2, resolution = -2,
    trust = -6,
    because = "She asked how she'd know, and you said \"trust me\". Word was the currency of the last two.",
    to = "closing",
  },
  choice {
    id = "thursday_at_ten",
    text = "By this: transfer number 40-7731. And on Thursday at ten I look whether it has arrived, and write to you either way.",
    when = function(at) return at.vars.refund == "sent" and not at.vars.costs end,
    empathy = 1, composure = 2, resolution = 3,
    anger = -10, trust = 10,
    skills = { "building_trust", "positive_language" },
    because = "Something to hold, and a day on which you look and not she. \"Either way\" is what makes it a promise.",
    to = "closing",
  },
  choice {
    id = "too_little",
    text = "You can't, because it isn't paid, and I settled for too little. I'm asking for a transfer again; by five you have a yes or a no.",
    when = function(at) return at.vars.refund ~= "sent" and not at.vars.costs end,
    empathy = 1, composure = 3, resolution = 1,
    anger = -10, trust = 5,
    skills = { "self_awareness", "building_trust" },
    because = "You look at your own result with her eyes and go back in. Late, but she doesn't have to ask for it.",
    to = "closing",
  },
  choice {
    id = "more_than_i_may",
    text = "No. I promised more than I may. The bank's twelve is certain. For the rest I ask my lead today, and you hear by five, yes or no.",
    when = function(at) return at.vars.costs end,
    empathy = 1, composure = 3, resolution = 2,
    anger = -5, trust = 10,
    skills = { "self_awareness", "building_trust" },
    because = "A promise that can't be kept is best broken early, by yourself, with what is certain beside it.",
    to = "closing",
  },
  choice {
    id = "approved",
    text = "The system is showing it as approved now, so from this point on there's really nothing left that could still go wrong.",
    empathy = -2, composure = -1, resolution = -2,
    anger = 6, trust = -6,
    because = "It showed \"done\" on the 12th. Pointing at the screen again asks her to trust what failed her.",
    to = "closing",
  },
  choice {
    id = "just_write",
    text = "If it hasn't turned up by the end of the week, just write to us again. Now that it's all in the notes, it'll go much faster.",
    empathy = -2, composure = -1, resolution = -3,
    anger = 6, trust = -12,
    because = "You have scheduled the fourth chat, and given her the work of starting it.",
    to = "closing",
  },
}

node "closing" {
  says = {
    { when = function(at) return at.mood.trust >= 75 end,
      text = "Well. You've been straight with me. I'd begun to think that they had stopped making those. Is that all?" },
    { when = function(at) return at.mood.anger < 60 end,
      text = "Well. We'll see, won't we? Is that all?" },
    { text = "Well. I've copied this one too. Is that all?" },
  },
  choice {
    id = "survey",
    text = "Wonderful! After this chat you'll get a very short survey. If you were happy with me today, a good rating would help a lot.",
    empathy = -3, composure = -1, resolution = -1,
    anger = 6, trust = -6,
    because = "She ends with a doubt and you with a favour that you ask of her. The last line is what stays.",
    to = pick({ "tells_the_choir", "stays_put", "paid_and_gone", "next_bill" }, how_it_ends),
  },
  choice {
    id = "loyalty_gift",
    text = "That's all! And as a small thank-you for so many loyal years I'm adding a voucher over thirty, with warm regards from us.",
    empathy = -2, composure = -1, resolution = -1,
    trust = -6,
    because = "Her loyalty wasn't for sale, and that was its worth. It would have been a nice touch in any other week.",
    to = pick({ "tells_the_choir", "stays_put", "paid_and_gone", "next_bill" }, how_it_ends),
  },
  choice {
    id = "what_we_owe",
    text = "Not quite: I'm listing what we owe you, each with a day and my name. If one is missing, you begin with me, not again.",
    empathy = 2, composure = 1, resolution = 2,
    anger = -10, trust = 10,
    skills = { "building_trust", "active_listening" },
    because = "You close her case in her own manner, in writing, with dates. And you take away the fear of a fourth telling.",
    to = pick({ "tells_the_choir", "stays_put", "paid_and_gone", "next_bill" }, how_it_ends),
  },
  choice {
    id = "anything_else",
    text = "Yes, that would be everything from my side for now. Is there anything else at all that I can help you with today, Ruth?",
    empathy = -2, composure = -1, resolution = -1,
    trust = -6,
    because = "The script's goodbye. She has been counting promises, and you don't name a single one.",
    to = pick({ "tells_the_choir", "stays_put", "paid_and_gone", "next_bill" }, how_it_ends),
  },
}

ending "tells_the_choir" {
  outcome = "resolved", relationship = "recommends",
  says = "I'll tell the choir that there is one. They have all heard about the other two. Goodbye, {trainee}. Your name goes on a different page.",
  empathy = 2, composure = 1, resolution = 3,
  lesson = "Ruth has her money and her good name, and forty people in a choir will hear of it. You read before you spoke, found the rent behind the 64.90, and let no promise stand that you could not keep.",
}

ending "stays_put" {
  outcome = "resolved", relationship = "stays",
  says = "That'll do. I'm not one to leave in a temper. Goodbye.",
  empathy = 1, resolution = 2,
  lesson = "Ruth has her money, and she stays. She would have been more than a customer again if somebody had told her landlord whose mistake it was, and if fewer words had had to be taken back.",
}

ending "next_bill" {
  outcome = "recovered", relationship = "wavers",
  says = "By five, then, or with the next bill, or whenever. I'll be looking, and I keep copies.",
  empathy = -1, resolution = -3,
  lesson = "On paper it's settled; in her account nothing has arrived. What suited the billing system missed the one day that counted, and Ruth will compare prices this weekend.",
}

ending "paid_and_gone" {
  outcome = "resolved", relationship = "leaves",
  says = "Thank you for the money, it was mine. I'll let the contract run out. Fourteen years is a good number to stop at.",
  empathy = -2,
  lesson = "The refund was paid, and Ruth leaves. A ticket can be closed while the person walks away: it was not the 64.90 that she could not get over, it was how she was spoken to.",
}

ending "passed_on" {
  outcome = "escalated", relationship = "wavers",
  says = "Then I'll wait for her. I've had practice.",
  empathy = -2, composure = -2, resolution = -3,
  lesson = "Your lead settled in five minutes what you could have settled as well: she called billing and stayed in the chat. Fetch help when you need it, and try the one phone call first.",
}

ending "closes_chat" {
  outcome = "lost", relationship = "leaves",
  says = "(Ruth Adeyemi has left the chat. A minute later her cancellation arrives, without a spelling mistake.)",
  empathy = -3, composure = -3, resolution = -3,
  lesson = "Ruth leaves after fourteen years, over 64.90 that nobody disputed. She was asked to repeat, to wait and to understand, and at no point did somebody simply take it over.",
}

-- A parallel form, for those who have played with Ruth: another person, another
-- amount, another shame; the same way out. Her moods are the same, so that it
-- is exactly as hard.
variant "b" {
  summary = "A night nurse writes in her break, for the third time, about the same 118.40.",
  customer = {
    name = "Nadia Brandt", about = "night nurse, four phones on one bill, customer for nine years",
    look = { head = "ponytail", skin = "4", hair = "black", clothes = "teal" },
  },
  words = {
    hello = {
      says = "Good evening. This is the third time I write about the same 118.40. I have a break of twenty minutes, and screenshots of both chats. So before you ask me to describe my concern: no.",
      describe = "Good evening Nadia, sorry for the trouble! So that I can look into it for you: what was the date, and which amount exactly?",
      refund_now = "No need to, Nadia. I'm sending the 118.40 back to you this very minute, and then you can forget about it and rest a little.",
      so_sorry = "Oh Nadia, I'm so, so sorry. That's absolutely not the experience we want you to have, and I sincerely apologise for it.",
      read_first = "Then I won't. Both chats are in front of me. Give me two minutes of your break to read them, then you only correct me.",
    },

    retell = {
      says = function(at)
        if cold(at) then
          return "On the 2nd you took 118.40 twice. On the 4th a lady said it sorts itself out. On the 11th a young man said it was done. It is neither. Shall I write it on a chart for you?"
        end
        return "Twice on the 2nd. 'Sorts itself out' on the 4th. 'Done' on the 11th. It is the 23rd. I hand over twelve patients in ten minutes, {trainee}; nobody asks me twice."
      end,
      your_shoes = "I understand your frustration completely, Nadia, and I'd feel exactly the same way if I were in your shoes right now.",
      stop_and_read = "I asked for what was already here. That was careless. I've opened both chats; give me two minutes, and rest your hands.",
      quick_button = {
        text = "Thank you, that's quickly done then. I'm releasing the 118.40 now, and you'll have it within three to five working days.",
        because = "It's the sentence of the 11th with a new date on it. Nobody has looked why that one never arrived.",
      },
    },

    apologies = {
      says = {
        "I have now been sent three 'sincere apologies'. I've screenshots of them all. My daughter's school doesn't take them.",
        "I've been sent 'sincere apologies' twice before. I have screenshots. My daughter's school doesn't take them.",
      },
      landlord_first = {
        text = "No more of those, then. You said school: did it reach something of hers? Tell me that one thing, the rest I read.",
        because = "The word that mattered was \"school\". You heard it, and you ask only for what you can't look up.",
      },
      twenty_five = {
        because = "You owe her money, and you offer her a present instead. The school can't be paid with it either.",
      },
    },

    doubt = {
      says = "The young man on the 11th also pressed a button. I slept well for nine days. What is different about your button?",
      guarantee = {
        text = "You can rely on me, Nadia. I guarantee you that the money is in your account tomorrow morning, when you come off your shift.",
        because = "The less you know, the bigger the words. After her shift she will look.",
      },
    },

    summary = {
      says = "Two minutes, then. That's new. I've put my feet up, so that we both know.",
      ten_days = "I've read it. The refund was opened on the 11th, and the system allows ten working days, so it may simply be on its way.",
      with_the_rent = "Taken twice on the 2nd. Told on the 4th to wait, on the 11th that it was done. And meanwhile your bank sent back the class trip. Right?",
      case_status = {
        text = "So I have: double debit of 118.40, date the 2nd, two previous contacts, refund case open, status pending. Is that correct for you?",
        because = "All of it correct, and she's not in it. The class trip was in the chat, and you left it out.",
      },
    },

    rent = {
      says = function(at)
        if at.visited("summary") and at.mood.trust >= 60 then
          return "Yes. The class trip. Six years at that school and never a day late, and then they read out my daughter's name. I've baked for every fair of theirs."
        end
        if cold(at) then
          return "None of you has asked what it did. The CLASS TRIP came back. Six years, never a day late. They read out my daughter's NAME. I've baked for their fairs."
        end
        if at.visited("apologies") and at.vars.read then
          return "It did. The class trip came back. Six years at that school, never a day late, and then they read out her name. I've baked for every fair of theirs."
        end
        return "Then read this as well: the class trip came back. Six years at that school, never a day late, and they read out my daughter's name. I've baked for their fairs."
      end,
      your_name = {
        text = "Then it's about her name there, and not just 118.40. You need it back before the bus leaves, and they need to hear whose mistake it was.",
        because = "You say what was really taken from the two of them, and both halves of the repair. The money alone would be one half.",
      },
      all_costs = {
        text = "We'll pay for all of that: the bank, the interest, whatever the school asks. Just send me every bill as it comes in, Nadia.",
        because = "It feels like standing up for her. You can't sign for it, and she keeps screenshots.",
      },
      something_nice = {
        text = "What was read out I can't undo, but I can take twenty-five off your next bill, so that at least something nice comes out of it.",
        because = "There is a price on her daughter's name now, and it's twenty-five. She hadn't asked for anything nice.",
      },
    },

    why = {
      says = function(at)
        if at.vars.refund == "promised" then
          return "'This very minute', you wrote. That's my third screenshot. I don't want sorry, I want WHY. Why is it never done when you say it's done?"
        end
        if at.mood.trust >= 65 then
          return "Thank you. Now tell me something that nobody has. Why? Twice I was told it's done, and it wasn't."
        end
        return "I don't want sorry. I want why. Twice I was told it's done. Why is it not done?"
      end,
      technical = { because = "It explains the 2nd, not the three weeks since. \"Quite a number\" makes her one of many." },
      second_signature = "Because it was never paid out. It needs a second signature, since the 12th, and no one told you. I'm calling billing now; stay here.",
      between_us = "Between the two of us: my colleague on the 11th ticked the wrong box there. That shouldn't happen, and I'll pass it on.",
    },

    colleague = {
      says = "He was polite, that young man, and I've had bad nights too. I don't want him in trouble. I want my money, and I want to know who'll still be here on Thursday.",
      no_comment = "I'm afraid I can't comment on individual employees, Nadia. Shall we rather concentrate on your actual concern here?",
    },

    waiting = {
      says = {
        "My break is over, and I'm typing in the corridor. Are you a person, {trainee}, or a picture of one?",
        "Four minutes. The three dots have stopped. Where I work, that's when somebody starts to run.",
        "I'm here. Nobody has rung for me yet.",
      },
      bear_with_me = "Thank you so much for your patience, Nadia. Please bear with me for just another moment, I'm still working on it for you.",
      by_friday = { because = "You filled the silence with a date. Nobody gave it to you, and she has just taken a picture of it." },
    },

    leaving = {
      says = function(at)
        if at.vars.waits >= 3 then
          return "While you were working on it I looked up how one cancels. Nine years, four phones, and it takes four clicks. You've made that part very easy."
        end
        return "I brought you my mother and my sister. Today I looked up how one cancels. It takes four clicks. You've made that part very easy."
      end,
      half_price = "Please don't go, Nadia! I can give you six months at half price, and that's the best I've ever been able to offer anyone.",
      end_of_march = { because = "After nine years of staying freely she learns that there is a fence." },
      yours_to_decide = "I couldn't blame you, Nadia, and I won't haggle; it's yours to decide. The money you get either way: I'm calling billing now.",
      truly_sad = "I'd be truly sorry to lose you after nine years. I feel awful that it has come to this, and I can only apologise again.",
      checkin = "Nine years and four phones, and she may be gone in four clicks. What do you feel, and what does it make you want to type?",
    },

    decides = {
      says = "I'd like to speak to somebody who is allowed to decide something. On a ward there is always one.",
      same_rights = "My team lead has exactly the same rights in the system as I do, so that would only cost you more of your time, Nadia.",
    },

    options = {
      says = {
        "Friday, or Monday at the latest. There's a screenshot of that now. And what did your billing people really say?",
        "You said three minutes. It was three minutes; I looked. So what do they say?",
        "I'm still here, which surprises me. So? What do your billing people say?",
      },
      next_bills = { because = "Easy for billing. The bus is paid in money, and you have just lent yourself hers for two more months." },
      hands_tied = "They say that it's under review and the review has deadlines of its own. My hands are rather tied there, I'm afraid, Nadia.",
      transfer = "They're signing. 118.40 goes to your bank today, and with it the nine that the returned trip cost you. I asked for that.",
    },

    landlord = {
      says = {
        "Good. One more thing, and then I go back to my patients. Would somebody write to the school that it was you, and not me?",
        "I'll believe it when I see it. And the school goes on thinking that I'm a mother who doesn't pay. Does that interest anybody?",
        "So, not today. And on Friday the bus leaves, and there's a line through my daughter's name. What do I tell her?",
      },
      what_i_can = {
        text = "I'll see what I can do there. Normally we don't write to third parties, but I'll put a note about it into your file, Nadia.",
        because = "\"I'll see\" is a no in slippers. The file won't be read at the school.",
      },
      half_a_page = {
        text = "Yes. Half a page: our mistake, both dates, the trip was covered. You read it first, and it goes when you say so.",
        because = "This was the real damage, and half a page repairs it. Letting her read it first gives the name back to the two of them.",
      },
      legal = "Anything that goes to a school I'd have to run past our legal department first, and they usually need about two weeks.",
      show_chat = {
        text = "You could simply show them this chat on your phone. It's written here quite clearly that the mistake was in our system.",
        because = "So she's to stand in the school's office with a telephone and prove it. That's the shame she wanted to be spared.",
      },
    },

    proof = {
      says = function(at)
        if at.vars.costs then
          return "And 'all of it', you wrote, 'the bank, the interest, whatever the school asks'. I have that as a picture too. Is it still true?"
        end
        if at.mood.trust >= 60 then
          return "I'd like to believe you, and I notice that I nearly do. But the last one said 'done' as well. How will I know?"
        end
        return "The last one said 'done' as well. How will I know?"
      end,
      my_word = "You have my word on it, Nadia. It'll work this time, I'm a hundred percent sure of that. You can really stop worrying now.",
      thursday_at_ten = "By this: transfer number 52-1186. And on Thursday at ten I look whether it has arrived, and write to you either way.",
      more_than_i_may = "No. I promised more than I may. The bank's nine is certain. For the rest I ask my lead today, and you hear by five, yes or no.",
      approved = { because = "It showed \"done\" on the 11th. Pointing at the screen again asks her to trust what failed her." },
    },

    closing = {
      says = {
        "Well. You've been straight with me. I'd begun to think that nobody there reads. Is that all?",
        "Well. We'll see, won't we? Is that all?",
        "Well. That's one more screenshot. Is that all?",
      },
      anything_else = "Yes, that would be everything from my side for now. Is there anything else at all that I can help you with today, Nadia?",
    },

    tells_the_choir = {
      says = "I'll tell the whole ward that there is one. They have all heard about the other two. Good night, {trainee}. This picture I'm keeping because I like it.",
      lesson = "Nadia has her money, her daughter a seat on the bus, and a whole ward will hear of it. You read before you spoke, found the class trip behind the 118.40, and let no promise stand that you could not keep.",
    },
    stays_put = {
      says = "That'll do. I'm not one to leave in a temper. Good night.",
      lesson = "Nadia has her money, and she stays. She would have been more than a customer again if somebody had told the school whose mistake it was, and if fewer words had had to be taken back.",
    },
    next_bill = {
      says = "By five, then, or with the next bill, or whenever. I'll be looking, and I keep the pictures.",
      lesson = "On paper it's settled; in her account nothing has arrived. What suited the billing system missed the one day that counted, and Nadia will compare prices on her days off.",
    },
    paid_and_gone = {
      says = "Thank you for the money, it was mine. I'll let the contracts run out, all four. Nine years is a good number to stop at.",
      lesson = "The refund was paid, and Nadia leaves, with four phones. A ticket can be closed while the person walks away: it was not the 118.40 that she could not get over, it was how she was spoken to.",
    },
    passed_on = "Then I'll wait for her. Waiting is half of my job.",
    closes_chat = {
      says = "(Nadia Brandt has left the chat. A minute later four cancellations arrive, one for each phone.)",
      lesson = "Nadia leaves after nine years, over 118.40 that nobody disputed. She was asked to repeat, to wait and to understand, and at no point did somebody simply take it over.",
    },
  },
}
