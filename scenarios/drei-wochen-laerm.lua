-- Ein Kauf, an dem jemand zweifelt: Hörgeräte, am vorletzten Tag der Probezeit.
-- Drei Leute haben daran gedreht, keiner hat gefragt, wen sie verstehen will.
-- Zurückgeben darf sie; das Ziel ist nicht, dass sie behält, sondern dass sie
-- etwas weiß, wenn sie entscheidet.
--
-- wen:   sie wurde gefragt, wen sie verstehen will
-- eins:  es wurde nur eine einzige Sache verstellt, und dieselbe Stimme gehört
-- frist: "mündlich"     die Verlängerung ist dahingesagt
--        "schriftlich"  sie steht auf Papier, mit Tag und Namen
-- satt:  es wurde zu viel versprochen, sie glaubt es am Montag nicht mehr

local function muede(at) return at.mood.anger >= 66 end

local function oder_formular(sonst)
  return function(at) return muede(at) and "muede" or sonst end
end

-- Worte ändern bei ihr wenig; was sie gehört hat, zählt.
local function wie_es_endet(at)
  if at.vars.eins and at.vars.frist == "schriftlich" and not at.vars.satt and at.mood.trust >= 50 then return "am_tisch" end
  if at.vars.eins and at.mood.trust >= 28 then return "behaelt" end
  if at.mood.trust >= 36 then return "kommt_wieder" end
  return "schublade"
end

scenario {
  id       = "drei-wochen-laerm",
  title    = "Drei Wochen Lärm",
  summary  = "Eine Kundin bringt ihre Hörgeräte zurück: Sie höre alles und verstehe nichts.",
  channel  = "counter",
  level    = 2,
  language = "de",
  minutes  = 6,
  skills   = { "needs_assessment", "active_listening", "empathy", "positive_language" },
  weights  = { empathy = 35, composure = 25, resolution = 40 },
  max_turns = 18, out_of_turns = "formular",
  customer = {
    name = "Ingrid Thoms", about = "hatte eine Konditorei, isst sonntags mit der ganzen Familie",
    look = { head = "curls", skin = "1", hair = "gray", clothes = "teal" },
    mood = { anger = 50, trust = 30 },
    persona = "weary",
  },
  vars = {
    wen   = false,
    eins  = false,
    frist = { "keine", "mündlich", "schriftlich" },
    satt  = false,
  },
  start = "karton",
}

node "karton" {
  says = "Hier. Drei Wochen Lärm, ordentlich verpackt, die Quittung liegt bei. Sie sind der Dritte, dem ich das erzähle, also kurz: Alles klirrt, und ich möchte das nicht mehr.",
  choice {
    id = "gewoehnung",
    text = "Das kennen wir gut, Frau Thoms. Am Anfang ist das ganz normal, man muss sich erst daran gewöhnen. Geben Sie dem Ganzen noch Zeit.",
    empathy = -2, composure = -1, resolution = -2,
    anger = 10, trust = -10,
    because = "Es stimmt sogar. Aber sie hat es zweimal gehört, und die Zeit läuft morgen ab.",
    to = "zum_dritten",
  },
  choice {
    id = "was_klirrt",
    text = "Zurückgeben können Sie sie bis morgen Abend, das bleibt so. Ich habe gelesen, was bisher verstellt wurde. Was klirrt denn am meisten?",
    empathy = 2, composure = 2, resolution = 2,
    anger = -8, trust = 15,
    skills = { "active_listening", "building_trust" },
    because = "Die Tür bleibt offen, das Erzählte muss sie nicht noch einmal erzählen, und die Frage ist klein genug für eine müde Kundin.",
    to = "besteck",
  },
  choice {
    id = "rueckgabe",
    text = "Selbstverständlich, das ist Ihr gutes Recht. Ich mache Ihnen die Rückgabe gleich fertig, das ist eine Sache von zwei Minuten, und Sie sind es los.",
    empathy = -1, composure = 1, resolution = -2,
    anger = -5,
    because = "Höflich, korrekt, und Sie wissen danach so wenig wie zuvor. Was sie kaufen wollte, geht mit ihr zur Tür hinaus.",
    to = "zwei_minuten",
  },
  choice {
    id = "neues_modell",
    text = "Da haben Sie Glück, letzte Woche ist die neue Generation gekommen. Die filtert solche Geräusche fast ganz heraus. Darf ich sie Ihnen zeigen?",
    empathy = -3, composure = -1, resolution = -2,
    anger = 10, trust = -15,
    because = "Sie bringt etwas zurück, und Sie verkaufen ihr das Nächste. Was klirrt, wissen Sie immer noch nicht.",
    to = "noch_besser",
  },
}

node "zum_dritten" {
  says = "Gewöhnung. Das hat der Erste gesagt. Die Zweite auch, sie hatte eine Broschüre dazu. Ich kann sie auswendig. Haben Sie auch eine?",
  choice {
    id = "keine_broschuere",
    text = "Nein, und ich lege auch keine dazu. Ich habe geredet, bevor ich gefragt habe. Erzählen Sie mir nur von gestern: Was hat da geklirrt?",
    empathy = 2, composure = 2, resolution = 1,
    anger = -12, trust = 15,
    skills = { "self_awareness", "active_listening" },
    because = "Ein Satz über den eigenen Fehler, und dann etwas, das sie leicht beantworten kann.",
    to = "besteck",
  },
  choice {
    id = "studien",
    text = "Es ist aber wirklich so, das belegen viele Studien. Wer mindestens acht Stunden am Tag trägt, gewöhnt sich schneller. Wie lange tragen Sie sie?",
    empathy = -3, composure = -1, resolution = -1,
    anger = 10, trust = -10,
    because = "Jetzt muss sie sich rechtfertigen. Die Frage nach den Stunden klang schon nach der Antwort.",
    to = pick({ "besteck", "muede" }, oder_formular("besteck")),
  },
  choice {
    id = "so_leid",
    text = "Das tut mir jetzt wirklich leid, Frau Thoms. Ich kann mir vorstellen, wie anstrengend das alles für Sie sein muss. Das ist ja auch nicht leicht.",
    empathy = -1, composure = -1, resolution = -2,
    anger = 5, trust = -5,
    because = "Freundlich, und es passt auf jede. Sie wollte nicht bedauert werden, sie wollte, dass jemand fragt.",
    to = "besteck",
  },
}

