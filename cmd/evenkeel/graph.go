package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"

	"evenkeel/internal/diagram"
	"evenkeel/internal/explore"
	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
)

type graphCommand struct {
	Scenario string `arg:"" help:"A scenario's file, or the id of a shipped one."`
	Variant  string `placeholder:"ID" help:"Draw this parallel form of the scenario."`
	Format   string `enum:"svg,dot,mermaid,text" default:"svg" help:"What to write: svg, dot, mermaid or text (${default})."`
	Output   string `short:"o" placeholder:"FILE" help:"Where to write it; standard output otherwise."`
}

// Run draws the graph of a scenario.
func (c *graphCommand) Run(i *invocation) error {
	v, err := openVersion(i, c.Scenario, c.Variant)
	if err != nil {
		return err
	}
	graph, err := c.draw(i.ctx, v)
	if errors.Is(err, diagram.ErrTooLarge) {
		return fmt.Errorf("%w; --format text, dot or mermaid has no limit", err)
	}
	if err != nil {
		return err
	}
	if c.Output == "" && c.Format == "svg" && isTerminal(i.out) {
		return misusef("a picture is not for the terminal: name a file with -o %s.svg, or ask for --format text", v.ID)
	}
	if c.Output != "" {
		return os.WriteFile(c.Output, graph, 0o644)
	}
	_, err = i.out.Write(graph)
	return err
}

func (c *graphCommand) draw(ctx context.Context, v *play.Version) ([]byte, error) {
	report, err := reportAll(v)
	if err != nil {
		return nil, err
	}
	o := diagram.Options{Report: report}
	if o.Seen, err = converse(ctx, v); err != nil {
		return nil, err
	}
	switch c.Format {
	case "dot":
		return diagram.DOT(v.Scenario, o), nil
	case "mermaid":
		return diagram.Mermaid(v.Scenario, o), nil
	case "text":
		return diagram.Text(v.Scenario, o), nil
	}
	return diagram.SVG(v.Scenario, o)
}

// seedsDrawn is how many seeds are looked at of a scenario that rolls dice.
const seedsDrawn = 8

// reportAll searches every path, and puts the reports of several seeds
// together where the scenario rolls dice.
func reportAll(v *play.Version) (*explore.Report, error) {
	explorer := explore.New(v.Scenario, v.Rules, explore.Limits{})
	all, err := explorer.Report(0, false)
	if err != nil {
		return nil, err
	}
	for seed := uint64(1); all.Seeded && seed < seedsDrawn; seed++ {
		r, err := explorer.Report(seed, false)
		if err != nil {
			return nil, err
		}
		all.Exact = all.Exact && r.Exact
		for i, reached := range r.Nodes {
			all.Nodes[i] = all.Nodes[i] || reached
		}
		for i, c := range r.Choices {
			all.Choices[i].Offered = all.Choices[i].Offered || c.Offered
		}
		all.Dead, all.Stuck = append(all.Dead, r.Dead...), append(all.Stuck, r.Stuck...)
	}
	return all, nil
}

// How many conversations are held to see how angry the customer gets where,
// and how long each may take.
const (
	conversations = 600
	longest       = 200
)

// converse holds conversations with replies taken at random, the same at every
// run, and gives what they showed of every node.
func converse(ctx context.Context, v *play.Version) ([]diagram.Seen, error) {
	seen := make([]diagram.Seen, len(v.Nodes))
	for n := range uint64(conversations) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		t := talk{v: v, seen: seen, seed: n % seedsDrawn, random: rand.New(rand.NewPCG(1, n)), here: play.Opening(v.Scenario)}
		if err := t.hold(); err != nil && !errors.Is(err, play.ErrFault) {
			return nil, err
		}
	}
	return seen, nil
}

// talk is one conversation. A function that fails ends it.
type talk struct {
	v      *play.Version
	seen   []diagram.Seen
	seed   uint64
	random *rand.Rand
	here   play.Position
	out    play.Outcome
}

func (t *talk) hold() error {
	for range longest {
		at := play.At{Position: &t.here, Seed: t.seed}
		if err := t.look(at); err != nil {
			return err
		}
		offered, err := t.v.Offered(at)
		if err != nil || len(offered) == 0 {
			return err
		}
		if err := t.v.Step(at, offered[t.random.IntN(len(offered))], &t.out); err != nil {
			return err
		}
		t.here, t.out.Next = t.out.Next, t.here
	}
	return nil
}

// look notes the customer's anger, and the words on the first visit.
func (t *talk) look(at play.At) error {
	here, words := &t.seen[at.Node], ""
	if !here.Met {
		var err error
		if words, err = t.v.Says(at, nil, 0); err != nil {
			return err
		}
	}
	here.Add(at.Moods[scenario.Anger], words)
	return nil
}
