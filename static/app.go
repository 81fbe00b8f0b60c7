package static

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"
)

// App is the web app as it is sent. It never changes.
type App struct {
	// Version names what the app is made of: another byte anywhere, another
	// version.
	Version string
	// Index is the page of every route: index.html, with each address of a file
	// under /static/v-Version/, and the scripts that run first named ahead.
	Index []byte
	// Files are served under /static/, and under /static/v-Version/, where they
	// may be kept for good; by their path there.
	Files map[string][]byte
	// ImportMapHash is the source expression, quotes included, that allows the
	// page's inline import map in the script-src of a Content-Security-Policy:
	// 'sha256-...'.
	ImportMapHash string

	first []string // the scripts that the page needs before the entry runs, libraries among them
}

// Load makes the app, once. It fails only where a script of the app is broken.
var Load = sync.OnceValues(load)

func load() (*App, error) {
	a := &App{Files: make(map[string][]byte)}
	err := fs.WalkDir(FS, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || isOwnModule(name) {
			return err
		}
		a.Files[name], err = fs.ReadFile(FS, name)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read the web app: %w", err)
	}
	libraries, err := a.libraries()
	if err != nil {
		return nil, err
	}
	bundled, err := bundle()
	if err != nil {
		return nil, err
	}
	maps.Copy(a.Files, bundled.files)
	a.first = append(bundled.before, slices.Sorted(maps.Values(libraries))...)
	a.Version = a.hash()
	a.Index = a.page()
	sum := sha256.Sum256(importMap.FindSubmatch(a.Index)[1])
	a.ImportMapHash = "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	return a, nil
}

func (a *App) hash() string {
	all := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(a.Files)) {
		fmt.Fprintf(all, "%s %x\n", name, sha256.Sum256(a.Files[name]))
	}
	return hex.EncodeToString(all.Sum(nil)[:8])
}

func (a *App) page() []byte {
	var ahead bytes.Buffer
	for _, name := range a.first {
		fmt.Fprintf(&ahead, "<link rel=\"modulepreload\" href=\"/static/%s\">\n", name)
	}
	page := bytes.Replace(a.Files["index.html"], []byte("<!-- scripts -->\n"), ahead.Bytes(), 1)
	return bytes.ReplaceAll(page, []byte(`"/static/`), []byte(`"/static/v-`+a.Version+`/`))
}

// libraries are the files of the import map, by the names that scripts import.
func (a *App) libraries() (map[string]string, error) {
	var m struct {
		Imports map[string]string `json:"imports"`
	}
	if err := json.Unmarshal(importMap.FindSubmatch(a.Files["index.html"])[1], &m); err != nil {
		return nil, fmt.Errorf("read the import map of index.html: %w", err)
	}
	for name, address := range m.Imports {
		m.Imports[name] = strings.TrimPrefix(address, "/static/")
	}
	return m.Imports, nil
}
