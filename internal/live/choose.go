package live

import (
	"context"
	"errors"
	"time"

	"evenkeel/internal/play"
)

// Chosen is the answer to a choice.
type Chosen struct {
	// Answer is the attempt right after that turn.
	Answer *Snapshot
	// Current is the attempt now: Answer, unless the choice was one made
	// before and the attempt has gone on.
	Current *Snapshot
}

// maxTries bounds how often a request is judged afresh because another process
// wrote to the attempt meanwhile.
const maxTries = 4

// Choose makes a choice for the turn seq. Making the same choice for the same
// turn again gives that turn's answer, so a client that lost the answer
// may repeat itself. When the turn was played otherwise, the error is
// play.ErrStaleSeq and Current is set.
func (h *Hub) Choose(ctx context.Context, c Caller, id string, seq int, choice string) (Chosen, error) {
	began := time.Now()
	var chosen Chosen
	err := h.with(ctx, c, id, func(a *attempt) error {
		err := a.follow(ctx, c.Listener)
		if err != nil {
			return err
		}
		chosen, err = a.answer(ctx, c, seq, choice, began)
		return err
	})
	return chosen, err
}

func (a *attempt) answer(ctx context.Context, c Caller, seq int, choice string, began time.Time) (Chosen, error) {
	if seq > a.state.Seq() {
		if err := a.reload(ctx); err != nil {
			return Chosen{}, err
		}
	}
	for range maxTries {
		if seq != a.state.Seq() {
			return a.repeated(seq, choice)
		}
		err := a.play(ctx, c, seq, choice, began)
		if errors.Is(err, errMoved) {
			continue
		}
		if err != nil {
			return Chosen{}, err
		}
		now := a.snapshot()
		return Chosen{Answer: now, Current: now}, nil
	}
	return Chosen{}, play.ErrStaleSeq
}

// repeated answers a choice for a turn that is not the current one.
func (a *attempt) repeated(seq int, choice string) (Chosen, error) {
	chosen := Chosen{Current: a.snapshot()}
	for i, t := range a.state.Turns {
		if t.Seq != seq {
			continue
		}
		if t.Choice != choice || t.By != play.ByTrainee {
			return chosen, play.ErrStaleSeq
		}
		if i == len(a.state.Turns)-1 {
			chosen.Answer = chosen.Current
			return chosen, nil
		}
		past, err := a.state.Rewind(a.version.Scenario, i+1)
		if err != nil {
			return chosen, err
		}
		chosen.Answer = &Snapshot{Attempt: a.id, Version: a.version, State: past}
		return chosen, nil
	}
	return chosen, play.ErrStaleSeq
}

// play makes the trainee's choice.
func (a *attempt) play(ctx context.Context, c Caller, seq int, choice string, began time.Time) error {
	if err := a.hub.begin(); err != nil {
		return err
	}
	defer a.hub.work.Done()
	now := time.Now()
	err := a.choose(ctx, play.Choose{
		Time: now, Seq: seq, Choice: choice, By: play.ByTrainee,
		Elapsed: int(now.Sub(a.delivered) / time.Second),
	}, c.Listener)
	if err == nil && a.hub.Observer != nil {
		a.hub.Observer.Turned(time.Since(began), a.decided, a.stored)
	}
	return err
}

// choose decides a choice and makes it durable. A script that fails changes
// nothing, unless it would fail whatever the trainee chose: then the attempt
// is void.
func (a *attempt) choose(ctx context.Context, choice play.Choose, actor Listener) error {
	events, err := play.Decide(a.version, a.state, choice)
	a.decided = time.Since(choice.Time)
	if errors.Is(err, play.ErrFault) {
		a.hub.fault(a, err)
		a.hub.Log.Warn("a scenario's script failed", "attempt", a.id, "scenario", a.version.ID, "version", a.version.Version, "fault", err)
		if a.stuck() {
			a.giveUp(ctx, err)
		}
		return err
	}
	if err != nil {
		return err
	}
	return a.commit(ctx, events, actor)
}

// stuck reports whether every offered choice fails.
func (a *attempt) stuck() bool {
	node := &a.version.Nodes[a.state.Position.Node]
	for _, i := range a.state.Offered {
		_, err := play.Decide(a.version, a.state, play.Choose{Time: time.Now(), Seq: a.state.Seq(), Choice: node.Choices[i].ID, By: play.ByTrainee})
		if !errors.Is(err, play.ErrFault) {
			return false
		}
	}
	return true
}

func (a *attempt) giveUp(ctx context.Context, why error) {
	events, err := play.Decide(a.version, a.state, play.GiveUp{Time: time.Now(), Reason: why.Error()})
	if err == nil {
		err = a.commit(ctx, events, nil)
	}
	if err != nil {
		a.hub.Log.Error("an attempt that cannot go on could not be made void", "attempt", a.id, "error", err)
	}
}
