package scenarios_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"evenkeel/internal/catalog"
	"evenkeel/internal/explore"
	"evenkeel/internal/play"
	"evenkeel/internal/script"
	"evenkeel/internal/script/luatest"
	"evenkeel/scenarios"
)

// ids lists the shipped scenarios.
func ids(t *testing.T) []string {
	t.Helper()
	files, err := fs.Glob(scenarios.FS, "*.lua")
	if err != nil || len(files) == 0 {
		t.Fatalf("%d scenarios are shipped: %v", len(files), err)
	}
	for i := range files {
		files[i] = strings.TrimSuffix(files[i], ".lua")
	}
	return files
}

func TestEveryScenarioOfTheFolderIsShipped(t *testing.T) {
	files, err := filepath.Glob("*.lua")
	if err != nil {
		t.Fatal(err)
	}
	var here []string
	for _, file := range files {
		if id := strings.TrimSuffix(file, ".lua"); !strings.HasSuffix(id, "_test") {
			here = append(here, id)
		}
	}
	if shipped := ids(t); !slices.Equal(shipped, here) {
		t.Errorf("shipped are %q, the folder holds %q", shipped, here)
	}
}

func TestTheTestsOfEveryScenarioPass(t *testing.T) {
	for _, id := range ids(t) {
		t.Run(id, func(t *testing.T) {
			t.Parallel()
			r, err := luatest.Run(t.Context(), suite(t, id), luatest.Options{})
			if err != nil {
				t.Fatal(err)
			}
			if len(r.Tests) < 12 {
				t.Errorf("there are only %d tests", len(r.Tests))
			}
			for _, test := range r.Tests {
				for _, f := range test.Failures {
					t.Errorf("%s:%d: %s\n\tpath: %s", f.Pos.File, f.Pos.Line, f.Message, f.Path)
				}
			}
		})
	}
}

func suite(t *testing.T, id string) luatest.Suite {
	t.Helper()
	s := luatest.Suite{
		File: id + "_test.lua", Source: read(t, id+"_test.lua"), Version: version(t, id+".lua", read(t, id+".lua")),
		GoldenFile: id + "_golden.txt", Golden: read(t, id+"_golden.txt"),
	}
	return s
}

func read(t *testing.T, file string) []byte {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func version(t *testing.T, file string, source []byte) *play.Version {
	t.Helper()
	s, err := script.Load(t.Context(), file, source, script.Options{})
	if err != nil {
		t.Fatalf("%s does not load:\n%v", file, err)
	}
	return catalog.Playable(s.Scenario(), s, explore.Limits{})
}
