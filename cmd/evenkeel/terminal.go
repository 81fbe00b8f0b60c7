package main

import (
	"io"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// How wide text for people is, in characters: as the terminal, within limits
// that can be read; plainWidth where it goes elsewhere.
const (
	plainWidth = 76
	leastWidth = 40
	mostWidth  = 100
)

// textWidth is how wide text that is written to w should be.
func textWidth(w io.Writer) int {
	f, ok := w.(*os.File)
	if !ok {
		return plainWidth
	}
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil {
		return plainWidth
	}
	return max(leastWidth, min(width-2, mostWidth))
}

// unknownTotal is a total that cannot be told before.
const unknownTotal = -1

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// progress shows on w how far something has come, if w is a terminal. step
// counts one of total; done clears it.
func progress(w io.Writer, what string, total int) (step, done func()) {
	if !isTerminal(w) {
		return func() {}, func() {}
	}
	bar := progressbar.NewOptions(total,
		progressbar.OptionSetWriter(w), progressbar.OptionSetDescription(what), progressbar.OptionShowCount(),
		progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionClearOnFinish(), progressbar.OptionSetWidth(30),
	)
	// An error here means that the terminal has gone.
	return func() { _ = bar.Add(1) }, func() { _ = bar.Finish() }
}
