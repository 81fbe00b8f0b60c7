package script

import "sync"

// pool lends Lua states, as many at a time as can run at once. They are made
// when first needed; one that failed is not taken back.
type pool struct {
	turns chan struct{} // holds one for every state that is lent
	mu    sync.Mutex
	free  []*vm // guarded by mu
}

func newPool(n int) pool { return pool{turns: make(chan struct{}, n)} }

// get waits for its turn and gives a state, nil where one must be made. Every
// get is followed by a put.
func (p *pool) get() *vm {
	p.turns <- struct{}{}
	p.mu.Lock()
	defer p.mu.Unlock()
	last := len(p.free) - 1
	if last < 0 {
		return nil
	}
	m := p.free[last]
	p.free = p.free[:last]
	return m
}

// put ends a turn; m is nil where the state is of no more use.
func (p *pool) put(m *vm) {
	if m != nil {
		p.mu.Lock()
		p.free = append(p.free, m)
		p.mu.Unlock()
	}
	<-p.turns
}
