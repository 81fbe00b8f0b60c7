package explore

import (
	"container/list"
	"errors"
	"sync"
	"sync/atomic"

	"evenkeel/internal/play"
)

// A Memory keeps what searches found, for any number of explorers: up to a
// bound of bytes what was used last, and that always. Versions are told apart
// by their hash. Any number of goroutines may use it.
type Memory struct {
	max   int          // bytes
	epoch atomic.Int64 // counts the searches that have finished

	mu     sync.Mutex
	known  map[key]*list.Element
	recent *list.List // of *entry, the one used last at the front
	used   int        // bytes of finished searches
}

// NewMemory makes a memory of about so many bytes.
func NewMemory(bytes int) *Memory {
	return &Memory{max: bytes, known: map[key]*list.Element{}, recent: list.New()}
}

type key struct {
	version, variant string
	seed             uint64
}

// entry is a search that runs or has finished. result and err may be read once
// done is closed.
type entry struct {
	key
	done   chan struct{}
	size   int // 0 until the search has finished; guarded by the memory's lock
	result *result
	err    error
}

// result gives what is known under a key, or has it found. Of those that ask
// at the same time one searches and the others wait.
func (m *Memory) result(k key, search func() (*result, error)) (*result, error) {
	e, mine := m.entry(k)
	if mine {
		m.fill(e, search)
	}
	<-e.done
	return e.result, e.err
}

// entry gives the entry of a key, and whether the caller has to fill it.
func (m *Memory) entry(k key) (e *entry, mine bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if at, ok := m.known[k]; ok {
		m.recent.MoveToFront(at)
		return at.Value.(*entry), false
	}
	e = &entry{key: k, done: make(chan struct{}), err: errors.New("the search did not finish")}
	m.known[k] = m.recent.PushFront(e)
	return e, true
}

func (m *Memory) fill(e *entry, search func() (*result, error)) {
	defer m.settle(e)
	e.result, e.err = search()
}

// settle lets the waiting go on, and forgets a search that has to be tried
// again, or else those not used for long.
func (m *Memory) settle(e *entry) {
	close(e.done)
	m.mu.Lock()
	defer m.mu.Unlock()
	defer m.epoch.Add(1)
	if e.err != nil && !errors.Is(e.err, play.ErrFault) {
		m.forget(m.known[e.key])
		return
	}
	e.size = entrySize
	if e.result != nil {
		e.size += e.result.size()
	}
	m.used += e.size
	for at := m.recent.Back(); at != m.recent.Front() && m.used > m.max; {
		before := at.Prev()
		if at.Value.(*entry).size > 0 {
			m.forget(at)
		}
		at = before
	}
}

// entrySize is about what an entry takes beside its result.
const entrySize = 512

func (m *Memory) forget(at *list.Element) {
	e := m.recent.Remove(at).(*entry)
	delete(m.known, e.key)
	m.used -= e.size
}
