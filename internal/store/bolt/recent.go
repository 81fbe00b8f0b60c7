package bolt

import (
	"maps"
	"sync"

	"github.com/tidwall/btree"

	"evenkeel/internal/store"
)

// records are changes to records: bucket, key, value; nil if it was deleted.
type records map[string]*btree.Map[string, []byte]

// recent is what batches wrote that the store's file does not have yet.
type recent struct {
	span    // of the log
	records records
	batch   uint64          // the number of the last batch
	tails   map[string]tail // of the attempts that entries speak of
	done    chan struct{}   // closed once the file has it
	tried   chan struct{}   // closed once it was tried to bring it to the file
}

func newRecent(first, batch uint64) *recent {
	return &recent{
		span: span{first: first}, batch: batch, records: make(records), tails: make(map[string]tail),
		done: make(chan struct{}), tried: make(chan struct{}),
	}
}

// put is a change to a record.
func (r *recent) put(bucket, key string, value []byte) {
	m := r.records[bucket]
	if m == nil {
		m = btree.NewMap[string, []byte](nodeDegree)
		r.records[bucket] = m
	}
	m.Set(key, value)
}

// nodeDegree is small because who reads makes the next write copy nodes.
const nodeDegree = 12

// extend adds the next entry of the log, which is the next event of its
// attempt.
func (r *recent) extend(b []byte, m store.Mark) {
	r.entries, r.marks = append(r.entries, b), append(r.marks, m)
	r.tails[m.Attempt] = tail{m.Index + 1, uint64(m.Cursor)}
}

// memory is what the store's file does not have yet. The writer changes it, and
// who brings it to the file drops what has come there; any number of goroutines
// read.
type memory struct {
	mu     sync.Mutex
	now    *recent   // which grows
	before *recent   // which comes to the file; nil if nothing does
	layers []records // as they are now, if somebody has asked since they changed
	drops  int       // how often something was dropped
}

// span is consecutive entries of the log.
type span struct {
	first   uint64 // the number of the first one
	entries [][]byte
	marks   []store.Mark // of the same
}

// behind gives the entries that follow a number.
func (s span) behind(number uint64) span {
	if number < s.first {
		return s
	}
	n := min(number+1-s.first, uint64(len(s.entries)))
	return span{s.first + n, s.entries[n:], s.marks[n:]}
}

// sight is what memory held at one moment. Nobody changes it.
type sight struct {
	spans  []span    // of the log, oldest first
	layers []records // newest first
	drops  int
}

// sight gives what memory holds at this moment.
func (m *memory) sight() sight {
	m.mu.Lock()
	defer m.mu.Unlock()
	return sight{m.spans(), m.copies(), m.drops}
}

// records gives the changes to records of this moment, and how often something
// was dropped before it.
func (m *memory) records() (layers []records, drops int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.copies(), m.drops
}

// copies gives the changes to records, newest first, which stay as they are.
func (m *memory) copies() []records {
	if m.layers == nil {
		now := maps.Clone(m.now.records)
		for bucket, r := range now {
			now[bucket] = r.Copy()
		}
		m.layers = append(m.layers, now)
		if m.before != nil {
			m.layers = append(m.layers, m.before.records)
		}
	}
	return m.layers
}

// spans gives the entries of the log.
func (m *memory) spans() (all []span) {
	if m.before != nil {
		all = append(all, m.before.span)
	}
	return append(all, m.now.span)
}

// coming is what comes to the file, nil if nothing does.
func (m *memory) coming() *recent {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.before
}

// empty reports whether nothing is there that is not coming to the file. Only
// the writer may ask.
func (m *memory) empty() bool { return len(m.now.entries) == 0 && len(m.now.records) == 0 }

// dropped is how often something was dropped.
func (m *memory) dropped() int {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.drops
}

// log gives the entries that memory has.
func (m *memory) log() []span {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.spans()
}

// find gives the tail of an attempt, if memory has it, and the entries that
// memory has.
func (m *memory) find(attempt string) (t tail, found bool, spans []span) {
	m.mu.Lock()
	defer m.mu.Unlock()
	t, found = m.now.tails[attempt]
	if !found && m.before != nil {
		t, found = m.before.tails[attempt]
	}
	return t, found, m.spans()
}

// entryOf finds the entry of a number, if one of the spans has it.
func entryOf(spans []span, number uint64) ([]byte, bool) {
	for _, s := range spans {
		if number >= s.first && number-s.first < uint64(len(s.entries)) {
			return s.entries[number-s.first], true
		}
	}
	return nil, false
}

// marksOf gives up to n marks that follow a number, if one of the spans has the
// first of them.
func marksOf(spans []span, after uint64, n int) []store.Mark {
	for _, s := range spans {
		if at := after + 1 - s.first; after+1 >= s.first && at < uint64(len(s.marks)) {
			marks := s.marks[at:]
			n = min(n, len(marks))
			return marks[:n:n]
		}
	}
	return nil
}

// add takes up what has become durable with a batch.
func (m *memory) add(b *batch, number uint64) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.now.entries, m.now.marks = append(m.now.entries, b.entries...), append(m.now.marks, b.marks...)
	for attempt, t := range b.grown {
		m.now.tails[attempt] = t
	}
	m.now.batch = number
	if b.over == nil {
		return
	}
	b.over.Each(m.now.put)
	m.layers = nil
}

// turn begins a new now; what there was comes to the file.
func (m *memory) turn() (before *recent) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.before = m.now
	m.now = newRecent(m.before.first+uint64(len(m.before.entries)), m.before.batch)
	m.layers = nil
	return m.before
}

// drop forgets what has come to the file.
func (m *memory) drop() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.before, m.layers = nil, nil
	m.drops++
}
