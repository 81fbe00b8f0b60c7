-- A bed for a child's room, delayed for the third time, by e-mail. Letters are
-- few, so each carries much: the first must ask what has to be in the room on
-- the 4th, and somebody must walk to the shelf and count before anything is
-- announced. What was not counted is missing on the day.
--
-- promise: "bed"   the trainee has announced the whole yellow bed in time
--          "news"  the trainee has announced an answer by Wednesday noon
--          "kept" or "broken" is what became of it

local function fed_up(at) return at.mood.anger >= 72 end

-- He has begun to look round the shops as soon as asking has got him nothing.
local function shop_or_wednesday(at) return at.mood.anger >= 80 and "other_shop" or "wednesday" end

local function delivered(at) return at.vars.checked and "stands" or "short" end

-- He doesn't thank for a bed; he thanks for not having been lied to.
local function how_it_ends(at)
  if at.vars.promise == "bed" or at.mood.trust < 34 then return "makeshift" end
  if at.vars.promise == "kept" and at.mood.trust >= 60 and at.mood.hope >= 60 then return "yellow" end
  return "bed_stands"
end

scenario {
  id       = "the-third-delay",
  title    = "The third delay",
  summary  = "A bed for a child's room is delayed again, and the child moves in on the 4th.",
  channel  = "email",
  level    = 3,
  language = "en",
  minutes  = 9,
  skills   = { "needs_assessment", "positive_language", "building_trust", "empathy" },
  weights  = { empathy = 35, composure = 25, resolution = 40 },
  max_turns = 14, out_of_turns = "elsewhere",
  customer = {
    name = "Arun Mehta", about = "plans bus timetables, father of a seven-year-old",
    look = { head = "short", skin = "4", hair = "black", clothes = "ink", beard = "short" },
    mood = { anger = 60, trust = 28, hope = 28 },
    persona = "weary",
  },
  vars = {
    promise = { "none", "bed", "news", "kept", "broken" },
    checked = false,  -- somebody has counted what is really in the boxes
    sample  = false,  -- a piece of painted wood is on its way to his daughter
  },
  start = "good_news",
}

node "good_news" {
  says = "Your message is headed 'Good news about your order!' I'd like to know for whom. It is the third new date: 6 November, 27 November, now 18 December. On Friday the 4th my daughter moves in with me, for every second week. She is seven. Her room has a lamp, a shelf, and a rectangle of masking tape on the floor where the bed goes. She asks about it every evening, and I've begun to answer before she has finished asking. What do I tell her tonight? Arun Mehta",
  choice {
    id = "explain",
    text = "Thank you for your message, and please accept our apologies. One of our suppliers has been short of yellow lacquer since the autumn, which has unfortunately led to several changes in the delivery plan. We are working hard on a solution for everybody affected, and may we ask for your understanding until the 18th?",
    empathy = -3, composure = -1, resolution = -2,
    anger = 10, trust = -5,
    because = "A cause is not an answer. He asked what to tell a child tonight, and got a paragraph about lacquer.",
    to = "paragraph",
  },
  choice {
    id = "whole_truth",
    text = "It was good news for nobody, and it went out under our name. What you can tell her tonight is the truth: that her father has been told nothing reliable yet, and that somebody is on it now. Before I suggest anything, one question. What has to be in that room on the 4th, and what could follow later?",
    empathy = 3, composure = 2, resolution = 2,
    anger = -10, trust = 10, hope = 10,
    skills = { "empathy", "needs_assessment" },
    because = "You own the subject line, answer his question, and ask the one that divides the problem in two.",
    to = "need",
  },
  choice {
    id = "twenty_percent",
    text = "Three dates are three too many, and I'm not going to look for excuses. I have taken twenty percent off your order with immediate effect; you'll see it on the corrected invoice tomorrow. I do hope that this makes the time until the 18th a little easier for you and for your daughter, who will love her bed.",
    empathy = -2, composure = -1, resolution = -3,
    anger = 5, trust = -5,
    because = "It sounds decent and changes nothing: on the 4th there is still tape on the floor. Money is what one sends instead of an answer.",
    to = "fifth",
  },
  choice {
    id = "my_word",
    text = "That can't be, and from now on I'm making it my own personal business. Your daughter's bed will be in her room before the 4th, you have my word on it. Tell her so tonight with a good conscience and leave the rest to me; I'm speaking with the warehouse about it first thing tomorrow morning.",
    empathy = -1, composure = -3, resolution = -2,
    anger = -10, trust = 5, hope = 10,
    effect = function(at) at.vars.promise = "bed" end,
    because = "The warmest reply of the four and the most dangerous. You have promised what you haven't looked at, and to a child.",
    to = "word",
  },
  breathe = { composure = 1, says = "(You leave the draft for an hour. His letter is still there, with the tape on the floor.)" },
}

node "paragraph" {
  says = "Thank you for the paragraph. I know more about yellow lacquer now than I meant to. I plan bus timetables for a living. When a bus doesn't come, nobody at the stop wants to hear about the wheel bearing; they want to know whether to start walking. So: do I start walking?",
  choice {
    id = "flood",
    text = "I can well understand that you are disappointed. To be fully transparent with you: this lacquer comes from one single plant, which was flooded in September, and the substitute has failed our tests for children's furniture twice. Safety simply has to come first for us, and I'm sure that as a father you see it exactly the same way.",
    empathy = -3, composure = -2, resolution = -2,
    anger = 10, trust = -5,
    because = "More bearing. And using his fatherhood as an argument against him is something that he'll remember.",
    to = "wednesday",
  },
  choice {
    id = "heartfelt",
    text = "I'm truly sorry about my last letter. It was thoughtless, and I'm ashamed of it. I'm a parent too, and I can't tell you how sorry I am when I think of your little girl and that tape on the floor. Please accept my heartfelt apologies, for myself and in the name of the entire team here.",
    empathy = -1, composure = -3, resolution = -2,
    anger = 5, trust = -5,
    because = "He asked a yes-or-no question and has to console you now. One honest sentence would have been an apology.",
    to = "wednesday",
  },
  choice {
    id = "system_says",
    text = "At present our system shows the 18th as confirmed, and I have no indication of anything else. Should that change, you'll be informed automatically by e-mail, so may I ask you to wait for that message? Further enquiries, I'm afraid, do not make anything move faster at the warehouse, however much I'd like them to.",
    empathy = -3, composure = -1, resolution = -3,
    anger = 15, trust = -10, hope = -10,
    because = "The system also confirmed the other three. You've told him, politely, that he's the one who is disturbing.",
    to = "other_shop",
  },
  choice {
    id = "the_bearing",
    text = "You're right, I told you about the bearing. As things stand: don't rely on the 18th, I don't either, and don't start walking before I've looked for myself. So that I look for the right thing, tell me what has to stand in her room on the 4th, and what could come later without spoiling it for her.",
    empathy = 2, composure = 3, resolution = 2,
    anger = -10, trust = 10, hope = 10,
    skills = { "self_awareness", "needs_assessment" },
    because = "In his own picture, without a bow: what is certain, what isn't, and the question that was missing.",
    to = "need",
  },
}

