package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"evenkeel/internal/explore"
	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
	"evenkeel/internal/script"
	"evenkeel/internal/wire"
	"evenkeel/scenarios"
)

type playCommand struct {
	Scenario string  `arg:"" help:"A scenario's file, or the id of a shipped one."`
	Seed     *uint64 `help:"Seed of the scenario's dice; a random one otherwise."`
	Name     string  `default:"Sam" help:"What the customer calls you (${default})."`
}

// Run plays one attempt.
func (c *playCommand) Run(i *invocation) error {
	file, source, err := readScenario(c.Scenario)
	if err != nil {
		return err
	}
	v, err := loadVersion(i.ctx, file, source)
	if findings := (script.Findings)(nil); errors.As(err, &findings) {
		printFindings(i.err, findings)
		return errSilent
	}
	if err != nil {
		return err
	}
	seed := rand.Uint64()
	if c.Seed != nil {
		seed = *c.Seed
	}
	g := &game{v: v, in: bufio.NewScanner(i.in), screen: screen{w: i.out, name: c.Name}}
	return g.play(seed)
}

// readScenario reads a file, or a shipped scenario by its id.
func readScenario(name string) (file string, source []byte, err error) {
	source, err = os.ReadFile(name)
	if err == nil || !errors.Is(err, fs.ErrNotExist) {
		return name, source, err
	}
	shipped := strings.TrimSuffix(name, ".lua") + ".lua"
	if source, err = fs.ReadFile(scenarios.FS, shipped); err == nil {
		return shipped, source, nil
	}
	return "", nil, misusef("there is no file %s and no shipped scenario of that id; shipped are: %s", name, strings.Join(shippedIDs(), ", "))
}

func shippedIDs() []string {
	files, err := fs.Glob(scenarios.FS, "*.lua")
	if err != nil {
		return nil // the pattern is well formed
	}
	for i := range files {
		files[i] = strings.TrimSuffix(files[i], ".lua")
	}
	return files
}

func loadVersion(ctx context.Context, file string, source []byte) (*play.Version, error) {
	s, err := script.Load(ctx, file, source, script.Options{})
	if err != nil {
		return nil, err
	}
	scn := s.Scenario()
	return &play.Version{Scenario: scn, Rules: s, Oracle: explore.New(scn, s, explore.Limits{})}, nil
}

// game is one attempt in a terminal.
type game struct {
	screen
	v    *play.Version
	in   *bufio.Scanner
	s    play.State
	seen time.Time // when the customer's line was printed
}

func (g *game) play(seed uint64) error {
	start := play.Start{Time: time.Now(), Trainee: "terminal", Mode: play.Practice, Seed: seed, Untimed: true}
	if err := g.do(start); err != nil {
		return err
	}
	g.head(g.v, seed)
	for g.s.Phase == play.Open {
		g.moment(g.v, &g.s)
		g.seen = time.Now()
		choice, by, left := g.ask()
		if left {
			g.line("You have left the conversation. Nothing is kept.")
			return nil
		}
		elapsed := int(time.Since(g.seen).Seconds())
		if by == play.ByTimeout {
			elapsed = g.node().Timeout.Seconds
		}
		err := g.do(play.Choose{Time: time.Now(), Seq: g.s.Seq(), Choice: choice, By: by, Elapsed: elapsed})
		if errors.Is(err, play.ErrFault) {
			g.line("%v", err)
			g.line("Nothing has changed; try another reply.")
			continue
		}
		if err != nil {
			return err
		}
	}
	d, err := play.Look(g.v, &g.s)
	if err != nil {
		return err
	}
	g.customer(g.v, &g.s)
	g.debrief(g.v, d)
	return nil
}

// do decides a command and applies what it causes.
func (g *game) do(c play.Command) error {
	events, err := play.Decide(g.v, &g.s, c)
	if err != nil {
		return err
	}
	for _, e := range events {
		if err := play.Apply(g.v.Scenario, &g.s, e); err != nil {
			return err
		}
	}
	return nil
}

func (g *game) node() *scenario.Node { return &g.v.Nodes[g.s.Position.Node] }

