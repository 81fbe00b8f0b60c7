package store

import (
	"encoding/binary"
	"errors"
	"math"
	"time"

	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
)

// An event is stored as
//
//	format      1 byte: 2
//	kind        1 byte: see below
//	time        varint: seconds since 1970, then uvarint: nanoseconds
//	the rest    the fields of what happened, in the order of their declaration
//
// where a number is a varint (a uint64: a uvarint), a float 8 bytes big endian,
// a text its length as uvarint and its bytes, a list its length + 1 as uvarint
// (0: nil) and its elements, a boolean, and whether there is what a pointer
// points at, a byte of 0 or 1. Another field needs another format.
const binaryEvent = 2

// The kinds of events.
const (
	kindStarted = 1 + iota
	kindTurn
	kindEnded
	kindUntimed
	kindVoid
)

var errKind = errors.New("it is not of exactly one kind")

// kindOf finds of what kind an event is.
func kindOf(e *play.Event) (kind byte, err error) {
	for i, is := range [...]bool{e.Started != nil, e.Turn != nil, e.Ended != nil, e.Untimed != nil, e.Void != nil} {
		switch {
		case is && kind != 0:
			return 0, errKind
		case is:
			kind = kindStarted + byte(i)
		}
	}
	if kind == 0 {
		return 0, errKind
	}
	return kind, nil
}

// appendEvent appends the stored form of an event to b.
func appendEvent(b []byte, e *play.Event) ([]byte, error) {
	kind, err := kindOf(e)
	if err != nil {
		return nil, err
	}
	b = append(b, binaryEvent, kind)
	b = binary.AppendVarint(b, e.Time.Unix())
	b = binary.AppendUvarint(b, uint64(e.Time.Nanosecond()))
	switch kind {
	case kindStarted:
		b = appendStarted(b, e.Started)
	case kindTurn:
		b = appendTurn(b, e.Turn)
	case kindEnded:
		b = appendEnded(b, e.Ended)
	case kindUntimed:
		b = appendText(b, e.Untimed.Why)
	case kindVoid:
		b = appendText(b, e.Void.Reason)
	}
	return b, nil
}

func appendStarted(b []byte, s *play.Started) []byte {
	b = appendText(b, s.Trainee)
	b = appendText(b, s.Cohort)
	b = appendText(b, string(s.Mode))
	b = appendText(b, s.Scenario)
	b = appendText(b, s.Version)
	b = appendText(b, s.Variant)
	b = appendText(b, s.Assignment)
	b = binary.AppendUvarint(b, s.Seed)
	b = binary.AppendUvarint(b, s.Shuffle)
	b = appendInt(b, s.Formula)
	b = appendPoints(b, s.Bounds.Best)
	b = appendPoints(b, s.Bounds.Worst)
	b = appendInt(b, s.Bounds.Overall)
	b = appendBool(b, s.Bounds.Approx)
	b = appendBool(b, s.Untimed)
	b = appendBool(b, s.Rehearsed)
	b = appendBool(b, s.From != nil)
	if f := s.From; f != nil {
		b = appendText(b, f.Attempt)
		b = appendInt(b, f.Seq)
		b = appendPoints(b, f.Points)
	}
	b = appendInt(b, s.Position.Node)
	b = appendInt(b, s.Position.Turn)
	b = appendList(b, s.Position.Moods, appendInt)
	b = appendList(b, s.Position.Vars, appendInt)
	b = appendList(b, s.Position.Visited, binary.AppendUvarint)
	b = appendList(b, s.Position.Earned, binary.AppendUvarint)
	b = appendBool(b, s.Position.Breathed)
	b = appendText(b, s.Says)
	return appendList(b, s.Offered, appendText)
}

func appendTurn(b []byte, t *play.Turn) []byte {
	b = appendInt(b, t.Seq)
	b = appendText(b, t.Node)
	b = appendText(b, t.Choice)
	b = appendText(b, string(t.By))
	b = appendInt(b, t.Elapsed)
	b = appendPoints(b, t.Points)
	b = appendBool(b, t.Repeated)
	b = appendList(b, t.Moods, appendInt)
	b = appendList(b, t.Vars, appendInt)
	b = appendText(b, t.To)
	b = appendText(b, t.Says)
	b = appendList(b, t.Offered, appendText)
	b = appendBool(b, t.Regret != nil)
	if r := t.Regret; r != nil {
		b = appendPoints(b, r.Points)
		b = appendInt(b, r.Overall)
	}
	return b
}

func appendEnded(b []byte, e *play.Ended) []byte {
	b = appendText(b, e.Ending)
	b = appendText(b, string(e.Outcome))
	b = appendText(b, string(e.Relationship))
	b = appendPoints(b, e.Points)
	for _, score := range e.Scores.Dimension {
		b = appendScore(b, score)
	}
	b = appendScore(b, e.Scores.Overall)
	b = appendBool(b, e.Scores.Approx)
	return appendInt(b, e.Turns)
}

func appendInt[T ~int | ~int32 | ~int64](b []byte, n T) []byte {
	return binary.AppendVarint(b, int64(n))
}

func appendBool(b []byte, is bool) []byte {
	if is {
		return append(b, 1)
	}
	return append(b, 0)
}

