-- Eine Kundin hat nachgerechnet, elf Jahre lang und richtig, und irrt sich doch:
-- Am neuen Zähler sind Tag und Nacht vertauscht, und unser Merkblatt hatte das
-- Gegenteil gesagt. Die Rechnung stimmt. Wer ihr nur das schreibt, hat recht und
-- verliert sie; wer Geld schickt, gibt einen Fehler zu, den es nicht gibt.
--
-- kulanz: es ist Geld geflossen, das keine Rechnung erklärt
-- blatt:  "genau"   die Gegenrechnung ist nachgerechnet
--         "fehler"  sie ging ungeprüft hinaus
-- raten:  die Nachzahlung ist in drei Raten geteilt, ohne Mahnung

local function hat_genug(at) return at.mood.anger >= 76 end

local function oder_schlichtung(sonst)
  return function(at) return hat_genug(at) and "schlichtung" or sonst end
end

local function oder_mahnung(at) return at.vars.raten and "freitag" or "mahnung" end

-- Gefühle bewegen sie wenig. Eine falsche Zahl vergisst sie nicht.
local function wie_es_endet(at)
  if at.vars.blatt == "genau" and at.vars.raten and not at.vars.kulanz and at.mood.trust >= 80 then return "protokoll" end
  if at.mood.trust >= 45 then return "bezahlt" end
  return "zaehlt_nach"
end

scenario {
  id       = "zwei-zaehlwerke",
  title    = "Zwei Zählwerke",
  summary  = "Eine Kundin hat die Stromrechnung des Hauses nachgerechnet und kommt auf 312,40 Euro weniger.",
  channel  = "email",
  level    = 3,
  language = "de",
  minutes  = 9,
  skills   = { "adaptability", "active_listening", "building_trust", "conflict_resolution" },
  weights  = { empathy = 30, composure = 30, resolution = 40 },
  max_turns = 18, out_of_turns = "wechselt",
  customer = {
    name = "Birgit Vossen", about = "prüft Aufzüge, führt die Kasse einer Hausgemeinschaft",
    look = { head = "crop", skin = "2", hair = "gray", clothes = "sage" },
    mood = { anger = 54, trust = 40 },
    persona = "analytical",
  },
  vars = {
    kulanz = false,
    blatt  = { "keins", "fehler", "genau" },
    raten  = false,
  },
  start = "tabelle",
}

node "tabelle" {
  says = "Guten Tag, anbei meine Tabelle: elf Jahre, 132 Zeilen. Nach ihr schuldet unser Haus Ihnen 1.173,80 Euro, nach Ihrer Rechnung 1.486,20. Die Differenz von 312,40 hat mir Ihre Hotline mit 'höherem Verbrauch' erklärt. Der Verbrauch ist um 0,8 Prozent gestiegen. Ich bitte um eine Antwort, in der eine Zahl vorkommt. Birgit Vossen",
  choice {
    id = "baustein",
    text = "Vielen Dank für Ihre Nachricht und das Vertrauen in unser Haus. Wir können Ihren Unmut gut verstehen. Bitte beachten Sie, dass die Kosten für Beschaffung, Netze und Umlagen zuletzt deutlich gestiegen sind. Eine Rechnung kann daher auch bei gleichem Verbrauch höher ausfallen, als man es aus früheren Jahren gewohnt ist.",
    empathy = -3, composure = -1, resolution = -2,
    anger = 15, trust = -10,
    because = "Kein Satz davon ist falsch, und keiner ist an sie gerichtet. Sie hatte um eine Zahl gebeten.",
    to = "vier_absaetze",
  },
  choice {
    id = "spalte_f",
    text = "4.212 ist die Zahl: So viele Kilowattstunden stehen in Ihrer Tabelle und auch in unserer Rechnung. Am Verbrauch liegt es also nicht, da lag unsere Auskunft falsch. Der Unterschied entsteht bei der Verteilung auf Tag und Nacht. Eine Frage dazu: Welches Zählwerk tragen Sie seit April in Spalte F ein, 1.8.1 oder 1.8.2?",
    empathy = 2, composure = 2, resolution = 2,
    anger = -6, trust = 15,
    skills = { "active_listening", "adaptability" },
    because = "Sie haben die Tabelle gelesen, mit einer Zahl begonnen und den Unterschied eingegrenzt. So redet sie selbst.",
    to = "merkblatt",
  },
  choice {
    id = "hundertfuenfzig",
    text = "Sie haben sich so viel Mühe gemacht, dass ich die Sache gern unbürokratisch aus der Welt schaffen möchte. Ich schreibe Ihnen deshalb heute aus Kulanz 150 Euro gut. Damit liegen wir ungefähr in der Mitte, und ich hoffe, dass wir beide gut damit leben können. Die Gutschrift sehen Sie in drei Tagen.",
    empathy = -1, composure = -2, resolution = -3,
    anger = 5, trust = -15,
    effect = function(at) at.vars.kulanz = true end,
    because = "Freundlich gemeint. Aber in der Mitte zwischen richtig und falsch liegt bei einer Rechnung nichts.",
    to = "die_mitte",
  },
  choice {
    id = "vertauscht",
    text = "Ich habe Ihre Tabelle geprüft. Unsere Rechnung ist korrekt. Sie haben seit dem Zählerwechsel im April die beiden Zählwerke vertauscht: 1.8.1 ist bei diesem Modell die Nacht und 1.8.2 der Tag. Wenn Sie die Spalten F und G tauschen, kommen Sie auf unseren Betrag. Die Nachzahlung bleibt damit zum 1. Dezember fällig.",
    empathy = -3, composure = -1, resolution = 0,
    anger = 10, trust = -5,
    because = "Alles richtig, und in einem Zug durchgestrichen. Wer elf Jahre rechnet, lässt sich überzeugen, aber nicht abhaken.",
    to = "behauptung",
  },
  breathe = { composure = 1, text = "Erst einmal ihre Tabelle öffnen.", says = "(Sie öffnen die Tabelle. 132 Zeilen, keine einzige Zelle ist rot. Alle Summen stimmen.)",
    because = "Die Antwort kann zehn Minuten warten. Die Tabelle hat elf Jahre gebraucht." },
}

node "vier_absaetze" {
  says = "Ihre Antwort hat vier Sätze und keine Zahl. Ich prüfe beruflich Aufzüge. Wenn ich in einen Bericht schreibe, dass die Kosten für Seile allgemein gestiegen sind, fährt niemand mehr mit. Also noch einmal: 312,40. Woher?",
  choice {
    id = "an_fachabteilung",
    text = "Das kann ich nachvollziehen. Für eine so detaillierte Prüfung bin ich leider nicht zuständig. Ich habe Ihr Anliegen deshalb an unsere Fachabteilung Abrechnung weitergeleitet. Erfahrungsgemäß dauert eine Rückmeldung von dort drei bis vier Wochen. Bitte sehen Sie bis dahin von Rückfragen ab, da diese die Bearbeitung verzögern.",
    empathy = -2, composure = -1, resolution = -3,
    anger = 15, trust = -10,
    because = "In drei Wochen ist der Betrag fällig. Und dass Fragen die Antwort verzögern, hat sie sich notiert.",
    to = pick({ "behauptung", "schlichtung" }, oder_schlichtung("behauptung")),
  },
  choice {
    id = "tut_mir_leid",
    text = "Es tut mir sehr leid, dass meine Antwort Sie verärgert hat. Das lag mir fern, und ich möchte mich dafür in aller Form entschuldigen. Bitte glauben Sie mir, dass uns jede einzelne Kundin am Herzen liegt. Ich nehme mir Ihren Fall noch einmal vor und melde mich, sobald ich Genaueres dazu sagen kann.",
    empathy = -1, composure = -2, resolution = -3,
    anger = 10, trust = -5,
    because = "Drei Sätze Bedauern, keine Zahl, kein Tag. Sie war nicht gekränkt, sie wartet auf einen Rechenweg.",
    to = "behauptung",
  },
  choice {
    id = "ohne_zahl",
    text = "Sie haben recht, darin war keine. Hier ist eine: 4.212 Kilowattstunden stehen bei Ihnen und bei uns. Der Verbrauch erklärt die 312,40 also nicht, die Verteilung auf Tag und Nacht schon. Damit ich nicht rate, brauche ich eines von Ihnen: Welches Zählwerk steht seit dem Zählerwechsel in Ihrer Spalte F?",
    empathy = 2, composure = 3, resolution = 2,
    anger = -6, trust = 10,
    skills = { "self_awareness", "active_listening" },
    because = "Ein Halbsatz Einsicht, dann die Zahl. Für sie ist das die ganze Entschuldigung, die es braucht.",
    to = "merkblatt",
  },
}

