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

func TestPageObeysAStrictPolicy(t *testing.T) {
	page := string(loaded(t).Index)
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
