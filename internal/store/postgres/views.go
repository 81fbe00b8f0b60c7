package postgres

import (
	"context"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"

	"evenkeel/internal/store"
)

// gathering is where Views come together that read together: a round is one
// transaction for all that wait when it begins, and what its members ask at a
// time is one round trip. A View joins with its first question, so it sees all
// that was written before. Nobody lingers for more to come: they gather while
// the round before them is under way.
type gathering struct {
	mu      sync.Mutex
	waiting []*view
	busy    bool // somebody will take those who wait
	ended   bool // nobody does any more
}

// roundTime is how long the next round waits for one, and its members for one
// another: reading much takes longer.
const roundTime = 50 * time.Millisecond

// view is a View under way.
type view struct {
	store *Store
	ctx   context.Context
	first *question
	round *round // nil: it waits for one, or has not asked anything; guarded by the gathering's mu until the first answer
}

// round is a transaction that some Views read in.
type round struct {
	store   *Store
	members int            // that have not left
	asked   chan *question // by members; nil from one that leaves
	late    chan struct{}  // closed once the round has lasted for roundTime
}

// View implements [store.Store].
func (s *Store) View(ctx context.Context, f func(*store.Tx) error) error {
	if err := s.usable(ctx); err != nil {
		return err
	}
	v := &view{store: s, ctx: ctx}
	defer v.leave()
	k := &kv{asker: v}
	err := f(store.NewTx(k))
	if v.first == nil { // it must not answer without a database
		k.err = v.ask(new(question))
	}
	if k.err != nil {
		return k.err
	}
	return err
}

// ask implements [asker]. Only the first question is given up when the View's
// context ends: breaking off what is under way would cost the connection.
func (v *view) ask(q *question) error {
	q.answer = make(chan error, 1)
	if v.first != nil {
		v.round.asked <- q
		return <-q.answer
	}
	v.first = q
	if err := v.join(); err != nil {
		return err
	}
	select {
	case err := <-q.answer:
		return err
	case <-v.ctx.Done():
		return v.ctx.Err()
	}
}

// join has the View wait for a round, and somebody begin one.
func (v *view) join() error {
	g := &v.store.gathering
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.ended {
		return store.ErrClosed
	}
	g.waiting = append(g.waiting, v)
	v.store.beginRounds()
	return nil
}

// leave ends what the View has to do with its round; without one, nobody
// waits for it.
func (v *view) leave() {
	g := &v.store.gathering
	g.mu.Lock()
	defer g.mu.Unlock()
	if v.round != nil {
		v.round.asked <- nil
		return
	}
	for i, other := range g.waiting {
		if other == v {
			g.waiting = append(g.waiting[:i], g.waiting[i+1:]...)
			return
		}
	}
}

// beginRounds makes sure that somebody takes those who wait. The gathering is
// locked.
func (s *Store) beginRounds() {
	g := &s.gathering
	if g.busy || g.ended || len(g.waiting) == 0 {
		return
	}
	g.busy = true
	s.running.Go(s.holdRounds)
}

// holdRounds is a goroutine: it holds one round after the other while Views
// wait, until one has taken so long that another goroutine goes on.
func (s *Store) holdRounds() {
	for {
		r, first := s.take()
		if r == nil {
			return
		}
		waited := time.AfterFunc(roundTime, r.isLate)
		r.hold(first)
		if !waited.Stop() {
			return
		}
	}
}

// take makes a round of all Views that wait, nil if none do.
func (s *Store) take() (*round, []*question) {
	g := &s.gathering
	g.mu.Lock()
	defer g.mu.Unlock()
	n := len(g.waiting)
	if n == 0 {
		g.busy = false
		return nil, nil
	}
	r := &round{store: s, members: n, asked: make(chan *question, n), late: make(chan struct{})}
	first := make([]*question, n)
	for i, v := range g.waiting {
		first[i], v.round = v.first, r
	}
	g.waiting = nil
	return r, first
}

// end has nobody join any more, and who waits hear that it is over.
func (g *gathering) end() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.ended = true
	for _, v := range g.waiting {
		v.first.answer <- store.ErrClosed
	}
	g.waiting = nil
}

// isLate lets the next round begin while this one is under way.
func (r *round) isLate() {
	close(r.late)
	g := &r.store.gathering
	g.mu.Lock()
	defer g.mu.Unlock()
	g.busy = false
	r.store.beginRounds()
}

// hold answers the members' first questions, which are asked again while the
// database does not answer, and then what else they ask.
func (r *round) hold(first []*question) {
	err := r.store.read(context.Background(), func(ctx context.Context, conn *pgx.Conn) error {
		if err := answer(ctx, conn, beginView, first); err != nil {
			return err
		}
		tell(first, nil)
		r.goOn(ctx, conn)
		return nil
	})
	if err != nil {
		tell(first, err)
	}
}

// goOn answers questions until all members have left. What could not be read
// ends the round for all of them: nobody may read on in another transaction.
func (r *round) goOn(ctx context.Context, conn *pgx.Conn) {
	var broken error
	for {
		questions := r.next()
		if len(questions) == 0 {
			break
		}
		if broken == nil {
			if err := answer(ctx, conn, "", questions); err != nil {
				broken = unavailable("read the store", err)
			}
		}
		tell(questions, broken)
	}
	if _, err := conn.Exec(ctx, rollback); err != nil {
		conn.Close(ctx) //nolint:errcheck // it is of no use any more
	}
}

// next waits until every member has asked or left, which is soon: a View waits
// for nothing else. In a round that is late those who ask do not wait for the
// others. No questions: all have left.
func (r *round) next() (questions []*question) {
	for r.members > len(questions) {
		late := r.late
		if len(questions) == 0 {
			late = nil
		}
		select {
		case q := <-r.asked:
			if q == nil {
				r.members--
			} else {
				questions = append(questions, q)
			}
		case <-late:
			return questions
		}
	}
	return questions
}

// tell gives the answers to questions.
func tell(questions []*question, err error) {
	for _, q := range questions {
		q.answer <- err
	}
}