node "die_mitte" {
  says = "150 Euro wofür? Entweder stimmt Ihre Rechnung, dann schulde ich Ihnen 312,40. Oder sie stimmt nicht, dann ist es umgekehrt. 150 ist in keinem der beiden Fälle richtig. Ich muss eine Kasse führen, in der man sieht, woher etwas kommt.",
  choice {
    id = "zurueckgenommen",
    text = "Stimmt, für 150 gibt es keine Rechnung. Ich habe die Gutschrift gestrichen, bevor sie in Ihrer Kasse steht, und stattdessen Ihre Tabelle geöffnet. Der Verbrauch ist bei uns beiden 4.212. Also liegt es an der Verteilung auf Tag und Nacht. Welches Zählwerk steht bei Ihnen seit April in Spalte F?",
    empathy = 2, composure = 3, resolution = 2,
    anger = -6, trust = 20,
    effect = function(at) at.vars.kulanz = false end,
    skills = { "self_awareness", "building_trust" },
    because = "Geld zurückzunehmen ist peinlich und hier das Einzige, was zählt. Danach kommt das, was am Anfang fehlte.",
    to = "merkblatt",
  },
  choice {
    id = "zweihundert",
    text = "Das verstehe ich, und ich möchte nicht, dass Sie sich mit einem krummen Betrag abspeisen lassen. Nach Rücksprache kann ich auf 200 Euro erhöhen. Das ist die Grenze dessen, was ich ohne Prüfung freigeben darf. Als Verwendungszweck könnten wir 'Treuebonus' eintragen, dann ist es für Ihre Kasse auch sauber.",
    empathy = -2, composure = -3, resolution = -3,
    anger = 10, trust = -20,
    because = "Sie hat nach dem Grund gefragt und ein höheres Gebot bekommen. Mit erfundenem Verwendungszweck.",
    to = "behauptung",
  },
  choice {
    id = "geste",
    text = "Die 150 Euro sind keine Aussage über die Rechnung, sondern allein eine Geste für Ihren Aufwand. Ich würde mich freuen, wenn Sie sie so annehmen könnten. Die Rechnung selbst wurde automatisch erstellt und maschinell geprüft, sodass ich dort einen Fehler eigentlich ausschließen kann. Der Rest bleibt also zu zahlen.",
    empathy = -1, composure = -1, resolution = -2,
    anger = 10, trust = -10,
    because = "Erst zahlen, dann nichts erklären: Daraus schließt sie, dass Sie es selbst nicht wissen.",
    to = "behauptung",
  },
}

node "behauptung" {
  says = {
    { when = function(at) return at.vars.kulanz end,
      text = "Erst Geld, nun soll alles richtig sein. Ich habe elf Jahre lang nichts vertauscht. Woran soll ich erkennen, dass nicht Sie etwas vertauscht haben? Bitte keine Versicherung, die habe ich schon; eine Probe." },
    { text = "Nehmen wir an, es liegt an Tag und Nacht. Woran soll ich erkennen, dass nicht Sie etwas vertauscht haben? Ich habe elf Jahre lang nichts vertauscht. Bitte keine Versicherung; eine Probe." },
  },
  choice {
    id = "geeicht",
    text = "Unsere Zähler sind geeicht und werden aus der Ferne ausgelesen, Übertragungsfehler sind damit ausgeschlossen. Die Daten laufen durch drei Plausibilitätsprüfungen. Sie können mir also wirklich glauben, dass das so stimmt. In meinen acht Jahren hier habe ich noch keinen einzigen Fall gesehen, in dem es anders war.",
    empathy = -2, composure = -2, resolution = -2,
    anger = 10, trust = -10,
    because = "Sie hat um eine Probe gebeten und Ihren Lebenslauf bekommen. Auch bei Aufzügen gilt: noch nie abgestürzt ist kein Befund.",
    to = pick({ "merkblatt", "schlichtung" }, oder_schlichtung("merkblatt")),
  },
  choice {
    id = "um_22_05",
    text = "Eine Probe geht, ganz ohne mich: Ab 22 Uhr gilt die Nacht. Schalten Sie um 22.05 Uhr im Treppenhaus alles Licht ein und sehen Sie nach, welches der beiden Zählwerke läuft. Nach unseren Daten ist es 1.8.1. Läuft 1.8.2, habe ich unrecht und schreibe die Rechnung noch diese Woche um.",
    empathy = 1, composure = 2, resolution = 2,
    anger = -8, trust = 20,
    skills = { "adaptability", "conflict_resolution" },
    because = "Ein Versuch, den sie selbst machen kann, mit offenem Ausgang. Besser als jedes Argument, denn er braucht kein Vertrauen.",
    to = "probe",
  },
  choice {
    id = "befund",
    text = "Sie haben das Recht, eine Befundprüfung bei einer staatlich anerkannten Prüfstelle zu verlangen. Das dauert etwa sechs Wochen. Bestätigt sich der Zähler, so trägt der Antragsteller die Kosten von rund 180 Euro. Das Formular lege ich Ihnen bei. Bis zum Ergebnis bleibt der volle Betrag allerdings zahlbar.",
    empathy = -2, composure = 1, resolution = -1,
    anger = 10, trust = -5,
    because = "Ein echter Weg, und der teuerste. Sie sollen den Zähler nicht wiegen, nur sagen, welche Zeile welche ist.",
    to = "merkblatt",
  },
}

node "probe" {
  says = "22.05 Uhr. Alles Licht im Treppenhaus an, der Aufzug zweimal gefahren. Es läuft 1.8.1. Ich habe es also seit April als Tag eingetragen, und es ist die Nacht. Schreiben Sie mir jetzt bitte nicht, dass das jedem passieren kann.",
  choice {
    id = "die_formel_haelt",
    text = "Das schreibe ich nicht. Ich schreibe, dass Ihre Formel hält: Mit 1.8.1 als Nacht kommt sie auf 1.486,20, auf den Cent. Falsch ist allein, was jemand Ihnen über Spalte F gesagt hat, und ich wüsste gern, wer. Danke, dass Sie nachgesehen haben, statt mir zu glauben. Woher hatten Sie es?",
    empathy = 2, composure = 1, resolution = 0,
    anger = -6, trust = 10,
    skills = { "empathy", "active_listening" },
    because = "Sie trennen das Rechnen von der Auskunft. Was sie kann, bleibt stehen; was falsch war, bekommt eine Herkunft.",
    to = "merkblatt",
  },
  choice {
    id = "dann_ist_es_klar",
    text = "Vielen Dank für die Rückmeldung. Damit ist ja nun eindeutig geklärt, dass der Fehler nicht bei uns gelegen hat. Ich darf Sie also bitten, die 1.486,20 wie in der Rechnung angegeben bis zum 1. Dezember zu überweisen. Für Rückfragen zur Zuordnung der Zählwerke stehe ich selbstverständlich jederzeit zur Verfügung.",
    empathy = -3, composure = -1, resolution = -1,
    anger = 10, trust = -10,
    because = "Sie hat Ihnen aufgeschrieben, dass sie sich geirrt hat. Ein Sieg, auf den man zeigt, ist schnell keiner mehr.",
    to = "merkblatt",
  },
  choice {
    id = "jedem",
    text = "Keine Sorge, das kann doch wirklich jedem passieren! Gerade bei diesen neuen Zählern blickt ja kaum noch jemand durch. Ich finde es ganz toll, dass Sie sich da so hineingekniet haben, und dass wir das kleine Rätsel nun zusammen gelöst haben. Dann steht einer Überweisung ja nichts mehr im Wege, nicht wahr?",
    empathy = -2, composure = -1, resolution = -1,
    anger = 5, trust = -5,
    because = "Der eine Satz, um den sie gebeten hatte, ihn nicht zu schreiben. Und gelobt werden wollte sie auch nicht.",
    to = "merkblatt",
  },
}

node "merkblatt" {
  says = {
    { when = function(at) return at.visited("probe") end,
      text = "Und nun zur Ursache. In Spalte F steht 1.8.1 als Tag, weil es so auf Ihrem Merkblatt zum Zählerwechsel steht: 'Die Zählwerke bleiben wie bisher.' Ich hänge es an, es ist die zweite Zeile. Sagen Sie mir jetzt bitte nicht, dass das nicht gilt." },
    { text = "In Spalte F steht 1.8.1, der Tag. So war es beim alten Zähler, und so steht es auf Ihrem Merkblatt zum Wechsel: 'Die Zählwerke bleiben wie bisher.' Ich hänge es an, es ist die zweite Zeile. Sagen Sie mir jetzt bitte nicht, dass das nicht gilt." },
  },
  choice {
    id = "ihre_formel",
    text = "Das Merkblatt ist von uns, und der Satz ist falsch. Am neuen Zähler ist 1.8.1 die Nacht. Sie haben also richtig gerechnet, mit einer falschen Auskunft von uns. Ihre Formel stimmt in allen 132 Zeilen; nur die Überschriften von F und G gehören ab April getauscht. Dann kommen Sie auf 1.486,20, wie wir auch.",
    empathy = 3, composure = 2, resolution = 2,
    anger = -6, trust = 15,
    skills = { "building_trust", "empathy" },
    because = "Was stimmt, was nicht, und wer es verursacht hat. Sie darf sich geirrt haben, ohne schlecht gerechnet zu haben.",
    to = "donnerstag",
  },
  choice {
    id = "unverbindlich",
    text = "Das Merkblatt dient nur der allgemeinen Information und ist rechtlich nicht verbindlich, das steht unten auf der Rückseite. Maßgeblich ist die Beschriftung am Gerät. Dort hätte man die Zuordnung jederzeit ablesen können. Die Rechnung ist damit richtig, und ich gehe davon aus, dass wir das nun abschließen können.",
    empathy = -3, composure = -2, resolution = -2,
    anger = 15, trust = -15,
    because = "Ein falscher Satz wird nicht richtiger, weil auf der Rückseite steht, dass er nicht gilt.",
    to = pick({ "donnerstag", "schlichtung" }, oder_schlichtung("donnerstag")),
  },
  choice {
    id = "netzbetreiber",
    text = "Da muss ich etwas richtigstellen: Dieses Merkblatt stammt nicht von uns, sondern vom Netzbetreiber, der den Zähler eingebaut hat. Wir drucken nur unser Zeichen darauf. Auf den Inhalt haben wir leider keinen Einfluss. Wenn Sie sich beschweren möchten, wenden Sie sich am besten direkt an die Kollegen dort.",
    empathy = -2, composure = -2, resolution = -2,
    anger = 10, trust = -15,
    because = "Ihr Zeichen steht darauf. Für sie sind das zwei Firmen, die sich einen Fehler teilen, den sie bezahlt.",
    to = "donnerstag",
  },
  choice {
    id = "kann_passieren",
    text = "Ach, machen Sie sich nichts daraus, so etwas kann doch wirklich jedem einmal passieren! Sie glauben gar nicht, wie oft wir das hier erleben. Hauptsache ist doch, dass wir den kleinen Dreher jetzt gemeinsam gefunden haben. Dann können wir beide die Sache ja ganz entspannt abhaken und nach vorne schauen.",
    empathy = -2, composure = -1, resolution = -1,
    anger = 10, trust = -5,
    because = "Nett gesagt, und es macht aus Ihrem falschen Merkblatt ihren kleinen Dreher. Sie misst so etwas auf den Millimeter.",
    to = "donnerstag",
  },
}

