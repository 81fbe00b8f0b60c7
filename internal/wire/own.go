package wire

// EraseMe is the body of DELETE /api/me, which erases the caller: name,
// sign-in, check-ins and sessions. What they played stays, as nobody's. The
// answer is 204.
type EraseMe struct {
	Name string `json:"name"` // the caller's own, to confirm it
}

// Export is the answer of GET /api/me/export: everything that is kept of the
// caller. With ?format=csv the turns come as one table.
type Export struct {
	Exported string            `json:"exported"` // RFC 3339, as all times here
	Account  ExportedAccount   `json:"account"`
	Cohorts  []ExportedCohort  `json:"cohorts"`
	Sessions []ExportedSession `json:"sessions"`
	Attempts []ExportedAttempt `json:"attempts"` // oldest first
}

// ExportedAccount is who the caller is.
type ExportedAccount struct {
	ID          string `json:"id"`
	Name        string `json:"name"`
	Role        string `json:"role"`
	Login       string `json:"login,omitempty"`
	HasPassword bool   `json:"has_password"` // of which only a hash is kept
	Created     string `json:"created"`
}

// ExportedCohort is a cohort that the caller is in.
type ExportedCohort struct {
	Name     string `json:"name"`
	Role     string `json:"role"`
	As       string `json:"as"` // what the caller is called in it
	NextName string `json:"next_name,omitempty"`
	Hidden   bool   `json:"hidden"` // off its boards
	Joined   string `json:"joined"`
}

// ExportedSession is a browser in which the caller is signed in.
type ExportedSession struct {
	Created string `json:"created"`
	Expires string `json:"expires"`
}

// ExportedAttempt is one run through a scenario.
type ExportedAttempt struct {
	ID       string `json:"id"`
	Scenario string `json:"scenario"`
	Variant  string `json:"variant,omitempty"`
	Title    string `json:"title,omitempty"` // absent where the version is lost
	Version  string `json:"version"`
	Mode     string `json:"mode"`
	State    string `json:"state"`
	Cohort   string `json:"cohort,omitempty"` // its id
	Untimed  bool   `json:"untimed,omitempty"`
	Started  string `json:"started"`
	Finished string `json:"finished,omitempty"`
	Opening  string `json:"opening"` // the customer's first words
	// Scores, and the points of turns, come once the attempt is over.
	Scores  *Scores        `json:"scores,omitempty"`
	Outcome string         `json:"outcome,omitempty"`
	Turns   []ExportedTurn `json:"turns"`
}

// ExportedTurn is a reply and what it was answered.
type ExportedTurn struct {
	Seq     int     `json:"seq"`
	Time    string  `json:"time"`
	Node    string  `json:"node"`
	Choice  string  `json:"choice"`
	Reply   string  `json:"reply,omitempty"` // absent where the version is lost
	By      string  `json:"by"`              // trainee or timeout
	Seconds int     `json:"seconds"`         // that the reply took
	Points  *Points `json:"points,omitempty"`
	Answer  string  `json:"answer"`            // the customer's next words
	Checkin string  `json:"checkin,omitempty"` // how the caller felt before it
}