node "fifth" {
  says = "Twenty percent off a bed that isn't here is a fifth of nothing. I paid in full in September, because your colleague said that it would speed things up. I don't want it cheaper. I'd like to know whether my daughter sleeps in a bed on the 4th or doesn't, so that I can prepare one of us.",
  choice {
    id = "known_not_cheaper",
    text = "Understood: not cheaper, but known. I can't tell you yes or no today, because nobody here has been to the shelf to look, and I won't hand you a fourth guess. So that I look for the right thing: what does she need in that room on the 4th to sleep well, and what could follow later?",
    empathy = 2, composure = 3, resolution = 2,
    anger = -10, trust = 10, hope = 10,
    skills = { "active_listening", "needs_assessment" },
    because = "You give him back his own point in four words, and you say why you don't answer yet. That's an answer too.",
    to = "need",
  },
  choice {
    id = "thirty_five",
    text = "I see now that twenty percent wasn't appropriate, so I've spoken with my team lead. We're going up to thirty-five, which is the most that has ever been given on this range, and delivery will be free as well. I hope this shows you how very seriously we're taking your case here, Mr Mehta.",
    empathy = -3, composure = -2, resolution = -3,
    anger = 10, trust = -5,
    because = "He told you that it isn't about the price, and you raised the bid. Now he knows that letters aren't read.",
    to = "wednesday",
  },
  choice {
    id = "misunderstanding",
    text = "I'm afraid I can't explain why a colleague should have said such a thing, as the payment has no influence whatsoever on production. There must have been a misunderstanding at the time. As to the delivery, the 18th is the date that I see in the system, and I'd kindly ask you to plan with that.",
    empathy = -3, composure = -2, resolution = -2,
    anger = 15, trust = -10,
    because = "You've defended September. He wrote about the 4th, and leaves as somebody who misunderstands things.",
    to = "other_shop",
  },
  choice {
    id = "withdraw",
    text = "You can of course withdraw from the order at any time, and the money would be back with you in fourteen days. Many customers in your situation do that; there are quite nice beds in the shops that one can take home on the same day. Just send me two lines, and I'll see to the rest.",
    empathy = -2, composure = -1, resolution = -3,
    anger = 5, trust = -5, hope = -10,
    because = "It sounds like freedom and it's a shrug. Before you show somebody the door, find out what is behind yours.",
    to = "other_shop",
  },
}

node "word" {
  says = "Your colleague Ms Brandt gave me her word in October. I keep it in a drawer, with the receipt. I have told my daughter nothing; I'm not that brave any more. Before I do: what is in your warehouse today that wasn't in Ms Brandt's?",
  choice {
    id = "not_ms_brandt",
    text = "I understand your doubts, but I am not Ms Brandt. In four years here I haven't broken a single promise to a customer, and I certainly won't begin with you. You can safely tell your daughter that she will be sleeping in her yellow bed on the 4th. I take the full responsibility for that.",
    empathy = -1, composure = -3, resolution = -3,
    anger = 5, trust = -5, hope = 10,
    because = "He asked what is in the warehouse; you told him what is in your character. He's had character before.",
    to = "wednesday",
  },
  choice {
    id = "ask_logistics",
    text = "Thank you for being so open about it. The stock can only be seen by our logistics department, so I've forwarded your question to them and marked it as urgent. As a rule they reply within three working days, and whatever they write I'll be passing on to you straight away, you can count on that.",
    empathy = -2, composure = -1, resolution = -2,
    anger = 10, trust = -10,
    because = "Your word has turned into a ticket within one day. Someone can walk to a shelf in less than three.",
    to = "wednesday",
  },
  choice {
    id = "take_it_back",
    text = "I don't know, and that's why I shouldn't have given you my word. I'm taking it back before your daughter hears of it. What I can do is go and find out what is really there. So that I look for the right thing: what must be in her room on the 4th, and what could wait?",
    empathy = 1, composure = 3, resolution = 2,
    anger = -5, trust = 15,
    effect = function(at) at.vars.promise = "none" end,
    skills = { "self_awareness", "building_trust" },
    because = "Taking back a promise is the first true thing that he gets from your company. It costs less today than on the 4th.",
    to = "need",
  },
  choice {
    id = "she_left",
    text = "I'm sorry about Ms Brandt. She has left us in the meantime, which may tell you something. You are in better hands with me: your order is at the very top of my list, and I'll be chasing the warehouse every single day until that bed is on the lorry, no matter what they come up with.",
    empathy = -1, composure = -3, resolution = -2,
    anger = 5, trust = -10,
    because = "You paid for your own credit with hers. And chasing every day is noise, as long as no one has counted.",
    to = "wednesday",
  },
}

node "need" {
  says = "Thank you for asking. Nobody had. A bed of her own that she can lie down in on the first night. Not my sofa, and no mattress on the floor; we've had that, in the first flat. The yellow she chose herself, from your little cards, and she carries the card about in her coat. It may come later, if I can tell her why. What I can't use is one more date that isn't one.",
  choice {
    id = "in_white",
    text = "Then it's quite simple, and I only wish that somebody had said so earlier! The very same bed is in stock in white. I'm changing your order as I write, so it will reach you next week for certain, and the difference comes back to you. White goes with everything, and children get used to a colour faster than we think.",
    empathy = -3, composure = -1, resolution = -2,
    anger = 10, trust = -5, hope = -10,
    because = "You solved it fast, and over her head. The yellow is the one thing in all this that was hers.",
    to = "reread",
  },
  choice {
    id = "keep_posted",
    text = "Thank you for telling me so openly; I can imagine how hard it must be for the two of you. I've marked your order as urgent and handed everything on to our logistics team with a personal note. As soon as there's any news about the yellow parts you will be the very first to know, that much I can promise.",
    empathy = -1, composure = -1, resolution = -3,
    anger = 5, trust = -5,
    because = "Kind, and empty: nobody does anything by any day. \"As soon as\" is how the first three dates began.",
    to = "wednesday",
  },
  choice {
    id = "mattress",
    text = "I see. To bridge the time I could have one of our best mattresses sent to you this week, free of charge, and it would be yours to keep. With a nice blanket and some cushions it makes a really cosy corner for the first nights; children often love that, and until the 18th it isn't so very long.",
    empathy = -3, composure = -1, resolution = -2,
    anger = 10, trust = -10, hope = -10,
    because = "Generous, and the one thing that he'd just asked you not to do. He now has it in writing that you don't read.",
    to = "reread",
  },
  choice {
    id = "walk_to_the_shelf",
    text = "That helps me more than any order number. I won't name a date that I haven't seen with my own eyes. Tomorrow somebody walks to the shelf for me and counts which parts of her bed are there. By noon on Wednesday I'll write to you what was found, even if that's nothing at all.",
    empathy = 2, composure = 2, resolution = 3,
    anger = -10, trust = 10, hope = 10,
    effect = function(at) at.vars.promise = "news"; at.vars.checked = true end,
    skills = { "building_trust", "positive_language" },
    because = "A small promise with an hour on it, about something that is in your power. And facts first, plan second.",
    to = "wednesday",
  },
}

node "reread" {
  says = "I have just read my own letter again, to see whether it says something else. 'A bed of her own.' 'No mattress on the floor.' 'The yellow she chose herself.' I write timetables; people stand in the rain if I'm unclear. Which part of it was unclear?",
  choice {
    id = "well_meant",
    text = "Not a word of it, and please believe me that my suggestion was only meant well. I wanted to give you something at once, instead of one more letter that puts you off. I'm sorry if it came across differently, and I'd be glad if you thought it over once more in peace; the offer stands until Friday.",
    empathy = -2, composure = -2, resolution = -2,
    anger = 10, trust = -5,
    because = "\"Sorry if it came across\" puts the fault where the letter was read. He's to admire the intention now.",
    to = pick({ "wednesday", "other_shop" }, shop_or_wednesday),
  },
  choice {
    id = "yours_says",
    text = "None of it. I answered a letter that you hadn't written. Yours says: a bed of her own on the first night, and the yellow is hers. Tomorrow somebody walks to the shelf for me and counts what there is of it. By noon on Wednesday I'll write to you what was found, even if that's nothing.",
    empathy = 2, composure = 3, resolution = 2,
    anger = -10, trust = 10, hope = 10,
    effect = function(at) at.vars.promise = "news"; at.vars.checked = true end,
    skills = { "active_listening", "self_awareness" },
    because = "The slip in one sentence, his letter in another, and then something that you can do by an hour you can keep.",
    to = "wednesday",
  },
  choice {
    id = "many_letters",
    text = "I'm sorry, Mr Mehta. We are answering several hundred letters a day at the moment, and it can happen that a detail gets lost, however hard we try. Could you perhaps send me your wishes again in a few short points, best with your order number? Then I can pass them on without anything going missing.",
    empathy = -3, composure = -1, resolution = -2,
    anger = 15, trust = -10, hope = -10,
    because = "Your workload is not his problem, and \"a detail\" is what his daughter lies down on. Now he is to write it again.",
    to = "other_shop",
  },
  choice {
    id = "both_free",
    text = "Then let me make a better offer: I'll send you the white bed and the good mattress, both free of charge, and you keep them even when the yellow one has come. That's well above what I'm normally allowed to do, but after three dates I think that you should get something really special from us.",
    empathy = -2, composure = -1, resolution = -3,
    anger = 5, trust = -5,
    because = "He pointed out that you don't listen, and you turned up the volume. Two beds too many, and hers is still missing.",
    to = pick({ "wednesday", "other_shop" }, shop_or_wednesday),
  },
}

