package live

import (
	"slices"
	"time"

	"evenkeel/internal/people"
)

// Fault is a script that failed in an attempt: the turn was refused and nothing
// changed. It is for trainers; trainees are told only that it happened.
type Fault struct {
	Time     time.Time
	Scenario string
	Attempt  string
	Message  string // with file, line, node and choice
	Count    int    // how often this message has come in this scenario
}

// faultsKept is how many different faults a hub remembers.
const faultsKept = 50

// fault remembers a failure; the same one again only counts.
func (h *Hub) fault(a *attempt, err error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	f := Fault{Time: time.Now(), Scenario: a.version.ID, Attempt: a.id, Message: err.Error(), Count: 1}
	same := func(g Fault) bool { return g.Scenario == f.Scenario && g.Message == f.Message }
	if i := slices.IndexFunc(h.faults, same); i >= 0 {
		f.Count += h.faults[i].Count
		h.faults = slices.Delete(h.faults, i, i+1)
	}
	h.faults = append(h.faults, f)
	if len(h.faults) > faultsKept {
		h.faults = slices.Delete(h.faults, 0, 1)
	}
}

// Faults gives the scripts' failures that this process has met, the latest
// first. They are a trainer's to see: to others it gives none.
func (h *Hub) Faults(c Caller) []Fault {
	if c.Account.Role == people.Trainee {
		return nil
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	out := slices.Clone(h.faults)
	slices.Reverse(out)
	return out
}
