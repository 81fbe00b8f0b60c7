package wire

// Debrief is what the trainee sees after an ending: every turn, what it cost,
// what would have been better.
type Debrief struct {
	Attempt      string        `json:"attempt"`
	Scenario     string        `json:"scenario"`
	Variant      string        `json:"variant,omitempty"` // the parallel form; empty: the scenario itself
	Title        string        `json:"title"`
	Language     string        `json:"language"`
	Channel      string        `json:"channel"`
	Mode         string        `json:"mode"`
	Cohort       string        `json:"cohort,omitempty"`
	State        string        `json:"state"` // "finished" or "void"
	Untimed      bool          `json:"untimed,omitempty"`
	Rehearsed    bool          `json:"rehearsed,omitempty"` // practised before the ranked attempt
	Started      string        `json:"started"`             // RFC 3339
	Finished     string        `json:"finished"`
	Customer     DebriefPerson `json:"customer"`
	Ending       DebriefEnding `json:"ending"`
	Scores       Scores        `json:"scores"`
	Weights      Points        `json:"weights"`
	BestScore    *float64      `json:"best_score"` // the best overall that was possible
	Opening      Moods         `json:"opening"`    // the moods before the first reply
	Turns        []DebriefTurn `json:"turns"`
	CostMost     int           `json:"cost_most,omitempty"`   // seq of the turn with the largest regret; 0: no turn cost anything
	BestMoment   int           `json:"best_moment,omitempty"` // seq of the best turn; 0: there was none
	CanTryAgain  bool          `json:"can_try_again"`         // practice may start from these turns
	SkillsPlayed []string      `json:"skills,omitempty"`
}

// DebriefPerson is the customer of a debrief; Face is the portrait's path as
// it was at the end.
type DebriefPerson struct {
	Name  string `json:"name"`
	About string `json:"about,omitempty"`
	Face  string `json:"face"`
}

// DebriefEnding is how it ended.
type DebriefEnding struct {
	ID           string `json:"id"`
	Outcome      string `json:"outcome"`
	Relationship string `json:"relationship"`
	Says         string `json:"says"`
	Lesson       string `json:"lesson,omitempty"`
	Points       Points `json:"points"` // included in the last turn's points
}

// Points are rubric points per dimension.
type Points struct {
	Empathy    int `json:"empathy"`
	Composure  int `json:"composure"`
	Resolution int `json:"resolution"`
}

// Regret is how much the best still reachable fell by a turn: rubric points
// per dimension, and tenths of score overall.
type Regret struct {
	Empathy    int     `json:"empathy"`
	Composure  int     `json:"composure"`
	Resolution int     `json:"resolution"`
	Overall    float64 `json:"overall"`
}

// DebriefTurn is one turn of a debrief.
type DebriefTurn struct {
	Seq          int              `json:"seq"` // the turn that choose named
	Node         string           `json:"node"`
	CustomerSaid string           `json:"customer_said"` // what was answered
	Said         Said             `json:"said"`
	Kind         string           `json:"kind,omitempty"`
	CustomerSays string           `json:"customer_says"` // what came back
	Before       Moods            `json:"before"`        // moods
	After        Moods            `json:"after"`
	Band         string           `json:"band"` // after
	Points       Points           `json:"points"`
	Repeated     bool             `json:"repeated,omitempty"` // given before in this attempt: earns nothing
	Regret       *Regret          `json:"regret,omitempty"`   // absent where bounds are approximate
	Because      string           `json:"because,omitempty"`
	Skills       []string         `json:"skills,omitempty"`
	Better       *Better          `json:"better,omitempty"` // the reply to give instead, where one kept more within reach
	Others       []Other          `json:"others,omitempty"` // what else was offered, and what it would have done
	Checkin      *CheckinAnswered `json:"checkin,omitempty"`
	ElapsedS     int              `json:"elapsed_s"`
}

// Better is a reply that would have been better.
type Better struct {
	Choice  string `json:"choice"`
	Text    string `json:"text"`
	Because string `json:"because,omitempty"`
	Kind    string `json:"kind,omitempty"` // as a Choice's: a breath, before the same reply
}

// Other is a reply that was offered at a turn and not given, and what it would
// have done at that very moment. A void attempt, which may be played again, has
// none.
type Other struct {
	Choice       string   `json:"choice"`
	Text         string   `json:"text"`
	Kind         string   `json:"kind,omitempty"`
	Because      string   `json:"because,omitempty"`
	Skills       []string `json:"skills,omitempty"`
	Points       Points   `json:"points"`
	Repeated     bool     `json:"repeated,omitempty"`
	CustomerSays string   `json:"customer_says"` // what would have come back
	After        Moods    `json:"after"`         // moods
	Band         string   `json:"band"`          // after
	Node         string   `json:"node"`          // where it would have led
	// Outcome and Relationship are those of the ending that Node is, if it is
	// one.
	Outcome      string `json:"outcome,omitempty"`
	Relationship string `json:"relationship,omitempty"`
	// Regret is absent where bounds are approximate, and where no ending could
	// have been reached any more.
	Regret *Regret `json:"regret,omitempty"`
}

// CheckinAnswered is the trainee's own answer to a check-in.
type CheckinAnswered struct {
	Question string `json:"question"`
	Feeling  string `json:"feeling"`
}
