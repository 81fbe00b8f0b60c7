package static

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"image/png"
	"io/fs"
	"path"
	"regexp"
	"slices"
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
		if _, err := fs.Stat(FS, strings.TrimPrefix(target, "/static/v-"+Version+"/")); err != nil {
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
	named := regexp.MustCompile(`(?:href|src)="/static/v-`+Version+`/([^"]+)"`).FindAllSubmatch(Index, -1)
	if len(named) != strings.Count(string(Index), `="/static/`) || len(named) == 0 {
		t.Errorf("not every address names the version:\n%s", Index)
	}
	for _, m := range named {
		if _, err := fs.Stat(FS, string(m[1])); err != nil {
			t.Error(err)
		}
	}
}

func TestOneScriptHoldsAllThatTheEntryNeeds(t *testing.T) {
	sent := string(Sent(entry))
	for _, file := range []string{"js/words.js", "js/screens/play.js", "js/parts/waves.js"} {
		if !slices.Contains(modules(), file) || !strings.Contains(sent, "\nconst "+identifier(file)+" = (() => {\n") {
			t.Errorf("%s is not part of it", file)
		}
	}
	if left := regexp.MustCompile(`(?m)^(?:import \{.*|export (?:const|function|class|async).*|\s*/\*\*.*|.*import\('\.\./.*)$`).FindString(sent); left != "" {
		t.Errorf("this was left in it: %s", left)
	}
	at := 0
	for _, file := range modules() { // each only after what it imports
		if path.Ext(file) != ".js" {
			continue
		}
		next := strings.Index(sent, "const "+identifier(file)+" =")
		if next < at {
			t.Errorf("%s comes too early", file)
		}
		at = next
	}
}

func TestScriptsImportAndExportInTheFormsThatAreUnderstood(t *testing.T) {
	odd := regexp.MustCompile(`(?m)^(?:import|export)\b.*$`)
	for _, file := range scripts(t) {
		if file == "js/types.js" {
			continue // never sent for
		}
		rest := exporting.ReplaceAllString(importing.ReplaceAllString(lean(file), ""), "")
		if line := odd.FindString(rest); line != "" {
			t.Errorf("%s: write %q as import { names } from 'file'; on one line, or export before a function, const or class", file, line)
		}
		if strings.Contains(rest, "import.meta") && path.Dir(file) != "js" {
			t.Errorf("%s asks for its own address, but is sent as a part of js/main.js", file)
		}
	}
}

func TestNoScriptIsLeftOver(t *testing.T) {
	needed := append(slices.Clone(modules()), entry, "js/first.js", "js/types.js")
	for _, file := range scripts(t) {
		if later := "/" + path.Base(file) + "'"; !slices.Contains(needed, file) && !saidSomewhere(t, later) {
			t.Errorf("nothing imports %s", file)
		}
	}
}

func saidSomewhere(t *testing.T, text string) bool {
	t.Helper()
	return slices.ContainsFunc(scripts(t), func(file string) bool { return strings.Contains(string(read(t, file)), text) })
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

func TestManifestMakesTheAppInstallable(t *testing.T) {
	var m struct {
		Name     string `json:"name"`
		StartURL string `json:"start_url"`
		Display  string `json:"display"`
		Icons    []struct {
			Src, Type, Sizes, Purpose string
		} `json:"icons"`
	}
	if err := json.Unmarshal(read(t, "manifest.json"), &m); err != nil {
		t.Fatal(err)
	}
	if m.Name == "" || m.StartURL != "/" || m.Display != "standalone" {
		t.Errorf("the manifest is %+v", m)
	}
	have := make(map[string]bool)
	for _, icon := range m.Icons {
		have[icon.Sizes+icon.Purpose] = true
		config, err := png.DecodeConfig(bytes.NewReader(read(t, icon.Src)))
		if size := fmt.Sprintf("%dx%d", config.Width, config.Height); icon.Type == "image/png" && (err != nil || size != icon.Sizes) {
			t.Errorf("%s is %s, %v", icon.Src, size, err)
		}
	}
	for _, need := range []string{"192x192", "512x512", "512x512maskable"} {
		if !have[need] {
			t.Errorf("no icon of %s", need)
		}
	}
}

// most is how many bytes of script a trainee's browser may have to load in all,
// compressed as the server sends them.
const most = 60_000

func TestScriptsOfTheTraineesSideAreSmall(t *testing.T) {
	libraries, own := 0, 0
	for _, file := range modules() {
		if path.Ext(file) == ".mjs" {
			libraries += zipped(t, read(t, file))
		}
	}
	for _, file := range []string{entry, "js/first.js"} {
		own += zipped(t, Sent(file))
	}
	styles, err := fs.Glob(FS, "css/*.css")
	if err != nil {
		t.Fatal(err)
	}
	style := 0
	for _, file := range styles {
		style += zipped(t, read(t, file))
	}
	later := 0
	for _, file := range scripts(t) {
		if !slices.Contains(modules(), file) && !slices.Contains([]string{entry, "js/first.js", "js/types.js", "js/screens/trainer.js"}, file) {
			later += zipped(t, Sent(file))
		}
	}
	total := libraries + own + later
	t.Logf("compressed: scripts %d bytes (libraries %d, own %d, when they are wanted %d), styles %d, words %d (en) %d (de), page %d",
		total, libraries, own, later, style, zipped(t, read(t, "words/en.json")), zipped(t, read(t, "words/de.json")), zipped(t, Index))
	if total > most {
		t.Errorf("the scripts have %d bytes compressed, and %d are allowed", total, most)
	}
}

func zipped(t *testing.T, data []byte) int {
	t.Helper()
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Len()
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

func TestScriptsThatComeLaterFindWhatTheyImport(t *testing.T) {
	for _, file := range scripts(t) {
		if file == entry || slices.Contains(modules(), file) {
			continue // part of the whole
		}
		for _, m := range importing.FindAllStringSubmatch(string(Sent(file)), -1) {
			if !strings.HasPrefix(m[2], ".") {
				continue // a library
			}
			target := path.Join(path.Dir(file), m[2])
			for name := range strings.SplitSeq(m[1], ", ") {
				if !exported(target, name) {
					t.Errorf("%s imports %s, which %s does not export as it is sent", file, name, target)
				}
			}
		}
	}
}

// exported reports whether a script exports a name, as it is sent.
func exported(file, name string) bool {
	sent := string(Sent(file))
	for _, m := range exporting.FindAllStringSubmatch(sent, -1) {
		if m[2] == name {
			return true
		}
	}
	list := regexp.MustCompile(`(?m)^export \{ (.*) \};$`).FindStringSubmatch(sent)
	return list != nil && slices.Contains(strings.Split(list[1], ", "), name)
}
