package static

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io/fs"
	"path"
	"regexp"
	"strings"
	"testing"

	_ "embed"
)

//go:embed vendor/README.md
var vendorReadme string

func TestVendoredFilesAreThoseThatTheReadmeNames(t *testing.T) {
	files, err := fs.Glob(FS, "vendor/*.mjs")
	if err != nil || len(files) == 0 {
		t.Fatalf("no vendored files (%v)", err)
	}
	for _, file := range files {
		row := regexp.MustCompile("(?m)^\\| `" + regexp.QuoteMeta(path.Base(file)) + "` .*$").FindString(vendorReadme)
		sum := sha256.Sum256(read(t, file))
		if !strings.Contains(row, hex.EncodeToString(sum[:])) {
			t.Errorf("%s has sha256 %x, its row in vendor/README.md says otherwise: %s", file, sum, row)
		}
		licence := regexp.MustCompile(`LICENSE-[a-z-]+\.txt`).FindString(row)
		if len(read(t, "vendor/"+licence)) == 0 {
			t.Errorf("%s: the licence %q is empty", file, licence)
		}
	}
}

func TestImportMapNamesFilesThatAreThere(t *testing.T) {
	var m struct {
		Imports map[string]string `json:"imports"`
	}
	if err := json.Unmarshal(importMap.FindSubmatch(Index)[1], &m); err != nil {
		t.Fatal(err)
	}
	for name, target := range m.Imports {
		if _, err := fs.Stat(FS, strings.TrimPrefix(target, "/static/")); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestImportMapHashIsASourceExpression(t *testing.T) {
	if got := ImportMapHash(); !regexp.MustCompile(`^'sha256-[A-Za-z0-9+/]{43}='$`).MatchString(got) {
		t.Errorf("got %s", got)
	}
}

func TestPageNamesFilesThatAreThere(t *testing.T) {
	for _, m := range regexp.MustCompile(`(?:href|src)="/static/([^"]+)"`).FindAllSubmatch(Index, -1) {
		if _, err := fs.Stat(FS, string(m[1])); err != nil {
			t.Error(err)
		}
	}
}

func TestPageLoadsEveryScriptAhead(t *testing.T) {
	for _, file := range scripts(t) {
		if file == "js/types.js" || file == "js/main.js" || file == "js/first.js" {
			continue // types only; the two that the page runs
		}
		if !strings.Contains(string(Index), `<link rel="modulepreload" href="/static/`+file+`">`) {
			t.Errorf("index.html does not preload %s", file)
		}
	}
}

func TestPageObeysAStrictPolicy(t *testing.T) {
	page := string(Index)
	for _, forbidden := range []string{" style=", "<style", " onclick=", " onload=", "http://", "https://"} {
		if strings.Contains(page, forbidden) {
			t.Errorf("index.html has %q", forbidden)
		}
	}
	if n := strings.Count(page, "<script"); n != 3 {
		t.Errorf("%d scripts, want the first, the import map and the entry", n)
	}
}

var importLine = regexp.MustCompile(`(?m)^(?:import|export)[^;]*? from '([^']+)';$`)

func TestScriptsImportWhatIsThere(t *testing.T) {
	for _, file := range scripts(t) {
		for _, m := range importLine.FindAllStringSubmatch(string(read(t, file)), -1) {
			if !strings.HasPrefix(m[1], ".") {
				continue // the import map's; a browser test sees those
			}
			if _, err := fs.Stat(FS, path.Join(path.Dir(file), m[1])); err != nil {
				t.Errorf("%s imports %s: %v", file, m[1], err)
			}
		}
	}
}

func TestScriptsDoWithoutWhatThePolicyForbids(t *testing.T) {
	forbidden := regexp.MustCompile(`\beval\(|new Function|innerHTML|dangerouslySetInnerHTML|\bstyle="|\bstyle=\$\{'`)
	for _, file := range scripts(t) {
		if found := forbidden.Find(read(t, file)); found != nil {
			t.Errorf("%s has %s", file, found)
		}
	}
}

func scripts(t *testing.T) []string {
	t.Helper()
	var files []string
	err := fs.WalkDir(FS, "js", func(file string, d fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(file, ".js") {
			files = append(files, file)
		}
		return err
	})
	if err != nil || len(files) == 0 {
		t.Fatalf("no scripts (%v)", err)
	}
	return files
}

func read(t *testing.T, file string) []byte {
	t.Helper()
	data, err := fs.ReadFile(FS, file)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
