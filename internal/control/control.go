// Package control is the owner's door to a server: what may be asked for on
// the machine that it runs on, without signing in.
//
// A [Desk] carries the requests out. The server offers its desk over the Unix
// socket [SocketName] in the data folder, which only its owner may open, as
// HTTP with JSON bodies ([Listen], [Serve]); a [Client] asks there. Where no
// server runs, a desk may be used directly over the opened store. The package
// may import live, people, catalog, report and store.
package control

import (
	"errors"
	"time"
)

// SocketName is the name of the socket in the data folder.
const SocketName = "control.sock"

var (
	// ErrNotRunning says that no server answers at the socket.
	ErrNotRunning = errors.New("no server is running on this data folder")
	// ErrRunning says that a server answers at the socket.
	ErrRunning = errors.New("a server is running on this data folder")
)

// Account names a person: an id, a login, or a name in some cohort. Reset
// takes a login only.
type Account struct {
	Who string `json:"who"`
}

// Person is who an account belongs to.
type Person struct {
	ID      string   `json:"id"`
	Name    string   `json:"name"`
	Login   string   `json:"login,omitempty"`
	Role    string   `json:"role"`
	Cohorts []string `json:"cohorts"` // "Sam in Evening": what each calls them
}

// Way is a one-time way back into an account.
type Way struct {
	Name string `json:"name"`
	URL  string `json:"url"`
	// Ended counts the sessions that a reset has ended.
	Ended int `json:"ended,omitempty"`
}

// NewCohort asks for a cohort, which gets every scenario in service that can
// be ranked, or none.
type NewCohort struct {
	Name  string `json:"name"`
	Empty bool   `json:"empty,omitempty"`
	Cap   int    `json:"cap,omitempty"` // most members; 0: as usual
}

// CohortName names a cohort by its id or its name.
type CohortName struct {
	Cohort string `json:"cohort"`
}

// Assign gives scenarios to a cohort, in the versions now in service.
type Assign struct {
	Cohort    string   `json:"cohort"`
	Scenarios []string `json:"scenarios"`
	// As is what they measure: "baseline", "reassessment" or, if empty, nothing
	// new.
	As string `json:"as,omitempty"`
	// Variant gives this parallel form of them; empty: the scenarios themselves.
	Variant string `json:"variant,omitempty"`
	// Move puts the version in service in place of the one that the cohort has:
	// results at that one count no more, and everyone may play again.
	Move bool `json:"move,omitempty"`
}

// Compare lets a cohort's mean be seen beside those of others, or not.
type Compare struct {
	Cohort string `json:"cohort"`
	On     bool   `json:"on"`
}

// Season moves the dates of a cohort's season, or with New begins the next
// one. An absent date stays as it is; for a new season it is now, and no end.
type Season struct {
	Cohort string    `json:"cohort"`
	From   time.Time `json:"from,omitzero"`
	To     time.Time `json:"to,omitzero"`
	NoEnd  bool      `json:"no_end,omitempty"`
	New    bool      `json:"new,omitempty"`
}

// Cohort is a cohort as its owner sees it.
type Cohort struct {
	ID        string     `json:"id"`
	Name      string     `json:"name"`
	JoinURL   string     `json:"join_url,omitempty"` // empty: nobody can join
	Closed    bool       `json:"closed,omitempty"`
	Members   int        `json:"members"` // trainers included
	Cap       int        `json:"cap"`
	Season    int        `json:"season"` // its number
	From      time.Time  `json:"from"`
	To        time.Time  `json:"to,omitzero"` // zero: no end
	Scenarios []Assigned `json:"scenarios"`
	Compared  bool       `json:"compared,omitempty"` // with other cohorts
	// Notes are what its owner should know of it, or of what was just done.
	Notes []string `json:"notes,omitempty"`
}

// Assigned is a scenario given to a cohort.
type Assigned struct {
	Scenario string `json:"scenario"`
	Version  string `json:"version"`
	Variant  string `json:"variant,omitempty"`
	As       string `json:"as,omitempty"`    // what it measures
	Newer    string `json:"newer,omitempty"` // the version in service, where that is another
}

// Status says what runs.
type Status struct {
	Version string    `json:"version"`
	URL     string    `json:"url"`
	Started time.Time `json:"started"`
	PID     int       `json:"pid"`
	// Restored says why the server began again, if it did.
	Restored Restored `json:"restored,omitzero"`
}
