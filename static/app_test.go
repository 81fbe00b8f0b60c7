package static

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func loaded(t *testing.T) *App {
	t.Helper()
	a, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestImportMapNamesFilesThatAreThere(t *testing.T) {
	a := loaded(t)
	var m struct {
		Imports map[string]string `json:"imports"`
	}
	if err := json.Unmarshal(importMap.FindSubmatch(a.Index)[1], &m); err != nil {
		t.Fatal(err)
	}
	for name, target := range m.Imports {
		if len(a.Files[strings.TrimPrefix(target, "/static/v-"+a.Version+"/")]) == 0 {
			t.Errorf("%s: there is no %s", name, target)
		}
	}
}

func TestImportMapHashIsASourceExpression(t *testing.T) {
	if got := loaded(t).ImportMapHash; !regexp.MustCompile(`^'sha256-[A-Za-z0-9+/]{43}='$`).MatchString(got) {
		t.Errorf("got %s", got)
	}
}

func TestPageNamesFilesThatAreThere(t *testing.T) {
	a := loaded(t)
	named := regexp.MustCompile(`(?:href|src)="/static/v-`+a.Version+`/([^"]+)"`).FindAllSubmatch(a.Index, -1)
	if len(named) != strings.Count(string(a.Index), `="/static/`) || len(named) == 0 {
		t.Errorf("not every address names the version:\n%s", a.Index)
	}
	for _, m := range named {
		if len(a.Files[string(m[1])]) == 0 {
			t.Errorf("there is no %s", m[1])
		}
	}
}

// sentImport finds what a script imports, as it is sent; the second part is set
// where it is imported only when it is wanted.
var sentImport = regexp.MustCompile(`(?:from|\bimport)"([\w@./-]+)"|\bimport\("([\w@./-]+)"\)`)

func TestScriptsFindWhatTheyImport(t *testing.T) {
	a := loaded(t)
	libraries, err := a.libraries()
	if err != nil {
		t.Fatal(err)
	}
	later := 0
	for name, text := range a.Files {
		if !isOwnModule(name) {
			continue
		}
		for _, m := range sentImport.FindAllSubmatch(text, -1) {
			wanted := string(m[1]) + string(m[2])
			if len(m[2]) > 0 {
				later++
			}
			if file := path.Join(path.Dir(name), wanted); libraries[wanted] == "" && len(a.Files[file]) == 0 {
				t.Errorf("%s imports %s, which is not sent", name, wanted)
			}
		}
	}
	if later < 5 {
		t.Errorf("only %d parts are imported when they are wanted", later)
	}
}

func TestThePageNamesAheadAllThatItsScriptImports(t *testing.T) {
	a := loaded(t)
	for _, name := range append(slices.Clone(a.first), entry) {
		for _, m := range sentImport.FindAllSubmatch(a.Files[name], -1) {
			file := path.Join(path.Dir(name), string(m[1]))
			if strings.HasPrefix(string(m[1]), ".") && file != entry && !bytes.Contains(a.Index, []byte(file)) {
				t.Errorf("%s imports %s before it runs, and the page does not name it", name, file)
			}
		}
	}
}

func TestNoScriptIsLeftOver(t *testing.T) {
	var all strings.Builder
	for _, file := range scripts(t) {
		all.Write(read(t, file))
	}
	for _, file := range scripts(t) {
		if file != entry && file != early && file != "js/types.js" && !strings.Contains(all.String(), "/"+path.Base(file)+"'") {
			t.Errorf("nothing imports %s", file)
		}
	}
}

// most is how many bytes of script a trainee's browser may have to load, what
// comes only when it is wanted included, compressed as the server sends them.
const most = 60_000

func TestScriptsOfTheTraineesSideAreSmall(t *testing.T) {
	a := loaded(t)
	first := append(slices.Clone(a.first), entry, early)
	libraries, own, later := 0, 0, 0
	for file, text := range a.Files {
		switch {
		case strings.HasPrefix(file, "vendor/") && slices.Contains(first, file):
			libraries += zipped(t, text)
		case slices.Contains(first, file):
			own += zipped(t, text)
		case isOwnModule(file) && !strings.HasPrefix(file, "js/trainer-"):
			later += zipped(t, text)
		}
	}
	styles, err := fs.Glob(FS, "css/*.css")
	if err != nil {
		t.Fatal(err)
	}
	style := 0
	for _, file := range styles {
		style += zipped(t, a.Files[file])
	}
	total := libraries + own + later
	t.Logf("compressed: scripts %d bytes (libraries %d, own %d, when they are wanted %d), styles %d, words %d (en) %d (de), page %d",
		total, libraries, own, later, style, zipped(t, a.Files["words/en.json"]), zipped(t, a.Files["words/de.json"]), zipped(t, a.Index))
	if total > most {
		t.Errorf("the scripts have %d bytes compressed, and %d are allowed", total, most)
	}
}
