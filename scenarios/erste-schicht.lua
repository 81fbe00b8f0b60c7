-- Zwei Minuten, in denen man den Bildschirm beim Spielen kennenlernt: was
-- first-shift.lua auf Englisch tut. Pia leitet die Schicht und spielt eine
-- Kundin; in Klammern redet sie als sie selbst. Gewertet wird es nie, und auf
-- jedem Weg ist ein Patzer frei: Wie man zurückkommt, darum geht es.
--
-- gepatzt: die Kundin ist schon einmal laut geworden

local function verstimmt(at) return at.mood.anger >= 40 end

scenario {
  id       = "erste-schicht",
  title    = "Erste Schicht",
  summary  = "Zwei Minuten am Schalter im Fundbüro. Deine Schichtleiterin spielt die Kundin.",
  channel  = "counter",
  level    = 1,
  language = "de",
  minutes  = 2,
  tutorial = true,
  skills   = { "active_listening", "emotional_regulation", "self_awareness" },
  weights  = { empathy = 35, composure = 30, resolution = 35 },
  customer = {
    name = "Pia Lindqvist", about = "leitet deine Schicht und spielt Kundinnen besser, als die es selbst könnten",
    look = { head = "bob", skin = "2", hair = "red", clothes = "sage" },
    mood = { anger = 20, trust = 50 },
  },
  vars = { gepatzt = false },
  start = "hallo",
}

node "hallo" {
  says = "Hallo {trainee}, ich bin Pia und leite hier die Schicht. Zwei Minuten lang spiele ich dir eine Kundin mit einem schlechten Tag. Schau auf mein Gesicht und auf das Wasser, in dem ich stehe: So geht es mir gerade. Was du sagst, suchst du dir aus, mit einem Klick oder mit der Ziffer davor. Wollen wir?",
  choice {
    id = "los", text = "Gern. Wer bist du heute?",
    composure = 1, anger = 5,
    because = "Hier ging es um nichts, du musstest nur den Knopf finden. Ab jetzt wird es ein bisschen schwerer.",
    to = "schirm",
  },
  choice {
    id = "punkte", text = "Worauf kommt es denn an?",
    because = "Gute Frage, und du stellst sie, bevor es zählt.",
    to = "bewertung",
  },
}

node "bewertung" {
  says = "Auf drei Dinge. Empathie: Fühle ich mich gesehen? Gelassenheit: Bleibst du ruhig? Lösung: Hilft mir das weiter? Die Punkte siehst du am Schluss, mit dem Grund dafür und mit dem, was die anderen Antworten bewirkt hätten. Auf eine Rangliste kommt von dieser Runde nichts.",
  choice {
    id = "komm_rein", text = "Alles klar. Dann komm mal rein.",
    composure = 1, anger = 5,
    because = "Jetzt weißt du, worauf geachtet wird, und musst nicht mehr daran denken.",
    to = "schirm",
  },
  choice {
    id = "die_beste", text = "Und welche Antwort ist die beste?",
    resolution = -1, anger = 5,
    because = "Das sagt Pia nicht, und am Platz in der Liste siehst du es auch nicht: Die Antworten werden gemischt.",
    to = "schirm",
  },
}

node "schirm" {
  says = "(Pia geht hinaus und kommt als jemand anderes wieder herein.) Guten Tag. Ich habe in der Neun einen Schirm liegen lassen, grün, mit Holzgriff. Das ist jetzt der dritte Schalter, an dem ich stehe. Schicken Sie mich bloß nicht zum vierten.",
  choice {
    id = "formular", text = "Verstehe. Dann bräuchte ich von Ihnen erst einmal dieses Formular, bitte.",
    empathy = -2, composure = -2, resolution = -2, anger = 30, trust = -10,
    effect = function(at) at.vars.gepatzt = true end,
    because = "Korrekt und kühl: drei Schalter, und als Erstes bekommt sie Papier. Das Formular kann eine Minute warten.",
    to = "laut",
  },
  choice {
    id = "der_letzte", text = "Drei Schalter für einen Schirm. Dann ist das hier der letzte: Ich sehe gleich nach.",
    empathy = 3, composure = 1, resolution = 1, anger = -10, trust = 15,
    skills = { "active_listening", "empathy" },
    because = "Du hast aufgegriffen, was sie erzählt hat. Das kostet einen Satz, und das Wasser legt sich.",
    to = "warum",
  },
  choice {
    id = "nur_ein_schirm", text = "Na, zum Glück ist es nur ein Schirm und nicht gleich der Koffer! Das kriegen wir schon hin.",
    empathy = -3, composure = -2, resolution = -2, anger = 35, trust = -10,
    effect = function(at) at.vars.gepatzt = true end,
    because = "Es sollte aufmuntern. Aber wie viel etwas wert ist, sagt die, die es verloren hat.",
    to = "laut",
  },
}