// ask reads until something offered was named. left is true when the trainee
// leaves, or there is nothing more to read.
func (g *game) ask() (choice string, by play.By, left bool) {
	for {
		g.prompt()
		if !g.in.Scan() {
			g.line("")
			return "", "", true
		}
		switch word := strings.ToLower(strings.TrimSpace(g.in.Text())); {
		case word == "":
		case word == "q":
			return "", "", true
		case word == "t" && g.node().Timeout != nil:
			n := g.node()
			return n.Choices[n.Timeout.Choice].ID, play.ByTimeout, false
		default:
			if id, ok := g.named(word); ok {
				return id, play.ByTrainee, false
			}
			g.line("%q is not offered: type a number or an id from the list, or q to leave.", word)
		}
	}
}

// named finds an offered choice by its number on the screen, its id, or b.
func (g *game) named(word string) (string, bool) {
	n, number := g.node(), 0
	for _, i := range g.s.Offered {
		c := &n.Choices[i]
		if c.Breathe {
			if word == "b" || word == c.ID {
				return c.ID, true
			}
			continue
		}
		number++
		if word == strconv.Itoa(number) || word == strings.ToLower(c.ID) {
			return c.ID, true
		}
	}
	return "", false
}

// screen prints a conversation.
type screen struct {
	w    interface{ Write([]byte) (int, error) }
	name string // the trainee's
}

func (p *screen) line(format string, args ...any) { fmt.Fprintf(p.w, format+"\n", args...) }

func (p *screen) prompt() { fmt.Fprint(p.w, "> ") }

// say prints text for people, wrapped, behind a margin.
func (p *screen) say(margin, text string) {
	rest := strings.Repeat(" ", len([]rune(margin)))
	for _, l := range wrap(strings.ReplaceAll(text, play.TraineePlaceholder, p.name), 76-len(rest)) {
		p.line("%s%s", margin, l)
		margin = rest
	}
}

// wrap breaks a text into lines of at most width characters, where it has
// spaces. What would steer a terminal is left out.
func wrap(text string, width int) []string {
	var lines []string
	now, n := "", 0
	for _, word := range strings.Fields(text) {
		word = strings.Map(printable, word)
		w := len([]rune(word))
		if n > 0 && n+1+w > width {
			lines, now, n = append(lines, now), "", 0
		}
		if n > 0 {
			now, n = now+" ", n+1
		}
		now, n = now+word, n+w
	}
	return append(lines, now)
}

func printable(r rune) rune {
	if strconv.IsGraphic(r) {
		return r
	}
	return -1
}

func (p *screen) head(v *play.Version, seed uint64) {
	p.line("%s", v.Title)
	p.say("", v.Summary)
	about := v.Customer.Name
	if v.Customer.About != "" {
		about += ", " + v.Customer.About
	}
	p.say("", about+".")
	p.line("Channel: %s. Level: %d. Seed: %d. The clock is off.", v.Channel, v.Level, seed)
}

// customer prints what the customer says, and in what mood.
func (p *screen) customer(v *play.Version, s *play.State) {
	p.line("")
	moods := make([]string, len(v.Moods))
	for i, m := range v.Moods {
		moods[i] = fmt.Sprintf("%s %d", m.Name, s.Position.Moods[i])
	}
	p.line("%s (%s: %s)", v.Customer.Name, wire.Band(s.Position.Moods[scenario.Anger]), strings.Join(moods, ", "))
	p.say("  ", s.Says)
}

// moment prints where the attempt stands and what may be answered.
func (p *screen) moment(v *play.Version, s *play.State) {
	p.customer(v, s)
	p.line("")
	n, number := &v.Nodes[s.Position.Node], 0
	for _, i := range s.Offered {
		c := &n.Choices[i]
		if c.Breathe {
			continue
		}
		number++
		p.say(fmt.Sprintf("  %d  ", number), play.Expand(c.Text, v.Scenario, s.Position.Vars)+" ["+c.ID+"]")
	}
	if slices.ContainsFunc(s.Offered, func(i int) bool { return n.Choices[i].Breathe }) {
		p.line("  b  (take a breath)")
	}
	if n.Timeout != nil {
		p.line("  t  (let the %d seconds run out)", n.Timeout.Seconds)
	}
	if n.Checkin != "" {
		p.say("  ask yourself: ", n.Checkin)
	}
}
