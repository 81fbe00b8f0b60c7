package live

import (
	"context"
	crand "crypto/rand"
	"encoding/binary"
	"errors"
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"time"

	"evenkeel/internal/people"
	"evenkeel/internal/play"
	"evenkeel/internal/store"
)

// Start asks for a new attempt.
type Start struct {
	Scenario string
	Mode     play.Mode
	Cohort   string // ranked: may be empty where only one cohort fits
	Untimed  bool
	Variant  string // a parallel form; empty: the scenario itself or, ranked, what was assigned of it
	From     *From  // practice: a moment of an own finished attempt
}

// From names a moment: the attempt as it stood before turn Seq was answered.
type From struct {
	Attempt string
	Seq     int
}

// practiceSeeds is how many seeds practice draws from, so that what an
// explorer found for one is used again.
const practiceSeeds = 32

// PracticeSeeds lists the seeds that practice at a version (its hash) may have.
func PracticeSeeds(version string) []uint64 {
	seeds := make([]uint64, practiceSeeds)
	for n := range seeds {
		seeds[n] = practiceSeed(version, n)
	}
	return seeds
}

func practiceSeed(version string, n int) uint64 {
	return people.Seed([]byte("practice"), fmt.Sprint(version, n))
}

// practiceSeed draws one of the seeds of a version.
func (h *Hub) practiceSeed(version string) uint64 {
	seeds, ok := h.seeds.Load(version)
	if !ok {
		seeds, _ = h.seeds.LoadOrStore(version, PracticeSeeds(version))
	}
	return seeds.([]uint64)[rand.IntN(practiceSeeds)]
}

// Start begins an attempt and lets the caller's socket follow it. A ranked one
// that is open is given back instead of begun again.
func (h *Hub) Start(ctx context.Context, c Caller, s Start) (*Snapshot, error) {
	if err := h.begin(); err != nil {
		return nil, err
	}
	defer h.work.Done()
	version, cmd, err := h.prepare(ctx, c, s)
	if open := new(store.Exists); errors.As(err, &open) {
		return h.Resume(ctx, c, open.Attempt)
	}
	if err != nil {
		return nil, err
	}
	events, err := play.Decide(version, new(play.State), cmd)
	if err != nil {
		return nil, err
	}
	if cmd.Mode == play.Ranked && !events[0].Started.Bounds.Rankable(version.Weights) {
		return nil, ErrPracticeOnly
	}
	id := newID()
	err = h.Store.Append(context.WithoutCancel(ctx), store.Append{Attempt: id, Events: events})
	if open := new(store.Exists); errors.As(err, &open) {
		return h.Resume(ctx, c, open.Attempt)
	}
	if err != nil {
		return nil, fmt.Errorf("store the start of an attempt: %w", err)
	}
	return h.begun(ctx, c, id, version, events)
}

// begun takes an attempt into memory as it was stored, and lets the caller's
// socket follow it.
func (h *Hub) begun(ctx context.Context, c Caller, id string, version *play.Version, events []play.Event) (*Snapshot, error) {
	a := h.acquire(id)
	defer a.release()
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.state == nil {
		state, err := play.Replay(version.Scenario, events)
		if err != nil {
			return nil, fmt.Errorf("begin attempt %s: %w", id, err)
		}
		now := time.Now()
		a.version, a.used = version, now
		a.become(state, now)
	}
	if err := a.follow(ctx, c.Listener); err != nil {
		return nil, err
	}
	return a.snapshot(), nil
}

// newID makes the id of an attempt. It begins with the time, so that what is
// stored of attempts at once lies together.
func newID() string {
	return strconv.FormatInt(time.Now().UnixMilli(), 32) + strings.ToLower(crand.Text()[:16])
}

// prepare finds the version and says how the attempt begins. An open ranked
// attempt is a [store.Exists].
func (h *Hub) prepare(ctx context.Context, c Caller, s Start) (*play.Version, play.Start, error) {
	cmd := play.Start{
		Time: time.Now(), Trainee: c.Account.ID, Mode: s.Mode, Untimed: s.Untimed, Shuffle: random(),
	}
	if s.Mode == play.Ranked {
		return h.prepareRanked(ctx, c, s, cmd)
	}
	if s.From != nil {
		return h.prepareMoment(ctx, c, s, cmd)
	}
	version, ok := h.Versions.Current(s.Scenario)
	if !ok {
		return nil, cmd, ErrUnknownScenario
	}
	version, err := version.Form(s.Variant)
	if err != nil {
		return nil, cmd, err
	}
	cmd.Seed = h.practiceSeed(version.Version)
	return version, cmd, h.mayPractise(ctx, c.Account.ID, version)
}

func (h *Hub) prepareMoment(ctx context.Context, c Caller, s Start, cmd play.Start) (*play.Version, play.Start, error) {
	source, err := h.Attempt(ctx, c, s.From.Attempt)
	if err != nil {
		return nil, cmd, err
	}
	if source.State.Phase != play.Finished || s.Scenario != "" && s.Scenario != source.Version.ID {
		return nil, cmd, play.ErrNotMoment
	}
	cmd.From = &play.Moment{Attempt: s.From.Attempt, Seq: s.From.Seq, State: source.State}
	return source.Version, cmd, h.mayPractise(ctx, c.Account.ID, source.Version)
}

