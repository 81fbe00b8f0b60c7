package wire

// Join is the body of POST /api/join.
type Join struct {
	Code string `json:"code"`
	Name string `json:"name"`
}

// Setup is the body of POST /api/setup. Login is an e-mail address.
type Setup struct {
	Token    string `json:"token"`
	Login    string `json:"login"`
	Password string `json:"password"`
	Name     string `json:"name,omitempty"` // shown to the cohort; made from Login when empty
}

// Login is the body of POST /api/login.
type Login struct {
	Login    string `json:"login"`
	Password string `json:"password"`
}

// Link is the body of POST /api/link: a one-time way back into an account.
type Link struct {
	Token string `json:"token"`
}

// Visibility is the body of POST /api/me/visibility: on or off a cohort's
// boards, by one's own choice, at once.
type Visibility struct {
	Cohort string `json:"cohort"`
	Hidden bool   `json:"hidden"`
}

// Password is the body of POST /api/me/password, which gives a password to a
// trainer who has none after a reset, or to anybody in place of the present
// one; their other sessions end then.
type Password struct {
	Present  string `json:"present,omitempty"` // who has one must know it
	Password string `json:"password"`
}

// Pseudonym is the body of POST /api/me/pseudonym: what to be called in a
// cohort from its next season on. An empty name takes that back.
type Pseudonym struct {
	Cohort string `json:"cohort"`
	Name   string `json:"name"`
}

// OwnLogin is the body of POST /api/me/login, which gives who joined by a code
// a way to sign in: an e-mail address or a word of their own, and a password.
type OwnLogin struct {
	Login    string `json:"login"`
	Password string `json:"password"`
}

// DeviceLink is the answer of POST /api/me/device: an address that signs the
// trainee in on another device, once. Opening it uses nothing up.
type DeviceLink struct {
	URL     string `json:"url"`
	Expires string `json:"expires"` // RFC 3339
	QR      string `json:"qr"`      // the address as a picture: an SVG document
}

// Me is who the session belongs to: the answer of GET /api/me, join, setup,
// login, link, visibility, pseudonym and password.
type Me struct {
	ID      string   `json:"id"`
	Name    string   `json:"name"`
	Role    string   `json:"role"`            // trainee, trainer or admin
	Login   string   `json:"login,omitempty"` // what one signs in by, if anything
	Cohorts []Cohort `json:"cohorts"`
	// NeedsPassword: a reset took the password away; without a new one there
	// is no way back in after signing out.
	NeedsPassword bool `json:"needs_password,omitempty"`
}

// Cohort is a group that competes.
type Cohort struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	Hidden   bool   `json:"hidden,omitempty"`    // the viewer is off its boards
	As       string `json:"as"`                  // what the viewer is called in it
	NextName string `json:"next_name,omitempty"` // and from the next season on
}

// JoinInfo is the answer of GET /api/join/{code}: what one is about to join.
// It consumes nothing.
type JoinInfo struct {
	Cohort string `json:"cohort"` // its name
}

// WayIn is the answer of GET /api/setup/{token} and /api/link/{token}: what a
// one-time address is still good for. It consumes nothing.
type WayIn struct {
	Open bool `json:"open"`           // it would be taken
	Done bool `json:"done,omitempty"` // setup: there is a trainer, who signs in
}

// Scenario is an entry of GET /api/scenarios.
type Scenario struct {
	ID       string `json:"id"`
	Title    string `json:"title"`
	Summary  string `json:"summary"`
	Channel  string `json:"channel"`
	Level    int    `json:"level"`
	Minutes  int    `json:"minutes"`
	Language string `json:"language"`
	Timed    bool   `json:"timed"`
	// Tutorial is true for one that teaches the screen: never assigned or ranked.
	Tutorial bool     `json:"tutorial,omitempty"`
	Skills   []string `json:"skills"`
	Customer Customer `json:"customer"` // as at the opening, Says empty
	// Assignments are the viewer's ranked attempts at it: one a cohort, or more
	// where forms of it were given to be assessed with.
	Assignments []Assignment `json:"assignments"`
	// Practice is the viewer's open practice attempt, if any.
	Practice string `json:"practice,omitempty"`
	// CanPractise is false while a ranked attempt has to come first.
	CanPractise bool `json:"can_practise"`
	// Retired: it was given to a cohort and is not in service any more. Its
	// ranked attempt can be played, nobody practises it.
	Retired bool `json:"retired,omitempty"`
	// Variants are parallel forms that can be practised too, such as to see
	// later what has been learnt: another customer with the same kind of need.
	Variants []Variant `json:"variants,omitempty"`
}

