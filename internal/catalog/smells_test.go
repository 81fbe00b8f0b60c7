package catalog_test

import (
	"fmt"
	"strings"
	"testing"

	"evenkeel/internal/catalog"
	"evenkeel/internal/explore"
	"evenkeel/internal/script"
)

// fresh is a scenario without smells: two moments that ask for different
// things, and four replies of which the good one is never first or longest.
const fresh = `scenario {
  id = "a-desk", title = "A word at the counter", summary = "Somebody is upset.", channel = "counter", level = 1, language = "en", minutes = 1,
  customer = { name = "Ada", about = "waits", mood = { anger = 60, trust = 30 } },
  start = "opening",
}
node "opening" {
  says = "I have been here for an hour. An hour!",
  choice { id = "rules", text = "I have to ask you to take a new number over there, that is how it works for everybody who comes.", empathy = -3, composure = -3, resolution = -3, anger = 10, because = "No.", to = "last" },
  choice { id = "warm", text = "An hour is long. Sit down with me.", empathy = 3, composure = 3, resolution = -1, anger = -10, because = "Yes.", to = "last" },
  choice { id = "quick", text = "Show me the paper.", empathy = -1, composure = 1, resolution = 3, anger = 0, because = "So so.", to = "last" },
}
node "last" {
  says = "So what happens now?",
  choice { id = "stamp", text = "I stamp it here and now, so that you can go home with it and need not come again.", empathy = 1, composure = 1, resolution = 3, anger = -10, because = "Yes.", to = "good" },
  choice { id = "shrug", text = "We shall see.", empathy = -1, composure = -1, resolution = -3, anger = 10, because = "No.", to = "bad" },
}
ending "good" { outcome = "resolved", relationship = "stays", says = "Thanks.", lesson = "Name it." }
ending "bad" { outcome = "lost", relationship = "leaves", says = "Bye.", empathy = -3, composure = -3, resolution = -3, lesson = "Name it." }
`

func TestSmells(t *testing.T) {
	long := strings.Repeat("and then the clerk said that it was not her desk ", 7)
	cases := []struct {
		name     string
		from, to string
		want     script.Code
		where    string
	}{
		{"one reply is always the best", "empathy = 3, composure = 3, resolution = -1", "empathy = 3, composure = 3, resolution = 3", catalog.CodeDominated, "opening/"},
		{"the first reply is the good one", `choice { id = "rules"`, `choice { id = "first", text = "Oh no.", empathy = 3, composure = 3, resolution = -1, because = "Yes.", to = "last" },
  choice { id = "rules"`, catalog.CodeGamed, "opening/"},
		{"a reply that leads back pays", `choice { id = "shrug"`, `choice { id = "again", text = "Once more, please.", empathy = 2, resolution = -1, because = "No.", to = "opening" },
  choice { id = "shrug"`, catalog.CodeLoopGains, "last/again"},
		{"it does not matter what is said", `empathy = -1, composure = -1, resolution = -3, anger = 10, because = "No.", to = "bad"`,
			`empathy = 1, composure = 1, resolution = 3, anger = -10, because = "No.",
    to = pick({ "good", "bad" }, function(at) return at.mood.anger > 55 and "bad" or "good" end)`, catalog.CodeAlike, "last/"},
		{"excellence is never said", "empathy = 3, composure = 3, resolution = -1", "empathy = 2, composure = 3, resolution = -1", catalog.CodeTimid, "opening/"},
		{"harm is never said", "empathy = -3, composure = -3, resolution = -3, anger", "empathy = -2, composure = -3, resolution = -3, anger", catalog.CodeTimid, "opening/"},
		{"cold words score well", "An hour is long. Sit down", "Calm down. Sit down", catalog.CodeColdWords, "opening/warm"},
		{"German cold words score well", "An hour is long. Sit down", "Wie gesagt, setzen Sie sich", catalog.CodeColdWords, "opening/warm"},
		{"hard words", "So what happens now?", "Particularly unsatisfactory communication necessitates additional organisational clarification. Nobody responsible voluntarily acknowledges accountability. Unbelievable. " +
			"Incomprehensible administrative procedures characterise everything, including anything immediately verifiable.", catalog.CodeHardToRead, "last/"},
		{"a speech", "So what happens now?", strings.Repeat("It is late. ", 25), catalog.CodeLongLine, "last/"},
		{"an endless sentence", "So what happens now?", long[:180], catalog.CodeHardToRead, "last/"},
	}
	if got := smellsOf(t, fresh); got != "" {
		t.Fatalf("the fresh scenario smells of %s", got)
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			source := strings.Replace(fresh, c.from, c.to, 1)
			if source == fresh {
				t.Fatalf("nothing was replaced")
			}
			want := fmt.Sprintf("%s %s", c.want, c.where)
			if got := smellsOf(t, source); !strings.Contains(got, want) {
				t.Errorf("found %q, want %q among them", got, want)
			}
		})
	}
}