node "donnerstag" {
  says = {
    { when = function(at) return at.mood.trust >= 55 end,
      text = "Einverstanden, F und G sind getauscht. 1.486,20. Es gibt noch etwas, das nicht in der Tabelle steht. Am Donnerstag ist Hausversammlung im Waschkeller, elf Parteien. Ich habe ihnen letzte Woche gezeigt, dass Sie sich verrechnet haben. Mit Beamer." },
    { text = "Ich habe F und G getauscht und komme auf 1.486,20. Das ist unangenehm. Am Donnerstag ist Hausversammlung, elf Parteien. Denen habe ich letzte Woche erklärt, dass Sie sich verrechnet haben. Mit Beamer." },
  },
  choice {
    id = "ihre_sache",
    text = "Das ist sicher keine schöne Situation für Sie. Was Sie Ihren Nachbarn am Donnerstag sagen, müssen Sie allerdings selbst entscheiden, da möchte ich mich nicht einmischen. Von unserer Seite ist der Sachverhalt nun ja geklärt. Ich wünsche Ihnen jedenfalls eine gute und konstruktive Versammlung mit allen Beteiligten.",
    empathy = -3, composure = -1, resolution = -2,
    anger = 5, trust = -10,
    because = "Sie hat Ihnen gezeigt, worum es ihr geht, und Sie haben ihr dazu einen schönen Abend gewünscht.",
    to = "faellig",
  },
  choice {
    id = "geeinigt",
    text = "Sagen Sie den Nachbarn doch einfach, Sie hätten sich mit uns geeinigt. Wenn Sie möchten, schreibe ich Ihnen dazu zwei Zeilen: dass wir nach Ihrem Einwand die Rechnung überprüft und uns auf den Betrag verständigt haben. Das klingt gut für Sie, und so genau fragt bei einer Hausversammlung erfahrungsgemäß niemand nach.",
    empathy = 1, composure = -2, resolution = -2,
    anger = 5, trust = -15,
    because = "Gut gemeint und geflunkert. Sie prüft Aufzüge; unter so etwas setzt sie ihren Namen nicht.",
    to = "faellig",
  },
  choice {
    id = "blatt_schnell",
    text = "Das bekommen wir hin. Ich schreibe Ihnen gleich jetzt eine Gegenrechnung auf eine Seite, damit Sie am Donnerstag etwas in der Hand haben. Sie hängt schon an dieser Mail. Ich habe sie schnell zusammengestellt, weil es ja eilt; alles Wichtige steht darin, und zuoberst unser Fehler im Merkblatt.",
    empathy = 1, composure = -2, resolution = 0,
    anger = -6, trust = 5,
    effect = function(at) at.vars.blatt = "fehler" end,
    because = "Die richtige Hilfe, in zehn Minuten und ohne zweiten Blick. Bei ihr zählt der zweite Blick.",
    to = "zeile_sieben",
  },
  choice {
    id = "blatt_geprueft",
    text = "Dann braucht der Beamer eine zweite Folie. Bis morgen um zwölf haben Sie eine Seite von mir: zuoberst unser falscher Satz im Merkblatt, darunter beide Rechenwege, Zeile für Zeile. Eine Kollegin rechnet alles nach, bevor es hinausgeht. Zeigen können Sie das selbst; es ist Ihre Tabelle, nur mit richtigen Köpfen.",
    empathy = 3, composure = 2, resolution = 2,
    anger = -6, trust = 10,
    effect = function(at) at.vars.blatt = "genau" end,
    skills = { "needs_assessment", "building_trust" },
    because = "Ihr geht es um Donnerstag. Sie bekommt etwas, das jeder Nachfrage standhält, und eine Uhrzeit dazu.",
    to = "faellig",
  },
}

node "zeile_sieben" {
  says = "Danke für die Seite. In Zeile 3 steht 4.212, in Zeile 7 steht 4.221. Das Ergebnis stimmt trotzdem, ich habe nachgerechnet. Aber elf Leute werden es sehen, und einer davon heißt Kamp. Wie viele sind noch darin?",
  choice {
    id = "tippfehler",
    text = "Oh, gut aufgepasst! Das ist nur ein kleiner Tippfehler und hat auf das Ergebnis ja zum Glück keinen Einfluss, wie Sie selbst schon festgestellt haben. Sie können die 4.221 gern von Hand verbessern. Alles andere sollte stimmen, ich habe beim Schreiben eigentlich schon recht genau darauf geachtet.",
    empathy = -2, composure = -1, resolution = -3,
    anger = 10, trust = -15,
    because = "\"Sollte\" und \"eigentlich\". Sie hat gefragt, wie viele noch darin sind, und weiß es jetzt immer noch nicht.",
    to = "faellig",
  },
  choice {
    id = "alle_vierzehn",
    text = "Jetzt keiner mehr. Nach Ihrer Mail habe ich alle vierzehn Zahlen neu gerechnet, und eine Kollegin hat sie ein zweites Mal geprüft. Zeile 7 muss 4.212 heißen, das war mein Dreher. Die neue Seite hängt an, mit Datum, damit Herr Kamp nicht die alte erwischt. Das hätte vor der ersten geschehen sollen.",
    empathy = 1, composure = 3, resolution = 2,
    anger = -6, trust = 10,
    effect = function(at) at.vars.blatt = "genau" end,
    skills = { "self_awareness", "building_trust", "resilience" },
    because = "Eine Zahl als Antwort, das Verfahren dazu, und der Fehler mit Namen. So gewinnt man Vertrauen auf dem zweiten Weg.",
    to = "faellig",
  },
  choice {
    id = "wie_peinlich",
    text = "Das ist mir jetzt wirklich furchtbar unangenehm, gerade bei Ihnen! Ich weiß gar nicht, wie mir das passieren konnte. Bitte entschuldigen Sie vielmals. Es war heute ein schrecklicher Tag mit drei Krankmeldungen, und da rutscht einem dann so etwas durch. Ich hoffe sehr, dass Sie mir das nachsehen können.",
    empathy = -1, composure = -3, resolution = -2,
    anger = 5, trust = -10,
    because = "Jetzt geht es um Ihren Tag. Die Seite ist immer noch die alte, und Donnerstag ist immer noch Donnerstag.",
    to = "faellig",
  },
}

