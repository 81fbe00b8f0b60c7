package main

import (
	"runtime"
	"testing"
	"time"
)

const someLive = 10 << 20

// paced is a pacer after collections, each after a pause and with so much
// living on.
func paced(collections ...collection) *pacer {
	p := &pacer{room: calmRoom, last: time.Unix(0, 0)}
	for _, c := range collections {
		p.collected(p.last.Add(c.after), c.live)
	}
	return p
}

type collection struct {
	after time.Duration
	live  uint64
}

func TestABusyServerHasMoreRoomUnlessMoreLivesOn(t *testing.T) {
	quick := soon - 1
	first := collection{time.Minute, someLive}
	for _, test := range []struct {
		name        string
		collections []collection
		room        uint64
	}{
		{"at first", nil, calmRoom},
		{"the first collection", []collection{{0, someLive}}, calmRoom},
		{"a slow one", []collection{first, {soon, someLive}}, calmRoom},
		{"a quick one", []collection{first, {quick, someLive}}, busyRoom},
		{"many quick ones", []collection{first, {quick, someLive}, {quick, someLive}, {0, someLive}}, busyRoom},
		{"a slow one after a quick one", []collection{first, {quick, someLive}, {late, someLive}}, busyRoom},
		{"quick ones of which each leaves more", []collection{first, {quick, someLive + someLive/10}, {quick, someLive + someLive/5}}, calmRoom},
		{"a quick one that leaves hardly more", []collection{first, {quick, someLive + someLive/50}}, busyRoom},
		{"quick ones that leave no more than once", []collection{{0, 3 * someLive}, {late, someLive}, {quick, 2 * someLive}}, busyRoom},
	} {
		t.Run(test.name, func(t *testing.T) {
			if p := paced(test.collections...); p.room != test.room {
				t.Errorf("it has room for %d bytes, want %d", p.room, test.room)
			}
		})
	}
}

func TestACalmServerGivesBackWhatItHasGrownBy(t *testing.T) {
	p := paced(collection{time.Minute, someLive}, collection{0, someLive})
	for _, step := range []struct {
		what  string
		live  uint64
		grown bool
	}{
		{"it was busy", someLive, true},
		{"it is still calm", someLive, false},
		{"hardly more lives", someLive + someLive/20, false},
		{"more lives", 2 * someLive, true},
		{"as much lives", 2 * someLive, false},
		{"less lives", someLive, false},
		{"more lives than did last", someLive + someLive/5, true},
	} {
		if grown := p.rest(step.live); grown != step.grown || p.room != calmRoom {
			t.Errorf("%s: it has grown: %v; it has room for %d bytes", step.what, grown, p.room)
		}
	}
	p.collected(p.last.Add(late), someLive) // how much lived before it was calm means nothing
	if p.collected(p.last.Add(1), someLive); p.room != busyRoom {
		t.Errorf("busy again, it has room for %d bytes", p.room)
	}
	if !p.rest(someLive) {
		t.Error("it was busy again, and gives nothing back")
	}
}

func TestTheHeapMayGrowByTheRoomAndAtLeastDoubles(t *testing.T) {
	for _, test := range []struct {
		room, live uint64
		percent    int
	}{
		{calmRoom, 0, 800}, // what is very little counts as more
		{calmRoom, 4 << 20, 800},
		{calmRoom, 16 << 20, 200},
		{calmRoom, 32 << 20, 100},
		{busyRoom, 16 << 20, 400},
		{busyRoom, 1 << 30, 100},
	} {
		p := pacer{room: test.room}
		if got := p.percent(test.live); got != test.percent {
			t.Errorf("with room for %d bytes and %d alive it may grow by %d %%, want %d", test.room, test.live, got, test.percent)
		}
	}
}

// The collections by which a server gives memory back are no sign of being
// busy: it would do so again and again.
func TestACalmServerGivesMemoryBackOnce(t *testing.T) {
	p := keepPace()
	p.hears(t, runtime.GC)
	p.hears(t, p.rest)
	before := forcedCollections()
	p.rest()
	if n := forcedCollections() - before; n != 0 {
		t.Errorf("with nothing to do, it collects garbage %d times", n)
	}
	p.calm.Stop()
	if p.rest(); !p.calm.Stop() {
		t.Error("it does not look again whether it has grown")
	}
}

// hears waits until pacing was told of a collection that something makes.
func (p *pacing) hears(t *testing.T, of func()) {
	t.Helper()
	before := p.lastCollection()
	of()
	for range 10_000 {
		if p.lastCollection() != before {
			return
		}
		time.Sleep(time.Millisecond)
	}
	t.Fatal("it hears of no collection for 10 s")
}

func (p *pacing) lastCollection() time.Time {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.pace.last
}

func forcedCollections() uint32 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.NumForcedGC
}
