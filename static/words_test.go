package static

import (
	"encoding/json"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// catalogue is the messages of a language by key; each has one form or
// several, by the number or plural category they are for.
type catalogue map[string]map[string]string

// catalogues reads every language.
func catalogues(t *testing.T) map[string]catalogue {
	t.Helper()
	all := make(map[string]catalogue)
	files, err := fs.Glob(FS, "words/*.json")
	if err != nil || len(files) < 2 {
		t.Fatalf("the languages are %v (%v)", files, err)
	}
	for _, file := range files {
		var raw map[string]json.RawMessage
		if err := json.Unmarshal(read(t, file), &raw); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		words := make(catalogue)
		for key, message := range raw {
			words[key] = forms(t, file+" "+key, message)
		}
		all[strings.TrimSuffix(path.Base(file), ".json")] = words
	}
	return all
}

func forms(t *testing.T, where string, message json.RawMessage) map[string]string {
	t.Helper()
	var one string
	if json.Unmarshal(message, &one) == nil {
		return map[string]string{"": one}
	}
	var several map[string]string
	if err := json.Unmarshal(message, &several); err != nil {
		t.Fatalf("%s is neither a text nor forms of one: %v", where, err)
	}
	return several
}

var placeholder = regexp.MustCompile(`\{(\w*)\}`)

// placeholders are the names that the forms of a message use, without the
// count that chooses the form.
func placeholders(message map[string]string) []string {
	names := make(map[string]bool)
	for _, text := range message {
		for _, m := range placeholder.FindAllStringSubmatch(text, -1) {
			names[m[1]] = true
		}
	}
	if len(message) > 1 {
		names["n"] = true
	}
	return slices.Sorted(maps.Keys(names))
}

func TestEveryLanguageHasTheSameMessages(t *testing.T) {
	all := catalogues(t)
	for code, words := range all {
		for key, message := range all["en"] {
			other, ok := words[key]
			if !ok {
				t.Errorf("words/%s.json has no %s", code, key)
				continue
			}
			if want, got := placeholders(message), placeholders(other); !slices.Equal(got, want) {
				t.Errorf("words/%s.json %s takes %v, in English %v", code, key, got, want)
			}
		}
		for key, message := range words {
			if _, ok := all["en"][key]; !ok {
				t.Errorf("words/%s.json has %s, and English has not", code, key)
			}
			checkForms(t, "words/"+code+".json "+key, message)
		}
	}
}

// checkForms finds a message that has nothing to say for some number.
func checkForms(t *testing.T, where string, message map[string]string) {
	t.Helper()
	if _, ok := message["other"]; len(message) > 1 && !ok {
		t.Errorf("%s has no form for other numbers", where)
	}
	for form, text := range message {
		if !regexp.MustCompile(`^(\d*|zero|one|two|few|many|other)$`).MatchString(form) {
			t.Errorf("%s: %q is neither a number nor a plural category", where, form)
		}
		if strings.TrimSpace(text) == "" || strings.Count(text, "{") != len(placeholder.FindAllString(text, -1)) {
			t.Errorf("%s: %q is empty, or its braces are no placeholder", where, text)
		}
	}
}

// In the scripts a message is named by a literal, 'section.name', or as one of
// a family, `section.${name}`.
var (
	literal  = regexp.MustCompile(`'([a-z][A-Za-z]*\.[\w.]+)'`)
	family   = regexp.MustCompile("`([a-z][A-Za-z]*\\.[\\w.]*)\\$\\{")
	callWith = regexp.MustCompile(`\bt\('([\w.]+)', \{([^{}]*(?:\([^()]*\)[^{}]*)*)\}\)`)
	callBare = regexp.MustCompile(`\bt\('([\w.]+)'\)`)
	inner    = regexp.MustCompile(`\([^()]*\)|\[[^]]*\]`)
)

func TestScriptsSayWhatTheCataloguesHave(t *testing.T) {
	words := catalogues(t)["en"]
	sections := make(map[string]bool)
	for key := range words {
		section, _, _ := strings.Cut(key, ".")
		sections[section] = true
	}
	unused := maps.Clone(words)
	for _, file := range scripts(t) {
		source := string(read(t, file))
		for _, m := range literal.FindAllStringSubmatch(source, -1) {
			section, _, _ := strings.Cut(m[1], ".")
			if _, ok := words[m[1]]; !ok && sections[section] {
				t.Errorf("%s says %s, which no catalogue has", file, m[1])
			}
			delete(unused, m[1])
		}
		for _, m := range family.FindAllStringSubmatch(source, -1) {
			section, _, _ := strings.Cut(m[1], ".")
			if sections[section] && !slices.ContainsFunc(slices.Collect(maps.Keys(words)), func(key string) bool { return strings.HasPrefix(key, m[1]) }) {
				t.Errorf("%s says one of %s*, and there is none", file, m[1])
			}
			maps.DeleteFunc(unused, func(key string, _ map[string]string) bool { return strings.HasPrefix(key, m[1]) })
		}
		checkCalls(t, file, source, words)
	}
	for key := range unused {
		t.Errorf("no script says %s", key)
	}
}

// checkCalls finds messages that are said without what they need.
func checkCalls(t *testing.T, file, source string, words catalogue) {
	t.Helper()
	for _, m := range callBare.FindAllStringSubmatch(source, -1) {
		if need := placeholders(words[m[1]]); len(need) > 0 {
			t.Errorf("%s says %s without %v", file, m[1], need)
		}
	}
	for _, m := range callWith.FindAllStringSubmatch(source, -1) {
		var given []string
		for argument := range strings.SplitSeq(inner.ReplaceAllString(m[2], ""), ",") {
			name, _, _ := strings.Cut(argument, ":")
			given = append(given, strings.TrimSpace(name))
		}
		slices.Sort(given)
		if need := placeholders(words[m[1]]); !slices.Equal(given, need) {
			t.Errorf("%s says %s with %v, it takes %v", file, m[1], given, need)
		}
	}
}

func TestPageAndScriptsKnowTheLanguages(t *testing.T) {
	offered := regexp.MustCompile(`<meta name="words" content="([^"]+)">`).FindSubmatch(loaded(t).Index)
	if offered == nil || len(strings.Fields(string(offered[1]))) != len(catalogues(t)) {
		t.Fatalf("the page offers the languages %q", offered)
	}
	for code := range catalogues(t) {
		if !strings.Contains(string(offered[1]), code) || !strings.Contains(string(read(t, "js/words.js")), code+": '") {
			t.Errorf("index.html or js/words.js does not know the language %s", code)
		}
	}
}