node "wednesday" {
  says = function(at)
    if at.vars.promise == "news" then
      return "It is Wednesday, 11.50. I'm writing ten minutes early so that you can't be late. Forgive me; that's what three dates do to a person. What was on the shelf?"
    end
    if at.vars.promise == "bed" then
      return "It is Wednesday. In your letter there was a bed before the 4th; in my hall there is none, and no van has rung. I've got as far as telling her 'soon'. Is your word still your word, or has it been given a new date as well?"
    end
    return "It is Wednesday, and I'm no wiser than on Monday. Last night she put her cloth fox into the rectangle, to try it out. Please send me something that I could read to her."
  end,
  choice {
    id = "all_sorted",
    text = "Good news at last, and this time it really is! I've been able to move you right up. The complete bed, in yellow, will be with you on Wednesday the 2nd. It wasn't easy, but with a bit of pushing nearly everything is possible in the end. So you can go ahead and tell her tonight, with my best wishes.",
    empathy = -1, composure = -2, resolution = -3,
    anger = -10, trust = -5, hope = 20,
    effect = function(at) at.vars.promise = "bed" end,
    because = "Pushing doesn't dry lacquer. You wanted so much to have good news that you wrote it.",
    to = "window",
  },
  choice {
    id = "two_roads",
    text = "Noon, as agreed. Counted: frame, slats and mattress are there. The yellow panels aren't, and the 15th is the supplier's date, not mine. First road: the bed comes on the 2nd in plain wood, and we fit the yellow later. Second: your money back today. Both are good ones; which is hers, you know better.",
    when = function(at) return at.vars.promise == "news" end,
    empathy = 2, composure = 2, resolution = 3,
    anger = -15, trust = 15, hope = 20,
    effect = function(at) at.vars.promise = "kept" end,
    skills = { "conflict_resolution", "building_trust" },
    because = "On time, with what was seen and what was only heard kept apart. And you let him choose between two real roads.",
    to = "colour",
  },
  choice {
    id = "late_look",
    text = "What I could have found out on Monday, I've asked today: the bed is there in plain wood, the yellow panels aren't, and the 15th is the supplier's date, not mine. So there are two roads: the bed on the 2nd, and we fit the yellow later, or all your money back today. Which is hers, you know better.",
    when = function(at) return at.vars.promise ~= "news" end,
    empathy = 1, composure = 3, resolution = 2,
    anger = -10, trust = 10, hope = 20,
    effect = function(at) at.vars.promise = "broken" end,
    skills = { "self_awareness", "conflict_resolution" },
    because = "Two days late and straight about it. What you asked by phone, though, nobody has counted.",
    to = "colour",
  },
  choice {
    id = "reminder_sent",
    text = "Thank you for your patience. Unfortunately I've had no feedback from the warehouse so far; it's the busiest time of the year for them, and the colleagues are really doing what they can. I have just sent them another reminder. As soon as I hear anything from there I'll come back to you without delay.",
    empathy = -2, composure = -1, resolution = -3,
    anger = 15, trust = -15, hope = -10,
    effect = function(at) at.vars.promise = "broken" end,
    because = "You've reported on your own day. A reminder to others is the emptiest thing that one can send a waiting person.",
    to = "other_shop",
  },
  choice {
    id = "release",
    text = "After careful thought I believe that the fairest thing would be to release you from the order. I've set it to be cancelled; the money, and a voucher over a hundred on top, will be with you by Friday, so you're free to find something that suits your date. I do hope that this is in your interest.",
    empathy = -2, composure = -1, resolution = -2,
    anger = 10, trust = -10, hope = -20,
    effect = function(at) at.vars.promise = "broken" end,
    because = "You decided for him and called it fair. He wanted that bed; a voucher says that you are glad to be rid of it.",
    to = "other_shop",
  },
}

node "other_shop" {
  says = {
    { when = fed_up,
      text = "I have found one. It's white, the drawer sticks, and it can be in my car on Thursday. My daughter would get used to it; she's good at getting used to things, which is rather the point. Give me one reason by tonight. Not a percentage, not a plant, not a colleague." },
    { text = "I have found one. It's white, the drawer sticks, and it can be in my car on Thursday. She would get used to it; she's good at getting used to things, which is rather the point. I'd sooner have the one she chose. Give me one reason by tonight, and please not a percentage." },
  },
  choice {
    id = "section_four",
    text = "I do understand you. Please bear in mind, though, that your bed is made to order in a special colour, and under section four of our terms such orders can't simply be withdrawn once production has started. I'd therefore like to ask you to hold on until the 18th, and afterwards we can certainly talk about it.",
    empathy = -3, composure = -2, resolution = -2,
    anger = 15, trust = -10, hope = -10,
    because = "He asked for a reason to stay and you showed him the lock. It may even hold; he won't come back.",
    to = pick({ "review", "elsewhere" }, function(at) return at.mood.trust < 12 and "elsewhere" or "review" end),
  },
  choice {
    id = "bedside_table",
    text = "Please give us one last chance, Mr Mehta! We would really hate to lose you over this. It isn't a percentage: I could offer you the bedside table from the same range for free, in yellow, and it's in stock, plus a voucher for your next purchase. I'm quite sure that your daughter would be delighted.",
    empathy = -2, composure = -2, resolution = -2,
    anger = 10, trust = -5,
    because = "It's a percentage with legs. The need is a place to sleep, and begging shows that you have none to offer.",
    to = "review",
  },
  choice {
    id = "take_the_white_one",
    text = "If it's in your car on Thursday it's a good bed, and your money goes back today, with no form. My one reason: hers is here in plain wood, it can stand in her room on the 2nd, and we fit the yellow later. If that's enough for you, say so. If not, take the white one, and no hard feelings.",
    empathy = 3, composure = 3, resolution = 2,
    anger = -20, trust = 15, hope = 20,
    skills = { "emotional_regulation", "conflict_resolution", "resilience" },
    because = "One reason, a real one, and the door open. Whoever helps you to leave is somebody you can stay with.",
    to = pick({ "colour", "clean_break" }, function(at) return at.mood.trust >= 20 and "colour" or "clean_break" end),
  },
  choice {
    id = "withdrawal_form",
    text = "That is entirely up to you, of course. Should you wish to cancel, please fill in the withdrawal form on our website and state your order number; once it has been checked, the refund is usually made within fourteen days. Thank you very much for having considered us, and all the best to you and your daughter.",
    empathy = -3, composure = -1, resolution = -3,
    anger = 10, trust = -10, hope = -20,
    because = "He left the door ajar and you closed it, with best wishes. He had written that he would sooner have hers.",
    to = pick({ "review", "elsewhere" }, function(at) return at.mood.trust < 12 and "elsewhere" or "review" end),
  },
}