node "faellig" {
  says = {
    { when = hat_genug,
      text = "Und weiter im Text: 312,40 sind am 1. Dezember fällig. In der Kasse sind 190. Die nächste Umlage kommt im Januar. Das schreibe ich nicht, um Mitleid zu bekommen, sondern weil es eine Zahl ist." },
    { text = "Dann ist da noch etwas, das ich ungern schreibe. 312,40 sind am 1. Dezember fällig. In der Hauskasse sind 190. Die nächste Umlage kommt im Januar. Was geschieht bis dahin?" },
  },
  choice {
    id = "drei_raten",
    text = "Bis dahin geschieht nichts, wenn Sie möchten: Ich teile die 312,40 in drei Raten, 104,14 am 1. Dezember und je 104,13 am 1. Januar und 1. Februar, ohne Zinsen und ohne Mahnung. Die Vereinbarung hängt an und ist von uns unterschrieben. Eine Zeile von Ihnen genügt, dann gilt sie ab heute.",
    empathy = 2, composure = 2, resolution = 3,
    anger = -6, trust = 10,
    effect = function(at) at.vars.raten = true end,
    skills = { "conflict_resolution", "positive_language" },
    because = "Beträge, Tage, unterschrieben. Es hilft ihr, ohne ihr etwas zu schenken, und sie kann es in die Kasse legen.",
    to = "abschlag",
  },
  choice {
    id = "erlassen",
    text = "Machen Sie sich darüber keine Sorgen. Weil das Merkblatt falsch war, erlassen wir Ihnen die 312,40 einfach komplett. Ich trage das als Kulanz ein, dann ist die Sache für alle erledigt. Ihre Nachbarn werden sich am Donnerstag freuen, und Sie stehen als diejenige da, die etwas herausgeholt hat.",
    empathy = 1, composure = -2, resolution = -2,
    anger = -5, trust = -15,
    effect = function(at) at.vars.kulanz = true end,
    because = "Der Strom wurde verbraucht; das hat sie gerade selbst bewiesen. Ein Geschenk macht aus ihrer Rechnung wieder ein Rätsel.",
    to = "geschenk",
  },
  choice {
    id = "faellt_nicht_auf",
    text = "Zahlen Sie doch im Dezember erst einmal die 190, die Sie haben, und den Rest im Januar, wenn die Umlage da ist. Bis das System so etwas bemerkt, vergehen in der Regel ein paar Wochen. Und falls doch ein Brief kommt, melden Sie sich einfach kurz bei mir, dann sehen wir weiter.",
    empathy = 1, composure = -2, resolution = -3,
    anger = 5, trust = -10,
    because = "Ein Rat unter der Hand. Sie will wissen, was gilt, und nicht, was wahrscheinlich niemand merkt.",
    to = "abschlag",
  },
  choice {
    id = "frist",
    text = "Die Fälligkeit ergibt sich aus der Rechnung und lässt sich von mir leider nicht verschieben. Sollte der Betrag nicht rechtzeitig eingehen, wird automatisch eine Zahlungserinnerung erstellt. In diesem Fall können Sie beim Forderungsmanagement einen Antrag auf Ratenzahlung stellen, das geht auch online.",
    empathy = -2, composure = -1, resolution = -2,
    anger = 10, trust = -10,
    because = "Erst die Mahnung, dann der Antrag: Das ist die Reihenfolge des Systems. Sie hat vorher gefragt.",
    to = "abschlag",
  },
}

node "geschenk" {
  says = "Erlassen. Mit welcher Begründung? Ich schreibe in das Kassenbuch, woher etwas kommt und wohin es geht. Bei Ihnen steht jetzt, dass der Verbrauch stimmt, der Preis stimmt, die Rechnung stimmt, und dass ich sie nicht bezahlen soll.",
  choice {
    id = "buchen_sie_es",
    text = "Buchen Sie es doch einfach unter Sonstiges! Ehrlich gesagt wollte ich Ihnen damit nur eine Freude machen, und die allermeisten Kunden nehmen so etwas gern und fragen nicht weiter nach. Wenn es Ihnen für die Unterlagen hilft, kann ich auch von einer pauschalen Entschädigung sprechen. Ganz wie Sie mögen.",
    empathy = -2, composure = -2, resolution = -2,
    anger = 10, trust = -15,
    because = "Eine Freude, die man erfinden muss, um sie zu buchen. Sie wollte nicht beschenkt werden, sie wollte verstehen.",
    to = "abschlag",
  },
  choice {
    id = "kleine_summe",
    text = "Die Begründung lautet bei uns intern einfach Kundenbindung, das wird bei Beträgen unter 500 Euro nicht weiter geprüft. Sie müssen sich also wirklich keine Gedanken machen, dass da noch etwas nachkommt. Nehmen Sie es als Dankeschön dafür, dass Sie unser Merkblatt so aufmerksam gelesen haben.",
    empathy = -1, composure = -1, resolution = -3,
    anger = 5, trust = -15,
    because = "Jetzt weiß sie, dass bei Ihnen unter 500 Euro niemand nachsieht. Das merkt sie sich länger als das Geschenk.",
    to = "abschlag",
  },
  choice {
    id = "kein_grund",
    text = "Einen Grund gibt es nicht, ich wollte nur etwas gutmachen. Der Strom ist verbraucht und gehört bezahlt. Was uns am Merkblatt leidtut, drückt sich anders aus: drei Raten ohne Zinsen und ohne Mahnung, die erste am 1. Dezember. Die Vereinbarung hängt unterschrieben an, der Erlass ist gestrichen.",
    empathy = 2, composure = 3, resolution = 2,
    anger = -6, trust = 15,
    effect = function(at) at.vars.kulanz = false; at.vars.raten = true end,
    skills = { "self_awareness", "conflict_resolution" },
    because = "Zurückgenommen, bevor es in ihrem Buch steht, und durch etwas ersetzt, das sie brauchen kann.",
    to = "abschlag",
  },
}

node "abschlag" {
  says = "Noch eine Zahl, dann bin ich fertig. Ihr neuer Abschlag ist 124 Euro im Monat. Mit Ihren eigenen Preisen und 4.212 Kilowattstunden komme ich auf 121,33. Ich habe es dreimal gerechnet. Diesmal mit den richtigen Spalten.",
  choice {
    id = "rundung",
    text = "Der Abschlag wird automatisch ermittelt und enthält immer einen kleinen Puffer, damit am Jahresende keine böse Überraschung kommt. Drei Euro sind da durchaus im üblichen Rahmen. Zu viel gezahlte Beträge bekommen Sie mit der nächsten Rechnung ja ohnehin zurück. Ich würde vorschlagen, dass wir es dabei belassen.",
    empathy = -2, composure = -1, resolution = -2,
    anger = 10, trust = -10,
    because = "Sie hat recht, und Sie nennen es eine Kleinigkeit. Es ist die einzige Zahl, bei der sie ganz allein recht hat.",
    to = "die_anderen",
  },
  choice {
    id = "sie_haben_recht",
    text = "Sie haben recht, 121,33. Unser Programm rundet auf volle vier Euro auf, das hatte ich selbst noch nie nachgerechnet. Ich habe den Abschlag auf 121 gesetzt, gültig ab Dezember; die neue Bestätigung hängt an. Die 33 Cent lasse ich weg, wenn es Ihnen recht ist. Und die Rundung habe ich gemeldet, sie trifft ja nicht nur Ihr Haus.",
    empathy = 2, composure = 1, resolution = 3,
    anger = -8, trust = 15,
    skills = { "positive_language", "resilience" },
    because = "Recht geben, ändern, belegen. Bei der einen Zahl, die ihr allein gehört, haben Sie nicht gezögert.",
    to = "die_anderen",
  },
  choice {
    id = "hundert_euro",
    text = "Wissen Sie was, ich setze den Abschlag für Ihr Haus einfach auf runde 100 Euro im Monat herunter. Damit haben Sie jeden Monat etwas Luft in der Kasse, und das haben Sie sich nach all dem Hin und Her auch verdient. Am Jahresende sehen wir dann gemeinsam weiter, wie es ausgegangen ist.",
    empathy = 1, composure = -1, resolution = -3,
    anger = 5, trust = -15,
    because = "Wie es ausgeht, kann sie Ihnen heute sagen: 256 Euro Nachzahlung. Großzügig mit ihrem eigenen Geld.",
    to = "die_anderen",
  },
}

node "die_anderen" {
  says = "Eine letzte Frage, sie betrifft mich nicht. Das Merkblatt ist gedruckt, es hat eine Auflagennummer. Wie viele Häuser rechnen seit April mit vertauschten Spalten und wissen es nicht?",
  choice {
    id = "nicht_befugt",
    text = "Dazu darf ich Ihnen aus Gründen des Datenschutzes leider keine Auskunft geben. Ich kann Ihnen aber versichern, dass wir alle Hinweise unserer Kunden sehr ernst nehmen und intern prüfen. In aller Regel fällt so etwas in anderen Haushalten nicht weiter auf, da dort ja kaum jemand so genau hinsieht wie Sie.",
    empathy = -2, composure = -1, resolution = -2,
    anger = 10, trust = -10,
    because = "Eine Anzahl ist kein Geheimnis. Und dass es sonst niemand merkt, war genau ihre Sorge.",
    to = pick({ "freitag", "mahnung" }, oder_mahnung),
  },
  choice {
    id = "alle_sofort",
    text = "Das ist ein ganz wichtiger Hinweis! Ich verspreche Ihnen, dass bis morgen Abend jedes einzelne Haus von uns angerufen wird und dass so etwas nie wieder vorkommt. Dafür setze ich mich hier persönlich ein, darauf können Sie sich verlassen. Auf Kundinnen wie Sie können wir wirklich stolz sein, und das meine ich so.",
    empathy = 1, composure = -3, resolution = -2,
    anger = 5, trust = -10,
    because = "Bis morgen Abend, nie wieder, persönlich: Sie wissen nicht einmal, wie viele es sind. Sie hat nach einer Zahl gefragt.",
    to = pick({ "freitag", "mahnung" }, oder_mahnung),
  },
  choice {
    id = "zweihundertvierzehn",
    text = "214, ich habe nachgesehen. Heute früh habe ich es gemeldet, das Merkblatt wird nicht mehr verschickt. Ob alle 214 einen Brief bekommen, entscheidet die Leitung am Mittwoch; versprechen kann ich es nicht. Was entschieden wird, schreibe ich Ihnen am Freitag, auch wenn es Ihnen nicht gefällt.",
    empathy = 2, composure = 2, resolution = 2,
    anger = -6, trust = 10,
    skills = { "building_trust", "resilience" },
    because = "Eine Zahl, ein Schritt, eine Grenze und ein Tag. Sie sagen auch, was nicht in Ihrer Hand liegt.",
    to = pick({ "freitag", "mahnung" }, oder_mahnung),
  },
}

