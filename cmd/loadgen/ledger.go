package main

// ledger is what a trainee remembers of the turns that the server has
// acknowledged: what was answered must never be lost.
type ledger struct {
	attempts []answeredAttempt
	choices  map[string]string // each text once
	pending  answeredTurn
	of       string // the attempt of pending; empty: nothing is pending
}

type answeredAttempt struct {
	id    string
	turns []answeredTurn
}

type answeredTurn struct {
	seq    int
	choice string // as a JSON string
}

// asked notes a choice that is being sent.
func (l *ledger) asked(attempt string, seq int, choice []byte) {
	if l.choices == nil {
		l.choices = make(map[string]string)
	}
	text, known := l.choices[string(choice)]
	if !known {
		text = string(choice)
		l.choices[text] = text
	}
	l.pending, l.of = answeredTurn{seq, text}, attempt
}

// answered notes that the server has answered it.
func (l *ledger) answered() {
	if l.of == "" {
		return
	}
	if n := len(l.attempts); n == 0 || l.attempts[n-1].id != l.of {
		l.attempts = append(l.attempts, answeredAttempt{id: l.of})
	}
	last := &l.attempts[len(l.attempts)-1]
	last.turns = append(last.turns, l.pending)
	l.of = ""
}

// dropped notes that the server refused it, or that nobody knows.
func (l *ledger) dropped() { l.of = "" }
