package static

import (
	"crypto/sha256"
	_ "embed" // the page's template
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
)

//go:embed index.html
var template string

// Version names what the web app is made of: another byte anywhere, another
// version.
var Version = hash()

// Index is the page of every route of the app: index.html, with each address
// of a file under /static/v-Version/ and the scripts that it needs named ahead.
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
	for _, name := range Modules() {
		fmt.Fprintf(&ahead, "<link rel=\"modulepreload\" href=\"/static/%s\">\n", name)
	}
	whole := strings.Replace(template, "<!-- modules -->\n", ahead.String(), 1)
	return []byte(strings.ReplaceAll(whole, `"/static/`, `"/static/v-`+Version+`/`))
}

// imported finds what a script imports before it runs, not what it may import
// later by import().
var imported = regexp.MustCompile(`(?:\bfrom|\bimport)\s*["']([^"'\s]+)["']`)

// Modules are the scripts that the app needs before it can draw anything, its
// entry, js/main.js, left out, as paths within FS.
func Modules() []string {
	named := libraries()
	seen := map[string]bool{"js/main.js": true}
	queue := []string{"js/main.js"}
	for i := 0; i < len(queue); i++ {
		for _, m := range imported.FindAllSubmatch(content(queue[i]), -1) {
			name := string(m[1])
			if strings.HasPrefix(name, ".") {
				name = path.Join(path.Dir(queue[i]), name)
			} else {
				name = named[name]
			}
			if !seen[name] && len(content(name)) > 0 {
				seen[name] = true
				queue = append(queue, name)
			}
		}
	}
	modules := queue[1:]
	slices.Sort(modules)
	return modules
}

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
