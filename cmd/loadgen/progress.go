package main

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"
)

// progress tells who waits what is being done: on a terminal in one line that
// changes, elsewhere in a line now and then.
type progress struct {
	mu       sync.Mutex
	out      io.Writer
	terminal bool
	last     time.Time
	width    int
}

func newProgress(out io.Writer) *progress {
	f, ok := out.(*os.File)
	p := &progress{out: out}
	if ok {
		info, err := f.Stat()
		p.terminal = err == nil && info.Mode()&os.ModeCharDevice != 0
	}
	return p
}

// say shows a line, unless the last one is too fresh.
func (p *progress) say(format string, args ...any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	every := 5 * time.Second
	if p.terminal {
		every = 100 * time.Millisecond
	}
	if time.Since(p.last) < every {
		return
	}
	p.last = time.Now()
	line := fmt.Sprintf(format, args...)
	if !p.terminal {
		fmt.Fprintln(p.out, line)
		return
	}
	fmt.Fprintf(p.out, "\r%-*s", p.width, line)
	p.width = len(line)
}

// done clears the line.
func (p *progress) done() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.terminal && p.width > 0 {
		fmt.Fprintf(p.out, "\r%-*s\r", p.width, "")
		p.width = 0
	}
}

// during shows a line every second until the returned function is called.
func (p *progress) during(line func() string) (stop func()) {
	ended := make(chan struct{})
	var wg sync.WaitGroup
	wg.Go(func() {
		tick := time.NewTicker(time.Second)
		defer tick.Stop()
		for {
			select {
			case <-tick.C:
				p.say("%s", line())
			case <-ended:
				return
			}
		}
	})
	return func() {
		close(ended)
		wg.Wait()
	}
}
