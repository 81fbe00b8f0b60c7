package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync"
	"time"
)

// tune fits Go's runtime to a server that waits for its disk all the time. It
// leaves alone what GOGC and GOMAXPROCS were set to.
//
// A small heap may grow by calmRoom before the next collection, or by more
// while it is busy; a larger one doubles, as usual. And one goroutine more may
// run than there are processors: the store's writer comes back from the disk
// hundreds of times a second, and would otherwise queue behind the turns that
// it holds up.
var tune = sync.OnceFunc(func() {
	if os.Getenv("GOGC") == "" {
		keepPace()
	}
	if os.Getenv("GOMAXPROCS") == "" {
		runtime.GOMAXPROCS(runtime.GOMAXPROCS(0) + 1)
	}
})

// pacing has the runtime collect garbage at a pacer's pace.
type pacing struct {
	mu   sync.Mutex
	pace pacer
	calm *time.Timer
}

// keepPace begins pacing, which does not end.
func keepPace() *pacing {
	p := &pacing{pace: pacer{room: calmRoom, last: time.Now()}}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.calm = time.AfterFunc(late, p.rest)
	p.set(living())
	p.await()
	return p
}

// await looks again after the next collection.
func (p *pacing) await() {
	runtime.AddCleanup(new(*int), func(p *pacing) { p.collected(); p.await() }, p)
}

func (p *pacing) collected() {
	p.mu.Lock()
	defer p.mu.Unlock()
	live := living()
	p.pace.collected(time.Now(), live)
	p.calm.Reset(late)
	p.set(live)
}

// rest gives the memory of a busy server to the system: also what goroutines
// have grown by, which each collection halves. A calm one with many sockets
// grows again with every ping, so it is looked at again and again. That it is
// locked meanwhile keeps its own collections from being taken for a busy
// server's.
func (p *pacing) rest() {
	p.mu.Lock()
	defer p.mu.Unlock()
	defer p.calm.Reset(late)
	grown := p.pace.rest(held())
	p.set(living())
	if !grown {
		return
	}
	for range 3 {
		runtime.GC()
	}
	debug.FreeOSMemory()
	p.pace.kept = held()
}

// set says when the next collection is due; p.mu is held.
func (p *pacing) set(live uint64) { debug.SetGCPercent(p.pace.percent(live)) }

// living is how many bytes lived after the last collection.
func living() uint64 { return read("/gc/heap/live:bytes") }

// held is how many bytes objects, dead ones too, and stacks take.
func held() uint64 {
	return read("/memory/classes/heap/objects:bytes") + read("/memory/classes/heap/stacks:bytes")
}

// read reads a figure of the runtime.
func read(name string) uint64 {
	figure := []metrics.Sample{{Name: name}}
	metrics.Read(figure)
	return figure[0].Value.Uint64()
}
