package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"

	"evenkeel/internal/explore"
	"evenkeel/internal/play"
)

type simulateCommand struct {
	Scenario string   `arg:"" help:"A scenario's file, or the id of a shipped one."`
	Variant  string   `placeholder:"ID" help:"Let them play this parallel form of the scenario."`
	Trainees int      `default:"1000" help:"How many trainees follow each strategy (${default})."`
	Strategy []string `placeholder:"NAMES" help:"Strategies, separated by commas; all otherwise. expert:RATE and novice:TEMPERATURE take a number."`
	Seed     uint64   `default:"1" help:"Seed of the trainees and of the scenario's dice (${default}); the same seed gives the same figures."`
	CSV      string   `name:"csv" placeholder:"FILE" help:"Write a line per attempt to a file; - writes them to standard output, and no table."`
	JSON     bool     `name:"json" help:"Print JSON."`
}

// mostTrainees bounds what a simulation keeps in memory.
const mostTrainees = 1_000_000

// Run lets trainees of each strategy play, and prints what came of it.
func (c *simulateCommand) Run(i *invocation) error {
	strategies, err := c.strategies()
	if err != nil {
		return err
	}
	v, err := openVersion(i, c.Scenario, c.Variant)
	if err != nil {
		return err
	}
	lines, closeLines, err := c.lines(i)
	if err != nil {
		return err
	}
	s := &simulation{v: v, seed: c.Seed, lines: lines}
	err = s.run(i, strategies, c.Trainees)
	if err = errors.Join(err, closeLines()); err != nil {
		return err
	}
	switch {
	case c.JSON:
		return s.printJSON(i.out)
	case c.CSV != "-":
		s.print(i.out, textWidth(i.out))
	}
	return nil
}

// strategies finds what the flags ask for, before anything is done.
func (c *simulateCommand) strategies() ([]explore.Strategy, error) {
	if c.Trainees < 1 || c.Trainees > mostTrainees {
		return nil, misusef("--trainees %d: there are 1 to %d", c.Trainees, mostTrainees)
	}
	if c.JSON && c.CSV == "-" {
		return nil, misusef("--json and --csv - both want standard output; give --csv a file")
	}
	if len(c.Strategy) == 0 {
		return explore.Strategies(), nil
	}
	var all []explore.Strategy
	for i, name := range c.Strategy {
		s, err := explore.ParseStrategy(name)
		if err != nil {
			return nil, misusef("--strategy: %w", err)
		}
		if slices.Contains(c.Strategy[:i], name) {
			return nil, misusef("--strategy: %s is named twice", name)
		}
		all = append(all, s)
	}
	return all, nil
}

// lines opens what a line per attempt is written to, nil for nothing.
func (c *simulateCommand) lines(i *invocation) (w *csv.Writer, done func() error, err error) {
	switch c.CSV {
	case "":
		return nil, func() error { return nil }, nil
	case "-":
		w = csv.NewWriter(i.out)
		return w, func() error { w.Flush(); return w.Error() }, nil
	}
	f, err := os.Create(c.CSV)
	if err != nil {
		return nil, nil, fmt.Errorf("write the attempts: %w", err)
	}
	w = csv.NewWriter(f)
	return w, func() error { w.Flush(); return errors.Join(w.Error(), f.Close()) }, nil
}

// simulation is what trainees made of a scenario.
type simulation struct {
	v           *play.Version
	seed        uint64
	lines       *csv.Writer // nil: none are wanted
	populations []*explore.Population
}

func (s *simulation) run(i *invocation, strategies []explore.Strategy, trainees int) error {
	if s.lines != nil {
		head := []string{"strategy", "trainee", "overall", "empathy", "composure", "resolution", "ending", "outcome", "relationship", "turns"}
		if err := s.lines.Write(head); err != nil {
			return fmt.Errorf("write the attempts: %w", err)
		}
	}
	step, done := progress(i.err, "attempts", trainees*len(strategies))
	defer done()
	for _, strategy := range strategies {
		p, err := explore.Simulate(s.v, strategy, trainees, s.seed, func(trainee int, r *explore.Run) error {
			step()
			return s.line(trainee, r)
		})
		if err != nil {
			return err
		}
		s.populations = append(s.populations, p)
	}
	return nil
}

// line writes an attempt.
func (s *simulation) line(trainee int, r *explore.Run) error {
	if s.lines == nil {
		return nil
	}
	cells := []string{r.Strategy, strconv.Itoa(trainee + 1), cell(r.Scores.Overall)}
	for _, f := range r.Scores.Dimension {
		cells = append(cells, cell(f))
	}
	if r.Ending < 0 {
		cells = append(cells, "", "", "")
	} else {
		n := &s.v.Nodes[r.Ending]
		cells = append(cells, n.ID, string(n.Ending.Outcome), string(n.Ending.Relationship))
	}
	if err := s.lines.Write(append(cells, strconv.Itoa(r.Len()))); err != nil {
		return fmt.Errorf("write the attempts: %w", err)
	}
	return nil
}