func TestGermanIsReadAsGerman(t *testing.T) {
	german := strings.Replace(fresh, `language = "en"`, `language = "de"`, 1)
	plain := "Seit drei Wochen warte ich auf die Rückerstattung meiner Krankenversicherung, und jeden Morgen bekomme ich eine andere Auskunft. " +
		"Gestern sagte Ihre Kollegin, die Unterlagen seien vollständig."
	hard := "Die Nichtberücksichtigung meiner Zahlungsvereinbarung verursacht Verwaltungsschwierigkeiten. Ihre Abteilungsverantwortlichen verweigern Auskunftserteilung " +
		"und Beschwerdebearbeitung. Selbstverständlich verlange ich unverzügliche Schadensersatzleistungen sowie Wiedergutmachung, nötigenfalls gerichtlich."
	for text, want := range map[string]bool{plain: false, hard: true} {
		if got := smellsOf(t, strings.Replace(german, "So what happens now?", text, 1)); strings.Contains(got, "EK210") != want {
			t.Errorf("%q: found %q", text, got)
		}
	}
	for _, said := range []string{
		"Beruhigen Sie sich bitte", "Wie ich schon sagte, ja", "Das geht nach unseren Richtlinien nicht", "So ist die Vorschrift", "Unsere Vorschriften sind so",
		"Da sind mir die Hände gebunden", "Regen Sie sich doch nicht so auf", "Sie hätten früher anrufen sollen", "Ja, wie gesagt",
	} {
		if got := smellsOf(t, strings.Replace(german, "An hour is long. Sit down with me.", said+".", 1)); !strings.Contains(got, "EK208 opening/warm") {
			t.Errorf("%q: found %q", said, got)
		}
	}
	for _, said := range []string{"Sie hätten gern Ihr Geld zurück", "Das hat mich beruhigt", "Vorschriften helfen Ihnen jetzt nicht"} {
		if got := smellsOf(t, strings.Replace(german, "An hour is long. Sit down with me.", said+".", 1)); strings.Contains(got, "EK208") {
			t.Errorf("%q: found %q", said, got)
		}
	}
}

func TestAnEndingThatHardlyAnybodyMeetsIsAWarning(t *testing.T) {
	// Seven right answers of four each: one trainee in 16,000 by chance.
	var b strings.Builder
	b.WriteString(strings.Replace(fresh, `start = "opening",`, `start = "opening", vars = { right = 0 },`, 1))
	for i := 1; i <= 7; i++ {
		next := fmt.Sprintf(`"r%d"`, i+1)
		if i == 7 {
			next = `pick({ "rare", "last" }, function(at) return at.vars.right == 7 and "rare" or "last" end)`
		}
		fmt.Fprintf(&b, "node \"r%d\" {\n  says = \"Well?\",\n", i)
		for j := range 4 {
			effect := ""
			if j == 2 {
				effect = "effect = function(at) at.vars.right = at.vars.right + 1 end,"
			}
			fmt.Fprintf(&b, "  choice { id = \"c%d\", text = \"Reply %d.\", empathy = %d, %s because = \"Hm.\", to = %s },\n", j, j, -(j % 2), effect, next)
		}
		b.WriteString("}\n")
	}
	b.WriteString(`ending "rare" { outcome = "recovered", relationship = "stays", says = "Hm.", lesson = "Odd." }`)
	source := strings.ReplaceAll(b.String(), `to = "last" }`, `to = "r1" }`)
	if got := smellsOf(t, source); !strings.Contains(got, string(catalog.CodeUnlikely)+" rare/") {
		t.Errorf("found %q", got)
	}
}

// smellsOf gives the warnings from EK200 on, as "CODE node/choice".
func smellsOf(t *testing.T, source string) string {
	t.Helper()
	_, findings, err := catalog.Check(t.Context(), "desk.lua", []byte(source), script.Options{}, explore.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, f := range findings {
		if f.Severity == script.Error {
			t.Errorf("the scenario has an error: %s", f)
		}
		if f.Code >= "EK200" {
			out = append(out, fmt.Sprintf("%s %s/%s", f.Code, f.Node, f.Choice))
		}
	}
	return strings.Join(out, ", ")
}
