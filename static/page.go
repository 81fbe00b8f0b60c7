package static

import (
	"crypto/sha256"
	_ "embed" // the page's template
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"
)

//go:embed index.html
var template string

// Version names what the web app is made of: another byte anywhere, another
// version.
var Version = hash()

// Index is the page of every route of the app: index.html, with each address
// of a file under /static/v-Version/, and the scripts that run first named
// ahead.
var Index = page()

func hash() string {
	all := sha256.New()
	_ = fs.WalkDir(FS, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			fmt.Fprintf(all, "%s %x\n", name, sha256.Sum256(content(name)))
		}
		return err // none: the files are part of the program
	})
	return hex.EncodeToString(all.Sum(nil)[:8])
}

// content is a file of the app; nothing, where there is none.
func content(name string) []byte {
	data, _ := fs.ReadFile(FS, name)
	return data
}

func page() []byte {
	var ahead strings.Builder
	for _, name := range slices.Sorted(maps.Values(libraries())) {
		fmt.Fprintf(&ahead, "<link rel=\"modulepreload\" href=\"/static/%s\">\n", name)
	}
	whole := strings.Replace(template, "<!-- libraries -->\n", ahead.String(), 1)
	return []byte(strings.ReplaceAll(whole, `"/static/`, `"/static/v-`+Version+`/`))
}

// imported finds what a script imports before it runs, not what it may import
// later by import().
var imported = regexp.MustCompile(`(?:\bfrom|\bimport)\s*["']([^"'\s]+)["']`)

// modules are the scripts that run before the entry, libraries among them, in
// the order in which they run.
var modules = sync.OnceValue(func() []string {
	named := libraries()
	var order []string
	seen := make(map[string]bool)
	var visit func(name string)
	visit = func(name string) {
		if seen[name] {
			return
		}
		seen[name] = true
		for _, m := range imported.FindAllSubmatch(content(name), -1) {
			next := string(m[1])
			if strings.HasPrefix(next, ".") {
				next = path.Join(path.Dir(name), next)
			} else {
				next = named[next]
			}
			if len(content(next)) > 0 {
				visit(next)
			}
		}
		order = append(order, name)
	}
	visit(entry)
	return order[:len(order)-1]
})

// libraries are the files of the import map, by the names that scripts import.
func libraries() map[string]string {
	var m struct {
		Imports map[string]string `json:"imports"`
	}
	_ = json.Unmarshal(importMap.FindSubmatch([]byte(template))[1], &m) // a test reads it, too
	for name, address := range m.Imports {
		m.Imports[name] = strings.TrimPrefix(address, "/static/")
	}
	return m.Imports
}
