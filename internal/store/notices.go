package store

import (
	"context"
	"strings"
)

// Notice says that another process has changed records that this one must hear
// of. Its zero value says that anything may have changed.
type Notice struct {
	Account string `json:"account,omitempty"` // whose sessions, or some of them, have ended
	Cohort  string `json:"cohort,omitempty"`  // that is not what it was, or whose members are not
	// Published says that other versions of scenarios are in service.
	Published bool `json:"published,omitempty"`
}

// Shared is a Store that several processes may work on at once.
type Shared interface {
	Store
	// Notices waits until other processes have changed something, and gives
	// what they have changed since it was last called. None is lost: where it
	// cannot be known, the zero Notice stands for all. It is for one goroutine
	// and ends with ctx, and with ErrClosed.
	Notices(ctx context.Context) ([]Notice, error)
}

// NoticeOf is the notice that writing an entry gives other processes, if any.
func NoticeOf(bucket, key string, deleted bool) (Notice, bool) {
	first, _, _ := strings.Cut(key, "/")
	switch {
	case bucket == accountSessions && deleted:
		return Notice{Account: unescape.Replace(first)}, true
	case bucket == cohorts, bucket == members:
		return Notice{Cohort: unescape.Replace(first)}, true
	case bucket == settings && strings.HasPrefix(key, prefix(published)):
		return Notice{Published: true}, true
	}
	return Notice{}, false
}

var unescape = strings.NewReplacer("%2F", "/", "%25", "%")
