package live

// Relook has everything looked at again that this process knows only from
// being told: every socket asks whether its session has ended, and who watches
// a board is told that it is not what it was. It is for a store that other
// processes write to, where something may have been missed.
func (h *Hub) Relook() {
	h.mu.Lock()
	sockets := make([]Listener, 0, len(h.listeners))
	for l := range h.listeners {
		sockets = append(sockets, l)
	}
	cohorts := make(map[string]bool)
	for key := range h.watchers {
		cohorts[key.Cohort] = true
	}
	h.mu.Unlock()
	for _, l := range sockets {
		l.SignedOut()
	}
	for cohort := range cohorts {
		h.CohortChanged(cohort)
	}
}