node "zwei_minuten" {
  says = "Zwei Minuten. Beim Verkaufen haben Sie sich eine Stunde Zeit genommen, mit Kaffee. ...Nein, schon gut. Wo unterschreibe ich?",
  choice {
    id = "hier_unten",
    text = "Hier unten rechts, und einmal auf der Rückseite. Das Geld haben Sie in einer Woche auf dem Konto. Brauchen Sie vielleicht noch eine Tüte?",
    empathy = -3, composure = 1, resolution = -3,
    anger = 5, trust = -10,
    because = "Alles erledigt. Sie hat gezögert, und das stand in keinem Feld.",
    to = "formular",
  },
  choice {
    id = "wofuer",
    text = "Hier, und es eilt nicht. Den Kaffee gibt es auch jetzt. Eine Frage vorher, Sie dürfen sie auslassen: Wofür hatten Sie sie damals gekauft?",
    empathy = 2, composure = 2, resolution = 1,
    anger = -8, trust = 10,
    skills = { "needs_assessment", "empathy" },
    because = "Sie haben das Zögern gehört. Das Formular bleibt liegen, wo sie es sehen kann, und die Frage darf sie auslassen.",
    to = "besteck",
  },
  choice {
    id = "schade",
    text = "Ach, das ist aber schade. Wissen Sie, die meisten, die in dieser Woche aufgeben, bereuen es später. Ohne Geräte wird das Gehör nicht besser.",
    empathy = -2, composure = -2, resolution = -1,
    anger = 10, trust = -15,
    because = "Angst als Verkaufshilfe. Und \"aufgeben\" ist ein Wort, das man sich mit nach Hause nimmt.",
    to = pick({ "besteck", "muede" }, oder_formular("besteck")),
  },
}

node "noch_besser" {
  says = "Noch besser. Dann waren die hier also schlecht? Vor drei Wochen waren die nämlich das Beste, was Sie haben.",
  choice {
    id = "tausch",
    text = "Nein, die sind wirklich sehr gut! Die neuen sind nur eben noch besser. Ich könnte Ihnen bei einem Tausch auch preislich sehr entgegenkommen.",
    empathy = -2, composure = -2, resolution = -2,
    anger = 10, trust = -15,
    because = "Aus drei Wochen Lärm wird ein Angebot. Sie rechnet jetzt, und zwar mit Ihnen.",
    to = pick({ "besteck", "muede" }, oder_formular("besteck")),
  },
  choice {
    id = "jeder_anders",
    text = "So kann man das nicht sagen. Jedes Ohr ist anders, und manche Kunden kommen mit der einen Technik besser zurecht als mit einer anderen.",
    empathy = -2, composure = 1, resolution = -2,
    anger = 5, trust = -5,
    because = "Richtig für alle Ohren der Welt. Ihre waren nicht dabei.",
    to = "besteck",
  },
  choice {
    id = "zurueck_ins_regal",
    text = "Die Frage habe ich verdient. Das neue bleibt im Regal. Ich weiß ja noch gar nicht, was Sie hören und was nicht. Was klirrt am meisten?",
    empathy = 2, composure = 3, resolution = 1,
    anger = -8, trust = 15,
    skills = { "self_awareness", "building_trust" },
    because = "Sie räumen das Angebot weg, ehe sie es ablehnen muss. Ab hier geht es um ihre Ohren.",
    to = "besteck",
  },
}

node "besteck" {
  says = {
    { when = function(at) return at.visited("zwei_minuten") end,
      text = "Wofür. ...Nicht für das Besteck, das klirrt nämlich am schlimmsten. Und das Wasser, und meine eigene Zeitung. Ich höre alles und verstehe nichts." },
    { text = "Das Besteck. Die Schublade, das Wasser, meine eigene Zeitung. Und wenn jemand spricht, ist es nur noch mehr. Ich höre alles und verstehe nichts." },
  },
  choice {
    id = "ein_tick",
    text = "Das haben wir gleich. Ich nehme die hohen Töne einen Tick zurück und mache das Ganze etwas leiser, dann ist das mit dem Besteck vorbei.",
    empathy = -1, composure = -1, resolution = -2,
    anger = 5, trust = -5,
    because = "Der vierte Tick. Leiser wird damit auch die Stimme, um die es ihr geht; nur wissen Sie das noch nicht.",
    to = "minus_ein_tick",
  },
  choice {
    id = "gutes_zeichen",
    text = "Dass Sie sogar die Zeitung hören, ist doch ein wunderbares Zeichen! Daran sieht man, wie viel Ihnen in den letzten Jahren gefehlt hat.",
    empathy = -3, composure = -1, resolution = -1,
    anger = 10, trust = -10,
    because = "Ihr hat die Zeitung nicht gefehlt. Sie freuen sich über etwas, das sie gerade zurückgibt.",
    to = pick({ "minus_ein_tick", "muede" }, oder_formular("minus_ein_tick")),
  },
  choice {
    id = "wen_verstehen",
    text = "Alles hören und nichts verstehen, das ist das Gegenteil von dem, was Sie wollten. Darf ich fragen, wen? Wen wollten Sie verstehen?",
    empathy = 3, composure = 1, resolution = 2,
    anger = -8, trust = 15,
    effect = function(at) at.vars.wen = true end,
    skills = { "active_listening", "needs_assessment" },
    because = "Ihr eigener Satz, und dahinter die Frage, die in drei Wochen keiner gestellt hat: nicht was, sondern wen.",
    to = "fuer_wen",
  },
  choice {
    id = "neuer_test",
    text = "Dann würde ich vorschlagen, dass wir noch einmal einen kompletten Hörtest machen. Am Donnerstag um neun wäre etwas frei, er dauert eine Stunde.",
    empathy = -2, composure = 1, resolution = -2,
    anger = 10, trust = -5,
    because = "Gründlich, und zu spät: Die Probezeit endet morgen. Außerdem sitzt beim Test niemand am Tisch und redet.",
    to = pick({ "minus_ein_tick", "muede" }, oder_formular("minus_ein_tick")),
  },
}

