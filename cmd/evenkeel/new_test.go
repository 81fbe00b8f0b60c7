package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// The commands that the authors' guide begins with must work as they stand
// there.
func TestTheGuidesFirstCommandsWork(t *testing.T) {
	guide, err := os.ReadFile(filepath.Join("..", "..", "scenarios", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	line := regexp.MustCompile(`(?m)^go run \./cmd/evenkeel new .*$`).FindString(string(guide))
	commands := strings.Split(line, " && ")
	if len(commands) != 3 {
		t.Fatalf("the guide begins with %q", line)
	}
	t.Chdir(t.TempDir())
	for _, command := range commands {
		args, ok := strings.CutPrefix(command, "go run ./cmd/evenkeel ")
		if !ok {
			t.Fatalf("the guide says %q", command)
		}
		var out, errs bytes.Buffer
		answers := strings.NewReader("name_it\nlook_now\nby_saturday\n")
		if code := run(t.Context(), strings.Fields(args), answers, &out, &errs); code != exitOK {
			t.Fatalf("%s: exit code %d\n%s%s", command, code, &out, &errs)
		}
	}
}

func TestSuggestedIDsAreIDs(t *testing.T) {
	for name, want := range map[string]string{
		"My First": "my-first", "late_again": "late-again", "Größe": "gr-e", "9 lives": "late-delivery", "": "late-delivery",
		"  two  words!": "two-words", strings.Repeat("x", 61): "late-delivery",
	} {
		if got := suggestID(name); got != want || !kebabCase.MatchString(got) {
			t.Errorf("suggestID(%q) = %q, want %q", name, got, want)
		}
	}
}
