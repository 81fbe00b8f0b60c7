-- Three moments with three replies each: 27 ways, so that many trainees can
-- have different scores. The replies of a moment are good, middling and bad.
scenario {
  id = "parcel", title = "A parcel that went around", channel = "email", level = 1, language = "en", minutes = 2,
  summary = "A birthday present has been to three depots.",
  skills = { "empathy", "building_trust" }, weights = { empathy = 25, composure = 20, resolution = 55 }, start = "opening",
  customer = { name = "Dr. Wilhelmina Featherstonehaugh", about = "writes from a village without a depot", look = { head = "long" }, mood = { anger = 60, trust = 40 } },
}

node "opening" {
  says = "Dear {trainee},\n\nMy grandson's present left your warehouse on the 2nd. It has since been to Leeds, to Bristol, and to Leeds again, as https://track.example/parcels/00340434161094021501/history-of-every-single-scan will show you.\n\nHis birthday was yesterday.\n\nW. Featherstonehaugh",
  choice { id = "birthday", text = "Yesterday was the day it was for. I am sorry that it was not there.", empathy = 3, anger = -12, trust = 8, skills = { "empathy", "building_trust" }, because = "It names the day.", to = "depot" },
  choice { id = "depots", text = "Three depots are two too many. I am looking at the scans.", empathy = 1, anger = -4, because = "It is about the parcel; the day goes unsaid.", to = "depot" },
  choice { id = "carrier", text = "The carrier is responsible for its depots.", empathy = -3, anger = 12, trust = -8, because = "Whose fault it is helps nobody's grandson.", to = "depot" },
  breathe = { composure = 1, says = "(The cursor blinks.)" },
}

node "depot" {
  says = {
    { when = function(at) return at.mood.anger >= 70 end, text = "How very interesting. AND NOW?" },
    { text = "I see. And now?" },
  },
  checkin = "She is short with you. What does that do to you?",
  choice { id = "steady", text = "Now I ring the depot, and I write to you at noon whatever they say.", composure = 3, anger = -8, trust = 8, skills = { "emotional_regulation", "building_trust" }, because = "A promise small enough to keep.", to = "way" },
  choice { id = "soon", text = "Now we wait for the next scan.", composure = 1, anger = 4, because = "She has waited.", to = "way" },
  choice { id = "please", text = "Please remain polite.", composure = -3, anger = 14, trust = -10, because = "She was.", to = "way" },
}

node "way" {
  says = "It is noon.",
  choice { id = "courier", text = "It is on a courier's bike and reaches you by four.", resolution = 3, anger = -20, skills = { "needs_assessment", "building_trust" }, because = "It is done.", to = "there" },
  choice { id = "again", text = "It starts its way again tonight.", resolution = 1, because = "It is half done.", to = "late" },
  choice { id = "lost", text = "I am afraid that it counts as lost.", resolution = -3, anger = 10, because = "Nothing is done.", to = "gone" },
}

ending "there" { outcome = "resolved", relationship = "stays", says = "He is unwrapping it. Thank you.", resolution = 2, lesson = "The day mattered more than the parcel." }
ending "late" { outcome = "recovered", relationship = "wavers", says = "Then I shall wait, once more.", lesson = "Half done is a beginning." }
ending "gone" { outcome = "lost", relationship = "leaves", says = "Then we have nothing more to say.", resolution = -2, lesson = "Look for the way that is left." }

variant "b" {
  summary = "A christening gown has been to three depots.",
  customer = { name = "Ruth Abernathy", about = "writes on behalf of a christening" },
}
