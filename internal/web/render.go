package web

import (
	"math"
	"strings"
	"time"

	"evenkeel/internal/live"
	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
	"evenkeel/internal/wire"
)

// A view renders attempts for the trainee who plays them. It is a value: its
// methods read nothing but what they are given. Of a choice that has not been
// made they show its id, its words and whether it is the built-in one.
type view struct {
	name string // fills {trainee}
	now  time.Time
}

// turn shows where an open attempt stands.
func (v view) turn(s *live.Snapshot) *sheet {
	on, sc, st := newSheet(), s.Version.Scenario, s.State
	node := &sc.Nodes[st.Position.Node]
	on.moods = appendMoods(on.moods, sc, st.Position.Moods)
	on.choices = v.appendChoices(on.choices, sc, st)
	on.Turn = wire.Turn{
		Type: wire.TypeTurn, Attempt: s.Attempt, Seq: st.Seq(), Node: node.ID,
		Said: v.lastSaid(&on.said, sc, st), Customer: v.customer(sc, st, on.moods),
		Choices: on.choices, Checkin: v.expand(node.Checkin), Untimed: st.Untimed,
	}
	if s.Deadline != nil {
		left := max(0, s.Deadline.Ends.Sub(v.now))
		on.deadline = wire.Deadline{LeftMS: left.Milliseconds(), TotalMS: s.Deadline.Total.Milliseconds()}
		on.Deadline = &on.deadline
	}
	return on
}

// takenUp shows an open attempt to who has just taken it up: with what it is
// about, and with the conversation so far where there was one.
func (v view) takenUp(s *live.Snapshot, transcript bool) *sheet {
	t := v.turn(s)
	t.About = v.about(s)
	if transcript || len(s.State.Turns) > 0 || s.State.Start.From != nil {
		t.Transcript = v.transcript(s.Version.Scenario, s.State, len(s.State.Turns))
	}
	return t
}

func (v view) about(s *live.Snapshot) *wire.About {
	sc, start := s.Version.Scenario, s.State.Start
	return &wire.About{
		Scenario: sc.ID, Variant: sc.Variant, Title: sc.Title, Summary: sc.Summary, Channel: string(sc.Channel), Language: sc.Language,
		Mode: string(start.Mode), Cohort: start.Cohort, Timed: sc.Timed(),
		ElapsedMS: max(0, v.now.Sub(s.State.Started)).Milliseconds(),
	}
}

// ended shows an attempt that has reached an ending, with its debrief, if there
// is one.
func (v view) ended(s *live.Snapshot, debrief *review) *lastSheet {
	on, sc, st := newLastSheet(), s.Version.Scenario, s.State
	e := st.Ended
	on.moods = appendMoods(on.moods, sc, st.Position.Moods)
	on.Ended = wire.Ended{
		Type: wire.TypeEnded, Attempt: s.Attempt, Seq: st.Seq(), Said: v.lastSaid(&on.said, sc, st),
		Ending: e.Ending, Outcome: string(e.Outcome), Relationship: string(e.Relationship),
		Customer: v.customer(sc, st, on.moods), Scores: scores(&e.Scores),
	}
	if on.review = debrief; debrief != nil {
		on.Debrief = &debrief.Debrief
	}
	return on
}

func (v view) customer(sc *scenario.Scenario, st *play.State, mood wire.Moods) wire.Customer {
	anger := st.Position.Moods[scenario.Anger]
	return wire.Customer{
		Name: sc.Customer.Name, About: v.expand(sc.Customer.About), Says: v.expand(st.Says),
		Face: portrait(sc, anger), Mood: mood, Band: wire.Band(anger),
	}
}

// appendChoices adds those that may be made, in the order in which they are shown.
func (v view) appendChoices(choices []wire.Choice, sc *scenario.Scenario, st *play.State) []wire.Choice {
	var few [8]placed
	for _, c := range appendShown(few[:0], &sc.Nodes[st.Position.Node], st) {
		choices = append(choices, wire.Choice{ID: c.ID, Text: v.words(sc, c.Choice, st.Position.Vars), Kind: kind(c.Choice)})
	}
	return choices
}