node "minus_ein_tick" {
  says = {
    { when = muede,
      text = "Der Erste hat einen Tick lauter gemacht, die Zweite einen Tick heller. Und jetzt Sie. Ich bin doch kein Backofen." },
    { text = "Der Erste hat einen Tick lauter gemacht, die Zweite einen Tick heller. Jetzt wieder zurück. Dann sind wir ja bald am Anfang." },
  },
  choice {
    id = "genau_so",
    text = "Ja, das ist leider wirklich ein wenig Ausprobieren, da müssen wir gemeinsam durch. Bitte sagen Sie einfach Stopp, wenn es angenehm klingt.",
    empathy = -1, composure = -1, resolution = -2,
    anger = 10, trust = -10,
    because = "Sie soll einstellen, was sie nicht kennt. Angenehm ist am Ende: aus.",
    to = pick({ "kollege", "muede" }, oder_formular("kollege")),
  },
  choice {
    id = "was_fehlt",
    text = "Da haben Sie recht, ich drehe am Falschen. Lassen wir die Regler. Wer sitzt denn am Tisch, wenn Sie etwas nicht verstehen? Wen vermissen Sie?",
    empathy = 3, composure = 2, resolution = 1,
    anger = -8, trust = 10,
    effect = function(at) at.vars.wen = true end,
    skills = { "needs_assessment", "self_awareness" },
    because = "Sie lassen die Technik los und kommen zu dem, was sie hergeführt hat. Einen Tick später, aber Sie kommen.",
    to = "fuer_wen",
  },
  choice {
    id = "die_kollegen",
    text = "Das verstehe ich auch nicht, was die beiden da gemacht haben. Eine so hohe Einstellung beim ersten Termin hätte ich nie gewählt, ehrlich.",
    empathy = -1, composure = -3, resolution = -1,
    anger = 5, trust = -10,
    because = "Sie stehen jetzt besser da als zwei Leute, denen sie auch einmal vertraut hat. Geholfen ist ihr nicht.",
    to = "kollege",
  },
}

node "kollege" {
  says = "(Ein Kollege kommt aus der Werkstatt: 'Ah, Frau Thoms! Na, immer noch nicht dran gewöhnt?' Sie schiebt den Karton ein Stück von sich weg.) Sehen Sie. Ich bin hier bekannt.",
  choice {
    id = "danke_jens",
    text = "Danke, Jens, wir sind mitten im Gespräch. (Leiser:) Sie sind hier nicht schwierig, Frau Thoms. Wir haben Sie nur noch nicht das Richtige gefragt.",
    empathy = 2, composure = 3, resolution = 1,
    anger = -8, trust = 15,
    skills = { "conflict_resolution", "emotional_regulation" },
    because = "Der Kollege behält sein Gesicht und sie ihres. Mehr als ein Satz in jede Richtung war nicht nötig.",
    to = "fuer_wen",
  },
  choice {
    id = "lachen",
    text = "(Sie lachen mit.) Ja, wir zwei sind gerade dabei! Nicht wahr, Frau Thoms? Aufgegeben wird hier höchstens ein Brief, so schnell geht das nicht.",
    empathy = -3, composure = -1, resolution = -1,
    anger = 10, trust = -15,
    because = "Ein Scherz zu zweit über die Dritte. Sie hat verstanden, auch ohne Gerät.",
    to = pick({ "fuer_wen", "muede" }, oder_formular("fuer_wen")),
  },
  choice {
    id = "zurechtweisen",
    text = "Jens, das war jetzt wirklich völlig daneben! So redet man nicht mit Kunden. Entschuldige dich bitte auf der Stelle bei Frau Thoms dafür.",
    empathy = 1, composure = -3, resolution = -1,
    anger = 5, trust = -5,
    because = "Gut gemeint, und nun stehen alle im Laden um ihren Karton. Das gehört in die Werkstatt, hinterher.",
    to = "fuer_wen",
  },
  breathe = { composure = 1, anger = -5, text = "Kurz nichts sagen.", says = "(Niemand sagt etwas. Der Kollege merkt es und sieht auf seine Schuhe. Sie lässt den Karton los.)",
    because = "Manches geht von selbst vorbei, wenn niemand mitlacht." },
}

node "muede" {
  says = "Wissen Sie, ich bin keine schwierige Kundin. Ich bin müde. Geben Sie mir bitte einfach das Formular, dann haben wir es beide hinter uns.",
  breathe = { composure = 2, anger = -5, text = "Einen Moment still bleiben.", says = "(Sie holen Luft. Sie auch. Draußen fährt die Straßenbahn vorbei, und sie verzieht das Gesicht, obwohl die Geräte im Karton liegen.)",
    because = "Müdigkeit steckt an. Ein Atemzug trennt ihre von Ihrer.", skills = { "emotional_regulation" } },
  checkin = "Die dritte Stunde im Dienst, und sie gibt auf. Was macht das mit Ihnen, und wollten Sie das Formular auch schon holen?",
  choice {
    id = "bitte_nicht",
    text = "Bitte tun Sie das nicht, Frau Thoms! Ich gebe Ihnen fünfzehn Prozent auf den Preis, wenn Sie sich heute noch dafür entscheiden, ja?",
    empathy = -2, composure = -3, resolution = -2,
    anger = 5, trust = -15,
    because = "Sie ist müde vom Hören, und Sie feilschen. Billiger klirrt es genauso.",
    to = "formular",
  },
  choice {
    id = "formular_und_frage",
    text = "Das Formular liegt hier, ausgefüllt, Sie müssen nur unterschreiben. Und wenn Sie mögen, eine einzige Frage: Wen wollten Sie verstehen?",
    empathy = 3, composure = 2, resolution = 1,
    anger = -12, trust = 20,
    effect = function(at) at.vars.wen = true end,
    skills = { "emotional_regulation", "resilience", "needs_assessment" },
    because = "Sie bekommt, was sie wollte, ohne Kampf. Gerade deshalb kann sie noch einen Augenblick bleiben.",
    to = "fuer_wen",
  },
  choice {
    id = "dann_eben",
    text = "Wenn Sie es sich nicht mehr anders überlegen möchten, kann ich Sie natürlich nicht aufhalten. Hier ist es, ein Kugelschreiber liegt daneben.",
    empathy = -3, composure = -1, resolution = -3,
    anger = 5, trust = -10,
    because = "Korrekt, mit gekränktem Rand. Sie hat ihn gehört.",
    to = "formular",
  },
}