node "review" {
  says = "I have written a review. Four hundred words and no swear words; leaving those out took the longest. It goes up tonight, with a copy to your management. It's not about money. It's that there will be somebody else's masking tape. Is there anything that you would like to say before I press the button?",
  choice {
    id = "read_it_again",
    text = "Only that I've read all your letters again and would write much the same. Post it; it needn't wait for me. What I can do today: hers is here in plain wood and can stand in her room on the 2nd, with the yellow to follow. My lead has it all on one page, and her direct number is below.",
    empathy = 2, composure = 3, resolution = 1,
    anger = -15, trust = 15, hope = 10,
    skills = { "emotional_regulation", "resilience" },
    because = "You don't bargain over his opinion, you don't duck, and you bring the one fact that still helps.",
    to = pick({ "colour", "complaint" }, function(at) return at.mood.trust >= 16 and "colour" or "complaint" end),
  },
  choice {
    id = "accuracy",
    text = "I'd only like to point out two inaccuracies before you publish. The second date was announced to you eleven days ahead, and all of our dates are marked as provisional in the order confirmation. I'm sure that you want your text to be correct. Apart from that, you are of course free to publish what you like.",
    empathy = -3, composure = -2, resolution = -2,
    anger = 15, trust = -10,
    because = "You are proof-reading a man's anger. Both points may be right; neither is a bed.",
    to = "complaint",
  },
  choice {
    id = "a_figure",
    text = "I'd like to ask you whether a public review is fair at this stage, as we're still doing all that we can for you. If you could wait with it until the matter is closed, we'd be prepared to be very generous about the price. I'm confident that we'd find a figure that both of us could live with.",
    empathy = -3, composure = -3, resolution = -2,
    anger = 15, trust = -15,
    because = "He said that it isn't about money, and you offered hush money. Now there is a fifth paragraph.",
    to = "complaint",
  },
  choice {
    id = "complaints_department",
    text = "I have forwarded your e-mail to our complaints department, who will be dealing with it from now on. Please address everything further to them and quote your order number, as I'm no longer able to do anything about it myself. I'm sorry that it has come to this, and wish you and your daughter all the best.",
    empathy = -2, composure = -2, resolution = -3,
    anger = 10, trust = -10,
    because = "It got hot and you handed over the pan. A lead beside you is help; a department instead of you is not.",
    to = "complaint",
  },
  breathe = { composure = 1, says = "(You get up and fetch a glass of water. The review would be fair, that's the trouble with it.)" },
}

node "colour" {
  says = {
    { when = function(at) return at.mood.hope >= 52 and not at.visited("other_shop") end,
      text = "The 2nd, then, in plain wood. Thank you for the two roads; I'd forgotten that there can be more than one. Something isn't in your letter, and it's silly. She walks in on Friday and the bed is brown. She'll look at me and say nothing. She is polite when she's disappointed; I don't know who she has that from. What do I tell her?" },
    { text = "The 2nd, in plain wood. I'll believe it when I've bumped my shin on it. And something else, it's silly. She walks in on Friday and the bed is brown. She'll look at me and say nothing. She is polite when she's disappointed. What do I tell her?" },
  },
  choice {
    id = "red_or_blue",
    text = "If that helps, I could offer you red or blue panels in place of the yellow. Both are in stock, so they could come along on the 2nd, and at no extra charge. The bed would be complete on Friday, and nobody would have to explain anything. Quite a few children end up liking the red even better.",
    empathy = -3, composure = -1, resolution = -2,
    anger = 5, trust = -10, hope = -10,
    because = "It tidies up your order. The card in her coat is yellow, and he asked how to tell her, not how to get round it.",
    to = "window",
  },
  choice {
    id = "butterfly",
    text = "Just tell her it's a secret surprise, and that the bed is going to change its colour one day like a butterfly! Children understand everything if one makes it fun. We could also put a sheet of stickers in the box for her, and I'm certain that by Saturday she'll have forgotten about the yellow anyway.",
    empathy = -3, composure = -2, resolution = -1,
    anger = 10, trust = -5,
    because = "A trick, for a child who has already been put off three times. She won't have forgotten, and he knows it.",
    to = "window",
  },
  choice {
    id = "painted_sample",
    text = "It isn't silly. Tell her the truth: it's being painted, and paint takes its time. So that she has some of it on Friday, I'm posting you a piece of wood from her own batch, yellow on one side. She can put it where the panel goes. And on the 15th I'll write to her father, whatever I know by then.",
    empathy = 3, composure = 1, resolution = 2,
    anger = -10, trust = 10, hope = 20,
    effect = function(at) at.vars.sample = true end,
    skills = { "empathy", "adaptability" },
    because = "You take the small question as seriously as the large one. Something to hold beats something to believe.",
    to = "window",
  },
  choice {
    id = "only_you",
    text = "I completely understand that it's an emotional matter. What to say to her, though, is something that only you as her father can decide, and I wouldn't want to interfere there. From our side, the delivery is set for the 2nd, and everything else you'll be hearing directly from the carrier in the next few days.",
    empathy = -3, composure = -1, resolution = -2,
    anger = 5, trust = -5, hope = -10,
    because = "Correct, and cold. He showed you the one thing he's afraid of and you gave it back to him.",
    to = "window",
  },
}

node "window" {
  says = function(at)
    local ask = "I've used three days of leave on three dates. I have one left, and I was keeping it for her first Friday. Is there a way for a bed to find me at home without my sitting there from seven to seven?"
    if at.vars.promise == "bed" then
      return "I have told her: yellow, on Wednesday. She did a lap of the flat. Now the carrier writes 'between 7 and 19'. " .. ask
    end
    return "The carrier writes 'on the 2nd, between 7 and 19'. " .. ask
  end,
  choice {
    id = "note_on_order",
    text = "No problem at all, I'll tell them to come after four o'clock. I'm putting a note on the order, and the drivers always read those. So just go to work as usual and don't give it another thought; when you come home, there will be two friendly people standing at your door with a bed under their arms.",
    empathy = -1, composure = -2, resolution = -3,
    trust = -5, hope = 10,
    because = "A note isn't an appointment. You've made the date sound certain by describing it nicely.",
    to = pick({ "short", "stands" }, delivered),
  },
  choice {
    id = "fifty_a_day",
    text = "I'm sorry that this has cost you so many days. I can credit you with fifty for each of the three, so that's a hundred and fifty altogether, and you would have it this week. Then at least the day on the 2nd wouldn't be at your own expense, and you could be there in peace when the bed arrives.",
    empathy = -2, composure = -1, resolution = -2,
    anger = 5, trust = -5,
    because = "You've bought the day that he wanted to give to her. A phone call to the carrier would have been cheaper and worth more.",
    to = pick({ "short", "stands" }, delivered),
  },
  choice {
    id = "keep_your_friday",
    text = "Keep your day; Friday is the better use for it. The carrier has confirmed 16 to 18 to me in writing, it's attached, and the driver has your number. I'm also having the boxes opened and counted once more before they're loaded, slats and screws too, so that nothing is missing that evening.",
    empathy = 2, composure = 2, resolution = 3,
    anger = -10, trust = 10, hope = 10,
    effect = function(at) at.vars.checked = true end,
    skills = { "needs_assessment", "positive_language" },
    because = "You saw what the day was for. And you counted again, because after three dates a fourth slip isn't a slip any more.",
    to = "stands",
  },
  choice {
    id = "no_influence",
    text = "The time windows are set by the carrier alone, I'm afraid, and we don't have any influence on that. Perhaps a neighbour could take delivery for you? Most of our customers manage it like that, and the drivers normally ring up half an hour in advance, provided that they've been given the right number.",
    empathy = -2, composure = -1, resolution = -3,
    anger = 10, trust = -10,
    because = "Your carrier, your parcel, his last day of leave. \"No influence\" often means that no one has rung them.",
    to = pick({ "short", "stands" }, delivered),
  },
}