func appendText(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

func appendPoints(b []byte, p scenario.Points) []byte {
	for _, n := range p {
		b = appendInt(b, n)
	}
	return b
}

func appendScore(b []byte, score *float64) []byte {
	b = appendBool(b, score != nil)
	if score != nil {
		b = binary.BigEndian.AppendUint64(b, math.Float64bits(*score))
	}
	return b
}

func appendList[T any](b []byte, list []T, one func([]byte, T) []byte) []byte {
	if list == nil {
		return append(b, 0)
	}
	b = binary.AppendUvarint(b, uint64(len(list))+1)
	for _, v := range list {
		b = one(b, v)
	}
	return b
}

var errDamaged = errors.New("it is damaged")

// readEvent reads what appendEvent wrote, but for its format.
func readEvent(b []byte) (e play.Event, err error) {
	r := &reader{rest: string(b)}
	kind := r.byte()
	e.Time = r.time()
	switch kind {
	case kindStarted:
		e.Started = r.started()
	case kindTurn:
		e.Turn = r.turn()
	case kindEnded:
		e.Ended = r.ended()
	case kindUntimed:
		e.Untimed = &play.Untimed{Why: r.text()}
	case kindVoid:
		e.Void = &play.Void{Reason: r.text()}
	default:
		r.damaged = true
	}
	if r.damaged || len(r.rest) > 0 {
		return play.Event{}, errDamaged
	}
	return e, nil
}

// reader reads a stored event from its beginning. Once something is not as it
// was written, it is damaged, and what it gives means nothing. The texts that it
// gives share the memory of one.
type reader struct {
	rest    string
	damaged bool
}

func (r *reader) started() *play.Started {
	s := &play.Started{
		Trainee: r.text(), Cohort: r.text(), Mode: play.Mode(r.text()), Scenario: r.text(), Version: r.text(),
		Variant: r.text(), Assignment: r.text(), Seed: r.uint(), Shuffle: r.uint(), Formula: readInt[int](r),
	}
	s.Bounds = play.Bounds{Best: r.points(), Worst: r.points(), Overall: readInt[int64](r), Approx: r.bool()}
	s.Untimed, s.Rehearsed = r.bool(), r.bool()
	if r.bool() {
		s.From = &play.From{Attempt: r.text(), Seq: readInt[int](r), Points: r.points()}
	}
	s.Position = play.Position{
		Node: readInt[int](r), Turn: readInt[int](r), Moods: readList(r, readInt[int]), Vars: readList(r, readInt[scenario.Value]),
		Visited: readList(r, (*reader).uint), Earned: readList(r, (*reader).uint), Breathed: r.bool(),
	}
	s.Says, s.Offered = r.text(), readList(r, (*reader).text)
	return s
}

func (r *reader) turn() *play.Turn {
	t := &play.Turn{
		Seq: readInt[int](r), Node: r.text(), Choice: r.text(), By: play.By(r.text()), Elapsed: readInt[int](r),
		Points: r.points(), Repeated: r.bool(), Moods: readList(r, readInt[int]), Vars: readList(r, readInt[scenario.Value]),
		To: r.text(), Says: r.text(), Offered: readList(r, (*reader).text),
	}
	if r.bool() {
		t.Regret = &play.Regret{Points: r.points(), Overall: readInt[int64](r)}
	}
	return t
}

func (r *reader) ended() *play.Ended {
	e := &play.Ended{
		Ending: r.text(), Outcome: scenario.Outcome(r.text()), Relationship: scenario.Relationship(r.text()), Points: r.points(),
	}
	for d := range e.Scores.Dimension {
		e.Scores.Dimension[d] = r.score()
	}
	e.Scores.Overall, e.Scores.Approx = r.score(), r.bool()
	e.Turns = readInt[int](r)
	return e
}

// take gives the next n bytes.
func (r *reader) take(n uint64) string {
	if n > uint64(len(r.rest)) {
		r.rest, r.damaged = "", true
		return ""
	}
	taken := r.rest[:n]
	r.rest = r.rest[n:]
	return taken
}

func (r *reader) byte() byte {
	if b := r.take(1); b != "" {
		return b[0]
	}
	return 0
}

// uint reads a number that was written without a sign, in as few bytes as it
// needs.
func (r *reader) uint() uint64 {
	var n uint64
	for shift := 0; shift < 64; shift += 7 {
		b := r.byte()
		n |= uint64(b&0x7f) << shift
		if b < 0x80 {
			r.damaged = r.damaged || shift == 63 && b > 1 || shift > 0 && b == 0
			return n
		}
	}
	r.damaged = true
	return 0
}

// readInt reads a number that was written with a sign.
func readInt[T ~int | ~int32 | ~int64](r *reader) T {
	n := r.uint()
	value := int64(n>>1) ^ -int64(n&1)
	r.damaged = r.damaged || int64(T(value)) != value
	return T(value)
}

func (r *reader) bool() bool {
	b := r.byte()
	r.damaged = r.damaged || b > 1
	return b == 1
}

func (r *reader) text() string { return r.take(r.uint()) }

func (r *reader) time() time.Time {
	seconds, nanoseconds := readInt[int64](r), r.uint()
	r.damaged = r.damaged || nanoseconds > 999_999_999
	return time.Unix(seconds, int64(nanoseconds)).UTC()
}

func (r *reader) points() (p scenario.Points) {
	for d := range p {
		p[d] = readInt[int](r)
	}
	return p
}

func (r *reader) score() *float64 {
	if !r.bool() {
		return nil
	}
	var bits uint64
	for range 8 {
		bits = bits<<8 | uint64(r.byte())
	}
	score := math.Float64frombits(bits)
	return &score
}

// readList reads a list, each of whose elements has at least a byte.
func readList[T any](r *reader, one func(*reader) T) []T {
	n := r.uint()
	if n == 0 {
		return nil
	}
	if n-1 > uint64(len(r.rest)) {
		r.damaged = true
		return nil
	}
	list := make([]T, n-1)
	for i := range list {
		list[i] = one(r)
	}
	return list
}
