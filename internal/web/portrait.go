package web

import (
	"maps"
	"sync"
	"sync/atomic"

	"evenkeel/internal/face"
	"evenkeel/internal/scenario"
)

// portrayed is a customer's look with an expression.
type portrayed struct {
	scenario.Look
	expression string
}

// portraits are the paths that were asked for. There are only so many looks.
// The map is replaced, never changed: it is read for every turn.
var portraits struct {
	adding sync.Mutex
	paths  atomic.Pointer[map[portrayed]string]
}

// portrait is the path of the customer's face at an anger.
func portrait(sc *scenario.Scenario, anger int) string {
	p := portrayed{sc.Customer.Look, face.ForAnger(anger)}
	if known := portraits.paths.Load(); known != nil {
		if path, ok := (*known)[p]; ok {
			return path
		}
	}
	return p.add()
}

// add finds the path out and remembers it.
func (p portrayed) add() string {
	portraits.adding.Lock()
	defer portraits.adding.Unlock()
	all := map[portrayed]string{p: "/face/" + face.Look(p.Look).Key() + "/" + p.expression + ".svg"}
	if known := portraits.paths.Load(); known != nil {
		maps.Copy(all, *known)
	}
	portraits.paths.Store(&all)
	return all[p]
}
