// Package importtest asserts which package may import which, so that the house
// stays as its plan says. Test files are exempt.
package importtest

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "evenkeel"

// all lets a package import whatever it wants.
const all = "*"

// allowed says what each package may import beside the standard library.
// Packages of this module are named without the module and "internal/".
var allowed = map[string][]string{
	"cmd/evenkeel": {all},
	"cmd/loadgen":  {"wire", "github.com/gorilla/websocket"},
	"scenarios":    nil,
	"static":       {"github.com/evanw/esbuild/pkg/api"},

	"scenario": nil,
	"play":     {"scenario"},
	"script": {
		"play", "scenario", "github.com/yuin/gopher-lua", "github.com/yuin/gopher-lua/ast", "github.com/yuin/gopher-lua/parse",
		"github.com/arnodel/golua/lib/stringlib/pattern", "golang.org/x/sync/semaphore",
	},
	"script/luatest":      {"script", "play", "scenario"},
	"explore":             {"play", "scenario"},
	"explore/exploretest": {"play", "scenario"},
	"diagram":             {"scenario", "explore"},
	"catalog":             {"scenario", "play", "script", "explore", "store", "github.com/fsnotify/fsnotify"},
	"people":              {"golang.org/x/crypto/argon2", "golang.org/x/text/cases", "golang.org/x/text/unicode/norm"},
	"board":               {"play", "people"},
	"report":              {"play", "scenario", "people"},
	"face":                nil,
	"store":               {"play", "people", "scenario"},
	"store/bolt":          {"store", "play", "people", "go.etcd.io/bbolt", "go.etcd.io/bbolt/errors", "github.com/tidwall/btree"},
	"store/postgres": {
		"store", "play", "people", "github.com/jackc/pgx/v5", "github.com/jackc/pgx/v5/pgconn", "github.com/jackc/pgx/v5/pgxpool",
	},
	"store/postgres/postgrestest": {"github.com/jackc/pgx/v5"},
	"store/mem":                   {"store", "play", "people"},
	"store/storetest":             {"store", "play", "people", "scenario"},
	"live":                        {"play", "scenario", "people", "board", "catalog", "store"},
	"wire":                        nil,
	"web": {
		"live", "play", "scenario", "script", "board", "people", "catalog", "report", "diagram", "store", "wire", "face",
		"static", "github.com/gorilla/websocket", "rsc.io/qr", "github.com/alexedwards/scs/v2", "golang.org/x/time/rate",
		"github.com/prometheus/client_golang/prometheus", "github.com/prometheus/client_golang/prometheus/collectors", "github.com/prometheus/client_golang/prometheus/promhttp",
	},
	"control":    {"live", "people", "catalog", "report", "store"},
	"importtest": nil,
}

// forbidden names say nothing about what is in a package.
var forbidden = []string{"util", "utils", "common", "helpers", "models", "types", "core", "manager", "service"}

func TestPackagesImportOnlyWhatTheyMay(t *testing.T) {
	root := filepath.Join("..", "..")
	seen := make(map[string]bool)
	err := filepath.WalkDir(root, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() && strings.HasPrefix(d.Name(), ".") && file != root {
			return skip(err)
		}
		if !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return nil
		}
		rel, err := filepath.Rel(root, filepath.Dir(file))
		if err != nil {
			return err
		}
		pkg := strings.TrimPrefix(filepath.ToSlash(rel), "internal/")
		seen[pkg] = true
		check(t, pkg, file)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(seen) < 10 {
		t.Fatalf("only %d packages found: the walk is wrong", len(seen))
	}
}

func skip(err error) error {
	if err != nil {
		return err
	}
	return filepath.SkipDir
}

func check(t *testing.T, pkg, file string) {
	may, ok := allowed[pkg]
	if !ok {
		t.Errorf("%s: package %q is not in the plan", file, pkg)
		return
	}
	if slices.Contains(forbidden, path.Base(pkg)) {
		t.Errorf("%s: %q says nothing about what is in the package", file, path.Base(pkg))
	}
	parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	for _, spec := range parsed.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		if !mayImport(may, imported) {
			t.Errorf("%s: package %q may not import %q", file, pkg, imported)
		}
	}
}

func mayImport(may []string, imported string) bool {
	if slices.Contains(may, all) {
		return true
	}
	own, ours := strings.CutPrefix(imported, module+"/")
	if !ours {
		first, _, _ := strings.Cut(imported, "/")
		return !strings.Contains(first, ".") || slices.Contains(may, imported)
	}
	return slices.Contains(may, strings.TrimPrefix(own, "internal/"))
}

func TestTheTopLevelHoldsNothingElse(t *testing.T) {
	want := []string{"cmd", "internal", "scenarios", "static", "go.mod", "go.sum", "README.md"}
	files, err := filepath.Glob(filepath.Join("..", "..", "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		name := filepath.Base(file)
		if name == "data" || strings.HasPrefix(name, ".") || slices.Contains(want, name) {
			continue
		}
		t.Errorf("%s does not belong at the top level", name)
	}
}