node "mahnung" {
  says = {
    { when = function(at) return at.vars.kulanz end,
      text = "Heute kam ein Brief: 312,40 zum 1. Dezember, sonst Mahnung und Sperre. Einer Ihrer Briefe schenkt mir Geld, der andere droht damit, es zu holen. Beide sind maschinell erstellt und ohne Unterschrift gültig. Welcher gilt?" },
    { text = "Heute kam ein Brief: 312,40 zum 1. Dezember, sonst Mahnung und Sperre. Ich hatte Ihnen vorher geschrieben, was in der Kasse ist. Elf Parteien, ein Aufzug: Was soll ich denen sagen?" },
  },
  choice {
    id = "wegwerfen",
    text = "Den Brief können Sie getrost wegwerfen, der wird vom System automatisch verschickt und hat sich mit unserem Schriftwechsel nur überschnitten. Gesperrt wird bei uns so schnell niemand. Sollte noch einer kommen, dann werfen Sie ihn bitte ebenfalls weg; irgendwann hört das von allein auf.",
    empathy = -1, composure = -2, resolution = -3,
    anger = 15, trust = -15,
    because = "Sie führt eine Kasse. So etwas wirft sie nicht weg, sie heftet es ab, und Ihre Mail gleich dahinter.",
    to = "freitag",
  },
  choice {
    id = "gestoppt",
    text = "Gültig ist, was ich Ihnen heute schreibe, und das hätte ich vorher tun sollen: Der andere Brief ist zurückgenommen, gesperrt wird nichts. Die 312,40 sind geteilt in drei Raten, ohne Zinsen, die erste am 15. Dezember. Unterschrieben im Anhang, und mahnen kann uns beide jetzt niemand mehr.",
    empathy = 1, composure = 3, resolution = 2,
    anger = -8, trust = 15,
    effect = function(at) at.vars.raten = true; at.vars.kulanz = false end,
    skills = { "self_awareness", "conflict_resolution" },
    because = "Spät, aber in einem Zug: Was gilt, was nicht, und was Sie versäumt haben. Mehr braucht sie nicht.",
    to = "freitag",
  },
  choice {
    id = "forderungen",
    text = "Für solche Briefe ist bei uns das Forderungsmanagement zuständig, darauf habe ich aus meinem Bereich heraus keinen Zugriff. Bitte wenden Sie sich unter Angabe des Kassenzeichens direkt an die Kollegen dort. Dort können Sie dann auch gleich klären, ob für Sie eine Ratenzahlung in Betracht kommt.",
    empathy = -3, composure = -1, resolution = -3,
    anger = 10, trust = -15,
    because = "Nach all den Mails steht sie vor einer neuen Tür. Sie waren der Mensch, der die Zahlen kennt.",
    to = "freitag",
  },
}

node "schlichtung" {
  says = "Ich möchte mit jemandem schreiben, der rechnet. Außerdem habe ich den Antrag an die Schlichtungsstelle fertig: vier Seiten, sieben Anlagen. Ich schicke ihn heute um 18 Uhr ab, wenn bis dahin nichts kommt, worin eine Zahl steht.",
  choice {
    id = "steht_ihnen_frei",
    text = "Es steht Ihnen selbstverständlich frei, die Schlichtungsstelle anzurufen. Wir sehen dem gelassen entgegen, da die Rechnung korrekt ist. Ich möchte nur darauf hinweisen, dass ein solches Verfahren mehrere Monate dauern kann und die Forderung in dieser Zeit nicht entfällt. Ihre weiteren Schritte warten wir ab.",
    empathy = -3, composure = -2, resolution = -2,
    anger = 10, trust = -15,
    because = "Gelassen klingt hier wie: uns doch egal. Recht zu haben ist kein Grund, nicht zu antworten.",
    to = pick({ "antrag", "wechselt" }, function(at) return at.mood.trust < 12 and "wechselt" or "antrag" end),
  },
  choice {
    id = "bitte_warten",
    text = "Ich möchte Sie herzlich bitten, mit dem Antrag noch etwas zu warten! Wir finden ganz bestimmt eine Lösung, mit der Sie zufrieden sind. An dem Betrag lässt sich sicher noch etwas machen, und ich lege auch persönlich bei meiner Teamleitung ein gutes Wort für Sie ein. Geben Sie mir noch diese Woche.",
    empathy = -1, composure = -3, resolution = -2,
    anger = 10, trust = -15,
    because = "Sie wollte eine Zahl bis 18 Uhr und bekam eine Bitte. Dass am Betrag etwas zu machen sei, ist Anlage acht.",
    to = pick({ "antrag", "wechselt" }, function(at) return at.mood.trust < 12 and "wechselt" or "antrag" end),
  },
  choice {
    id = "leitung",
    text = "Ich gebe das an meine Teamleiterin, Frau Okoro; sie rechnet wirklich. Den ganzen Vorgang habe ich ihr auf einer Seite zusammengefasst, samt Ihrer Tabelle und dem Merkblatt, damit Sie nichts wiederholen müssen. Sie meldet sich heute noch vor 18 Uhr bei Ihnen, und ich lese mit, was daraus wird.",
    empathy = 1, composure = 2, resolution = -2,
    anger = -6, trust = 5,
    skills = { "positive_language" },
    because = "Sauber übergeben, und pünktlich. Rechnen hätten Sie allerdings auch können, die Tabelle lag im Anhang.",
    to = "antrag",
  },
  choice {
    id = "drei_zahlen",
    text = "Schicken Sie ihn ruhig ab, die Adresse steht unten; dafür ist sie da. Vor 18 Uhr trotzdem drei Zahlen: 4.212 stimmt bei uns beiden. 312,40 ist genau die Differenz, wenn Tag und Nacht vertauscht sind. Und um 22.05 Uhr können Sie am Zähler sehen, welches Werk nachts läuft. Danach reden wir weiter, wenn Sie mögen.",
    empathy = 2, composure = 3, resolution = 2,
    anger = -14, trust = 25,
    skills = { "emotional_regulation", "resilience", "adaptability" },
    because = "Sie stellen sich ihr nicht in den Weg, und Sie liefern. Mit drei Zahlen statt mit einer Bitte.",
    to = "donnerstag",
  },
  breathe = { composure = 1, text = "Einen Tee holen, dann antworten.", says = "(Es ist 16.20 Uhr. Ihr Antrag hängt an der Mail, und er ist leider sehr gut.)",
    because = "Vor einer Frist schreibt man leicht, was man nach dem Tee nicht mehr schriebe." },
  checkin = "Sie hat einen Antrag mit sieben Anlagen. Was löst das in Ihnen aus, und was würden Sie am liebsten zurückschreiben?",
}

node "freitag" {
  says = {
    { when = function(at) return at.vars.blatt == "genau" end,
      text = "Protokoll von gestern, Punkt 3: Stromrechnung. Dauer: neun Minuten. Das Blatt wurde gezeigt, Herr Kamp hat nachgerechnet. Er fragt, ob ich künftig auch seine Rechnungen prüfe. Ich habe außerdem nachgesehen, was ein Wechsel des Anbieters brächte: 31 Euro im Jahr." },
    { when = function(at) return at.vars.blatt == "fehler" end,
      text = "Protokoll von gestern, Punkt 3: Stromrechnung. Dauer: eine Stunde. Herr Kamp hat Zeile 7 gefunden, er hat sehr laut gelacht. Ich habe danach nachgesehen, was ein Wechsel des Anbieters brächte: 31 Euro im Jahr." },
    { text = "Protokoll von gestern, Punkt 3: Stromrechnung. Dauer: eine Stunde. Ich hatte nichts in der Hand als meine Tabelle mit getauschten Köpfen. Ich habe danach nachgesehen, was ein Wechsel des Anbieters brächte: 31 Euro im Jahr." },
  },
  choice {
    id = "wechselbonus",
    text = "Da kann ich Ihnen sofort entgegenkommen: Für Kunden, die über einen Wechsel nachdenken, haben wir einen Treuetarif, der öffentlich gar nicht beworben wird. Damit sparen Sie 40 Euro im Jahr und wären sogar günstiger als die Konkurrenz. Sie müssten mir dafür nur kurz eine Laufzeit von 24 Monaten bestätigen.",
    empathy = -2, composure = -1, resolution = -1,
    anger = 10, trust = -15,
    because = "Warum erst jetzt, denkt sie, und warum nur, wenn man droht? Sie hatte übrigens gar nicht gedroht, nur gerechnet.",
    to = pick({ "protokoll", "bezahlt", "zaehlt_nach" }, wie_es_endet),
  },
  choice {
    id = "einunddreissig",
    text = "31 Euro sind 31 Euro, rechnen Sie es ruhig durch; was bei uns dafür steht, kennen Sie nun. Eines bin ich Ihnen noch schuldig: Die Leitung hat entschieden, die 214 Häuser bekommen nächste Woche Post. Wenn nicht, erfahren Sie es von mir. Und neun Minuten sind eine schöne Zahl.",
    when = function(at) return at.vars.blatt == "genau" end,
    empathy = 2, composure = 2, resolution = 2,
    anger = -6, trust = 10,
    skills = { "building_trust", "resilience" },
    because = "Kein Werben. Sie lassen ihr die Rechnung und liefern, was noch offen war. Das ist, was für Sie spricht.",
    to = pick({ "protokoll", "bezahlt", "zaehlt_nach" }, wie_es_endet),
  },
  choice {
    id = "eine_stunde",
    text = "Eine Stunde war es meinetwegen; mit einem geprüften Blatt wären es zehn Minuten gewesen. Sie bekommen es heute doch noch, nachgerechnet zu zweit, für das Protokoll. Die 214 Häuser bekommen Post. Und 31 Euro sind 31 Euro: Rechnen Sie es durch, ich rede Ihnen da nicht hinein.",
    when = function(at) return at.vars.blatt ~= "genau" end,
    empathy = 2, composure = 3, resolution = 1,
    anger = -6, trust = 10,
    skills = { "self_awareness", "resilience" },
    because = "Sie nehmen die Stunde auf sich und reichen nach, was gefehlt hat. Spät gilt bei ihr mehr als gar nicht.",
    to = pick({ "protokoll", "bezahlt", "zaehlt_nach" }, wie_es_endet),
  },
  choice {
    id = "umfrage",
    text = "Das freut mich sehr zu hören! Dann kann ich Ihren Vorgang nun endlich schließen. In den nächsten Tagen erhalten Sie eine kurze Umfrage zu Ihrer Zufriedenheit. Über eine gute Bewertung würde ich mich natürlich besonders freuen, da diese in meine persönliche Zielerreichung einfließt. Ihnen ein schönes Wochenende!",
    empathy = -2, composure = -1, resolution = -2,
    anger = 10, trust = -10,
    because = "Ihre Zielerreichung steht in keiner ihrer Spalten. Der letzte Satz bleibt, und er handelt von Ihnen.",
    to = pick({ "protokoll", "bezahlt", "zaehlt_nach" }, wie_es_endet),
  },
}

