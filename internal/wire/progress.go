package wire

// Progress is the answer of GET /api/progress: what one's attempts say, taken
// together. Estimates and what a turn kept are of 100. With ?language=, a tag
// such as "de", the tutorial that comes first is the one in it, if there is one.
type Progress struct {
	Attempts int         `json:"attempts"` // finished
	Skills   []SkillSeen `json:"skills"`   // all ten
	// Focus are the skills to practise, weakest first: at most two, and none of
	// which too little is known.
	Focus   []string `json:"focus"`
	Trend   []Point  `json:"trend"` // oldest first
	Bests   []Best   `json:"bests"` // latest first
	Weeks   Weeks    `json:"weeks"`
	Growth  []Growth `json:"growth"`
	Returns []Return `json:"returns"` // soonest first
	Next    NextStep `json:"next"`
	Name    string   `json:"name"` // whose it is
	Made    string   `json:"made"` // when, RFC 3339
}

// Estimate is a figure with what it rests on. Low to High holds the truth nine
// times out of ten.
type Estimate struct {
	N     int     `json:"n"` // observations
	Value float64 `json:"value"`
	Low   float64 `json:"low"`
	High  float64 `json:"high"`
	Few   bool    `json:"few,omitempty"` // too few to say anything yet
}

// SkillSeen is what was seen of a skill.
type SkillSeen struct {
	Skill string `json:"skill"`
	Estimate
	Evidence []Evidence `json:"evidence"` // the latest first, at most MaxEvidence
}

// MaxEvidence is how many turns stand for a skill; the CSV has all of them.
const MaxEvidence = 12

// Evidence is a turn that offered a reply with the skill.
type Evidence struct {
	Attempt  string  `json:"attempt"`
	Scenario string  `json:"scenario"`
	Title    string  `json:"title"`
	Language string  `json:"language"` // of title and words
	Seq      int     `json:"seq"`
	Time     string  `json:"time"` // RFC 3339
	Said     string  `json:"said"`
	ByClock  bool    `json:"by_clock,omitempty"`
	Breath   bool    `json:"breath,omitempty"` // nothing was said
	Kept     float64 `json:"kept"`
	Lost     float64 `json:"lost"` // of the overall score
}

// Point is a finished attempt on the way of scores.
type Point struct {
	Attempt  string `json:"attempt"`
	Scenario string `json:"scenario"`
	Title    string `json:"title"`
	Variant  string `json:"variant,omitempty"`
	Mode     string `json:"mode"`
	Finished string `json:"finished"` // RFC 3339
	Scores   Scores `json:"scores"`
}

// Best is the best attempt at a form of a scenario, of so many.
type Best struct {
	Point
	Tries int `json:"tries"`
}

// Weeks counts weeks in which something was finished.
type Weeks struct {
	Running  int  `json:"running"` // in a row, up to this week or the last
	Longest  int  `json:"longest"`
	ThisWeek bool `json:"this_week,omitempty"`
}

// Growth is what has changed between baseline and re-assessment.
type Growth struct {
	Cohort     string        `json:"cohort"`
	CohortName string        `json:"cohort_name"`
	Before     Measure       `json:"before"`
	After      Measure       `json:"after"`
	Skills     []SkillChange `json:"skills"`
}

// Measure is what a set of ranked attempts showed: the means of their scores.
type Measure struct {
	Attempts int    `json:"attempts"`
	From     string `json:"from"` // RFC 3339
	To       string `json:"to"`
	Scores   Scores `json:"scores"`
}

// SkillChange is a skill before and after. Sure: the change is more than chance
// may do.
type SkillChange struct {
	Skill  string   `json:"skill"`
	Before Estimate `json:"before"`
	After  Estimate `json:"after"`
	Change float64  `json:"change"`
	Low    float64  `json:"low"`
	High   float64  `json:"high"`
	Sure   bool     `json:"sure,omitempty"`
}

// Return is a scenario to come back to.
type Return struct {
	Scenario string `json:"scenario"`
	Title    string `json:"title"`
	Due      string `json:"due"`  // RFC 3339
	Step     int    `json:"step"` // how often it was come back to, well: 0 to 3
}

// NextStep is the one thing to do next, and why. Reason is one of Reasons.
type NextStep struct {
	Reason   string `json:"reason"`
	Scenario string `json:"scenario,omitempty"`
	Title    string `json:"title,omitempty"`
	Cohort   string `json:"cohort,omitempty"`  // of the ranked attempt to start
	Variant  string `json:"variant,omitempty"` // to start
	Attempt  string `json:"attempt,omitempty"` // to continue
	Skill    string `json:"skill,omitempty"`   // that it exercises
	Done     int    `json:"done,omitempty"`    // of its set
	Of       int    `json:"of,omitempty"`
	Last     string `json:"last,omitempty"` // when it went badly, RFC 3339
	Due      string `json:"due,omitempty"`  // "rest": when the next return is due
}

// Reasons for a next step: a conversation is open; the tutorial comes first; the
// baseline, another ranked attempt, or the re-assessment waits; one that went
// badly is due again; it exercises one of the two weakest skills, or one of
// which little was seen; there is nothing to do.
var Reasons = []string{"continue", "first", "baseline", "assigned", "reassess", "return", "train", "explore", "rest"}