node "laut" {
  says = "Na, großartig. Dafür bin ich heute um FÜNF aufgestanden! (Pia, hinter vorgehaltener Hand: Siehst du das Wasser? Hier darfst du erst einmal durchatmen. Das steht unter den Antworten und kostet dich nichts.)",
  breathe = {
    composure = 1, anger = -10, skills = { "emotional_regulation" },
    text = "Durchatmen.",
    says = "(Du atmest aus. Das nimmt dir niemand übel. Auch Pia lässt die Schultern sinken; so etwas steckt an.)",
    because = "Durchatmen ist ein Zug ohne Worte. Hin und wieder ist es der beste.",
  },
  checkin = "Sie wird laut, und du hattest es gut gemeint. Was macht das mit dir? (Das siehst nur du, und Punkte gibt es dafür keine.)",
  choice {
    id = "nur_gefragt", text = "Ich habe nur gefragt. Da müssen Sie mich nicht anschreien.",
    empathy = -2, composure = -3, anger = 10, trust = -10,
    because = "Stimmt schon, nur sind jetzt zwei zu beruhigen. Sagen kannst du es später immer noch, falls du dann noch willst.",
    to = "still",
  },
  choice {
    id = "falsches_ende", text = "Da habe ich am falschen Ende angefangen. Grün, Holzgriff: Ich gehe nachsehen.",
    empathy = 1, composure = 1, resolution = 1, anger = -25, trust = 10,
    skills = { "self_awareness", "active_listening" },
    because = "Ein kurzer Satz zum Patzer, dann gleich zur Sache. So lassen sich die meisten wiedergutmachen.",
    to = "warum",
  },
}

node "still" {
  says = "(Sie sagt nichts mehr. Friedlich ist das nicht; schau auf das Wasser. Pia, ganz leise: Eine nächste Antwort gibt es immer.)",
  choice {
    id = "noch_einmal", text = "Da ging es mir um mich. Sie sind seit fünf auf den Beinen. Ich suche ihn jetzt.",
    empathy = 1, composure = 1, anger = -20, trust = 10,
    skills = { "self_awareness", "resilience" },
    because = "Zwei Patzer, und du hast sie wieder eingefangen. Die Wertung trägt sie dir länger nach als die meisten Leute.",
    to = "warum",
  },
  choice {
    id = "der_naechste", text = "Wenn Sie nichts mehr sagen, nehme ich den Nächsten dran.",
    empathy = -3, composure = -2, resolution = -2, anger = 20, trust = -15,
    because = "Sie schweigt, weil das gesessen hat. Du hast es für eine Antwort gehalten.",
    to = "geht",
  },
}

node "warum" {
  says = {
    { when = verstimmt, text = "Na schön, suchen Sie. Er ist von meiner Mutter, wenn Sie es genau wissen wollen. Aufgehen tut er schon lange nicht mehr, aber ich habe dieses Jahr genug von ihr verloren." },
    { text = "Danke. Eigentlich ist es ja albern. Er hat meiner Mutter gehört. Er geht nicht einmal mehr richtig auf." },
  },
  choice {
    id = "ein_anderer", text = "Wenn er sowieso kaputt ist: Nehmen Sie doch einen von denen hier. Die holt keiner mehr ab.",
    empathy = -2, resolution = -2, anger = 15, trust = -10,
    because = "Großzügig, nur hilft es nicht: Sie braucht nicht irgendeinen Schirm, sie braucht den.",
    to = pick({ "gefunden", "halb_gefunden" }, function(at) return at.vars.gepatzt and "halb_gefunden" or "gefunden" end),
  },
  choice {
    id = "nicht_irgendeiner", text = "Dann ist es nicht irgendeiner. Ich sehe im Regal nach, danach rufe ich im Depot an.",
    empathy = 1, composure = 1, resolution = 3, anger = -10, trust = 10,
    skills = { "needs_assessment", "positive_language" },
    because = "Du hast gehört, woran sie hängt, und sie weiß, was du als Nächstes tust. Viel mehr ist es gar nicht.",
    to = "gefunden",
  },
  choice {
    id = "versprochen", text = "Jetzt machen Sie sich bitte keine Sorgen mehr. Ich verspreche Ihnen, dass wir ihn finden!",
    empathy = 2, composure = -2, resolution = -2, anger = -5, trust = -5,
    because = "Herzlich, nur hast du das nicht in der Hand. Sag, was du tust, und nicht, wie es ausgeht.",
    to = "halb_gefunden",
  },
}

ending "gefunden" {
  outcome = "resolved", relationship = "stays",
  says = "(Du kommst mit etwas Grünem zurück.) Das ist er! Aufgehen tut er immer noch nicht. (Dann ist sie wieder Pia:) Du hast den Dreh raus. Wer ab jetzt hereinkommt, bin nicht mehr ich.",
  empathy = 1, resolution = 2,
  lesson = "Schau auf das Gesicht, atme durch, wenn du es brauchst, und greif auf, was man dir erzählt. Unten steht jede Antwort mit ihrem Grund und mit dem, was die anderen bewirkt hätten. Du kannst es von jeder aus noch einmal versuchen.",
}

ending "halb_gefunden" {
  outcome = "recovered", relationship = "wavers",
  says = "(Du kommst mit etwas Grünem zurück. Sie nimmt es, nickt und geht. Dann ist sie wieder Pia:) Immerhin, den Schirm hat sie. Schau unten nach, wo es gekippt ist.",
  resolution = 1,
  lesson = "Sie hat ihren Schirm und wird keinem davon erzählen. Unten steht jede Antwort mit ihrem Grund: Such die heraus, die am meisten gekostet hat, und versuch es von dort noch einmal.",
}

ending "geht" {
  outcome = "lost", relationship = "leaves",
  says = "(Sie geht. Dann steckt Pia den Kopf zur Tür herein:) Gut so! Es ist ja keinem etwas passiert. Und du weißt jetzt, wie es aussieht, wenn es schiefgeht.",
  empathy = -2, resolution = -3,
  lesson = "Lieber hier als an einem Montag. Unten steht jede Antwort mit ihrem Grund, und du kannst es von jeder aus noch einmal versuchen. In der Schicht geht das nicht.",
}