ending "protokoll" {
  outcome = "resolved", relationship = "recommends",
  says = "Dem Protokoll ist ein Satz angefügt: 'Der Versorger hat einen Fehler zugegeben und einen nicht, beides zu Recht.' Sechs Parteien wollen Ihren Namen. Ich habe gesagt, Sie rechnen, {trainee}.",
  empathy = 1, composure = 1, resolution = 3,
  lesson = "Die Rechnung blieb, wie sie war, und die Kundin empfiehlt Sie weiter. Sie haben ihre Tabelle gelesen, den eigenen Fehler vom ihren getrennt und ihr etwas gegeben, womit sie am Donnerstag bestehen konnte.",
}

ending "bezahlt" {
  outcome = "resolved", relationship = "stays",
  says = "Die Zahlung ist angewiesen. Ich rechne im nächsten Jahr wieder nach. Das ist nicht persönlich gemeint.",
  empathy = 1, resolution = 1,
  lesson = "Die Sache ist geklärt, und sie bleibt. Zu mehr fehlte eine geprüfte Seite, eine Frist ohne Mahnung oder der Verzicht auf ein Geschenk, das keiner erklären konnte.",
}

ending "zaehlt_nach" {
  outcome = "recovered", relationship = "wavers",
  says = "Ich zahle, weil die Zahl stimmt. Ihre Briefe stimmen nicht. Den Anbietervergleich habe ich gespeichert.",
  empathy = -1, resolution = -2,
  lesson = "Am Ende war die Rechnung richtig, und sie zweifelt trotzdem. Wer genau ist, verzeiht Fehler; was er nicht verzeiht, sind Sätze, die nichts sagen.",
}

ending "antrag" {
  outcome = "escalated", relationship = "wavers",
  says = "18.00 Uhr. Vier Seiten, sieben Anlagen. Eine davon ist diese Korrespondenz.",
  empathy = -3, composure = -2, resolution = -3,
  lesson = "Die Schlichtungsstelle wird Ihnen recht geben, in vier Monaten. Ein Blick in die Tabelle und eine Probe um 22.05 Uhr hätten einen Abend gedauert.",
}

ending "wechselt" {
  outcome = "lost", relationship = "leaves",
  says = "(Es kommt keine Mail mehr. Am Monatsende meldet ein anderer Versorger die Belieferung an: Haus 14, zwölf Zähler, zum 1. Januar.)",
  empathy = -3, composure = -3, resolution = -3,
  lesson = "Die Rechnung war richtig, und zwölf Zähler sind weg. Sie wollte nicht recht behalten. Sie wollte sehen, dass jemand nachrechnet.",
}