node "fuer_wen" {
  says = {
    { when = function(at) return at.vars.wen end,
      text = "Wen? ...Lotte. Meine Enkelin, sie ist sechs und spricht in den Teller. Am Sonntag hat sie gesagt: 'Ist egal, Oma.' Jetzt erzählt sie es dem Hund." },
    { text = "Es ist wegen meiner Enkelin, wenn Sie es wissen wollen. Sie ist sechs. 'Ist egal, Oma', sagt sie neuerdings. Und erzählt es dem Hund." },
  },
  choice {
    id = "sonntag_nachbauen",
    text = "'Ist egal' ist ein langer Satz für sechs Jahre. Dann stellen wir nicht die Küche ein, sondern Lotte. Haben Sie ihre Stimme auf dem Telefon?",
    empathy = 2, composure = 2, resolution = 3,
    anger = -8, trust = 15,
    skills = { "empathy", "adaptability" },
    because = "Sie nehmen den Satz so schwer, wie er ist, und machen daraus etwas, das man jetzt und hier hören kann.",
    to = "lottes_stimme",
  },
  choice {
    id = "meint_nicht_so",
    text = "Ach, so etwas meinen Kinder doch gar nicht so! In dem Alter haben sie das nach fünf Minuten vergessen. Da dürfen Sie nicht so streng mit sich sein.",
    empathy = -3, composure = -1, resolution = -1,
    anger = 10, trust = -10,
    because = "Lotte hat es vielleicht vergessen. Frau Thoms nicht, sie hat sich dafür Hörgeräte gekauft.",
    to = "lottes_stimme",
  },
  choice {
    id = "jedes_wort",
    text = "Dann verspreche ich Ihnen etwas: Am Sonntag verstehen Sie bei Tisch jedes einzelne Wort von Ihrer Enkelin. Das kriegen wir hin, wir beide!",
    empathy = 2, composure = -3, resolution = -2,
    anger = -8, trust = 5,
    effect = function(at) at.vars.satt = true end,
    because = "Das Herz sitzt richtig, das Wort nicht. Jedes versteht am Sonntagstisch niemand, auch Sie nicht.",
    to = "lottes_stimme",
  },
  choice {
    id = "deutlicher",
    text = "Bei Kindern hilft oft ein einfacher Trick: Sagen Sie ihr, sie soll Sie beim Sprechen ansehen und etwas lauter und deutlicher reden als sonst.",
    empathy = -1, composure = 1, resolution = -1,
    anger = 5, trust = -5,
    because = "Ansehen hilft wirklich. Nur soll jetzt die Sechsjährige lösen, wofür die Großmutter bezahlt hat.",
    to = "lottes_stimme",
  },
}

node "lottes_stimme" {
  says = "(Sie setzt die Geräte ein und hält das Telefon hin. Eine Kinderstimme, weit weg vom Mikrofon, dazu Teller.) Da. 'Oma, der Hund hat'... was? Was hat der Hund?",
  choice {
    id = "vorsagen",
    text = "'Meinen Schuh versteckt', sagt sie. Das ist ja süß! Ich habe es sofort verstanden, trotz der Aufnahme.",
    empathy = -2, composure = -1, resolution = -2,
    anger = 10, trust = -10,
    because = "Jetzt weiß sie es, von Ihnen. Genau so erfährt sie seit Jahren, was Lotte sagt.",
    to = "der_schuh",
  },
  choice {
    id = "genau_eine",
    text = "Ich ändere genau eine Sache, die harten Geräusche, also die Teller. Die Stimme lasse ich. Dann hören wir dieselbe Aufnahme noch einmal.",
    empathy = 1, composure = 2, resolution = 3,
    anger = -8, trust = 15,
    effect = function(at) at.vars.eins = true end,
    skills = { "positive_language", "building_trust" },
    because = "Eine Änderung, dieselbe Stimme, zweimal. So kann sie selbst hören, was es bewirkt, und muss Ihnen nichts glauben.",
    to = "der_schuh",
  },
  choice {
    id = "drei_programme",
    text = "Ich richte Ihnen gleich drei Programme ein: Tisch, Straße und Fernsehen. Umschalten können Sie hinten am Knopf oder mit der App, ganz einfach.",
    empathy = -1, composure = -1, resolution = -2,
    anger = 5, trust = -5,
    because = "Viel auf einmal. Was davon geholfen hat, erfährt niemand, und am Sonntag sucht sie den Knopf.",
    to = "der_schuh",
  },
  timeout = { seconds = 60, choice = "drei_programme" },
}

node "der_schuh" {
  says = function(at)
    if at.vars.eins then
      return "(Die Aufnahme noch einmal. Sie hält den Kopf schief.) ...'meinen Schuh versteckt'. Der Hund hat ihren Schuh versteckt. Das war vor drei Wochen."
    end
    return "Einen Schuh. ...Vor drei Wochen hat sie mir das geschickt. Ich habe ihr ein Herz zurückgeschickt. Das passt ja immer."
  end,
  choice {
    id = "also_behalten",
    text = "Sehen Sie, es funktioniert! Dann können wir den Karton ja wieder mitgeben. Ich mache Ihnen schnell die Rechnung für die Endabnahme fertig.",
    empathy = -3, composure = -1, resolution = -2,
    anger = 10, trust = -15,
    because = "Ihr Triumph, mitten in ihren Moment. Sie war bei Lotte, und Sie waren an der Kasse.",
    to = "der_preis",
  },
  choice {
    id = "traenen",
    text = "Jetzt kommen mir aber selbst fast die Tränen! Meine Oma hat auch nie etwas verstanden, und keiner hat es ihr gesagt.",
    empathy = 1, composure = -3, resolution = -1,
    anger = 5, trust = -5,
    because = "Ehrlich, und es ist Ihre Oma. Diese hier saß gerade vor ihrem Telefon.",
    to = "der_preis",
  },
  choice {
    id = "noch_einmal",
    text = "(Sie warten einen Augenblick.) Möchten Sie es noch einmal hören? Es läuft, so oft Sie wollen. Und für die Antwort an Lotte ist noch Zeit.",
    empathy = 3, composure = 2, resolution = 1,
    anger = -8, trust = 15,
    skills = { "empathy", "emotional_regulation" },
    because = "Sie halten sich heraus und bleiben da. Manchmal ist das die ganze Kunst.",
    to = "der_preis",
  },
}

