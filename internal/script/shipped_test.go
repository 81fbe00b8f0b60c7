package script_test

import (
	"context"
	"io/fs"
	"strings"
	"testing"

	"evenkeel/internal/script"
	"evenkeel/scenarios"
)

func TestShippedScenariosLoad(t *testing.T) {
	names, err := fs.Glob(scenarios.FS, "*.lua")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.lua") {
			continue
		}
		source, err := fs.ReadFile(scenarios.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		s, err := script.Load(context.Background(), name, source, script.Options{})
		if err != nil {
			t.Errorf("%s does not load:\n%v", name, err)
			continue
		}
		for _, f := range s.Findings() {
			t.Errorf("%v", f)
		}
	}
}
