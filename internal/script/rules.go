package script

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	lua "github.com/yuin/gopher-lua"

	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
)

// When implements play.Rules.
func (s *Script) When(f scenario.Func, at play.At) (bool, error) {
	var holds bool
	err := s.call(moment{At: at, fn: f}, func(m *vm, answer lua.LValue) error {
		b, ok := answer.(lua.LBool)
		if !ok {
			return fmt.Errorf("`when` must give true or false, not %s%s", kindOf(answer), returnHint(answer))
		}
		holds = bool(b)
		return nil
	})
	return holds, err
}

func returnHint(answer lua.LValue) string {
	if answer == lua.LNil {
		return "; is a `return` missing?"
	}
	return "; compare it with something"
}

// Effect implements play.Rules.
func (s *Script) Effect(f scenario.Func, at play.At) error {
	return s.call(moment{At: at, fn: f, changes: true}, func(*vm, lua.LValue) error { return nil })
}

// Target implements play.Rules.
func (s *Script) Target(to scenario.Target, at play.At) (int, error) {
	target := -1
	err := s.call(moment{At: at, fn: to.Pick}, func(m *vm, answer lua.LValue) error {
		id, ok := answer.(lua.LString)
		if !ok {
			return fmt.Errorf("the function of `pick` must give the id of a target, not %s%s", kindOf(answer), missingReturn(answer))
		}
		i, known := m.ids[string(id)]
		if !known || !slices.Contains(to.Nodes, i) {
			return fmt.Errorf("the function of `pick` gave %q, which is not among its targets: %s", shorten(string(id), 40), s.names(to))
		}
		target = i
		return nil
	})
	return target, err
}

func missingReturn(answer lua.LValue) string {
	if answer == lua.LNil {
		return "; is a `return` missing?"
	}
	return ""
}

func (s *Script) names(to scenario.Target) string {
	ids := make([]string, len(to.Nodes))
	for i, n := range to.Nodes {
		ids[i] = s.scenario.Nodes[n].ID
	}
	return oneOf(ids)
}

// Says implements play.Rules.
func (s *Script) Says(f scenario.Func, at play.At, elapsed int) (string, error) {
	var words string
	err := s.call(moment{At: at, fn: f, speaks: true, elapsed: elapsed}, func(_ *vm, answer lua.LValue) error {
		text, ok := answer.(lua.LString)
		switch {
		case !ok:
			return fmt.Errorf("`says` must give a text, not %s%s", kindOf(answer), missingReturn(answer))
		case len(text) > maxText:
			return fmt.Errorf("`says` gave a text of %d bytes; at most %d fit", len(text), maxText)
		case !utf8.ValidString(string(text)) || strings.TrimSpace(string(text)) == "":
			return fmt.Errorf("`says` gave a text that is empty or not UTF-8")
		}
		words = string(text)
		return nil
	})
	return words, err
}

// React implements play.Rules.
func (s *Script) React(at play.At, change []float64) error {
	if s.temper != nil {
		s.temper.apply(change, scenario.Anger, s.trust)
		return nil
	}
	var table *lua.LTable
	prepare := func(m *vm) lua.LValue {
		table = m.L.NewTable()
		for i, by := range change {
			table.RawSetString(s.scenario.Moods[i].Name, lua.LNumber(by))
		}
		return table
	}
	return s.callWith(moment{At: at, fn: s.react}, prepare, func(_ *vm, answer lua.LValue) error {
		if answer == lua.LNil {
			answer = table
		}
		t, ok := answer.(*lua.LTable)
		if !ok {
			return fmt.Errorf("`react` must give a table of moods and their changes, or nothing, not %s", kindOf(answer))
		}
		return s.changes(t, change)
	})
}

// changes reads what a persona made of the moods' changes. A mood that is not
// there keeps its change. More than the whole scale is as good as all of it.
func (s *Script) changes(t *lua.LTable, change []float64) error {
	for k, v := t.Next(lua.LNil); k != lua.LNil; k, v = t.Next(k) {
		name, _ := k.(lua.LString)
		i := slices.IndexFunc(s.scenario.Moods, func(m scenario.Mood) bool { return m.Name == string(name) })
		if i < 0 {
			return fmt.Errorf("`react` changed a mood `%s` that the customer does not have%s", shorten(plain(k), 40), didYouMean(string(name), moodNames(s.scenario)))
		}
		by, ok := v.(lua.LNumber)
		if !ok || math.IsNaN(float64(by)) {
			return fmt.Errorf("`react` must give a number for the mood `%s`, not %s", name, kindOf(v))
		}
		change[i] = max(-scenario.MoodMax, min(float64(by), scenario.MoodMax))
	}
	return nil
}

func (s *Script) call(now moment, take func(*vm, lua.LValue) error) error {
	return s.callWith(now, nil, take)
}

// callWith calls a function of the script with `at` and, where given, another
// argument, and hands over its answer while the state is still held.
func (s *Script) callWith(now moment, second func(*vm) lua.LValue, take func(*vm, lua.LValue) error) error {
	watch := s.watch()
	m := s.pool.get()
	whole := false // the state can be used again
	defer func() {
		if !whole {
			m = nil
		}
		s.pool.put(m)
	}()
	var err error
	if m == nil {
		if m, err = s.newState(); err != nil {
			return err
		}
	}
	m.enter()
	defer m.leave()
	watch.waited()
	err = s.run(m, now, second, take)
	whole = err == nil
	watch.called(err)
	return err
}

func (s *Script) run(m *vm, now moment, second func(*vm) lua.LValue, take func(*vm, lua.LValue) error) error {
	if now.fn < 1 || int(now.fn) > len(m.fns) {
		return &play.Fault{Pos: top(s.file), Reason: "the scenario has no such function"}
	}
	m.now = now
	m.budget.reset(callSteps, callBytes, callTime)
	args := [2]lua.LValue{m.at}
	n := 1
	if second != nil {
		args[1] = second(m)
		n = 2
	}
	if err := m.call(m.fns[now.fn-1], 1, args[:n]...); err != nil {
		return m.fault(err, s.where(now.fn))
	}
	answer := m.L.Get(-1)
	m.L.SetTop(0)
	m.restore()
	m.now = moment{}
	if err := take(m, answer); err != nil {
		return &play.Fault{Pos: s.where(now.fn), Reason: err.Error()}
	}
	return nil
}

// stopwatch tells an observer what a call costs; without one it does nothing.
type stopwatch struct {
	observer Observer
	began    time.Time
}

func (s *Script) watch() stopwatch {
	if s.observer == nil {
		return stopwatch{}
	}
	return stopwatch{s.observer, time.Now()}
}

func (w *stopwatch) waited() {
	if w.observer != nil {
		w.observer.Waited(time.Since(w.began))
		w.began = time.Now()
	}
}

func (w *stopwatch) called(err error) {
	if w.observer == nil {
		return
	}
	w.observer.Called(time.Since(w.began))
	if err != nil {
		w.observer.Faulted()
	}
}
