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
const smallHeap = 32 << 20

// tune fits Go's runtime to a server that waits for its disk all the time. It
// leaves alone what GOGC and GOMAXPROCS were set to.
//
// A small heap may grow by smallHeap before the next collection; a larger one
// doubles, as usual. And one goroutine more may run than there are processors:
// the store's writer comes back from the disk hundreds of times a second, and
// would otherwise queue behind the turns that it holds up.
var tune = sync.OnceFunc(func() {
	if os.Getenv("GOGC") == "" {
		adjust()
	}
	if os.Getenv("GOMAXPROCS") == "" {
		runtime.GOMAXPROCS(runtime.GOMAXPROCS(0) + 1)
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
