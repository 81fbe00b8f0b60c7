package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync"
)

// smallHeap is how many bytes may be allocated between two collections of
// garbage at least. As it is, the runtime collects whenever the heap has
// doubled, which for a small heap is all the time.
const smallHeap = 64 << 20

// relax lets a small heap grow by smallHeap before the next collection, and a
// larger one double, as usual. It leaves alone what GOGC was set to.
var relax = sync.OnceFunc(func() {
	if os.Getenv("GOGC") == "" {
		adjust()
	}
})

// adjust looks at the heap now and after every collection to come.
func adjust() {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	percent := smallHeap * 100 / max(live[0].Value.Uint64(), 4<<20)
	debug.SetGCPercent(int(max(percent, 100)))
	runtime.AddCleanup(new(*int), func(struct{}) { adjust() }, struct{}{})
}