node "der_preis" {
  says = "3.480 Euro. Für einen Schuh. Mein Mann sagt, dafür fährt man zweimal ans Meer. Was sagen Sie? Nicht als Verkäufer.",
  choice {
    id = "unbezahlbar",
    text = "Nicht als Verkäufer sage ich: Gesundheit ist unbezahlbar. Und wenn man es auf die sechs Jahre umrechnet, sind es keine zwei Euro am Tag.",
    empathy = -2, composure = -1, resolution = -2,
    anger = 10, trust = -15,
    because = "Der älteste Verkäufersatz, mit der Einleitung, dass er keiner sei.",
    to = "die_frist",
  },
  choice {
    id = "heute_noch",
    text = "Ich verstehe das gut. Wissen Sie was, wenn Sie sich heute entscheiden, gebe ich Ihnen fünfzehn Prozent Rabatt. Das darf ich eigentlich gar nicht.",
    empathy = -1, composure = -2, resolution = -2,
    anger = 5, trust = -15,
    because = "Sie fragt, ob es das wert ist. Der Rabatt sagt: Der Preis war es jedenfalls nicht.",
    to = "die_frist",
  },
  choice {
    id = "einfacheres",
    text = "Es ist viel Geld, und ich verdiene daran. Es gibt einfachere, da zahlen Sie zehn Euro je Ohr. Hören Sie Lotte mit beiden, dann wissen Sie es.",
    empathy = 2, composure = 3, resolution = 3,
    anger = -8, trust = 20,
    skills = { "building_trust", "positive_language" },
    because = "Sie sagen, wo Ihr Interesse liegt, und legen das Billigere daneben. Danach kann man Ihnen auch das Teure glauben.",
    to = "die_frist",
  },
  choice {
    id = "selbst_wissen",
    text = "Das ist eine sehr persönliche Entscheidung, Frau Thoms. Da möchte ich Ihnen nicht hineinreden, das muss am Ende jeder für sich selbst wissen.",
    empathy = -2, composure = 1, resolution = -2,
    anger = 5, trust = -5,
    because = "Zurückhaltend, und leer. Sie hat um ein Wort gebeten, das mehr weiß als sie.",
    to = "die_frist",
  },
}

node "die_frist" {
  says = "Und morgen läuft die Probezeit ab. Der Sonntag kommt aber erst am Sonntag. Soll ich dann raten, oder wie denken Sie sich das?",
  choice {
    id = "nicht_so_eng",
    text = "Keine Sorge, das sehen wir hier nicht so eng. Kommen Sie einfach nächste Woche irgendwann vorbei, dann finden wir schon eine Lösung für Sie.",
    empathy = 1, composure = -1, resolution = -2,
    anger = -5, trust = -5,
    effect = function(at) at.vars.frist = "mündlich" end,
    because = "Nett, und nächste Woche steht vielleicht jemand anders hier. Mündlich gilt so lange, bis einer nachschlägt.",
    to = "montag",
  },
  choice {
    id = "bis_mittwoch",
    text = "Nein. Ich schreibe Ihnen die Probe bis Mittwoch weiter, mit Datum und meinem Namen. Bis dahin unterschreiben Sie nichts, auch bei niemandem sonst.",
    empathy = 1, composure = 2, resolution = 3,
    anger = -8, trust = 15,
    effect = function(at) at.vars.frist = "schriftlich" end,
    skills = { "building_trust", "conflict_resolution" },
    because = "Papier, ein Tag, ein Name. Für jemanden, der dreimal von vorn anfing, ist das mehr als Freundlichkeit.",
    to = "montag",
  },
  choice {
    id = "kasse_sagt",
    text = "Die vier Wochen sind mit der Krankenkasse so vereinbart, daran kann ich leider nichts ändern. Sie müssten sich also bis morgen entscheiden.",
    empathy = -2, composure = -1, resolution = -3,
    anger = 15, trust = -10,
    because = "Stimmt nur, solange niemand anruft. Sie haben ihr den Sonntag weggenommen, um den es ging.",
    to = pick({ "montag", "muede_zuletzt" }, function(at) return muede(at) and "muede_zuletzt" or "montag" end),
  },
}

node "muede_zuletzt" {
  says = "Dann weiß ich es jetzt. Nein. Sie haben sich Mühe gegeben, aber raten mag ich nicht, nicht für 3.480 Euro. Wo ist das Formular?",
  choice {
    id = "ich_rufe_an",
    text = "Sie haben recht, raten sollen Sie nicht. Ich rufe die Kasse an, jetzt, Sie hören mit. Bis Mittwoch, schriftlich, oder das Formular, beides ist gut.",
    empathy = 1, composure = 3, resolution = 2,
    anger = -12, trust = 10,
    effect = function(at) at.vars.frist = "schriftlich" end,
    skills = { "self_awareness", "resilience", "conflict_resolution" },
    because = "Ein Anruf, den Sie gleich hätten machen können. Jetzt machen Sie ihn vor ihren Ohren.",
    to = "montag",
  },
  choice {
    id = "dann_nicht",
    text = "Gut, dann nehmen wir sie zurück. Vielleicht denken Sie in einem Jahr noch einmal darüber nach, die Technik entwickelt sich ja ständig weiter.",
    empathy = -2, composure = -1, resolution = -3,
    anger = 5, trust = -10,
    because = "In einem Jahr ist Lotte sieben. Ein Anruf hätte gereicht.",
    to = "kommt_wieder",
  },
}

node "montag" {
  says = function(at)
    if at.vars.satt then
      return "Montag, da bin ich. 'Jedes einzelne Wort', haben Sie gesagt. Es war etwa jedes zweite. Ich habe meiner Enkelin aber schon jedes versprochen. Was sage ich ihr jetzt?"
    end
    if at.vars.eins then
      return "Montag, da bin ich. Es hat geklirrt, aber leiser. Und Lotte hat von der Schule erzählt, eine halbe Stunde, in den Teller. Ich habe etwa die Hälfte. Der Hund war beleidigt."
    end
    return "Montag. Mein Sonntag war laut. Zweimal habe ich genickt und gehofft, dass es passt. Einmal hat es nicht gepasst."
  end,
  choice {
    id = "bewerten",
    text = "Das klingt doch schon richtig gut! Über eine Bewertung im Internet würden wir uns sehr freuen. Und an Batterien denken Sie bitte auch noch.",
    empathy = -3, composure = -1, resolution = -1,
    anger = 10, trust = -15,
    because = "Sie hat von Lotte erzählt, und Sie von sich und den Batterien.",
    to = pick({ "am_tisch", "behaelt", "kommt_wieder", "schublade" }, wie_es_endet),
  },
  choice {
    id = "die_haelfte",
    text = "Die Hälfte, nach drei Wochen mit gar nichts. Mehr versprach ich besser nicht. Am Donnerstag stellen wir eine zweite Sache ein, wieder nur eine.",
    when = function(at) return not at.vars.satt end,
    empathy = 2, composure = 2, resolution = 3,
    anger = -8, trust = 15,
    skills = { "building_trust", "resilience" },
    because = "Ehrlich über das, was fehlt, und ein kleiner nächster Schritt mit einem Tag. Den Hund dürfen Sie erwähnen.",
    to = pick({ "am_tisch", "behaelt", "kommt_wieder", "schublade" }, wie_es_endet),
  },
  choice {
    id = "mein_satz",
    text = "Dass der Satz von mir war und zu groß. Jedes Wort versteht an diesem Tisch niemand. Am Donnerstag stellen wir eine zweite Sache ein, nur eine.",
    when = function(at) return at.vars.satt end,
    empathy = 2, composure = 3, resolution = 1,
    anger = -8, trust = 15,
    skills = { "self_awareness", "building_trust" },
    because = "Sie nehmen Ihr Versprechen selbst zurück, damit sie es nicht muss. Dann kommt das, was wirklich geht.",
    to = pick({ "am_tisch", "behaelt", "kommt_wieder", "schublade" }, wie_es_endet),
  },
  choice {
    id = "geduld",
    text = "Sehen Sie, es wird! Mit ein wenig Geduld kommt der Rest von ganz allein. Tragen Sie sie einfach fleißig weiter, dann gewöhnen Sie sich schon.",
    empathy = -2, composure = -1, resolution = -2,
    anger = 10, trust = -10,
    because = "Da ist sie wieder, die Gewöhnung. Von allein kam bisher nur das Klirren.",
    to = pick({ "am_tisch", "behaelt", "kommt_wieder", "schublade" }, wie_es_endet),
  },
}

