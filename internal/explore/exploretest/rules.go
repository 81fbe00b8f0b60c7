package exploretest

import (
	"hash/fnv"

	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
)

// Rules are a script whose functions are Go functions, by number.
type Rules struct {
	Whens   map[scenario.Func]func(at play.At) bool
	Effects map[scenario.Func]func(at play.At)
	Picks   map[scenario.Func]func(at play.At) int // index in the target's Nodes
	Lines   map[scenario.Func]func(at play.At, elapsed int) string
	// Persona scales the changes of moods; nil leaves them. Reacts is its
	// number, for Fails.
	Persona func(at play.At, change []float64)
	Reacts  scenario.Func
	// Fails says which functions fail where; nil: none.
	Fails func(f scenario.Func, at play.At) bool

	funcs scenario.Func // how many numbers were given away
}

var _ play.Rules = (*Rules)(nil)

// NewRules makes rules without any function.
func NewRules() *Rules {
	return &Rules{
		Whens:   map[scenario.Func]func(play.At) bool{},
		Effects: map[scenario.Func]func(play.At){},
		Picks:   map[scenario.Func]func(play.At) int{},
		Lines:   map[scenario.Func]func(play.At, int) string{},
	}
}

// Func gives away a number for a function to be added.
func (r *Rules) Func() scenario.Func {
	r.funcs++
	return r.funcs
}

// WhenFunc adds a condition.
func (r *Rules) WhenFunc(f func(at play.At) bool) scenario.Func {
	n := r.Func()
	r.Whens[n] = f
	return n
}

func (r *Rules) check(f scenario.Func, at play.At) error {
	if r.Fails != nil && r.Fails(f, at) {
		return &play.Fault{Pos: scenario.Pos{File: "random.lua", Line: int(f)}, Reason: "it fails here"}
	}
	return nil
}

// When implements [play.Rules].
func (r *Rules) When(f scenario.Func, at play.At) (bool, error) {
	if err := r.check(f, at); err != nil {
		return false, err
	}
	return r.Whens[f](at), nil
}

// Effect implements [play.Rules].
func (r *Rules) Effect(f scenario.Func, at play.At) error {
	if err := r.check(f, at); err != nil {
		return err
	}
	r.Effects[f](at)
	return nil
}

// Target implements [play.Rules].
func (r *Rules) Target(to scenario.Target, at play.At) (int, error) {
	if err := r.check(to.Pick, at); err != nil {
		return 0, err
	}
	return to.Nodes[r.Picks[to.Pick](at)], nil
}

// Says implements [play.Rules].
func (r *Rules) Says(f scenario.Func, at play.At, elapsed int) (string, error) {
	if err := r.check(f, at); err != nil {
		return "", err
	}
	return r.Lines[f](at, elapsed), nil
}

// React implements [play.Rules].
func (r *Rules) React(at play.At, change []float64) error {
	if err := r.check(r.Reacts, at); err != nil {
		return err
	}
	if r.Persona != nil {
		r.Persona(at, change)
	}
	return nil
}

// Roll gives 1..n for a seed, a turn and a place in the script.
func Roll(at play.At, site, n int) int {
	h := fnv.New64a()
	for _, x := range [3]uint64{at.Seed, uint64(at.Turn), uint64(site)} {
		for shift := 0; shift < 64; shift += 8 {
			h.Write([]byte{byte(x >> shift)})
		}
	}
	return 1 + int(h.Sum64()>>7%uint64(n))
}
