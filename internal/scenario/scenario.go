// Package scenario holds what a trainer declares, as plain data: the customer,
// the nodes, the choices, the endings, and the graph they form.
//
// A Scenario is made once, by the loader, and never changed afterwards: any
// number of goroutines may read it. What the trainer wrote as a Lua function
// appears here as a [Func], a number that only the script's rules can call.
// The package imports nothing of the server.
package scenario

// A Scenario is one version of what a trainer wrote.
type Scenario struct {
	// Version identifies exactly this scenario: a hash, in hexadecimal, of the
	// language version with its built-in personas, the file and its includes.
	Version string

	// Variant is the id of the parallel form that this is, or empty: the
	// scenario itself, which has its parallel forms in Variants. They differ in
	// who the customer is, in the values that moods and vars begin with, and in
	// words; nodes, choices, moods, vars and functions are the same, in the same
	// order.
	Variant  string
	Variants []*Scenario

	ID       string // kebab-case, unique among the scenarios in service
	Title    string
	Summary  string
	Channel  Channel
	Language string // BCP 47, such as "en"
	Level    int    // 1 starter, 2 practised, 3 expert
	Minutes  int    // how long an attempt takes, about; 0: not said
	Tutorial bool   // never assigned, never ranked
	Skills   []Skill

	// Weights are the parts of the dimensions in the overall score, 0..100
	// each and not all 0.
	Weights Points

	// MaxTurns ends the conversation after that many turns, at the ending
	// OutOfTurns. 0: no limit, and OutOfTurns is -1.
	MaxTurns   int
	OutOfTurns int

	Customer Customer
	Moods    []Mood // "anger" is always the first
	Vars     []Var
	Start    int    // index in Nodes
	Nodes    []Node // nodes and endings, in the order of the file
	Choices  int    // how many choices all nodes have; see Choice.Number

	// Reads is what the functions of the script may look at beside moods and
	// vars, Asks what each of them asks, that of Func 1 first. A function that has
	// none there, or nil, may look at all moods and vars and at all of Reads.
	Reads Reads
	Asks  []*Asks
}

// A Channel is where the conversation takes place.
type Channel string

// The channels.
const (
	Phone   Channel = "phone"
	Chat    Channel = "chat"
	Email   Channel = "email"
	Counter Channel = "counter"
)

// Channels lists the channels.
var Channels = []Channel{Phone, Chat, Email, Counter}

// Customer is who the trainee talks with.
type Customer struct {
	Name    string
	About   string
	Look    Look
	Persona string // a built-in persona, one of the scenario's own, or empty
	// React is the function of a persona of the scenario's own, or 0. BuiltIn
	// says that the persona is a built-in one, which goes by the changes of the
	// moods alone.
	React   Func
	BuiltIn bool
}

// Look says how the customer is drawn. An empty part gets the portrait's
// default.
type Look struct {
	Head, Skin, Hair, Clothes, Beard string
}

// Mood is a named feeling of the customer, from 0 to 100.
type Mood struct {
	Name  string
	Start int
}

// MoodMin and MoodMax bound every mood.
const (
	MoodMin = 0
	MoodMax = 100
)

// Anger is the index in Scenario.Moods of the mood that every customer has.
const Anger = 0

// Kind is the kind of value that a var holds.
type Kind int

// The kinds of vars.
const (
	Int Kind = iota
	Bool
	Enum // a string from a declared set
)

// Value is the value of a var: the integer, 0 or 1 for a boolean, or the index
// in Var.Set for a string.
type Value int32

// VarMin and VarMax bound an integer var.
const (
	VarMin = -1_000_000
	VarMax = 1_000_000
)

// Var is a value that a scenario remembers during an attempt.
type Var struct {
	Name  string
	Kind  Kind
	Start Value
	Set   []string // Enum only
}

// Func is a Lua function of the script; 0 is none.
type Func int

// Node is a moment where the customer speaks, or an ending.
type Node struct {
	ID      string
	Says    Says
	Choices []Choice // empty for an ending
	Timeout *Timeout
	Checkin string // a question about the trainee's own feeling, or empty
	Ending  *Ending
	Pos     Pos
}

// Says is what the customer says: the first line whose condition holds, or
// what the function returns.
type Says struct {
	Lines []Line
	Func  Func
}

// Line is one form of what the customer may say.
type Line struct {
	When Func
	Text string
	Pos  Pos
}

// Choice is a reply the trainee may give.
type Choice struct {
	ID      string // unique in its node
	Text    string
	Breathe bool // the built-in choice: a turn without words, once per visit
	Points  Points
	Moods   []MoodChange
	Skills  []Skill
	Because string
	When    Func
	Effect  Func
	To      Target
	// Says replaces the next node's line; breathe only.
	Says Says
	// Number counts the choices over the whole scenario, from 0.
	Number int
	Pos    Pos
}

// BreatheID is the id of the built-in choice.
const BreatheID = "breathe"

// MoodChange changes Scenario.Moods[Mood] by By before the persona reacts.
type MoodChange struct {
	Mood int
	By   int
}

// Target is where a choice leads: Nodes[0], or one of Nodes as Pick says.
type Target struct {
	Nodes []int
	Pick  Func
}

// Timeout makes a choice when the trainee has not answered in time.
type Timeout struct {
	Seconds int
	Choice  int // index in Node.Choices
}

// Ending says how the conversation went.
type Ending struct {
	Outcome      Outcome
	Relationship Relationship
	Points       Points
	Lesson       string
}

// An Outcome is what became of the matter.
type Outcome string

// The outcomes.
const (
	Resolved  Outcome = "resolved"
	Recovered Outcome = "recovered"
	Escalated Outcome = "escalated"
	Lost      Outcome = "lost"
)

// Outcomes lists the outcomes, best first.
var Outcomes = []Outcome{Resolved, Recovered, Escalated, Lost}

// A Relationship is what became of the customer.
type Relationship string

// The relationships.
const (
	Recommends Relationship = "recommends"
	Stays      Relationship = "stays"
	Wavers     Relationship = "wavers"
	Leaves     Relationship = "leaves"
)

// Relationships lists the relationships, best first.
var Relationships = []Relationship{Recommends, Stays, Wavers, Leaves}

// Pos is a place in a trainer's file. Lines and columns count from 1; a column
// of 0 is unknown.
type Pos struct {
	File string
	Line int
	Col  int
}

// Index finds a node or ending by its id, or returns -1.
func (s *Scenario) Index(id string) int {
	for i := range s.Nodes {
		if s.Nodes[i].ID == id {
			return i
		}
	}
	return -1
}

// Choice finds a choice of a node by its id, or returns -1.
func (n *Node) Choice(id string) int {
	for i := range n.Choices {
		if n.Choices[i].ID == id {
			return i
		}
	}
	return -1
}

// Timed reports whether some node has a timeout.
func (s *Scenario) Timed() bool {
	for i := range s.Nodes {
		if s.Nodes[i].Timeout != nil {
			return true
		}
	}
	return false
}
