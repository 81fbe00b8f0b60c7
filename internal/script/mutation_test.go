package script_test

import (
	"context"
	"errors"
	"flag"
	"io/fs"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"evenkeel/internal/script"
	"evenkeel/scenarios"
)

var mutations = flag.Int("mutations", 150, "how many times each scenario is broken at random")

var luaToken = regexp.MustCompile(`--[^\n]*|"(?:\\.|[^"\\\n])*"|[A-Za-z_][A-Za-z0-9_]*|[0-9.]+|\s+|.`)

// A slip of the pen gives findings or a scenario that can be played, and every
// finding has its line.
func TestSlipsOfThePen(t *testing.T) {
	sources := []string{whole}
	names, err := fs.Glob(scenarios.FS, "*.lua")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		source, err := fs.ReadFile(scenarios.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		sources = append(sources, string(source))
	}
	for i, source := range sources {
		r := rand.New(rand.NewPCG(uint64(i), 1))
		n := *mutations
		if i > 0 {
			n /= 10
		}
		tokens := luaToken.FindAllString(source, -1)
		for range n {
			broken := slip(r, tokens)
			s, err := script.Load(context.Background(), "f.lua", []byte(broken), script.Options{})
			var findings script.Findings
			switch {
			case s != nil:
				sane(t, s.Findings())
				wander(t, s)
			case errors.As(err, &findings) && findings.Errors():
				sane(t, findings)
			default:
				t.Errorf("no scenario and no error: %v", err)
			}
			if t.Failed() {
				t.Fatal(broken)
			}
		}
	}
}

// slip drops, repeats, swaps or replaces one to three tokens.
func slip(r *rand.Rand, tokens []string) string {
	out := append([]string(nil), tokens...)
	for range 1 + r.IntN(3) {
		i, j := r.IntN(len(out)), r.IntN(len(out))
		switch r.IntN(6) {
		case 0:
			out[i] = ""
		case 1:
			out[i] += " " + out[i]
		case 2:
			out[i], out[j] = out[j], out[i]
		case 3:
			out[i] = out[j]
		case 4:
			out[i] = []string{"nil", "0", "-1", "1e9", "true", "{}", `""`, "function() end", "at", "end", "..", "pick", "choice"}[r.IntN(13)]
		case 5:
			if len(out[i]) > 1 {
				k := r.IntN(len(out[i]))
				out[i] = out[i][:k] + out[i][k+1:]
			}
		}
	}
	return strings.Join(out, "")
}