node "short" {
  says = function(at)
    if at.vars.promise == "bed" then
      return "Wednesday, 18.40. Two boxes came, and there should be four. I have a frame and a mattress. I have no slats and nothing that is yellow. I'd told her, as you said I could. I have built it anyway; it's what one does. It looks like a picture frame. She comes on Friday after school. I'm sitting on the floor of her room, inside the tape."
    end
    return "Wednesday, 18.40. Two boxes came, and there should be three. I have a frame, and a mattress, and no slats. I have built it anyway; it's what one does. It looks like a picture frame. She comes on Friday after school. It's a quarter to seven, and I'm sitting on the floor of her room, inside the tape."
  end,
  choice {
    id = "next_tour",
    text = "I'm very sorry to hear that. The missing box has been located and goes out on the next regular tour to your area, which is on Wednesday the 9th. For the first weekend, the mattress can lie inside the frame for the time being; if you push some boards underneath, that will easily do for a child of her age.",
    empathy = -3, composure = -1, resolution = -3,
    anger = 15, trust = -15, hope = -20,
    because = "The tour suits the lorry. He wrote to you that there mustn't be a mattress on the floor, and there it is.",
    to = pick({ "saturday", "elsewhere" }, function(at) return at.mood.trust < 12 and "elsewhere" or "saturday" end),
  },
  choice {
    id = "carriers_fault",
    text = "I looked into it immediately. Our warehouse scanned every box on the way out, and the carrier has only two of them on his list, so the mistake is clearly on the carrier's side this time. I've opened a claim against them tonight, and once it's settled we'll be able to release a replacement to you.",
    empathy = -2, composure = -2, resolution = -3,
    anger = 15, trust = -15, hope = -20,
    because = "You've found out who didn't do it. A claim is something between two companies; he is sitting on the floor.",
    to = pick({ "saturday", "elsewhere" }, function(at) return at.mood.trust < 12 and "elsewhere" or "saturday" end),
  },
  choice {
    id = "i_do_the_running",
    text = "Stay where you are; from here on I do the running. The slats lie in our shop in your town, put aside under your name. A courier brings them tomorrow between 17 and 18, and his number is below. At six I'll ask you whether they've come, and if not, we still have Friday morning. I should have had it counted.",
    empathy = 2, composure = 2, resolution = 3,
    anger = -10, trust = 10, hope = 10,
    skills = { "conflict_resolution", "building_trust" },
    because = "First what happens, by when, with a spare morning; then one short sentence of blame, for yourself. That's the order.",
    to = "saturday",
  },
  choice {
    id = "half_the_price",
    text = "That's unacceptable, words fail me, and I'm so terribly sorry. I have taken off half of the price, that's the very least. Please send me some photos for the file, and do let me know if you'd like to return everything; I'd fully understand that, after all the things that you've been through with us.",
    empathy = -1, composure = -3, resolution = -3,
    anger = 5, trust = -10, hope = -10,
    because = "Shock, money, photos, and still no slats. When it's worst, he needs somebody calmer than himself.",
    to = "saturday",
  },
  checkin = "He is sitting on the floor of her room. What does that picture do to you, and what does it make you want to promise?",
}

node "stands" {
  says = function(at)
    if at.vars.promise == "bed" then
      return "Wednesday, 17.20. Two men, eleven minutes. It stands, with slats and all. It's brown. You wrote 'in yellow', and I told her, because you said I could. On Friday I'll have to explain to her that grown-ups write such things. Would you explain it to me first?"
    end
    if at.vars.sample then
      return "Wednesday, 17.20. Two men, eleven minutes, shoes off without being asked. It stands. I lay down in it; it's short. Your piece of wood is on the pillow, with the yellow side up. So how does it end? What becomes of the panels, and who do I write to when you are on holiday?"
    end
    return "Wednesday, 17.20. Two men, eleven minutes, shoes off without being asked. It stands. I lay down in it; it's short, and very brown. So how does it end? What becomes of the yellow, and who do I write to when you are on holiday?"
  end,
  choice {
    id = "by_the_15th",
    text = "On the 15th I'll write to you, whatever I know by then. If the yellow is there, you name an evening, and two people fit it in half an hour. If it isn't here by the 22nd, you get the price of the panels back and choose again. From the 19th I'm away; Jo Larsen has it all on one page, number below.",
    when = function(at) return at.vars.promise ~= "bed" end,
    empathy = 1, composure = 2, resolution = 3,
    anger = -10, trust = 10, hope = 10,
    skills = { "building_trust", "positive_language" },
    because = "An end for both cases, a day that you can keep, and a person for when you're not there. Nothing is left to hope.",
    to = "saturday",
  },
  choice {
    id = "i_wrote_yellow",
    text = "I wrote yellow and had not seen any. I wanted to bring you good news, and you paid for it, and now she does. Tell her that it was somebody at the shop who said it. The panels may come on the 15th, that's the supplier's date; on that day I'll write to you what I've seen, and nothing else.",
    when = function(at) return at.vars.promise == "bed" end,
    empathy = 2, composure = 3, resolution = 1,
    anger = -10, trust = 15,
    effect = function(at) at.vars.promise = "broken" end,
    skills = { "self_awareness", "emotional_regulation" },
    because = "You take it upon yourself, so that he doesn't have to, and your next promise is one about your own eyes.",
    to = "saturday",
  },
  choice {
    id = "closing_the_order",
    text = "How lovely to hear that it has all worked out so well in the end! So I can close your order with a good feeling. The yellow parts will be sent to you automatically as soon as they come in, and there is nothing more that you need to do. I wish the two of you a wonderful first weekend in the new room!",
    empathy = -2, composure = -1, resolution = -3,
    anger = 5, trust = -10, hope = -10,
    because = "For your list it's over, for hers it's half done. He asked two precise questions, and you answered neither.",
    to = "saturday",
  },
  choice {
    id = "please_review",
    text = "I'm so pleased for you! Should you have a minute to spare, we'd be very thankful for a review that also mentions how we found a solution. As to the yellow panels, I'd reckon with the middle of December, give or take a few days, and you'll be getting an automatic message about it from us in good time.",
    empathy = -2, composure = -1, resolution = -2,
    anger = 5, trust = -10,
    because = "You ask for your reward before the work is done. \"Give or take\" and \"automatic\" are how it all began.",
    to = "saturday",
  },
  choice {
    id = "good_contact",
    text = "I'm so glad! And do you know what? I'll see to it that the yellow comes next week already, as a little surprise for her. I have a very good contact at the supplier's, and he owes me a favour. There'll be a small present in the box as well; I'd say that both of you have really earned it.",
    empathy = -1, composure = -3, resolution = -3,
    trust = -10, hope = 10,
    because = "It went well once, and already you are promising again. He asked for an end, and you've begun a new story.",
    to = "saturday",
  },
}

node "saturday" {
  says = {
    { when = function(at) return at.vars.promise == "bed" end,
      text = "Saturday, 7.10. She slept. Before that she stood in the door and looked for the yellow, for quite some time, and then she thanked me. I'd sooner she had shouted. It was a hard autumn, and some of it was you. I wasn't always polite in my drafts." },
    { when = function(at) return at.visited("short") and at.mood.trust < 24 end,
      text = "Saturday, 7.10. She has slept, on boards from the cellar. She asked nothing about the yellow; I'd have preferred it if she had. It was a hard autumn, and some of it was you. I wasn't always polite in my drafts." },
    { when = function(at) return at.mood.hope >= 60 end,
      text = "Saturday, 7.10. She slept until six, in the middle, like somebody who pays rent. She has asked when the yellow comes, and I could tell her what I know and what I don't. One doesn't usually write to a furniture company at such an hour. It was a hard autumn. I wasn't always polite in my drafts." },
    { text = "Saturday, 7.10. She slept until six. She has asked when the yellow comes, and I said 'before Christmas', and she said 'which'. It was a hard autumn, and it isn't all your doing. I wasn't always polite in my drafts." },
  },
  choice {
    id = "desk",
    text = "How wonderful to read that! Your bed goes beautifully with the desk from the same range, by the way; many families add it once school becomes more serious, and until Christmas there are fifteen percent off for returning customers. I'd be happy to set up an order for you both, just say the word.",
    empathy = -3, composure = -1, resolution = -1,
    anger = 10, trust = -10,
    because = "He wrote you a letter and you sent back an advertisement. The bed isn't even yellow yet.",
    to = pick({ "yellow", "bed_stands", "makeshift" }, how_it_ends),
  },
  choice {
    id = "nearly_cried",
    text = "I nearly cried when I read that. You know, I had two homes as a child myself, and nobody ever got me a yellow bed, so I know exactly what it means to her. To be honest, your case has been with me day and night for two weeks, and I can't tell you how relieved I am that it's finally over now.",
    empathy = -1, composure = -3, resolution = -1,
    trust = -5,
    because = "Moved, and it shows; but now the letter is about you, and he has one more person to take care of.",
    to = pick({ "yellow", "bed_stands", "makeshift" }, how_it_ends),
  },
  choice {
    id = "case_closed",
    text = "Thank you very much for your positive feedback. We are always pleased when our customers are satisfied with the solution in the end, and we would like to apologise once more for any inconvenience caused. Your case is now closed. Please do not hesitate to contact us if there should be any further questions.",
    empathy = -3, composure = -1, resolution = -1,
    anger = 5, trust = -10,
    because = "Not a word of it is for him. The last letter stays in the memory, and this one was written years ago.",
    to = pick({ "yellow", "bed_stands", "makeshift" }, how_it_ends),
  },
  choice {
    id = "that_was_the_order",
    text = "Thank you for writing it down, at that hour. She slept in it; that was the order, all the rest is delivery. Everything that reached me was polite, and it needn't have been. What you wrote about the tape goes, without your name, to the people who plan our dates. And on the 15th you'll hear from me.",
    empathy = 3, composure = 2, resolution = 2,
    anger = -10, trust = 10, hope = 10,
    skills = { "empathy", "resilience" },
    because = "You say what mattered, give his letter a use, and name the next day. Warm, brief, and still about him.",
    to = pick({ "yellow", "bed_stands", "makeshift" }, how_it_ends),
  },
}

