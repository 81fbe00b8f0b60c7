// Package wire holds the messages that travel between the server and its
// clients: the JSON text frames of the WebSocket at /ws (subprotocol
// evenkeel.v1), the bodies of the HTTP interface, and the closed lists of
// codes, bands and feelings.
//
// It is data only: no state, no input or output, and it imports nothing of
// the server. Fields may be added to a message; none is renamed or removed.
package wire

import "encoding/json"

// Subprotocol is the WebSocket subprotocol that client and server agree on.
const Subprotocol = "evenkeel.v1"

// MaxMessage is the size in bytes above which a client's message is discarded
// with [CodeTooLarge].
const MaxMessage = 16 << 10

// MaxFrame is the size in bytes above which a client's message closes the
// socket with code 1009.
const MaxFrame = 1 << 20

// Modes of an attempt.
const (
	Ranked   = "ranked"
	Practice = "practice"
)

// Types of a client's message.
const (
	TypeStart    = "start"
	TypeChoose   = "choose"
	TypeResume   = "resume"
	TypeCheckin  = "checkin"
	TypeDeadline = "deadline"
	TypeWatch    = "watch"
	TypeUnwatch  = "unwatch"
)

// Actions of a deadline message.
const (
	// ActionExtend gives the running deadline its full time once more.
	ActionExtend = "extend"
	// ActionOff makes the attempt untimed for good; the board marks it.
	ActionOff = "off"
)

// A Request is any message of a client. Which fields count depends on Type;
// the others are ignored.
type Request struct {
	Type string      `json:"type"`
	ID   json.Number `json:"id,omitempty"` // echoed in the answer, nothing else

	Scenario string `json:"scenario,omitempty"` // start
	Mode     string `json:"mode,omitempty"`     // start
	Cohort   string `json:"cohort,omitempty"`   // start ranked: needed only by a member of several cohorts
	Untimed  bool   `json:"untimed,omitempty"`  // start
	Variant  string `json:"variant,omitempty"`  // start practice: a parallel form, one of Scenario.Variants
	From     *From  `json:"from,omitempty"`     // start practice

	Attempt string    `json:"attempt,omitempty"` // choose, resume, checkin, deadline
	Seq     int       `json:"seq,omitempty"`     // choose, checkin, deadline
	Choice  string    `json:"choice,omitempty"`  // choose
	Feeling string    `json:"feeling,omitempty"` // checkin: one of Feelings
	Action  string    `json:"action,omitempty"`  // deadline: extend or off
	Board   *BoardKey `json:"board,omitempty"`   // watch, unwatch
}

// From names a moment of an own finished attempt: practice begins as it stood
// before turn Seq was answered.
type From struct {
	Attempt string `json:"attempt"`
	Seq     int    `json:"seq"`
}

// BoardKey names a board: the whole cohort's, one scenario's in it, or that of
// growth.
type BoardKey struct {
	Cohort   string `json:"cohort"`
	Scenario string `json:"scenario,omitempty"`
	// By is ByGrowth, without a scenario, or empty: by score.
	By string `json:"by,omitempty"`
}

// ByGrowth is what a board may be sorted by instead of scores; over HTTP it is
// the query ?by=growth.
const ByGrowth = "growth"

// Types of a server's message.
const (
	TypeTurn  = "turn"
	TypeEnded = "ended"
	TypeBoard = "board"
	TypeOK    = "ok"
	TypeError = "error"
	TypeBye   = "bye"
)

// Turn says where the attempt stands: what the customer says now and what may
// be answered. It answers start, choose, resume and deadline, and is pushed
// without ID to every other socket attached to the attempt.
type Turn struct {
	Type     string      `json:"type"` // TypeTurn
	ID       json.Number `json:"id,omitempty"`
	Attempt  string      `json:"attempt"`
	Seq      int         `json:"seq"` // what the next choose must name
	Node     string      `json:"node"`
	About    *About      `json:"about,omitempty"` // in the answers to start and resume
	Said     *Said       `json:"said,omitempty"`  // the reply that led here
	Customer Customer    `json:"customer"`
	Choices  []Choice    `json:"choices"`
	Deadline *Deadline   `json:"deadline,omitempty"`
	Checkin  string      `json:"checkin,omitempty"` // a question about one's own feeling; never scored
	Untimed  bool        `json:"untimed,omitempty"` // the attempt runs without deadlines
	// Transcript is the whole conversation so far, in the answer to resume,
	// and to start where something was said already. Practice from a moment
	// has what was said before it. Its last line is the customer's, and the
	// same as Customer.Says.
	Transcript []Line `json:"transcript,omitempty"`
}