func cell(f *float64) string {
	if f == nil {
		return ""
	}
	return strconv.FormatFloat(*f, 'f', 1, 64)
}

// print writes a table, for people.
func (s *simulation) print(w io.Writer, width int) {
	line := func(format string, args ...any) { fmt.Fprintf(w, format+"\n", args...) }
	line("%s (%s%s)", s.v.Title, s.v.ID, ofVariant(s.v.Variant))
	line("trainees per strategy: %d, seed: %d", s.populations[0].Trainees, s.seed)
	line("")
	line("overall score       mean    p10    p50    p90  turns  endings")
	for _, p := range s.populations {
		row := fmt.Sprintf("%-18s%s %6.1f  ", p.Strategy.Name, spread(p.Overall), p.Turns.Mean)
		for _, part := range wrap(s.endings(p), max(width-len(row), 36)) {
			line("%s%s", row, part)
			row = strings.Repeat(" ", len(row))
		}
	}
	line("")
	cover := s.cover()
	screen := &screen{w: w, width: width}
	screen.say("", "Of ten trainees one scores p10 or less, half score p50 or less, and nine score p90 or less.")
	screen.say("", fmt.Sprintf("They came to %d of %d nodes and endings, and made %d of %d choices.",
		cover.Nodes.Met, cover.Nodes.Of, cover.Choices.Met, cover.Choices.Of))
	screen.never("Nobody came to: ", cover.Nodes.Never)
	screen.never("Nobody chose: ", cover.Choices.Never)
	if s.approx() {
		screen.say("", "The scenario is too large to search: the scores are approximate.")
	}
}

// ofVariant names a variant behind a scenario's id.
func ofVariant(variant string) string {
	if variant == "" {
		return ""
	}
	return ", variant " + variant
}

func spread(o explore.Distribution) string {
	if o.Count == 0 {
		return "     -      -      -      -"
	}
	return fmt.Sprintf("%6.1f %6.1f %6.1f %6.1f", o.Mean, o.P10, o.P50, o.P90)
}

func (p *screen) never(what string, ids []string) {
	if len(ids) > 0 {
		p.say(what, strings.Join(ids, ", "))
	}
}

// endings tells how a population's attempts ended, the commonest first.
func (s *simulation) endings(p *explore.Population) string {
	type share struct {
		ending   string
		trainees int
	}
	shares := []share{{"unfinished", p.Unfinished}}
	for i, n := range p.Endings {
		shares = append(shares, share{s.v.Nodes[i].ID, n})
	}
	slices.SortStableFunc(shares, func(a, b share) int { return b.trainees - a.trainees })
	var parts []string
	for _, one := range shares {
		switch percent := 100 * float64(one.trainees) / float64(p.Trainees); {
		case one.trainees == 0:
		case percent < 0.5:
			parts = append(parts, one.ending+" <1%")
		default:
			parts = append(parts, fmt.Sprintf("%s %.0f%%", one.ending, percent))
		}
	}
	return strings.Join(parts, ", ")
}

func (s *simulation) approx() bool {
	return slices.ContainsFunc(s.populations, func(p *explore.Population) bool { return p.Approx })
}

// coverage is what the trainees met, and what none of them did.
type coverage struct {
	Nodes   covered `json:"nodes"` // with endings
	Choices covered `json:"choices"`
}

type covered struct {
	Met   int      `json:"met"`
	Of    int      `json:"of"`
	Never []string `json:"never"` // node, or node/choice
}

func (c *covered) count(met bool, id string) {
	c.Of++
	if met {
		c.Met++
	} else {
		c.Never = append(c.Never, id)
	}
}

func (s *simulation) cover() coverage {
	c := coverage{Nodes: covered{Never: []string{}}, Choices: covered{Never: []string{}}}
	met := func(count func(p *explore.Population) int) bool {
		return slices.ContainsFunc(s.populations, func(p *explore.Population) bool { return count(p) > 0 })
	}
	for i := range s.v.Nodes {
		n := &s.v.Nodes[i]
		c.Nodes.count(met(func(p *explore.Population) int { return p.Nodes[i] }), n.ID)
		for j := range n.Choices {
			number := n.Choices[j].Number
			c.Choices.count(met(func(p *explore.Population) int { return p.Choices[number] }), n.ID+"/"+n.Choices[j].ID)
		}
	}
	return c
}