func (h *Hub) prepareRanked(ctx context.Context, c Caller, s Start, cmd play.Start) (*play.Version, play.Start, error) {
	due, err := h.due(ctx, c.Account.ID, s)
	if err != nil {
		return nil, cmd, err
	}
	in, assigned, earlier := due.in, due.assigned, due.earlier
	if earlier != nil && earlier.Phase == play.Finished {
		return nil, cmd, &AlreadyRanked{Attempt: earlier.Attempt}
	}
	if !in.Season.Open(time.Now()) {
		return nil, cmd, ErrSeasonClosed
	}
	if earlier != nil && earlier.Phase == play.Open {
		return nil, cmd, &store.Exists{Attempt: earlier.Attempt}
	}
	version, err := h.version(ctx, assigned.Version, assigned.Variant)
	if err != nil {
		return nil, cmd, fmt.Errorf("find the version assigned to cohort %s: %w", in.ID, err)
	}
	if version.Tutorial {
		return nil, cmd, ErrPracticeOnly
	}
	cmd.Cohort, cmd.Assignment, cmd.Rehearsed = in.ID, assigned.ID, due.rehearsed
	cmd.Seed = people.Seed(in.Secret, version.Version)
	return version, cmd, nil
}

// due is an assignment to be played for the board.
type due struct {
	in        *people.Cohort
	assigned  people.Assignment
	earlier   *store.Head // the ranked attempt at it, if one was started
	rehearsed bool        // what is assigned was met before that
}

// due finds what a ranked start is of.
func (h *Hub) due(ctx context.Context, account string, s Start) (due, error) {
	var (
		d       due
		refused error
	)
	err := h.Store.View(ctx, func(tx *store.Tx) error {
		d = due{}
		cohorts, err := h.cohortsOf(tx, account)
		if err != nil {
			return err
		}
		if d.in, d.assigned, refused = choose(cohorts, s); refused != nil {
			return nil
		}
		if d.earlier, err = rankedHead(tx, account, d.in.ID, d.assigned.ID); err != nil || d.earlier != nil {
			return err
		}
		met, err := tx.History(account, "", 1, func(head *store.Head) bool { return rehearses(head, d.assigned) })
		d.rehearsed = len(met) > 0
		return err
	})
	if err != nil {
		return d, fmt.Errorf("find earlier attempts of %s: %w", account, err)
	}
	return d, refused
}

// choose finds the cohort for which a ranked attempt is played.
func choose(cohorts []*people.Cohort, s Start) (*people.Cohort, people.Assignment, error) {
	var (
		found    *people.Cohort
		assigned people.Assignment
		member   bool
	)
	for _, in := range cohorts {
		if s.Cohort != "" && in.ID != s.Cohort {
			continue
		}
		member = true
		a, ok := assignment(in, s)
		if ok && found != nil {
			return nil, a, ErrWhichCohort
		}
		if ok {
			found, assigned = in, a
		}
	}
	switch {
	case !member:
		return nil, assigned, ErrNotMember
	case found == nil:
		return nil, assigned, ErrNotAssigned
	}
	return found, assigned, nil
}

func assignment(in *people.Cohort, s Start) (people.Assignment, bool) {
	if s.Variant != "" {
		return in.Form(s.Scenario, s.Variant)
	}
	return in.Assignment(s.Scenario)
}

// cohortsOf gives the cohorts in which an account is ranked. They are shared:
// nobody may change them.
func (h *Hub) cohortsOf(tx *store.Tx, account string) ([]*people.Cohort, error) {
	members, err := tx.MembersOf(account)
	if err != nil {
		return nil, err
	}
	var out []*people.Cohort
	for _, m := range members {
		if m.Role != people.Trainee {
			continue
		}
		c, err := h.cohorts.Read(tx, m.Cohort)
		if err != nil {
			return nil, fmt.Errorf("read cohort %s: %w", m.Cohort, err)
		}
		out = append(out, c)
	}
	return out, nil
}

// rehearses reports whether an attempt has shown the customer before the ranked
// one: practice, or an attempt that failed. Between the baseline and the
// re-assessment the other forms are there to be practised.
func rehearses(head *store.Head, a people.Assignment) bool {
	if head.Scenario != a.Scenario || a.As == people.Reassessment && head.Variant != a.Variant {
		return false
	}
	return head.Mode == play.Practice || head.Phase == play.Voided
}

// rankedHead reads the ranked attempt that counts for an assignment, nil if
// there is none.
func rankedHead(tx *store.Tx, account, cohort, assignment string) (*store.Head, error) {
	id, ok, err := tx.RankedAttempt(account, cohort, assignment)
	if err != nil || !ok {
		return nil, err
	}
	head, err := tx.Head(id)
	return &head, err
}

// mayPractise answers ErrRankedFirst while a ranked attempt that comes first is
// still to be played in one of the cohorts.
func (h *Hub) mayPractise(ctx context.Context, account string, v *play.Version) error {
	now := time.Now()
	var refused error
	err := h.Store.View(ctx, func(tx *store.Tx) error {
		refused = nil
		cohorts, err := h.cohortsOf(tx, account)
		if err != nil {
			return err
		}
		for _, in := range cohorts {
			for _, a := range in.BeforePractice(v.ID, v.Variant) {
				finished, err := tx.RankedFinished(account, in.ID, a.ID)
				if err != nil {
					return err
				}
				if !in.MayPractise(finished, now) {
					refused = ErrRankedFirst
					return nil
				}
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("find the ranked attempts of %s: %w", account, err)
	}
	return refused
}

func random() uint64 {
	var b [8]byte
	_, _ = crand.Read(b[:]) // never fails: crypto/rand ends the process instead
	return binary.LittleEndian.Uint64(b[:])
}