// About describes the attempt that a client has just taken up.
type About struct {
	Scenario string `json:"scenario"`
	Variant  string `json:"variant,omitempty"` // the parallel form; empty: the scenario itself
	Title    string `json:"title"`
	Summary  string `json:"summary"`
	Channel  string `json:"channel"` // phone, chat, email or counter
	Language string `json:"language"`
	Mode     string `json:"mode"`
	Cohort   string `json:"cohort,omitempty"`
	Timed    bool   `json:"timed"` // some moment of the scenario has a deadline
	// ElapsedMS is how long the attempt has been open, in milliseconds.
	ElapsedMS int64 `json:"elapsed_ms"`
}

// Said is a reply of the trainee, or the one that the clock gave.
type Said struct {
	Choice string `json:"choice"`
	Text   string `json:"text"`
	By     string `json:"by"`             // "trainee" or "timeout"
	Kind   string `json:"kind,omitempty"` // as a Choice's: a breath is nothing said
}

// Customer is the person the trainee talks with, as of now.
type Customer struct {
	Name  string `json:"name"`
	About string `json:"about,omitempty"`
	Says  string `json:"says"`
	Face  string `json:"face"` // path of the portrait: /face/LOOK/EXPRESSION.svg
	Mood  Moods  `json:"mood"`
	Band  string `json:"band"` // one of Bands
}

// Choice is a reply that the trainee may give. Kind is empty for a choice of
// the scenario and "breathe" for the built-in one.
type Choice struct {
	ID   string `json:"id"`
	Text string `json:"text"`
	Kind string `json:"kind,omitempty"`
}

// KindBreathe marks the built-in choice of taking a breath.
const KindBreathe = "breathe"

// Deadline is the time left to answer, in milliseconds as of sending.
type Deadline struct {
	LeftMS  int64 `json:"left_ms"`
	TotalMS int64 `json:"total_ms"`
}

// Line is one line of a conversation.
type Line struct {
	Who  string `json:"who"` // "customer", "trainee" or "timeout"
	Text string `json:"text"`
	Mood Moods  `json:"mood"` // after the line
	Band string `json:"band"`
	Kind string `json:"kind,omitempty"` // as a Choice's
	// Earlier marks what was said before the moment at which this practice
	// began, in the attempt that it goes back to.
	Earlier bool `json:"earlier,omitempty"`
}

// Ended says that the attempt is over. It answers the last choose, and resume
// of a finished attempt; it is pushed without ID to the other sockets.
type Ended struct {
	Type         string      `json:"type"` // TypeEnded
	ID           json.Number `json:"id,omitempty"`
	Attempt      string      `json:"attempt"`
	Seq          int         `json:"seq"` // one more than the last turn's
	Said         *Said       `json:"said,omitempty"`
	Ending       string      `json:"ending"`
	Outcome      string      `json:"outcome"`      // resolved, recovered, escalated, lost
	Relationship string      `json:"relationship"` // recommends, stays, wavers, leaves
	Customer     Customer    `json:"customer"`
	Scores       Scores      `json:"scores"`
	// Debrief is without what other replies would have done (Better, Others):
	// GET /api/attempts/{id} has them.
	Debrief *Debrief `json:"debrief"`
}

// Scores are figures from 0 to 100 in tenths. Null: the scenario cannot score
// that dimension (its best and worst are the same).
type Scores struct {
	Empathy    *float64 `json:"empathy"`
	Composure  *float64 `json:"composure"`
	Resolution *float64 `json:"resolution"`
	Overall    *float64 `json:"overall"`
	Approx     bool     `json:"approx,omitempty"` // bounds were sampled, not exact
}

// OK answers what needs no other answer.
type OK struct {
	Type string      `json:"type"` // TypeOK
	ID   json.Number `json:"id,omitempty"`
}

// Error answers a message that could not be carried out. The socket and the
// attempt live on.
type Error struct {
	Type    string            `json:"type"` // TypeError
	ID      json.Number       `json:"id,omitempty"`
	Code    string            `json:"code"`
	Message string            `json:"message"`
	Fields  map[string]string `json:"fields,omitempty"`
}

// Bye is the last message before the server closes the socket.
type Bye struct {
	Type    string `json:"type"` // TypeBye
	Code    string `json:"code"`
	Message string `json:"message"`
}
