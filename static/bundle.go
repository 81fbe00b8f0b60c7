package static

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// entry is the script that the page runs; early is a plain one that runs before
// anything is drawn.
const (
	entry = "js/main.js"
	early = "js/first.js"
)

// isOwnModule reports whether a file is sent as a part of a bundle, not as it
// is written.
func isOwnModule(name string) bool {
	return strings.HasPrefix(name, "js/") && path.Ext(name) == ".js"
}

// bundled are the app's own scripts as they are sent: few, and small.
type bundled struct {
	files  map[string][]byte
	before []string // those that the entry imports before it runs
}

// bundle joins the entry with all that it imports, and each part that it may
// import later into a file of its own. Libraries stay outside, as they are.
func bundle() (*bundled, error) {
	result := api.Build(api.BuildOptions{
		EntryPoints: []string{entry, early},
		EntryNames:  "js/[name]", ChunkNames: "js/[name]-[hash]",
		AbsWorkingDir: "/", Outdir: "/",
		Bundle: true, Splitting: true, Format: api.FormatESModule,
		Target: api.ES2022, Charset: api.CharsetUTF8, LegalComments: api.LegalCommentsNone,
		MinifyWhitespace: true, MinifySyntax: true, MinifyIdentifiers: true,
		Metafile: true, LogLevel: api.LogLevelSilent,
		Plugins: []api.Plugin{{Name: "embedded", Setup: embedded}},
	})
	if len(result.Errors) > 0 {
		return nil, fmt.Errorf("bundle the web app's scripts: %s", api.FormatMessages(result.Errors, api.FormatMessagesOptions{})[0])
	}
	b := &bundled{files: make(map[string][]byte)}
	for _, f := range result.OutputFiles {
		b.files[strings.TrimPrefix(f.Path, "/")] = f.Contents
	}
	return b, b.follow(result.Metafile)
}

// embedded lets esbuild read from FS.
func embedded(build api.PluginBuild) {
	const space = "app"
	build.OnResolve(api.OnResolveOptions{Filter: "."}, func(at api.OnResolveArgs) (api.OnResolveResult, error) {
		switch {
		case at.Kind == api.ResolveEntryPoint:
			return api.OnResolveResult{Path: at.Path, Namespace: space}, nil
		case strings.HasPrefix(at.Path, "."):
			return api.OnResolveResult{Path: path.Join(path.Dir(at.Importer), at.Path), Namespace: space}, nil
		}
		return api.OnResolveResult{Path: at.Path, External: true}, nil // the import map's
	})
	build.OnLoad(api.OnLoadOptions{Filter: ".", Namespace: space}, func(at api.OnLoadArgs) (api.OnLoadResult, error) {
		data, err := fs.ReadFile(FS, at.Path)
		text := string(data)
		return api.OnLoadResult{Contents: &text, Loader: api.LoaderJS}, err
	})
}

// follow finds what the entry imports before it runs.
func (b *bundled) follow(metafile string) error {
	var meta struct {
		Outputs map[string]struct {
			Imports []struct {
				Path     string
				Kind     string
				External bool
			}
		}
	}
	if err := json.Unmarshal([]byte(metafile), &meta); err != nil {
		return fmt.Errorf("read what the bundle is made of: %w", err)
	}
	files := []string{entry}
	for i := 0; i < len(files); i++ { // it grows meanwhile
		for _, other := range meta.Outputs[files[i]].Imports {
			if other.Kind == "import-statement" && !other.External && !slices.Contains(files, other.Path) {
				files = append(files, other.Path)
			}
		}
	}
	b.before = files[1:]
	return nil
}