// lastSaid is the reply that led to where the attempt stands, written to said;
// nil at its opening.
func (v view) lastSaid(said *wire.Said, sc *scenario.Scenario, st *play.State) *wire.Said {
	if len(st.Turns) == 0 {
		return nil
	}
	*said = v.said(sc, st, len(st.Turns)-1)
	return said
}

func (v view) said(sc *scenario.Scenario, st *play.State, i int) wire.Said {
	t := st.Turns[i]
	said := wire.Said{Choice: t.Choice, By: string(t.By)}
	vars := st.Start.Position.Vars
	if i > 0 {
		vars = st.Turns[i-1].Vars
	}
	node := &sc.Nodes[sc.Index(t.Node)]
	if c := node.Choice(t.Choice); c >= 0 {
		said.Text, said.Kind = v.words(sc, &node.Choices[c], vars), kind(&node.Choices[c])
	}
	return said
}

// earlier is what was said in an attempt before the customer's line that its
// turn seq answered.
func (v view) earlier(s *live.Snapshot, seq int) []wire.Line {
	turns := max(0, seq-s.State.Start.Position.Turn-1)
	lines := v.transcript(s.Version.Scenario, s.State, min(turns, len(s.State.Turns)))
	lines = lines[:len(lines)-1]
	for i := range lines {
		lines[i].Earlier = true
	}
	return lines
}

// transcript is the conversation up to the customer's line after so many of
// the attempt's turns. A reply's mood is the one it left behind.
func (v view) transcript(sc *scenario.Scenario, st *play.State, turns int) []wire.Line {
	lines := make([]wire.Line, 0, 1+2*turns)
	lines = append(lines, v.line(sc, "customer", v.expand(st.Start.Says), st.Start.Position.Moods))
	for i := range turns {
		t := st.Turns[i]
		said := v.said(sc, st, i)
		reply := v.line(sc, said.By, said.Text, t.Moods)
		reply.Kind = said.Kind
		lines = append(lines, reply, v.line(sc, "customer", v.expand(t.Says), t.Moods))
	}
	return lines
}

func (v view) line(sc *scenario.Scenario, who, text string, values []int) wire.Line {
	return wire.Line{Who: who, Text: text, Mood: moods(sc, values), Band: wire.Band(values[scenario.Anger])}
}

// words are a choice's, as they read with these vars.
func (v view) words(sc *scenario.Scenario, c *scenario.Choice, vars []scenario.Value) string {
	if !placeholders(c.Text) {
		return c.Text
	}
	return v.expand(play.Expand(c.Text, sc, vars))
}

// placeholders reports whether there may be something to fill in.
func placeholders(text string) bool { return strings.IndexByte(text, '{') >= 0 }

// expand fills in the trainee's name, which is never stored in a text.
func (v view) expand(text string) string {
	if !placeholders(text) {
		return text
	}
	return strings.ReplaceAll(text, play.TraineePlaceholder, v.name)
}

func kind(c *scenario.Choice) string {
	if c.Breathe {
		return wire.KindBreathe
	}
	return ""
}

func moods(sc *scenario.Scenario, values []int) wire.Moods {
	return appendMoods(make(wire.Moods, 0, len(values)), sc, values)
}

func appendMoods(m wire.Moods, sc *scenario.Scenario, values []int) wire.Moods {
	for i, value := range values {
		m = append(m, wire.Mood{Name: sc.Moods[i].Name, Value: value})
	}
	return m
}

func scores(s *play.Scores) wire.Scores {
	return wire.Scores{
		Empathy: s.Dimension[scenario.Empathy], Composure: s.Dimension[scenario.Composure],
		Resolution: s.Dimension[scenario.Resolution], Overall: s.Overall, Approx: s.Approx,
	}
}

func points(p scenario.Points) wire.Points {
	return wire.Points{
		Empathy: p[scenario.Empathy], Composure: p[scenario.Composure], Resolution: p[scenario.Resolution],
	}
}

func skills(list []scenario.Skill) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = string(s)
	}
	return out
}

// tenths turns a whole number of tenths into the figure that it stands for.
func tenths(n int) float64 { return math.Round(float64(n)) / 10 }

// instant is how moments travel; the zero time is empty.
func instant(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}
