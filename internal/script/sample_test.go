package script_test

import (
	"hash/fnv"
	"os"
)

// sampled reports whether a check that is dear under the race detector is made
// for one of many cases: always without it, or with EVENKEEL_TEST_WHOLE=1, else
// for one of five, always the same ones.
func sampled(check, name string) bool {
	if !underRace || os.Getenv("EVENKEEL_TEST_WHOLE") != "" {
		return true
	}
	h := fnv.New32a()
	_, _ = h.Write([]byte(check + name))
	return h.Sum32()%5 == 0
}
