package main

import (
	"slices"
	"strings"
	"testing"
)

func TestShippedScenariosAreFoundByTheirIDs(t *testing.T) {
	for _, name := range []string{"outage-before-pitch", "outage-before-pitch.lua"} {
		file, source, err := readScenario(name)
		if err != nil || file != "outage-before-pitch.lua" || !strings.Contains(string(source), `"outage-before-pitch"`) {
			t.Errorf("readScenario(%q): %s, %d bytes, %v", name, file, len(source), err)
		}
	}
}

func TestWrap(t *testing.T) {
	for _, tt := range []struct {
		text  string
		width int
		want  []string
	}{
		{"", 10, []string{""}},
		{"one two three", 7, []string{"one two", "three"}},
		{"  one \n two ", 20, []string{"one two"}},
		{"a-word-that-is-longer x", 5, []string{"a-word-that-is-longer", "x"}},
		{"grün grün", 9, []string{"grün grün"}},
		{"red \x1b[31mtext", 20, []string{"red [31mtext"}},
	} {
		if got := wrap(tt.text, tt.width); !slices.Equal(got, tt.want) {
			t.Errorf("wrap(%q, %d) = %q, want %q", tt.text, tt.width, got, tt.want)
		}
	}
}