ending "yellow" {
  outcome = "resolved", relationship = "recommends",
  says = "On the 15th, then. She has put the card back into her coat, until further notice. I have rewritten the review. It's down to forty words, {trainee}, and you'd like them.",
  empathy = 2, composure = 1, resolution = 3,
  lesson = "She slept in her own bed on the first night, and her father recommends you while the yellow is still drying. You asked what had to be there on the 4th, had it counted, and never once made a date sound better than it was.",
}

ending "bed_stands" {
  outcome = "resolved", relationship = "stays",
  says = "It stands, and she sleeps in it. I'd call that delivered. Until the yellow, then.",
  empathy = 1, resolution = 2,
  lesson = "The bed was there on the 4th, and he will order from you again, reading the small print. What keeps him from telling others is a promise that came late, was too large, or was left open.",
}

ending "makeshift" {
  outcome = "recovered", relationship = "wavers",
  says = "She sleeps. I explain. Each of us does what they can. I'd rather not hear about dates for a while.",
  empathy = -1, resolution = -1,
  lesson = "There is something to lie on, and a father who had to explain it. Each sentence that sounded better than it was came back, and it was he who had to stand in the door and answer for it.",
}

ending "clean_break" {
  outcome = "recovered", relationship = "leaves",
  says = "Thank you. That's the first letter of yours that I could have read out to her. I'm taking the white one. We'll paint it ourselves.",
  resolution = -1,
  lesson = "He leaves, and without a grudge. When trust is spent, a quick and clean way out is the last good thing that you can do, and now and then it's what people remember.",
}

ending "complaint" {
  outcome = "escalated", relationship = "leaves",
  says = "Then I'll press it now. Four hundred words. Your management has a copy, with all your letters in the order of their arrival.",
  empathy = -2, composure = -2, resolution = -3,
  lesson = "The review is out and the order is gone. It was never about money, he'd said so twice: it was about being told something that was true. Reading his letters once more would have shown it.",
}

ending "elsewhere" {
  outcome = "lost", relationship = "leaves",
  says = "(No further letter comes. On Friday a form arrives. Order: withdrawn. Reason: a line, drawn with a ruler.)",
  empathy = -3, composure = -3, resolution = -3,
  lesson = "He bought the white bed, and she will get used to it. He had offered you several chances to say one plain thing about the 4th, and each time he was sent something else.",
}