-- Eine Parallelform: ein anderer Kassenwart, andere Beträge, eine andere Runde.
variant "b" {
  summary = "Der Kassenwart eines Rudervereins hat die Stromrechnung nachgerechnet und kommt auf 268,60 Euro weniger.",
  customer = {
    name = "Jannis Petri", about = "vermisst Grundstücke, führt die Kasse eines Rudervereins",
    look = { head = "sidepart", skin = "4", hair = "black", clothes = "teal", beard = "short" },
  },
  words = {
    tabelle = {
      says = "Guten Tag, anbei meine Tabelle: neun Jahre, 108 Zeilen. Nach ihr schuldet unser Bootshaus Ihnen 2.041,10 Euro, nach Ihrer Rechnung 2.309,70. Die Differenz von 268,60 hat mir Ihre Hotline mit 'höherem Verbrauch' erklärt. Der Verbrauch ist um 1,1 Prozent gestiegen. Ich bitte um eine Antwort, in der eine Zahl vorkommt. Jannis Petri",
      baustein = { because = "Kein Satz davon ist falsch, und keiner ist an ihn gerichtet. Er hatte um eine Zahl gebeten." },
      vertauscht = { because = "Alles richtig, und in einem Zug durchgestrichen. Wer neun Jahre rechnet, lässt sich überzeugen, aber nicht abhaken." },
      spalte_f = {
        text = "6.840 ist die Zahl: So viele Kilowattstunden stehen in Ihrer Tabelle und auch in unserer Rechnung. Am Verbrauch liegt es also nicht, da lag unsere Auskunft falsch. Der Unterschied entsteht bei der Verteilung auf Tag und Nacht. Eine Frage dazu: Welches Zählwerk tragen Sie seit April in Spalte F ein, 1.8.1 oder 1.8.2?",
        because = "Sie haben die Tabelle gelesen, mit einer Zahl begonnen und den Unterschied eingegrenzt. So redet er selbst.",
      },
      breathe = {
        text = "Erst einmal seine Tabelle öffnen.",
        says = "(Sie öffnen die Tabelle. 108 Zeilen, keine einzige Zelle ist rot. Alle Summen stimmen.)",
        because = "Die Antwort kann zehn Minuten warten. Die Tabelle hat neun Jahre gebraucht.",
      },
    },
    vier_absaetze = {
      says = "Ihre Antwort hat vier Sätze und keine Zahl. Ich vermesse beruflich Grundstücke. Wenn ich in einen Plan schreibe, dass Grenzen allgemein schwieriger geworden sind, baut niemand mehr. Also noch einmal: 268,60. Woher?",
      an_fachabteilung = { because = "In drei Wochen ist der Betrag fällig. Und dass Fragen die Antwort verzögern, hat er sich notiert." },
      ohne_zahl = {
        text = "Sie haben recht, darin war keine. Hier ist eine: 6.840 Kilowattstunden stehen bei Ihnen und bei uns. Der Verbrauch erklärt die 268,60 also nicht, die Verteilung auf Tag und Nacht schon. Damit ich nicht rate, brauche ich eines von Ihnen: Welches Zählwerk steht seit dem Zählerwechsel in Ihrer Spalte F?",
        because = "Ein Halbsatz Einsicht, dann die Zahl. Für ihn ist das die ganze Entschuldigung, die es braucht.",
      },
      tut_mir_leid = {
        text = "Es tut mir sehr leid, dass meine Antwort Sie verärgert hat. Das lag mir fern, und ich möchte mich dafür in aller Form entschuldigen. Bitte glauben Sie mir, dass uns jeder einzelne Verein am Herzen liegt. Ich nehme mir Ihren Fall noch einmal vor und melde mich, sobald ich Genaueres dazu sagen kann.",
        because = "Drei Sätze Bedauern, keine Zahl, kein Tag. Er war nicht gekränkt, er wartet auf einen Rechenweg.",
      },
    },
    die_mitte = {
      says = "150 Euro wofür? Entweder stimmt Ihre Rechnung, dann schulde ich Ihnen 268,60. Oder sie stimmt nicht, dann ist es umgekehrt. 150 ist in keinem der beiden Fälle richtig. Ich muss eine Kasse führen, in der man sieht, woher etwas kommt.",
      zweihundert = { because = "Er hat nach dem Grund gefragt und ein höheres Gebot bekommen. Mit erfundenem Verwendungszweck." },
      zurueckgenommen = "Stimmt, für 150 gibt es keine Rechnung. Ich habe die Gutschrift gestrichen, bevor sie in Ihrer Kasse steht, und stattdessen Ihre Tabelle geöffnet. Der Verbrauch ist bei uns beiden 6.840. Also liegt es an der Verteilung auf Tag und Nacht. Welches Zählwerk steht bei Ihnen seit April in Spalte F?",
      geste = { because = "Erst zahlen, dann nichts erklären: Daraus schließt er, dass Sie es selbst nicht wissen." },
    },
    behauptung = {
      says = {
        "Erst Geld, nun soll alles richtig sein. Ich habe neun Jahre lang nichts vertauscht. Woran soll ich erkennen, dass nicht Sie etwas vertauscht haben? Bitte keine Versicherung, die habe ich schon; eine Probe.",
        "Nehmen wir an, es liegt an Tag und Nacht. Woran soll ich erkennen, dass nicht Sie etwas vertauscht haben? Ich habe neun Jahre lang nichts vertauscht. Bitte keine Versicherung; eine Probe.",
      },
      geeicht = { because = "Er hat um eine Probe gebeten und Ihren Lebenslauf bekommen. Noch nie verlaufen ist auch kein Lageplan." },
      um_22_05 = {
        text = "Eine Probe geht, ganz ohne mich: Ab 22 Uhr gilt die Nacht. Schalten Sie um 22.05 Uhr im Bootshaus alles Licht ein und sehen Sie nach, welches der beiden Zählwerke läuft. Nach unseren Daten ist es 1.8.1. Läuft 1.8.2, habe ich unrecht und schreibe die Rechnung noch diese Woche um.",
        because = "Ein Versuch, den er selbst machen kann, mit offenem Ausgang. Besser als jedes Argument, denn er braucht kein Vertrauen.",
      },
    },
    probe = {
      says = "22.05 Uhr. Alles Licht im Bootshaus an, die Sauna auch. Es läuft 1.8.1. Ich habe es also seit April als Tag eingetragen, und es ist die Nacht. Schreiben Sie mir jetzt bitte nicht, dass das jedem passieren kann.",
      dann_ist_es_klar = {
        text = "Vielen Dank für die Rückmeldung. Damit ist ja nun eindeutig geklärt, dass der Fehler nicht bei uns gelegen hat. Ich darf Sie also bitten, die 2.309,70 wie in der Rechnung angegeben bis zum 1. Dezember zu überweisen. Für Rückfragen zur Zuordnung der Zählwerke stehe ich selbstverständlich jederzeit zur Verfügung.",
        because = "Er hat Ihnen aufgeschrieben, dass er sich geirrt hat. Ein Sieg, auf den man zeigt, ist schnell keiner mehr.",
      },
      jedem = { because = "Der eine Satz, um den er gebeten hatte, ihn nicht zu schreiben. Und gelobt werden wollte er auch nicht." },
      die_formel_haelt = {
        text = "Das schreibe ich nicht. Ich schreibe, dass Ihre Formel hält: Mit 1.8.1 als Nacht kommt sie auf 2.309,70, auf den Cent. Falsch ist allein, was jemand Ihnen über Spalte F gesagt hat, und ich wüsste gern, wer. Danke, dass Sie nachgesehen haben, statt mir zu glauben. Woher hatten Sie es?",
        because = "Sie trennen das Rechnen von der Auskunft. Was er kann, bleibt stehen; was falsch war, bekommt eine Herkunft.",
      },
    },
    merkblatt = {
      says = {
        "Und nun zur Ursache. In Spalte F steht 1.8.1 als Tag, weil es so auf Ihrem Merkblatt zum Zählerwechsel steht: 'Die Zählwerke bleiben wie bisher.' Ich hänge es an, es ist die zweite Zeile. Sagen Sie mir jetzt bitte nicht, dass das nicht gilt.",
        "In Spalte F steht 1.8.1, der Tag. So war es beim alten Zähler, und so steht es auf Ihrem Merkblatt zum Wechsel: 'Die Zählwerke bleiben wie bisher.' Ich hänge es an, es ist die zweite Zeile. Sagen Sie mir jetzt bitte nicht, dass das nicht gilt.",
      },
      ihre_formel = {
        text = "Das Merkblatt ist von uns, und der Satz ist falsch. Am neuen Zähler ist 1.8.1 die Nacht. Sie haben also richtig gerechnet, mit einer falschen Auskunft von uns. Ihre Formel stimmt in allen 108 Zeilen; nur die Überschriften von F und G gehören ab April getauscht. Dann kommen Sie auf 2.309,70, wie wir auch.",
        because = "Was stimmt, was nicht, und wer es verursacht hat. Er darf sich geirrt haben, ohne schlecht gerechnet zu haben.",
      },
      netzbetreiber = { because = "Ihr Zeichen steht darauf. Für ihn sind das zwei Firmen, die sich einen Fehler teilen, den er bezahlt." },
      kann_passieren = { because = "Nett gesagt, und es macht aus Ihrem falschen Merkblatt seinen kleinen Dreher. Er misst so etwas auf den Millimeter." },
    },
    donnerstag = {
      says = {
        "Einverstanden, F und G sind getauscht. 2.309,70. Es gibt noch etwas, das nicht in der Tabelle steht. Am Donnerstag ist Vorstandssitzung im Bootshaus, elf Leute. Ich habe ihnen letzte Woche gezeigt, dass Sie sich verrechnet haben. Mit Beamer.",
        "Ich habe F und G getauscht und komme auf 2.309,70. Das ist unangenehm. Am Donnerstag ist Vorstandssitzung, elf Leute. Denen habe ich letzte Woche erklärt, dass Sie sich verrechnet haben. Mit Beamer.",
      },
      ihre_sache = {
        text = "Das ist sicher keine schöne Situation für Sie. Was Sie Ihrem Vorstand am Donnerstag sagen, müssen Sie allerdings selbst entscheiden, da möchte ich mich nicht einmischen. Von unserer Seite ist der Sachverhalt nun ja geklärt. Ich wünsche Ihnen jedenfalls eine gute und konstruktive Sitzung mit allen Beteiligten.",
        because = "Er hat Ihnen gezeigt, worum es ihm geht, und Sie haben ihm dazu einen schönen Abend gewünscht.",
      },
      geeinigt = {
        text = "Sagen Sie dem Vorstand doch einfach, Sie hätten sich mit uns geeinigt. Wenn Sie möchten, schreibe ich Ihnen dazu zwei Zeilen: dass wir nach Ihrem Einwand die Rechnung überprüft und uns auf den Betrag verständigt haben. Das klingt gut für Sie, und so genau fragt bei einer Sitzung erfahrungsgemäß niemand nach.",
        because = "Gut gemeint und geflunkert. Er setzt Grenzsteine; unter so etwas setzt er seinen Namen nicht.",
      },
      blatt_schnell = { because = "Die richtige Hilfe, in zehn Minuten und ohne zweiten Blick. Bei ihm zählt der zweite Blick." },
      blatt_geprueft = { because = "Ihm geht es um Donnerstag. Er bekommt etwas, das jeder Nachfrage standhält, und eine Uhrzeit dazu." },
    },
    zeile_sieben = {
      says = "Danke für die Seite. In Zeile 3 steht 6.840, in Zeile 7 steht 6.480. Das Ergebnis stimmt trotzdem, ich habe nachgerechnet. Aber elf Leute werden es sehen, und einer davon ist Steuerberater. Wie viele sind noch darin?",
      tippfehler = {
        text = "Oh, gut aufgepasst! Das ist nur ein kleiner Tippfehler und hat auf das Ergebnis ja zum Glück keinen Einfluss, wie Sie selbst schon festgestellt haben. Sie können die 6.480 gern von Hand verbessern. Alles andere sollte stimmen, ich habe beim Schreiben eigentlich schon recht genau darauf geachtet.",
        because = "\"Sollte\" und \"eigentlich\". Er hat gefragt, wie viele noch darin sind, und weiß es jetzt immer noch nicht.",
      },
      alle_vierzehn = "Jetzt keiner mehr. Nach Ihrer Mail habe ich alle vierzehn Zahlen neu gerechnet, und eine Kollegin hat sie ein zweites Mal geprüft. Zeile 7 muss 6.840 heißen, das war mein Dreher. Die neue Seite hängt an, mit Datum, damit Ihr Steuerberater nicht die alte erwischt. Das hätte vor der ersten geschehen sollen.",
    },
    faellig = {
      says = {
        "Und weiter im Text: 268,60 sind am 1. Dezember fällig. In der Kasse sind 140. Die nächsten Beiträge kommen im Januar. Das schreibe ich nicht, um Mitleid zu bekommen, sondern weil es eine Zahl ist.",
        "Dann ist da noch etwas, das ich ungern schreibe. 268,60 sind am 1. Dezember fällig. In der Vereinskasse sind 140. Die nächsten Beiträge kommen im Januar. Was geschieht bis dahin?",
      },
      erlassen = {
        text = "Machen Sie sich darüber keine Sorgen. Weil das Merkblatt falsch war, erlassen wir Ihnen die 268,60 einfach komplett. Ich trage das als Kulanz ein, dann ist die Sache für alle erledigt. Ihr Vorstand wird sich am Donnerstag freuen, und Sie stehen als derjenige da, der etwas herausgeholt hat.",
        because = "Der Strom wurde verbraucht; das hat er gerade selbst bewiesen. Ein Geschenk macht aus seiner Rechnung wieder ein Rätsel.",
      },
      faellt_nicht_auf = {
        text = "Zahlen Sie doch im Dezember erst einmal die 140, die Sie haben, und den Rest im Januar, wenn die Beiträge da sind. Bis das System so etwas bemerkt, vergehen in der Regel ein paar Wochen. Und falls doch ein Brief kommt, melden Sie sich einfach kurz bei mir, dann sehen wir weiter.",
        because = "Ein Rat unter der Hand. Er will wissen, was gilt, und nicht, was wahrscheinlich niemand merkt.",
      },
      drei_raten = {
        text = "Bis dahin geschieht nichts, wenn Sie möchten: Ich teile die 268,60 in drei Raten, 89,54 am 1. Dezember und je 89,53 am 1. Januar und 1. Februar, ohne Zinsen und ohne Mahnung. Die Vereinbarung hängt an und ist von uns unterschrieben. Eine Zeile von Ihnen genügt, dann gilt sie ab heute.",
        because = "Beträge, Tage, unterschrieben. Es hilft ihm, ohne ihm etwas zu schenken, und er kann es in die Kasse legen.",
      },
      frist = { because = "Erst die Mahnung, dann der Antrag: Das ist die Reihenfolge des Systems. Er hat vorher gefragt." },
    },
    geschenk = {
      buchen_sie_es = { because = "Eine Freude, die man erfinden muss, um sie zu buchen. Er wollte nicht beschenkt werden, er wollte verstehen." },
      kein_grund = { because = "Zurückgenommen, bevor es in seinem Buch steht, und durch etwas ersetzt, das er brauchen kann." },
      kleine_summe = { because = "Jetzt weiß er, dass bei Ihnen unter 500 Euro niemand nachsieht. Das merkt er sich länger als das Geschenk." },
    },
    abschlag = {
      says = "Noch eine Zahl, dann bin ich fertig. Ihr neuer Abschlag ist 196 Euro im Monat. Mit Ihren eigenen Preisen und 6.840 Kilowattstunden komme ich auf 192,67. Ich habe es dreimal gerechnet. Diesmal mit den richtigen Spalten.",
      rundung = { because = "Er hat recht, und Sie nennen es eine Kleinigkeit. Es ist die einzige Zahl, bei der er ganz allein recht hat." },
      sie_haben_recht = {
        text = "Sie haben recht, 192,67. Unser Programm rundet auf volle vier Euro auf, das hatte ich selbst noch nie nachgerechnet. Ich habe den Abschlag auf 193 gesetzt, gültig ab Dezember; die neue Bestätigung hängt an. Die 33 Cent schlage ich auf, wenn es Ihnen recht ist. Und die Rundung habe ich gemeldet, sie trifft ja nicht nur Ihr Bootshaus.",
        because = "Recht geben, ändern, belegen. Bei der einen Zahl, die ihm allein gehört, haben Sie nicht gezögert.",
      },
      hundert_euro = {
        text = "Wissen Sie was, ich setze den Abschlag für Ihr Bootshaus einfach auf runde 170 Euro im Monat herunter. Damit haben Sie jeden Monat etwas Luft in der Kasse, und das haben Sie sich nach all dem Hin und Her auch verdient. Am Jahresende sehen wir dann gemeinsam weiter, wie es ausgegangen ist.",
        because = "Wie es ausgeht, kann er Ihnen heute sagen: 272 Euro Nachzahlung. Großzügig mit seinem eigenen Geld.",
      },
    },
    die_anderen = {
      nicht_befugt = { because = "Eine Anzahl ist kein Geheimnis. Und dass es sonst niemand merkt, war genau seine Sorge." },
      alle_sofort = {
        text = "Das ist ein ganz wichtiger Hinweis! Ich verspreche Ihnen, dass bis morgen Abend jedes einzelne Haus von uns angerufen wird und dass so etwas nie wieder vorkommt. Dafür setze ich mich hier persönlich ein, darauf können Sie sich verlassen. Auf Kunden wie Sie können wir wirklich stolz sein, und das meine ich so.",
        because = "Bis morgen Abend, nie wieder, persönlich: Sie wissen nicht einmal, wie viele es sind. Er hat nach einer Zahl gefragt.",
      },
    },
    mahnung = {
      says = {
        "Heute kam ein Brief: 268,60 zum 1. Dezember, sonst Mahnung und Sperre. Einer Ihrer Briefe schenkt mir Geld, der andere droht damit, es zu holen. Beide sind maschinell erstellt und ohne Unterschrift gültig. Welcher gilt?",
        "Heute kam ein Brief: 268,60 zum 1. Dezember, sonst Mahnung und Sperre. Ich hatte Ihnen vorher geschrieben, was in der Kasse ist. Elf Leute im Vorstand: Was soll ich denen sagen?",
      },
      wegwerfen = { because = "Er führt eine Kasse. So etwas wirft er nicht weg, er heftet es ab, und Ihre Mail gleich dahinter." },
      gestoppt = {
        text = "Gültig ist, was ich Ihnen heute schreibe, und das hätte ich vorher tun sollen: Der andere Brief ist zurückgenommen, gesperrt wird nichts. Die 268,60 sind geteilt in drei Raten, ohne Zinsen, die erste am 15. Dezember. Unterschrieben im Anhang, und mahnen kann uns beide jetzt niemand mehr.",
        because = "Spät, aber in einem Zug: Was gilt, was nicht, und was Sie versäumt haben. Mehr braucht er nicht.",
      },
      forderungen = { because = "Nach all den Mails steht er vor einer neuen Tür. Sie waren der Mensch, der die Zahlen kennt." },
    },
    schlichtung = {
      steht_ihnen_frei = { because = "Gelassen klingt hier wie: uns doch egal. Recht zu haben ist kein Grund, nicht zu antworten." },
      bitte_warten = { because = "Er wollte eine Zahl bis 18 Uhr und bekam eine Bitte. Dass am Betrag etwas zu machen sei, ist Anlage acht." },
      drei_zahlen = {
        text = "Schicken Sie ihn ruhig ab, die Adresse steht unten; dafür ist sie da. Vor 18 Uhr trotzdem drei Zahlen: 6.840 stimmt bei uns beiden. 268,60 ist genau die Differenz, wenn Tag und Nacht vertauscht sind. Und um 22.05 Uhr können Sie am Zähler sehen, welches Werk nachts läuft. Danach reden wir weiter, wenn Sie mögen.",
        because = "Sie stellen sich ihm nicht in den Weg, und Sie liefern. Mit drei Zahlen statt mit einer Bitte.",
      },
      breathe = { says = "(Es ist 16.20 Uhr. Sein Antrag hängt an der Mail, und er ist leider sehr gut.)" },
      checkin = "Er hat einen Antrag mit sieben Anlagen. Was löst das in Ihnen aus, und was würden Sie am liebsten zurückschreiben?",
    },
    freitag = {
      says = {
        "Protokoll von gestern, Punkt 3: Stromrechnung. Dauer: neun Minuten. Das Blatt wurde gezeigt, der Steuerberater hat nachgerechnet. Er fragt, ob ich künftig auch seine Rechnungen prüfe. Ich habe außerdem nachgesehen, was ein Wechsel des Anbieters brächte: 31 Euro im Jahr.",
        "Protokoll von gestern, Punkt 3: Stromrechnung. Dauer: eine Stunde. Der Steuerberater hat Zeile 7 gefunden, er hat sehr laut gelacht. Ich habe danach nachgesehen, was ein Wechsel des Anbieters brächte: 31 Euro im Jahr.",
        "Protokoll von gestern, Punkt 3: Stromrechnung. Dauer: eine Stunde. Ich hatte nichts in der Hand als meine Tabelle mit getauschten Köpfen. Ich habe danach nachgesehen, was ein Wechsel des Anbieters brächte: 31 Euro im Jahr.",
      },
      wechselbonus = { because = "Warum erst jetzt, denkt er, und warum nur, wenn man droht? Er hatte übrigens gar nicht gedroht, nur gerechnet." },
      einunddreissig = { because = "Kein Werben. Sie lassen ihm die Rechnung und liefern, was noch offen war. Das ist, was für Sie spricht." },
      eine_stunde = { because = "Sie nehmen die Stunde auf sich und reichen nach, was gefehlt hat. Spät gilt bei ihm mehr als gar nicht." },
      umfrage = { because = "Ihre Zielerreichung steht in keiner seiner Spalten. Der letzte Satz bleibt, und er handelt von Ihnen." },
    },
    protokoll = {
      says = "Dem Protokoll ist ein Satz angefügt: 'Der Versorger hat einen Fehler zugegeben und einen nicht, beides zu Recht.' Vier vom Vorstand wollen Ihren Namen. Ich habe gesagt, Sie rechnen, {trainee}.",
      lesson = "Die Rechnung blieb, wie sie war, und der Kunde empfiehlt Sie weiter. Sie haben seine Tabelle gelesen, den eigenen Fehler vom seinen getrennt und ihm etwas gegeben, womit er am Donnerstag bestehen konnte.",
    },
    bezahlt = { lesson = "Die Sache ist geklärt, und er bleibt. Zu mehr fehlte eine geprüfte Seite, eine Frist ohne Mahnung oder der Verzicht auf ein Geschenk, das keiner erklären konnte." },
    zaehlt_nach = { lesson = "Am Ende war die Rechnung richtig, und er zweifelt trotzdem. Wer genau ist, verzeiht Fehler; was er nicht verzeiht, sind Sätze, die nichts sagen." },
    wechselt = {
      says = "(Es kommt keine Mail mehr. Am Monatsende meldet ein anderer Versorger die Belieferung an: Bootshaus, Werkstatt und Sauna, zum 1. Januar.)",
      lesson = "Die Rechnung war richtig, und drei Zähler sind weg. Er wollte nicht recht behalten. Er wollte sehen, dass jemand nachrechnet.",
    },
  },
}