// Variant is a parallel form of a scenario.
type Variant struct {
	ID       string   `json:"id"` // for start
	Summary  string   `json:"summary"`
	Customer Customer `json:"customer"` // as at the opening, Says empty
}

// Assignment is where the viewer stands with a scenario given to a cohort.
type Assignment struct {
	Cohort string `json:"cohort"`
	// Form is the parallel form that was given; absent: the scenario itself.
	Form *Variant `json:"form,omitempty"`
	// As is what it measures: "baseline" or "reassessment".
	As string `json:"as,omitempty"`
	// State is "new", "open", "finished" or "closed" (the season has not begun or is over).
	State   string  `json:"state"`
	Attempt string  `json:"attempt,omitempty"`
	Scores  *Scores `json:"scores,omitempty"`
}

// MaxAttempts is the most attempts that GET /api/attempts lists at once, and
// UsualAttempts how many it lists unless asked for another number.
const (
	MaxAttempts   = 200
	UsualAttempts = 50
)

// Attempt is an entry of GET /api/attempts, newest first. The query may have:
// limit; before, the id of the last attempt of the page before; and scenario,
// mode, state, outcome, which an attempt must have to be listed.
type Attempt struct {
	ID       string `json:"id"`
	Scenario string `json:"scenario"`
	Title    string `json:"title"`
	Variant  string `json:"variant,omitempty"` // the parallel form; empty: the scenario itself
	Mode     string `json:"mode"`
	State    string `json:"state"` // open, finished or void
	// FromMoment: practice from a moment of another attempt.
	FromMoment bool    `json:"from_moment,omitempty"`
	Cohort     string  `json:"cohort,omitempty"`
	Started    string  `json:"started"` // RFC 3339
	Finished   string  `json:"finished,omitempty"`
	Scores     *Scores `json:"scores,omitempty"`
	Outcome    string  `json:"outcome,omitempty"`
}

// Compared is the body of POST /api/trainer/cohorts/{id}/compared: whether the
// mean of the cohort's scores is shown beside those of other cohorts.
type Compared struct {
	Compared bool `json:"compared"`
}

// TrainerCohort is an entry of GET /api/trainer/cohorts, and the answer of
// POST /api/trainer/cohorts/{id}/code, which replaces the join code, and of
// /compared.
type TrainerCohort struct {
	ID          string          `json:"id"`
	Name        string          `json:"name"`
	Code        string          `json:"code"` // empty: closed for joining
	JoinURL     string          `json:"join_url"`
	Cap         int             `json:"cap"`
	Season      *Season         `json:"season,omitempty"`
	Assignments []AssignedTo    `json:"assignments"`
	Members     []TrainerMember `json:"members"`
	Closed      bool            `json:"closed,omitempty"`
	Compared    bool            `json:"compared,omitempty"`
}

// AssignedTo is a scenario given to a cohort, pinned to one version.
type AssignedTo struct {
	Scenario string `json:"scenario"`
	Title    string `json:"title"`
	Version  string `json:"version"`
	Variant  string `json:"variant,omitempty"`
	As       string `json:"as,omitempty"` // what it measures: "baseline" or "reassessment"
	// Newer: another version is in service. A new season takes it, or the
	// command line at once (evenkeel cohort assign --move).
	Newer    bool `json:"newer,omitempty"`
	Finished int  `json:"finished"` // ranked attempts
}

// TrainerMember is a member as a trainer sees it.
type TrainerMember struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	Joined string `json:"joined"` // RFC 3339
	Played int    `json:"played"` // finished ranked attempts of the season
}

// ScriptFault is an entry of GET /api/trainer/faults: a scenario's function that
// failed in an attempt, the latest first. The turn was refused; nothing changed.
type ScriptFault struct {
	Time     string `json:"time"` // RFC 3339, of the last time
	Scenario string `json:"scenario"`
	Attempt  string `json:"attempt"`
	Message  string `json:"message"` // with file, line, node and choice
	Count    int    `json:"count"`
}

// Failure is the body of every HTTP error.
type Failure struct {
	Error FailureBody `json:"error"`
}

// FailureBody says what was wrong. Fields names the offending fields of the
// request; for a taken name, Fields["suggestion"] holds a free one.
type FailureBody struct {
	Code    string            `json:"code"`
	Message string            `json:"message"`
	Fields  map[string]string `json:"fields,omitempty"`
}