ending "am_tisch" {
  outcome = "resolved", relationship = "recommends",
  says = "Donnerstag, gut. Mein Mann kommt mit, er sagt, er höre noch bestens. Er sagt es sehr laut. Und {trainee}? Der Schuh war übrigens in der Waschmaschine.",
  empathy = 1, composure = 1, resolution = 3,
  lesson = "Sie hört Lotte, und ihr Mann kommt auch. Sie haben nicht das Gerät verteidigt, sondern gefragt, wen sie verstehen will, und eine Sache geändert statt drei.",
}

ending "behaelt" {
  outcome = "resolved", relationship = "stays",
  says = "Ich behalte sie. Fürs Erste. Das Formular nehme ich trotzdem mit, man fühlt sich freier damit.",
  empathy = 1, resolution = 1,
  lesson = "Sie behält die Geräte. Für mehr fehlte ein Tag auf Papier, ein kleineres Versprechen oder ein Augenblick Stille an der richtigen Stelle.",
}

ending "kommt_wieder" {
  outcome = "recovered", relationship = "stays",
  says = "Ich gebe sie zurück. Aber wenn ich es noch einmal versuche, dann bei Ihnen. Sie haben wenigstens gefragt.",
  empathy = 1, resolution = -1,
  lesson = "Die Geräte sind zurück, die Kundin nicht verloren. Wer jemanden in Ruhe gehen lässt, sieht ihn eher wieder. Gehört hat sie Lotte allerdings noch nicht.",
}

ending "schublade" {
  outcome = "recovered", relationship = "wavers",
  says = "Ich lasse es jetzt so. Sie liegen gut in der Schublade, da klirrt nur die Schublade.",
  empathy = -1, resolution = -2,
  lesson = "Verkauft, bezahlt und nicht getragen: Das ist der teuerste Ausgang für alle. Es wurde viel gedreht und wenig gefragt.",
}

ending "formular" {
  outcome = "lost", relationship = "leaves",
  says = "(Sie unterschreibt, rechts unten und auf der Rückseite.) Ein hübsches Geschäft haben Sie hier. Man versteht jedes Wort. Auf Wiedersehen.",
  empathy = -3, composure = -2, resolution = -3,
  lesson = "Sie hat zurückgegeben, was niemand auf das eingestellt hatte, wofür sie es brauchte. Eine Frage hätte genügt: Wen wollen Sie verstehen?",
}

