package main

import (
	"bufio"
	"context"
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"time"

	"evenkeel/internal/catalog"
	"evenkeel/internal/explore"
	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
	"evenkeel/internal/script"
	"evenkeel/scenarios"
)

type playCommand struct {
	Scenario string   `arg:"" help:"A scenario's file, or the id of a shipped one."`
	From     string   `placeholder:"NODE" help:"Begin at this node; scores are then of what follows."`
	Set      []string `sep:"none" placeholder:"VAR=VALUE" help:"Begin with another value of a var; may be repeated."`
	Mood     []string `sep:"none" placeholder:"MOOD=NUMBER" help:"Begin in another mood, such as anger=80; may be repeated."`
	Coach    bool     `help:"After each turn, show its points, the moods, why, and what would have kept more."`
	Variant  string   `placeholder:"ID" help:"Play this parallel form of the scenario."`
	Seed     *uint64  `help:"Seed of the scenario's dice; a random one otherwise."`
	Name     string   `default:"Sam" help:"What the customer calls you (${default})."`
}

// Run plays one attempt.
func (c *playCommand) Run(i *invocation) error {
	v, err := openVersion(i, c.Scenario, c.Variant)
	if err != nil {
		return err
	}
	if v, err = c.begin(v); err != nil {
		return err
	}
	seed := rand.Uint64()
	if c.Seed != nil {
		seed = *c.Seed
	}
	g := &game{v: v, in: bufio.NewScanner(i.in), screen: screen{w: i.out, name: c.Name, width: textWidth(i.out)}, coach: c.Coach}
	return g.play(seed, c.begins())
}

// openVersion loads a scenario by its file or id, or a variant of it. What is
// wrong with it is printed.
func openVersion(i *invocation, name, variant string) (*play.Version, error) {
	file, source, err := readScenario(name)
	if err != nil {
		return nil, err
	}
	v, err := loadVersion(i.ctx, file, source)
	if findings := (script.Findings)(nil); errors.As(err, &findings) {
		printFindings(i.err, findings)
		return nil, errSilent
	}
	if err != nil {
		return nil, err
	}
	if v, err = v.Form(variant); err != nil {
		return nil, misusef("--variant %s: %w", variant, err)
	}
	return v, nil
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
	s, err := loadScript(ctx, file, source)
	if err != nil {
		return nil, err
	}
	return catalog.Playable(s.Scenario(), s, explore.Limits{}), nil
}

// loadScript loads a file with what it includes: from the folder around it, or
// from the shipped ones.
func loadScript(ctx context.Context, file string, source []byte) (*script.Script, error) {
	if _, err := os.Stat(file); err != nil {
		return script.Load(ctx, file, source, script.Options{Files: scenarios.FS})
	}
	around := catalog.Around(file)
	s, err := script.Load(ctx, file, source, script.Options{Files: around})
	if findings := (script.Findings)(nil); errors.As(err, &findings) {
		around.Locate(findings)
	}
	return s, err
}

// game is one attempt in a terminal.
type game struct {
	screen
	v     *play.Version
	in    *bufio.Scanner
	coach bool
	s     play.State
	seen  time.Time // when the customer's line was printed
}

// play plays until the trainee leaves. begins says where it begins, if not at
// the opening.
func (g *game) play(seed uint64, begins string) error {
	start := play.Start{Time: time.Now(), Trainee: "terminal", Mode: play.Practice, Seed: seed, Untimed: true}
	if err := g.do(start); err != nil {
		return err
	}
	g.head(g.v, seed, begins)
	for {
		again, err := g.converse()
		if err != nil || !again {
			return err
		}
	}
}

// converse plays to an ending, or until the trainee leaves. again is true when
// the trainee takes the last turn back after the ending.
func (g *game) converse() (again bool, err error) {
	for g.s.Phase == play.Open {
		g.moment(g.v, &g.s)
		g.seen = time.Now()
		left, err := g.turn()
		if err != nil {
			return false, err
		}
		if left {
			g.line("You have left the conversation. Nothing is kept.")
			return false, nil
		}
	}
	d, err := play.Look(g.v, &g.s)
	if err != nil {
		return false, err
	}
	g.customer(g.v, &g.s)
	g.debrief(g.v, d)
	g.line("")
	g.line("Type u to take your last turn back, or press Enter to leave.")
	if word, ok := g.read(); !ok || word != "u" {
		return false, nil
	}
	return true, g.undo()
}

// turn plays what the trainee asks for. left is true when that is to leave.
func (g *game) turn() (left bool, err error) {
	choice, by, word := g.ask()
	switch word {
	case "q":
		return true, nil
	case "u":
		return false, g.undo()
	}
	elapsed := int(time.Since(g.seen).Seconds())
	if by == play.ByTimeout {
		elapsed = g.node().Timeout.Seconds
	}
	err = g.do(play.Choose{Time: time.Now(), Seq: g.s.Seq(), Choice: choice, By: by, Elapsed: elapsed})
	if errors.Is(err, play.ErrFault) {
		g.say("", err.Error())
		g.line("Nothing has changed; try another reply.")
		return false, nil
	}
	if err != nil || !g.coach {
		return false, err
	}
	t, err := play.LookAtLast(g.v, &g.s)
	if err != nil {
		return false, err
	}
	g.coached(g.v.Scenario, t)
	return false, nil
}

// undo takes the last turn back.
func (g *game) undo() error {
	if len(g.s.Turns) == 0 {
		g.line("There is nothing to take back: this is the beginning.")
		return nil
	}
	past, err := g.s.Rewind(g.v.Scenario, len(g.s.Turns)-1)
	if err != nil {
		return err
	}
	g.s = *past
	g.line("Turn %d is taken back.", g.s.Seq())
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

// read gives the next line that was typed, in lower case; not ok at the end of
// the input.
func (g *game) read() (word string, ok bool) {
	g.prompt()
	if !g.in.Scan() {
		g.line("")
		return "", false
	}
	return strings.ToLower(strings.TrimSpace(g.in.Text())), true
}

// ask reads until something offered was named, or u, or q: that is what word
// then says. The end of the input is a q.
func (g *game) ask() (choice string, by play.By, word string) {
	for {
		word, ok := g.read()
		if !ok {
			return "", "", "q"
		}
		switch {
		case word == "":
		case word == "q", word == "u":
			return "", "", word
		case word == "?":
			g.help()
		case word == "t" && g.node().Timeout != nil:
			n := g.node()
			return n.Choices[n.Timeout.Choice].ID, play.ByTimeout, ""
		default:
			if id, ok := g.named(word); ok {
				return id, play.ByTrainee, ""
			}
			g.say("", strconv.Quote(word)+" is not offered: type a number or an id from the list, ? for help, or q to leave.")
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
