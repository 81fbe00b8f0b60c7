package script

import "context"

// MaxIdle is how many idle states are kept.
const MaxIdle = maxIdle

// Idle says how many states are idle.
func Idle() int {
	idle.mu.Lock()
	defer idle.mu.Unlock()
	return len(idle.states)
}

// LoadingUses says how many steps and bytes running a file's declarations
// takes.
func LoadingUses(source string) (steps, bytes int) {
	p, _ := compileAll(context.Background(), "test.lua", []byte(source), nil)
	m := newVM("test.lua")
	_ = m.run(context.Background(), p)
	return loadSteps - m.budget.steps, loadBytes - m.budget.bytes
}

// HoldLong takes all places that long calls can have, and gives what gives
// them back.
func HoldLong() (release func()) {
	for range cap(longPlaces) {
		longPlaces <- struct{}{}
	}
	return func() {
		for range cap(longPlaces) {
			<-longPlaces
		}
	}
}
