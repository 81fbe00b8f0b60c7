package report

import (
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"evenkeel/internal/people"
	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
)

// monday is the first of a week.
var monday = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)

func at(days int) time.Time { return monday.AddDate(0, 0, days) }

// made is a whole practice attempt, finished days after the Monday.
func made(scn string, days int, overall float64) Attempt {
	return Attempt{
		ID: fmt.Sprint(scn, "@", days), Form: Form{Scenario: scn}, Mode: play.Practice, Finished: at(days),
		Outcome: scenario.Resolved, Scores: play.Scores{Overall: &overall, Dimension: [3]*float64{&overall, &overall, nil}},
	}
}

func measured(scn, variant string, as people.Purpose, days int, overall float64) Attempt {
	a := made(scn, days, overall)
	a.ID += variant
	a.Form.Variant, a.Mode, a.Cohort, a.As = variant, play.Ranked, "c", as
	return a
}

func observed(a Attempt, seq int, kept float64, skills ...scenario.Skill) Observation {
	return Observation{Attempt: a.ID, Form: a.Form, Seq: seq, Time: a.Finished, Skills: skills, Kept: kept, Said: "=1+1"}
}

func TestObservationsAreTurnsThatOfferedASkill(t *testing.T) {
	tagged := func(id string, skills ...scenario.Skill) scenario.Choice {
		return scenario.Choice{ID: id, Text: "I give you {sum}.", Skills: skills}
	}
	s := &scenario.Scenario{
		Weights: scenario.Points{50, 50, 0}, Vars: []scenario.Var{{Name: "sum"}},
		Nodes: []scenario.Node{
			{ID: "a", Choices: []scenario.Choice{tagged("x", "empathy"), tagged("y", "empathy", "resilience"), tagged("z", "adaptability")}},
			{ID: "b", Choices: []scenario.Choice{tagged("x")}},
		},
	}
	bounds := play.Bounds{Best: scenario.Points{10, 10, 0}, Overall: 1000}
	unit := bounds.Objective(s.Weights).Unit
	turn := func(seq int, node, choice string, lost float64, offered ...string) play.Event {
		return play.Event{Time: at(seq), Turn: &play.Turn{
			Seq: seq, Node: node, Choice: choice, Vars: []scenario.Value{scenario.Value(seq)}, Offered: offered,
			Regret: &play.Regret{Overall: int64(lost * float64(unit))},
		}}
	}
	unknown := turn(4, "a", "x", 0)
	unknown.Turn.Regret, unknown.Turn.By = nil, play.ByTimeout
	events := []play.Event{
		{Started: &play.Started{Scenario: "s", Variant: "v", Bounds: bounds, Offered: []string{"x", "y"}, Position: play.Position{Vars: []scenario.Value{0}}}},
		turn(1, "a", "x", 0, "x"), turn(2, "b", "x", 0.1, "z", "x"), turn(3, "a", "z", 0.1, "x"), unknown, turn(5, "a", "x", 0.9),
	}
	events[4].Turn.Offered = []string{"x"}
	seen, err := Observe(s, "one", events)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, o := range seen {
		got = append(got, fmt.Sprintf("%d %v %.1f %.0f %s", o.Seq, o.Skills, o.Kept, o.Lost, o.Said))
	}
	want := []string{
		"1 [empathy resilience] 1.0 0 I give you 0.",    // the first two of three were offered
		"3 [adaptability empathy] 0.5 10 I give you 2.", // a tenth of the score, and five turns
		"5 [empathy] 0.0 90 I give you 4.",              // more than a turn's part
	}
	if !slices.Equal(got, want) {
		t.Errorf("seen is\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if _, err := Observe(s, "two", events[1:]); err == nil {
		t.Error("events without a start were observed")
	}
	if _, err := Observe(s, "three", []play.Event{events[0], turn(1, "nowhere", "x", 0)}); err == nil {
		t.Error("a turn at a node that there is not was observed")
	}
}

func TestARepeatedConversationCountsOnceAsItWentLast(t *testing.T) {
	moment := made("s", 3, 100)
	moment.FromMoment = true
	first, last, other := made("s", 0, 20), made("s", 2, 80), made("t", 1, 50)
	all := []Attempt{last, first, moment, other}
	var ids []string
	for _, a := range Counted(all) {
		ids = append(ids, a.ID)
	}
	if !slices.Equal(ids, []string{other.ID, last.ID}) {
		t.Errorf("counted are %v", ids)
	}
	p := Look(all, []Observation{observed(first, 1, 0, "empathy"), observed(last, 1, 1, "empathy"), observed(other, 1, 0.5, "empathy")}, at(4))
	i := slices.IndexFunc(p.Skills, func(s Skill) bool { return s.Skill == "empathy" })
	if s := p.Skills[i]; s.N != 2 || s.Mean != 0.75 || s.Evidence[0].Attempt != last.ID {
		t.Errorf("empathy is %+v", s)
	}
	if len(p.Skills) != len(scenario.Skills) || p.Attempts != 4 || len(p.Trend) != 3 {
		t.Errorf("%d skills, %d attempts, %d in the trend", len(p.Skills), p.Attempts, len(p.Trend))
	}
	if b := p.Bests; len(b) != 2 || b[0].ID != last.ID || b[0].Tries != 2 || b[1].ID != other.ID {
		t.Errorf("the bests are %+v", b)
	}
}

func TestWeeksInARow(t *testing.T) {
	for _, c := range []struct {
		name string
		days []int
		now  int
		want Weeks
	}{
		{"nothing yet", nil, 0, Weeks{}},
		{"twice this week", []int{0, 2}, 3, Weeks{1, 1, true}},
		{"the Sunday and the Monday after it", []int{6, 7}, 8, Weeks{2, 2, true}},
		{"not yet this week", []int{-14, -7}, 6, Weeks{2, 2, false}},
		{"a week left out ends the row", []int{-21, -14, 0}, 0, Weeks{1, 2, true}},
		{"long ago", []int{-30, -23}, 0, Weeks{0, 2, false}},
		{"over the turn of the year", []int{35, 42}, 42, Weeks{2, 2, true}},
	} {
		var all []Attempt
		for _, d := range c.days {
			all = append(all, made("s", d, 50))
		}
		if got := weeks(all, at(c.now)); got != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
	}
}

func TestWhatWentBadlyComesBack(t *testing.T) {
	lost := made("s", 0, 90)
	lost.Outcome = scenario.Lost
	for _, c := range []struct {
		name     string
		attempts []Attempt
		due      int // day; 0: not at all
		step     int
	}{
		{"well from the start", []Attempt{made("s", 0, 60)}, 0, 0},
		{"badly", []Attempt{made("s", 0, 59.9)}, 1, 0},
		{"lost, at whatever score", []Attempt{lost}, 1, 0},
		{"well again at once is too early to tell", []Attempt{made("s", 0, 20), {ID: "x", Form: Form{"s", ""}, Finished: at(0).Add(time.Hour), Scores: made("s", 0, 90).Scores}}, 1, 0},
		{"well a day later", []Attempt{made("s", 0, 20), made("s", 1, 80)}, 4, 1},
		{"late is no fault", []Attempt{made("s", 0, 20), made("s", 5, 80)}, 8, 1},
		{"badly again begins anew", []Attempt{made("s", 0, 20), made("s", 1, 80), made("s", 4, 30)}, 5, 0},
		{"well four times is done", []Attempt{made("s", 0, 20), made("s", 1, 80), made("s", 4, 80), made("s", 11, 80), made("s", 27, 80)}, 0, 0},
	} {
		got := returns(c.attempts)
		if c.due == 0 {
			if len(got) != 0 {
				t.Errorf("%s: %+v, want nothing", c.name, got)
			}
			continue
		}
		if len(got) != 1 || !got[0].Due.Equal(at(c.due)) || got[0].Step != c.step {
			t.Errorf("%s: %+v, want day %d, step %d", c.name, got, c.due, c.step)
		}
	}
}

func TestGrowthIsBetweenBaselineAndReassessment(t *testing.T) {
	b1, b2 := measured("s", "", people.Baseline, 0, 40), measured("t", "", people.Baseline, 1, 60)
	r1 := measured("s", "b", people.Reassessment, 20, 80)
	again := measured("s", "", people.Baseline, 10, 100) // a later season's
	practice := made("s", 5, 100)
	var seen []Observation
	for i := range 8 {
		seen = append(seen, observed(b1, i, 0.1, "empathy"), observed(r1, i, 0.9, "empathy"), observed(practice, i, 1, "empathy"), observed(b2, i, 1, "resilience"))
	}
	p := Look([]Attempt{b1, b2, r1, practice, again}, seen, at(21))
	if len(p.Growth) != 1 {
		t.Fatalf("growth is %+v", p.Growth)
	}
	g := p.Growth[0]
	if *g.Before.Overall != 50 || g.Before.Attempts != 2 || !g.Before.From.Equal(at(0)) || !g.Before.To.Equal(at(1)) || *g.After.Overall != 80 || g.After.Dimension[2] != nil {
		t.Errorf("growth is %+v", g)
	}
	if len(g.Skills) != 1 || g.Skills[0].Skill != "empathy" || !g.Skills[0].Change.Sure() || g.Skills[0].Before.N != 8 {
		t.Errorf("skills have grown by %+v", g.Skills)
	}
	if half := Look([]Attempt{b1, b2}, seen, at(2)); len(half.Growth) != 0 {
		t.Errorf("without a re-assessment growth is %+v", half.Growth)
	}
}

func TestTheNextStepIsTheWeightiest(t *testing.T) {
	given := func(as people.Purpose, state GivenState) []Given {
		return []Given{{Cohort: "c", As: as, State: state}}
	}
	bad := made("s", 0, 20)
	played := Look([]Attempt{bad}, nil, at(0))
	var seen []Observation
	for i := range 6 {
		seen = append(seen, observed(bad, i, 0.9, "empathy"), observed(bad, i, 0.2, "resilience"), observed(bad, i, 1, "adaptability"))
	}
	bad.Outcome, bad.Scores.Overall = scenario.Resolved, made("s", 0, 90).Scores.Overall
	known := Look([]Attempt{bad}, seen, at(0))
	fresh := Look(nil, nil, at(0))
	free := Offer{Language: "en", Scenario: "s", Practise: true, Skills: []scenario.Skill{"resilience"}}
	other := Offer{Language: "en", Scenario: "t", Practise: true, Skills: []scenario.Skill{"resilience"}}
	hard := Offer{Language: "en", Scenario: "h", Level: 3, Given: given("", New)}
	easy := Offer{Language: "en", Scenario: "e", Level: 1, Given: given("", New)}
	german := Offer{Scenario: "erste", Language: "de-AT", Tutorial: true, Practise: true}
	english := Offer{Scenario: "first", Language: "en", Tutorial: true, Practise: true}
	taken := Offer{Scenario: "taken", Language: "en", Tutorial: true}
	for _, c := range []struct {
		name   string
		p      *Progress
		offers []Offer
		day    int
		want   string
	}{
		{"what is open goes first", &fresh, []Offer{easy, {Scenario: "o", Open: "a1"}}, 0, "continue o"},
		{"the tutorial is for who has played nothing", &fresh, []Offer{easy, english}, 0, "first first"},
		{"the tutorial in one's own language", &fresh, []Offer{german, taken, english}, 0, "first first"},
		{"a tutorial in another language is better than none", &fresh, []Offer{taken, german}, 0, "first erste"},
		{"who has played is past the tutorials", &played, []Offer{easy, german, english}, 0, "assigned e"},
		{"no tutorial is practice for a skill", &known, []Offer{{Scenario: "erste", Language: "de", Tutorial: true, Practise: true, Skills: free.Skills}}, 9, "rest "},
		{"the baseline goes before what is assigned", &fresh, []Offer{easy, {Scenario: "b", Given: given(people.Baseline, New)}, {Scenario: "d", Given: given(people.Baseline, Finished)}}, 0, "baseline b 1/2"},
		{"the easiest of what is assigned", &fresh, []Offer{hard, easy}, 0, "assigned e 0/2"},
		{"what is in another language comes last", &fresh, []Offer{{Scenario: "leicht", Language: "de", Level: 1, Given: given("", New)}, hard}, 0, "assigned h 0/2"},
		{"so does practice in it", &known, []Offer{{Scenario: "deutsch", Language: "de", Practise: true, Skills: free.Skills}, free}, 9, "train " + free.Scenario},
		{"the re-assessment comes after", &fresh, []Offer{{Scenario: "r", Given: given(people.Reassessment, New)}, easy}, 0, "assigned e 0/1"},
		{"the re-assessment", &fresh, []Offer{{Scenario: "r", Given: given(people.Reassessment, New)}}, 0, "reassess r 0/1"},
		{"a closed season asks for nothing", &fresh, []Offer{{Scenario: "e", Given: given("", Closed)}}, 0, "rest "},
		{"what went badly, a day later", &played, []Offer{free, other}, 1, "return s"},
		{"not on the same day", &played, []Offer{other}, 0, "explore t"},
		{"the weakest skill, at what was played least", &known, []Offer{free, other}, 9, "train t"},
		{"nothing to do", &known, nil, 9, "rest "},
	} {
		s := Next(c.p, c.offers, "en", at(c.day))
		got := fmt.Sprintf("%s %s", s.Reason, s.Scenario)
		if strings.Contains(c.want, "/") {
			got += fmt.Sprintf(" %d/%d", s.Done, s.Of)
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	for language, want := range map[string]string{"de": "erste", "DE-ch": "erste", "en-GB": "first", "fr": "first", "": "first"} {
		if s := Next(&fresh, []Offer{english, german}, language, at(0)); s.Scenario != want {
			t.Errorf("who reads %q begins with %q, want %q", language, s.Scenario, want)
		}
	}
	if w := Weakest(known.Skills, Aims); len(w) != 2 || w[0].Skill != "resilience" || w[1].Skill != "empathy" {
		t.Errorf("the weakest are %+v", w)
	}
}

func TestProgressAsATable(t *testing.T) {
	before, after := measured("s", "", people.Baseline, 0, 40), measured("s", "b", people.Reassessment, 20, 80)
	p := Look([]Attempt{before, after}, []Observation{observed(before, 1, 0.5, "empathy", "resilience"), observed(after, 2, 1, "empathy")}, at(21))
	var out strings.Builder
	if err := WriteCSV(&out, &p); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(out.String())).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	count := make(map[string]int)
	for _, row := range rows[1:] {
		count[row[0]]++
		if row[0] == "evidence" && row[len(row)-1] != "'=1+1" {
			t.Errorf("a reply could be taken for a formula: %q", row)
		}
	}
	if got, want := fmt.Sprint(count), "map[change:1 evidence:2 score:6 skill:2]"; got != want {
		t.Errorf("the rows are %s, want %s", got, want)
	}
	if want := "skill,empathy,75.0,"; !strings.Contains(out.String(), want) {
		t.Errorf("there is no %q in\n%s", want, out.String())
	}
}
