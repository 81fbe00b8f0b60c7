package scenario

// Reads says what the functions of a script may look at beside moods and vars,
// so that a search knows which positions are alike. It may claim too much,
// never too little.
type Reads struct {
	Turn       bool
	Roll       bool
	Visited    []int // indices in Nodes
	AllVisited bool  // some function asks for a node that is not known before it runs
}

// Asks says what one function asks of a position: all that its answer, its
// changes and its failures depend on. It may claim too much, never too little.
type Asks struct {
	Moods   []Ask // by index in Scenario.Moods, each at most once
	Vars    []Ask // by index in Scenario.Vars, each at most once
	Turn    Ask   // at how many turns were played
	Visited []int // indices in Nodes
	Roll    bool  // it rolls, which depends on the turn and the seed
	Elapsed bool  // it asks how long the reply before took, which no position says

	// Changes are those that the function may make as an effect. Plain: it
	// makes all of them, always, one after the other, and looks at nothing but
	// what it adds to.
	Changes []Change
	Plain   bool
}

// Mood reports whether the function looks at a mood.
func (a *Asks) Mood(index int) bool { return a.looksAt(a.Moods, true, index) }

// Var reports whether the function looks at a var.
func (a *Asks) Var(index int) bool { return a.looksAt(a.Vars, false, index) }

func (a *Asks) looksAt(list []Ask, mood bool, index int) bool {
	for i := range list {
		if list[i].Index == index {
			return true
		}
	}
	for _, c := range a.Changes {
		if a.Plain && c.Kind == Add && c.Mood == mood && c.Index == index {
			return true
		}
	}
	return false
}

// An Ask is how a function looks at a number: a mood, a var as its [Value], or
// the turn.
type Ask struct {
	Index int
	// Cuts are what the function compares the number with, in order: all that
	// matters is which of them it is below. Exact: the number itself matters.
	Cuts  []int
	Exact bool
}

// Any reports whether the function looks at the number at all.
func (a *Ask) Any() bool { return a.Exact || len(a.Cuts) > 0 }

// A Change is what an effect does to a mood or a var.
type Change struct {
	Mood  bool // Index is that of a mood, else of a var
	Index int
	Kind  ChangeKind
	By    int // Add: what is added; Set: the value
}

// ChangeKind is what is known of a change.
type ChangeKind int

// The kinds of changes.
const (
	Other ChangeKind = iota // any value
	Put                     // a value that is the same at every position
	Set                     // By
	Add                     // By more than before
)