-- A parallel form: a chair for a mother of eighty-one, by the same lorry. The
-- moods are the same, so that it is exactly as hard.
variant "b" {
  summary = "A chair for an old lady's room is delayed again, and she moves in with her son on the 4th.",
  customer = {
    name = "Jonas Lund", about = "writes tide tables, takes his mother in",
    look = { head = "wavy", skin = "2", hair = "blond", clothes = "sage", beard = "chin" },
  },
  words = {
    good_news = {
      says = "Your message is headed 'Good news about your order!' I'd like to know for whom. It is the third new date: 6 November, 27 November, now 18 December. On Friday the 4th my mother moves in with me. She is eighty-one. Her room has a lamp, a shelf, and a rectangle of masking tape on the floor where the chair goes, the one that helps her up. She asks about it every evening, and I've begun to answer before she has finished asking. What do I tell her tonight? Jonas Lund",
      explain = {
        text = "Thank you for your message, and please accept our apologies. One of our suppliers has been short of green cloth since the autumn, which has unfortunately led to several changes in the delivery plan. We are working hard on a solution for everybody affected, and may we ask for your understanding until the 18th?",
        because = "A cause is not an answer. He asked what to tell his mother tonight, and got a paragraph about cloth.",
      },
      whole_truth = "It was good news for nobody, and it went out under our name. What you can tell her tonight is the truth: that her son has been told nothing reliable yet, and that somebody is on it now. Before I suggest anything, one question. What has to be in that room on the 4th, and what could follow later?",
      twenty_percent = "Three dates are three too many, and I'm not going to look for excuses. I have taken twenty percent off your order with immediate effect; you'll see it on the corrected invoice tomorrow. I do hope that this makes the time until the 18th a little easier for you and for your mother, who will love her chair.",
      my_word = {
        text = "That can't be, and from now on I'm making it my own personal business. Your mother's chair will be in her room before the 4th, you have my word on it. Tell her so tonight with a good conscience and leave the rest to me; I'm speaking with the warehouse about it first thing tomorrow morning.",
        because = "The warmest reply of the four and the most dangerous. You have promised what you haven't looked at, and to someone who waits.",
      },
    },
    paragraph = {
      says = "Thank you for the paragraph. I know more about green cloth now than I meant to. I write tide tables for a living. When the water doesn't come, nobody in the boat wants to hear about the moon; they want to know whether to get out and push. So: do I get out and push?",
      flood = {
        text = "I can well understand that you are disappointed. To be fully transparent with you: this cloth comes from one single mill, which was flooded in September, and the substitute has failed our tests for care furniture twice. Safety simply has to come first for us, and I'm sure that as a son you see it exactly the same way.",
        because = "More moon. And using his care for her as an argument against him is something that he'll remember.",
      },
      heartfelt = "I'm truly sorry about my last letter. It was thoughtless, and I'm ashamed of it. My mother is old too, and I can't tell you how sorry I am when I think of yours and that tape on the floor. Please accept my heartfelt apologies, for myself and in the name of the entire team here.",
      the_bearing = "You're right, I told you about the moon. As things stand: don't rely on the 18th, I don't either, and don't get out before I've looked for myself. So that I look for the right thing, tell me what has to stand in her room on the 4th, and what could come later without spoiling it for her.",
    },
    fifth = {
      says = "Twenty percent off a chair that isn't here is a fifth of nothing. I paid in full in September, because your colleague said that it would speed things up. I don't want it cheaper. I'd like to know whether my mother can get up by herself on the 4th or can't, so that I can prepare one of us.",
      known_not_cheaper = "Understood: not cheaper, but known. I can't tell you yes or no today, because nobody here has been to the shelf to look, and I won't hand you a fourth guess. So that I look for the right thing: what does she need in that room on the 4th to manage by herself, and what could follow later?",
      thirty_five = "I see now that twenty percent wasn't appropriate, so I've spoken with my team lead. We're going up to thirty-five, which is the most that has ever been given on this range, and delivery will be free as well. I hope this shows you how very seriously we're taking your case here, Mr Lund.",
      withdraw = "You can of course withdraw from the order at any time, and the money would be back with you in fourteen days. Many customers in your situation do that; there are quite nice chairs in the shops that one can take home on the same day. Just send me two lines, and I'll see to the rest.",
    },
    word = {
      says = "Your colleague Ms Brandt gave me her word in October. I keep it in a drawer, with the receipt. I have told my mother nothing; I'm not that brave any more. Before I do: what is in your warehouse today that wasn't in Ms Brandt's?",
      not_ms_brandt = "I understand your doubts, but I am not Ms Brandt. In four years here I haven't broken a single promise to a customer, and I certainly won't begin with you. You can safely tell your mother that she will be sitting in her green chair on the 4th. I take the full responsibility for that.",
      take_it_back = "I don't know, and that's why I shouldn't have given you my word. I'm taking it back before your mother hears of it. What I can do is go and find out what is really there. So that I look for the right thing: what must be in her room on the 4th, and what could wait?",
      she_left = "I'm sorry about Ms Brandt. She has left us in the meantime, which may tell you something. You are in better hands with me: your order is at the very top of my list, and I'll be chasing the warehouse every single day until that chair is on the lorry, no matter what they come up with.",
    },
    need = {
      says = "Thank you for asking. Nobody had. A chair that she can get out of by herself, on the first evening. Not my sofa, and no garden chair with cushions; we've had that, after the fall. The green she chose herself, from your little cards, and she carries the card about in her handbag. It may come later, if I can tell her why. What I can't use is one more date that isn't one.",
      in_white = {
        text = "Then it's quite simple, and I only wish that somebody had said so earlier! The very same chair is in stock in grey. I'm changing your order as I write, so it will reach you next week for certain, and the difference comes back to you. Grey goes with everything, and at that age one gets used to a colour faster than one thinks.",
        because = "You solved it fast, and over her head. The green is the one thing in all this that was hers.",
      },
      keep_posted = "Thank you for telling me so openly; I can imagine how hard it must be for the two of you. I've marked your order as urgent and handed everything on to our logistics team with a personal note. As soon as there's any news about the green covers you will be the very first to know, that much I can promise.",
      mattress = "I see. To bridge the time I could have one of our best garden chairs sent to you this week, free of charge, and it would be yours to keep. With a nice blanket and some cushions it makes a really cosy corner for the first days; elderly people often love that, and until the 18th it isn't so very long.",
      walk_to_the_shelf = "That helps me more than any order number. I won't name a date that I haven't seen with my own eyes. Tomorrow somebody walks to the shelf for me and counts which parts of her chair are there. By noon on Wednesday I'll write to you what was found, even if that's nothing at all.",
    },
    reread = {
      says = "I have just read my own letter again, to see whether it says something else. 'By herself.' 'No garden chair.' 'The green she chose herself.' I write tables; people run aground if I'm unclear. Which part of it was unclear?",
      yours_says = "None of it. I answered a letter that you hadn't written. Yours says: a chair she can leave by herself on the first evening, and the green is hers. Tomorrow somebody walks to the shelf for me and counts what there is of it. By noon on Wednesday I'll write to you what was found, even if that's nothing.",
      many_letters = {
        text = "I'm sorry, Mr Lund. We are answering several hundred letters a day at the moment, and it can happen that a detail gets lost, however hard we try. Could you perhaps send me your wishes again in a few short points, best with your order number? Then I can pass them on without anything going missing.",
        because = "Your workload is not his problem, and \"a detail\" is what his mother has to get up from. Now he is to write it again.",
      },
      both_free = {
        text = "Then let me make a better offer: I'll send you the grey chair and the good garden chair, both free of charge, and you keep them even when the green one has come. That's well above what I'm normally allowed to do, but after three dates I think that you should get something really special from us.",
        because = "He pointed out that you don't listen, and you turned up the volume. Two chairs too many, and hers is still missing.",
      },
    },
    wednesday = {
      says = function(at)
        if at.vars.promise == "news" then
          return "It is Wednesday, 11.50. I'm writing ten minutes early so that you can't be late. Forgive me; that's what three dates do to a person. What was on the shelf?"
        end
        if at.vars.promise == "bed" then
          return "It is Wednesday. In your letter there was a chair before the 4th; in my hall there is none, and no van has rung. I've got as far as telling her 'soon'. Is your word still your word, or has it been given a new date as well?"
        end
        return "It is Wednesday, and I'm no wiser than on Monday. Last night she had me put her cushion into the rectangle, to try it out. Please send me something that I could read to her."
      end,
      all_sorted = {
        text = "Good news at last, and this time it really is! I've been able to move you right up. The complete chair, in green, will be with you on Wednesday the 2nd. It wasn't easy, but with a bit of pushing nearly everything is possible in the end. So you can go ahead and tell her tonight, with my best wishes.",
        because = "Pushing doesn't weave cloth. You wanted so much to have good news that you wrote it.",
      },
      two_roads = "Noon, as agreed. Counted: frame, seat and motor are there. The green covers aren't, and the 15th is the supplier's date, not mine. First road: the chair comes on the 2nd in plain linen, and we fit the green later. Second: your money back today. Both are good ones; which is hers, you know better.",
      late_look = "What I could have found out on Monday, I've asked today: the chair is there in plain linen, the green covers aren't, and the 15th is the supplier's date, not mine. So there are two roads: the chair on the 2nd, and we fit the green later, or all your money back today. Which is hers, you know better.",
      release = { because = "You decided for him and called it fair. He wanted that chair; a voucher says that you are glad to be rid of it." },
    },
    other_shop = {
      says = {
        "I have found one. It's beige, the lever sticks, and it can be in my car on Thursday. My mother would get used to it; she's good at getting used to things, which is rather the point. Give me one reason by tonight. Not a percentage, not a mill, not a colleague.",
        "I have found one. It's beige, the lever sticks, and it can be in my car on Thursday. She would get used to it; she's good at getting used to things, which is rather the point. I'd sooner have the one she chose. Give me one reason by tonight, and please not a percentage.",
      },
      section_four = "I do understand you. Please bear in mind, though, that your chair is made to order in a special colour, and under section four of our terms such orders can't simply be withdrawn once production has started. I'd therefore like to ask you to hold on until the 18th, and afterwards we can certainly talk about it.",
      bedside_table = {
        text = "Please give us one last chance, Mr Lund! We would really hate to lose you over this. It isn't a percentage: I could offer you the footstool from the same range for free, in green, and it's in stock, plus a voucher for your next purchase. I'm quite sure that your mother would be delighted.",
        because = "It's a percentage with legs. The need is to get up by oneself, and begging shows that you have nothing to offer.",
      },
      take_the_white_one = "If it's in your car on Thursday it's a good chair, and your money goes back today, with no form. My one reason: hers is here in plain linen, it can stand in her room on the 2nd, and we fit the green later. If that's enough for you, say so. If not, take the beige one, and no hard feelings.",
      withdrawal_form = "That is entirely up to you, of course. Should you wish to cancel, please fill in the withdrawal form on our website and state your order number; once it has been checked, the refund is usually made within fourteen days. Thank you very much for having considered us, and all the best to you and your mother.",
    },
    review = {
      read_it_again = "Only that I've read all your letters again and would write much the same. Post it; it needn't wait for me. What I can do today: hers is here in plain linen and can stand in her room on the 2nd, with the green to follow. My lead has it all on one page, and her direct number is below.",
      accuracy = { because = "You are proof-reading a man's anger. Both points may be right; neither is a chair." },
      complaints_department = "I have forwarded your e-mail to our complaints department, who will be dealing with it from now on. Please address everything further to them and quote your order number, as I'm no longer able to do anything about it myself. I'm sorry that it has come to this, and wish you and your mother all the best.",
    },
    colour = {
      says = {
        "The 2nd, then, in plain linen. Thank you for the two roads; I'd forgotten that there can be more than one. Something isn't in your letter, and it's silly. She walks in on Friday and the chair is the colour of porridge. She'll look at me and say nothing. She is polite when she's disappointed; I know who I have that from. What do I tell her?",
        "The 2nd, in plain linen. I'll believe it when I've bumped my shin on it. And something else, it's silly. She walks in on Friday and the chair is the colour of porridge. She'll look at me and say nothing. She is polite when she's disappointed. What do I tell her?",
      },
      red_or_blue = {
        text = "If that helps, I could offer you red or blue covers in place of the green. Both are in stock, so they could come along on the 2nd, and at no extra charge. The chair would be complete on Friday, and nobody would have to explain anything. Quite a few of our customers end up liking the red even better.",
        because = "It tidies up your order. The card in her handbag is green, and he asked how to tell her, not how to get round it.",
      },
      butterfly = {
        text = "Just tell her it's a secret surprise, and that the chair is going to turn green one day like a tree in spring! Elderly people are quite like children if one makes it fun. We could also put a nice blanket in the box for her, and I'm certain that by Saturday she'll have forgotten about the green anyway.",
        because = "A trick, for a woman who has already been put off three times and isn't a child. She won't have forgotten.",
      },
      painted_sample = "It isn't silly. Tell her the truth: it's being woven, and weaving takes its time. So that she has some of it on Friday, I'm posting you a piece of cloth from her own roll, green on both sides. She can put it over the arm. And on the 15th I'll write to her son, whatever I know by then.",
      only_you = "I completely understand that it's an emotional matter. What to say to her, though, is something that only you as her son can decide, and I wouldn't want to interfere there. From our side, the delivery is set for the 2nd, and everything else you'll be hearing directly from the carrier in the next few days.",
    },
    window = {
      says = function(at)
        local ask = "I've used three days of leave on three dates. I have one left, and I was keeping it for her first Friday. Is there a way for a chair to find me at home without my sitting there from seven to seven?"
        if at.vars.promise == "bed" then
          return "I have told her: green, on Wednesday. She did a lap of the flat, with the walker. Now the carrier writes 'between 7 and 19'. " .. ask
        end
        return "The carrier writes 'on the 2nd, between 7 and 19'. " .. ask
      end,
      note_on_order = "No problem at all, I'll tell them to come after four o'clock. I'm putting a note on the order, and the drivers always read those. So just go to work as usual and don't give it another thought; when you come home, there will be two friendly people standing at your door with a chair under their arms.",
      fifty_a_day = "I'm sorry that this has cost you so many days. I can credit you with fifty for each of the three, so that's a hundred and fifty altogether, and you would have it this week. Then at least the day on the 2nd wouldn't be at your own expense, and you could be there in peace when the chair arrives.",
      keep_your_friday = "Keep your day; Friday is the better use for it. The carrier has confirmed 16 to 18 to me in writing, it's attached, and the driver has your number. I'm also having the boxes opened and counted once more before they're loaded, motor and screws too, so that nothing is missing that evening.",
    },
    short = {
      says = function(at)
        if at.vars.promise == "bed" then
          return "Wednesday, 18.40. Two boxes came, and there should be four. I have a frame and a seat. I have no motor and nothing that is green. I'd told her, as you said I could. I have put it together anyway; it's what one does. One gets in, and that's that. She comes on Friday after lunch. I'm sitting on the floor of her room, inside the tape."
        end
        return "Wednesday, 18.40. Two boxes came, and there should be three. I have a frame, and a seat, and no motor. I have put it together anyway; it's what one does. One gets in, and that's that. She comes on Friday after lunch. It's a quarter to seven, and I'm sitting on the floor of her room, inside the tape."
      end,
      next_tour = {
        text = "I'm very sorry to hear that. The missing box has been located and goes out on the next regular tour to your area, which is on Wednesday the 9th. For the first weekend, the chair can be used without the motor for the time being; if you give her your arm, that will easily do for a lady of her age.",
        because = "The tour suits the lorry. He wrote to you that she must be able to get up by herself, and there she sits.",
      },
      i_do_the_running = "Stay where you are; from here on I do the running. The motor lies in our shop in your town, put aside under your name. A courier brings it tomorrow between 17 and 18, and his number is below. At six I'll ask you whether it has come, and if not, we still have Friday morning. I should have had it counted.",
    },
    stands = {
      says = function(at)
        if at.vars.promise == "bed" then
          return "Wednesday, 17.20. Two men, eleven minutes. It stands, with its motor and all. It's the colour of porridge. You wrote 'in green', and I told her, because you said I could. On Friday I'll have to explain to her that people write such things. Would you explain it to me first?"
        end
        if at.vars.sample then
          return "Wednesday, 17.20. Two men, eleven minutes, shoes off without being asked. It stands. I sat in it; it stood me up again, like a waiter. Your piece of cloth is on the arm. So how does it end? What becomes of the covers, and who do I write to when you are on holiday?"
        end
        return "Wednesday, 17.20. Two men, eleven minutes, shoes off without being asked. It stands. I sat in it; it's very much the colour of porridge. So how does it end? What becomes of the green, and who do I write to when you are on holiday?"
      end,
      by_the_15th = "On the 15th I'll write to you, whatever I know by then. If the green is there, you name an evening, and two people fit it in half an hour. If it isn't here by the 22nd, you get the price of the covers back and choose again. From the 19th I'm away; Jo Larsen has it all on one page, number below.",
      i_wrote_yellow = "I wrote green and had not seen any. I wanted to bring you good news, and you paid for it, and now she does. Tell her that it was somebody at the shop who said it. The covers may come on the 15th, that's the supplier's date; on that day I'll write to you what I've seen, and nothing else.",
      closing_the_order = "How lovely to hear that it has all worked out so well in the end! So I can close your order with a good feeling. The green covers will be sent to you automatically as soon as they come in, and there is nothing more that you need to do. I wish the two of you a wonderful first weekend in the new room!",
      please_review = "I'm so pleased for you! Should you have a minute to spare, we'd be very thankful for a review that also mentions how we found a solution. As to the green covers, I'd reckon with the middle of December, give or take a few days, and you'll be getting an automatic message about it from us in good time.",
      good_contact = "I'm so glad! And do you know what? I'll see to it that the green comes next week already, as a little surprise for her. I have a very good contact at the supplier's, and he owes me a favour. There'll be a small present in the box as well; I'd say that both of you have really earned it.",
    },
    saturday = {
      says = {
        "Saturday, 7.10. She sat in it until ten. Before that she stood in the door and looked for the green, for quite some time, and then she thanked me. I'd sooner she had shouted. It was a hard autumn, and some of it was you. I wasn't always polite in my drafts.",
        "Saturday, 7.10. She has sat in it, with a board from the cellar, and my arm. She asked nothing about the green; I'd have preferred it if she had. It was a hard autumn, and some of it was you. I wasn't always polite in my drafts.",
        "Saturday, 7.10. She sat in it until ten, in the middle, like somebody who pays rent. She got up four times, I think only because she could. She has asked when the green comes, and I could tell her what I know and what I don't. One doesn't usually write to a furniture company at such an hour. It was a hard autumn. I wasn't always polite in my drafts.",
        "Saturday, 7.10. She sat in it until ten. She has asked when the green comes, and I said 'before Christmas', and she said 'which'. It was a hard autumn, and it isn't all your doing. I wasn't always polite in my drafts.",
      },
      desk = {
        text = "How wonderful to read that! Your chair goes beautifully with the footstool from the same range, by the way; many families add it once walking becomes more difficult, and until Christmas there are fifteen percent off for returning customers. I'd be happy to set up an order for you both, just say the word.",
        because = "He wrote you a letter and you sent back an advertisement. The chair isn't even green yet.",
      },
      nearly_cried = "I nearly cried when I read that. You know, my grandmother had to leave her house as well, and nobody ever got her a green chair, so I know exactly what it means to her. To be honest, your case has been with me day and night for two weeks, and I can't tell you how relieved I am that it's finally over now.",
      that_was_the_order = "Thank you for writing it down, at that hour. She got up by herself; that was the order, all the rest is delivery. Everything that reached me was polite, and it needn't have been. What you wrote about the tape goes, without your name, to the people who plan our dates. And on the 15th you'll hear from me.",
    },
    yellow = {
      says = "On the 15th, then. She has put the card back into her handbag, until further notice. I have rewritten the review. It's down to forty words, {trainee}, and you'd like them.",
      lesson = "She got up by herself on the first evening, and her son recommends you while the green is still being woven. You asked what had to be there on the 4th, had it counted, and never once made a date sound better than it was.",
    },
    bed_stands = {
      says = "It stands, and she gets up from it. I'd call that delivered. Until the green, then.",
      lesson = "The chair was there on the 4th, and he will order from you again, reading the small print. What keeps him from telling others is a promise that came late, was too large, or was left open.",
    },
    makeshift = {
      says = "She sits. I explain. Each of us does what they can. I'd rather not hear about dates for a while.",
      lesson = "There is something to sit on, and a son who had to explain it. Each sentence that sounded better than it was came back, and it was he who had to stand in the door and answer for it.",
    },
    clean_break = {
      says = "Thank you. That's the first letter of yours that I could have read out to her. I'm taking the beige one. I know somebody who sews.",
    },
    elsewhere = {
      lesson = "He bought the beige chair, and she will get used to it. He had offered you several chances to say one plain thing about the 4th, and each time he was sent something else.",
    },
  },
}