-- Eine Parallelform: ein Schachspieler, ein leiser Freund, ein anderer Sonntag.
variant "b" {
  summary = "Ein Kunde bringt seine Hörgeräte zurück: Er höre alles und verstehe nichts.",
  customer = {
    name = "Harald Brix", about = "fuhr vierzig Jahre Lokomotiven, spielt sonntags Schach",
    look = { head = "bald", skin = "2", hair = "gray", clothes = "sand", beard = "short" },
  },
  words = {
    karton = {
      says = "So. Drei Wochen Lärm, ordentlich verpackt, die Quittung liegt bei. Sie sind der Dritte, dem ich das erzähle, also kurz: Alles klirrt, und ich möchte das nicht mehr.",
      gewoehnung = {
        text = "Das kennen wir gut, Herr Brix. Am Anfang ist das ganz normal, man muss sich erst daran gewöhnen. Geben Sie dem Ganzen noch Zeit.",
        because = "Es stimmt sogar. Aber er hat es zweimal gehört, und die Zeit läuft morgen ab.",
      },
      rueckgabe = { because = "Höflich, korrekt, und Sie wissen danach so wenig wie zuvor. Was er kaufen wollte, geht mit ihm zur Tür hinaus." },
      was_klirrt = { because = "Die Tür bleibt offen, das Erzählte muss er nicht noch einmal erzählen, und die Frage ist klein genug für einen müden Kunden." },
      neues_modell = { because = "Er bringt etwas zurück, und Sie verkaufen ihm das Nächste. Was klirrt, wissen Sie immer noch nicht." },
    },
    zum_dritten = {
      says = "Gewöhnung. Das hat der Erste gesagt. Die Zweite auch, sie hatte eine Broschüre dazu. Ich kann sie wie einen Fahrplan. Haben Sie auch eine?",
      keine_broschuere = { because = "Ein Satz über den eigenen Fehler, und dann etwas, das er leicht beantworten kann." },
      studien = { because = "Jetzt muss er sich rechtfertigen. Die Frage nach den Stunden klang schon nach der Antwort." },
      so_leid = {
        text = "Das tut mir jetzt wirklich leid, Herr Brix. Ich kann mir vorstellen, wie anstrengend das alles für Sie sein muss. Das ist ja auch nicht leicht.",
        because = "Freundlich, und es passt auf jeden. Er wollte nicht bedauert werden, er wollte, dass jemand fragt.",
      },
    },
    zwei_minuten = {
      hier_unten = { because = "Alles erledigt. Er hat gezögert, und das stand in keinem Feld." },
      wofuer = { because = "Sie haben das Zögern gehört. Das Formular bleibt liegen, wo er es sehen kann, und die Frage darf er auslassen." },
    },
    noch_besser = {
      tausch = { because = "Aus drei Wochen Lärm wird ein Angebot. Er rechnet jetzt, und zwar mit Ihnen." },
      zurueck_ins_regal = { because = "Sie räumen das Angebot weg, ehe er es ablehnen muss. Ab hier geht es um seine Ohren." },
      jeder_anders = { because = "Richtig für alle Ohren der Welt. Seine waren nicht dabei." },
    },
    besteck = {
      says = {
        "Wofür. ...Nicht für die Kaffeemaschine, die klirrt nämlich am schlimmsten. Und die Straße, und meine eigenen Schritte. Ich höre alles und verstehe nichts.",
        "Die Tassen. Die Kaffeemaschine, die Straße, meine eigenen Schritte. Und wenn jemand spricht, ist es nur noch mehr. Ich höre alles und verstehe nichts.",
      },
      ein_tick = {
        text = "Das haben wir gleich. Ich nehme die hohen Töne einen Tick zurück und mache das Ganze etwas leiser, dann ist das mit den Tassen vorbei.",
        because = "Der vierte Tick. Leiser wird damit auch die Stimme, um die es ihm geht; nur wissen Sie das noch nicht.",
      },
      gutes_zeichen = {
        text = "Dass Sie sogar die eigenen Schritte hören, ist doch ein wunderbares Zeichen! Daran sieht man, was Ihnen in den letzten Jahren gefehlt hat.",
        because = "Ihm haben seine Schritte nicht gefehlt. Sie freuen sich über etwas, das er gerade zurückgibt.",
      },
      wen_verstehen = { because = "Sein eigener Satz, und dahinter die Frage, die in drei Wochen keiner gestellt hat: nicht was, sondern wen." },
    },
    minus_ein_tick = {
      says = {
        "Der Erste hat einen Tick lauter gemacht, die Zweite einen Tick heller. Und jetzt Sie. Ich bin doch kein Stellwerk.",
        "Der Erste hat einen Tick lauter gemacht, die Zweite einen Tick heller. Jetzt wieder zurück. Dann sind wir ja bald am Anfang.",
      },
      genau_so = { because = "Er soll einstellen, was er nicht kennt. Angenehm ist am Ende: aus." },
      was_fehlt = { because = "Sie lassen die Technik los und kommen zu dem, was ihn hergeführt hat. Einen Tick später, aber Sie kommen." },
      die_kollegen = { because = "Sie stehen jetzt besser da als zwei Leute, denen er auch einmal vertraut hat. Geholfen ist ihm nicht." },
    },
    kollege = {
      says = "(Ein Kollege kommt aus der Werkstatt: 'Ah, Herr Brix! Na, immer noch nicht dran gewöhnt?' Er schiebt den Karton ein Stück von sich weg.) Sehen Sie. Ich bin hier bekannt.",
      lachen = {
        text = "(Sie lachen mit.) Ja, wir zwei sind gerade dabei! Nicht wahr, Herr Brix? Aufgegeben wird hier höchstens ein Brief, so schnell geht das nicht.",
        because = "Ein Scherz zu zweit über den Dritten. Er hat verstanden, auch ohne Gerät.",
      },
      danke_jens = {
        text = "Danke, Jens, wir sind mitten im Gespräch. (Leiser:) Sie sind hier nicht schwierig, Herr Brix. Wir haben Sie nur noch nicht das Richtige gefragt.",
        because = "Der Kollege behält sein Gesicht und der Kunde seines. Mehr als ein Satz in jede Richtung war nicht nötig.",
      },
      zurechtweisen = {
        text = "Jens, das war jetzt wirklich völlig daneben! So redet man nicht mit Kunden. Entschuldige dich bitte auf der Stelle bei Herrn Brix dafür.",
        because = "Gut gemeint, und nun stehen alle im Laden um seinen Karton. Das gehört in die Werkstatt, hinterher.",
      },
      breathe = { says = "(Niemand sagt etwas. Der Kollege merkt es und sieht auf seine Schuhe. Herr Brix lässt den Karton los.)" },
    },
    muede = {
      says = "Wissen Sie, ich bin kein schwieriger Kunde. Ich bin müde. Geben Sie mir bitte einfach das Formular, dann haben wir es beide hinter uns.",
      breathe = {
        says = "(Sie holen Luft. Er auch. Draußen fährt die Straßenbahn vorbei, und er verzieht das Gesicht, obwohl die Geräte im Karton liegen.)",
        because = "Müdigkeit steckt an. Ein Atemzug trennt seine von Ihrer.",
      },
      checkin = "Die dritte Stunde im Dienst, und er gibt auf. Was macht das mit Ihnen, und wollten Sie das Formular auch schon holen?",
      bitte_nicht = {
        text = "Bitte tun Sie das nicht, Herr Brix! Ich gebe Ihnen fünfzehn Prozent auf den Preis, wenn Sie sich heute noch dafür entscheiden, ja?",
        because = "Er ist müde vom Hören, und Sie feilschen. Billiger klirrt es genauso.",
      },
      formular_und_frage = { because = "Er bekommt, was er wollte, ohne Kampf. Gerade deshalb kann er noch einen Augenblick bleiben." },
      dann_eben = { because = "Korrekt, mit gekränktem Rand. Er hat ihn gehört." },
    },
    fuer_wen = {
      says = {
        "Wen? ...Emil. Wir spielen seit dreißig Jahren Schach. Seit dem Schlaganfall hat er kaum noch Stimme. 'Ist egal, Harald', sagt er. Jetzt erzählt er es der Pflegerin.",
        "Es ist wegen Emil, wenn Sie es wissen wollen. Mein Schachfreund, er hat kaum noch Stimme. 'Ist egal', sagt er neuerdings. Und erzählt es der Pflegerin.",
      },
      meint_nicht_so = {
        text = "Ach, so etwas meint ein alter Freund doch gar nicht so! Der hat das nach fünf Minuten vergessen. Da dürfen Sie nicht so streng mit sich sein.",
        because = "Emil hat es vielleicht vergessen. Herr Brix nicht, er hat sich dafür Hörgeräte gekauft.",
      },
      jedes_wort = {
        text = "Dann verspreche ich Ihnen etwas: Am Sonntag verstehen Sie am Brett jedes einzelne Wort von Ihrem Freund. Das kriegen wir hin, wir beide!",
        because = "Das Herz sitzt richtig, das Wort nicht. Jedes versteht an diesem Brett niemand, auch Sie nicht.",
      },
      sonntag_nachbauen = "'Ist egal' ist ein langer Satz nach dreißig Jahren. Dann stellen wir nicht die Tassen ein, sondern Emil. Haben Sie seine Stimme auf dem Telefon?",
      deutlicher = {
        text = "In solchen Fällen hilft oft ein einfacher Trick: Sagen Sie ihm, er soll Sie beim Sprechen ansehen und etwas lauter und deutlicher reden als sonst.",
        because = "Ansehen hilft wirklich. Nur soll jetzt der mit dem Schlaganfall lösen, wofür sein Freund bezahlt hat.",
      },
    },
    lottes_stimme = {
      says = "(Er setzt die Geräte ein und hält das Telefon hin. Eine leise Männerstimme, weit weg vom Mikrofon, dazu Tassen.) Da. 'Harald, am Sonntag habe ich dich'... was? Was hat er mich?",
      vorsagen = {
        text = "'Gewinnen lassen', sagt er. Das ist ja nett! Ich habe es sofort verstanden, trotz der Aufnahme.",
        because = "Jetzt weiß er es, von Ihnen. Genau so erfährt er seit einem Jahr, was Emil sagt.",
      },
      drei_programme = { because = "Viel auf einmal. Was davon geholfen hat, erfährt niemand, und am Sonntag sucht er den Knopf." },
      genau_eine = {
        text = "Ich ändere genau eine Sache, die harten Geräusche, also die Tassen. Die Stimme lasse ich. Dann hören wir dieselbe Aufnahme noch einmal.",
        because = "Eine Änderung, dieselbe Stimme, zweimal. So kann er selbst hören, was es bewirkt, und muss Ihnen nichts glauben.",
      },
    },
    der_schuh = {
      says = function(at)
        if at.vars.eins then
          return "(Die Aufnahme noch einmal. Er hält den Kopf schief.) ...'gewinnen lassen'. Er hat mich gewinnen lassen. Der Hund. Das war vor drei Wochen."
        end
        return "Gewinnen lassen. ...Vor drei Wochen hat er mir das geschickt. Ich habe 'Danke, gleichfalls' geantwortet. Das passt ja immer."
      end,
      also_behalten = { because = "Ihr Triumph, mitten in seinen Moment. Er war bei Emil, und Sie waren an der Kasse." },
      noch_einmal = "(Sie warten einen Augenblick.) Möchten Sie es noch einmal hören? Es läuft, so oft Sie wollen. Und für die Antwort an Emil ist noch Zeit.",
      traenen = {
        text = "Jetzt kommen mir aber selbst fast die Tränen! Mein Opa hat auch nie etwas verstanden, und keiner hat es ihm gesagt.",
        because = "Ehrlich, und es ist Ihr Opa. Dieser Mann hier saß gerade vor seinem Telefon.",
      },
    },
    der_preis = {
      says = "3.480 Euro. Für ein verschenktes Spiel. Meine Frau sagt, dafür fährt man zweimal ans Meer. Was sagen Sie? Nicht als Verkäufer.",
      heute_noch = { because = "Er fragt, ob es das wert ist. Der Rabatt sagt: Der Preis war es jedenfalls nicht." },
      einfacheres = "Es ist viel Geld, und ich verdiene daran. Es gibt einfachere, da zahlen Sie zehn Euro je Ohr. Hören Sie Emil mit beiden, dann wissen Sie es.",
      selbst_wissen = {
        text = "Das ist eine sehr persönliche Entscheidung, Herr Brix. Da möchte ich Ihnen nicht hineinreden, das muss am Ende jeder für sich selbst wissen.",
        because = "Zurückhaltend, und leer. Er hat um ein Wort gebeten, das mehr weiß als er.",
      },
    },
    die_frist = {
      kasse_sagt = { because = "Stimmt nur, solange niemand anruft. Sie haben ihm den Sonntag weggenommen, um den es ging." },
    },
    muede_zuletzt = {
      ich_rufe_an = { because = "Ein Anruf, den Sie gleich hätten machen können. Jetzt machen Sie ihn vor seinen Ohren." },
      dann_nicht = { because = "Ein Jahr ist lang, für Emil. Ein Anruf hätte gereicht." },
    },
    montag = {
      says = function(at)
        if at.vars.satt then
          return "Montag, da bin ich. 'Jedes einzelne Wort', haben Sie gesagt. Es war etwa jedes zweite. Ich habe Emil aber schon jedes versprochen. Was sage ich ihm jetzt?"
        end
        if at.vars.eins then
          return "Montag, da bin ich. Es hat geklirrt, aber leiser. Und Emil hat erzählt, eine halbe Stunde, ins Brett hinein. Ich habe etwa die Hälfte. Verloren habe ich auch, diesmal ehrlich."
        end
        return "Montag. Mein Sonntag war laut. Zweimal habe ich genickt und gehofft, dass es passt. Einmal hat es nicht gepasst."
      end,
      bewerten = { because = "Er hat von Emil erzählt, und Sie von sich und den Batterien." },
      die_haelfte = { because = "Ehrlich über das, was fehlt, und ein kleiner nächster Schritt mit einem Tag. Das Spiel dürfen Sie erwähnen." },
      mein_satz = {
        text = "Dass der Satz von mir war und zu groß. Jedes Wort versteht an diesem Brett niemand. Am Donnerstag stellen wir eine zweite Sache ein, nur eine.",
        because = "Sie nehmen Ihr Versprechen selbst zurück, damit er es nicht muss. Dann kommt das, was wirklich geht.",
      },
    },
    am_tisch = {
      says = "Donnerstag, gut. Meine Frau kommt mit, sie sagt, sie höre noch bestens. Sie sagt es sehr laut. Und {trainee}? Nächsten Sonntag lasse ich ihn gewinnen.",
      lesson = "Er hört Emil, und seine Frau kommt auch. Sie haben nicht das Gerät verteidigt, sondern gefragt, wen er verstehen will, und eine Sache geändert statt drei.",
    },
    behaelt = { lesson = "Er behält die Geräte. Für mehr fehlte ein Tag auf Papier, ein kleineres Versprechen oder ein Augenblick Stille an der richtigen Stelle." },
    kommt_wieder = { lesson = "Die Geräte sind zurück, der Kunde nicht verloren. Wer jemanden in Ruhe gehen lässt, sieht ihn eher wieder. Gehört hat er Emil allerdings noch nicht." },
    formular = {
      says = "(Er unterschreibt, rechts unten und auf der Rückseite.) Ein hübsches Geschäft haben Sie hier. Man versteht jedes Wort. Auf Wiedersehen.",
      lesson = "Er hat zurückgegeben, was niemand auf das eingestellt hatte, wofür er es brauchte. Eine Frage hätte genügt: Wen wollen Sie verstehen?",
    },
  },
}
