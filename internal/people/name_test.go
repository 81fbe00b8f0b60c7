package people_test

import (
	"errors"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"evenkeel/internal/people"
)

func TestCleanName(t *testing.T) {
	for in, want := range map[string]string{
		"Sam":                       "Sam",
		"  Sam \t\n Lee\u00a0":      "Sam Lee",
		"Zoe\u0308":                 "Zoë",
		"李小龙":                       "李小龙",
		"محمد":                      "محمد",
		"Nguyễn Thị":                "Nguyễn Thị",
		"<script>alert(1)</script>": "<script>alert(1)</script>",
		"Sam \u2764\ufe0f":          "Sam \u2764",
		strings.Repeat("é", 40):     strings.Repeat("é", 40),
	} {
		if got, err := people.CleanName(in); err != nil || got != want {
			t.Errorf("CleanName(%q) = %q, %v, want %q", in, got, err, want)
		}
	}
}

func TestCleanNameRefuses(t *testing.T) {
	for what, in := range map[string]string{
		"nothing":                  "",
		"white space":              " \t\u3000",
		"41 characters":            strings.Repeat("a", 41),
		"a book":                   strings.Repeat("a", 1<<20),
		"bytes":                    "Sam\xff",
		"a right-to-left override": "Sam\u202egnp",
		"an isolate":               "\u2066Sam",
		"a right-to-left mark":     "Sam\u200f",
		"a zero-width space":       "S\u200bam",
		"a zero-width joiner":      "S\u200dam",
		"a byte order mark":        "\ufeffSam",
		"a soft hyphen":            "S\u00adam",
		"a control character":      "S\x00am",
		"an escape":                "\x1b[31mSam",
		"a blank letter":           "\u3164",
		"a blank braille cell":     "\u2800",
		"a private character":      "\ue000",
		"a tag":                    "Sam\U000E0041",
		"a variation":              "Sam\U000E0100",
		"a lone accent":            "\u0301Sam",
		"a heap of accents":        "S" + strings.Repeat("\u0336", 9) + "am",
		"a replacement character":  "Sam\ufffd",
	} {
		if got, err := people.CleanName(in); !errors.Is(err, people.ErrBadName) {
			t.Errorf("%s: %.40q, %v", what, got, err)
		}
	}
}

func TestFoldName(t *testing.T) {
	for _, same := range [][2]string{
		{"Sam", "sAM"}, {"Straße", "STRASSE"}, {"ΣΟΦΟΣ", "σοφος"}, {"Sam", "Ｓａｍ"},
		{"Sam", "Ѕаm"}, {"Tom", "Том"}, {"Anna", "Αnna"}, {"Sam 1", "Sam l"}, {"ﬁn", "fin"},
	} {
		if a, b := people.FoldName(same[0]), people.FoldName(same[1]); a != b {
			t.Errorf("%q and %q fold to %q and %q", same[0], same[1], a, b)
		}
	}
	for _, differ := range [][2]string{{"Sam", "Sam 2"}, {"Zoe", "Zoë"}, {"Lia", "Ila"}, {"Иван", "Ivan"}} {
		if people.FoldName(differ[0]) == people.FoldName(differ[1]) {
			t.Errorf("%q and %q fold alike", differ[0], differ[1])
		}
	}
}

func FuzzCleanName(f *testing.F) {
	for _, s := range []string{"Sam", " a  b ", "Zoe\u0308", "S\u200bam", "\u1100\u1161\u11a8", "İ\u0307", "\u0344", "ͅα", "ﷺ", "Ё\u0336"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, in string) {
		clean, err := people.CleanName(in)
		if err != nil {
			if !errors.Is(err, people.ErrBadName) || clean != "" {
				t.Fatalf("%q: %q, %v", in, clean, err)
			}
			return
		}
		if again, err := people.CleanName(clean); err != nil || again != clean {
			t.Fatalf("%q is clean as %q, and that as %q, %v", in, clean, again, err)
		}
		if !norm.NFC.IsNormalString(clean) || clean != strings.TrimSpace(clean) || strings.Contains(clean, "  ") {
			t.Fatalf("%q became %q", in, clean)
		}
		visible := 0
		for _, r := range clean {
			if !unicode.IsGraphic(r) || unicode.In(r, unicode.Cf, unicode.Cc, unicode.Bidi_Control) || r == utf8.RuneError {
				t.Fatalf("%q kept %U", in, r)
			}
			if !unicode.Is(unicode.M, r) {
				visible++
			}
		}
		if visible < 1 || visible > people.MaxName {
			t.Fatalf("%q has %d visible characters", clean, visible)
		}
		if folded := people.FoldName(clean); folded == "" || !utf8.ValidString(folded) || people.FoldName(strings.ToUpper(strings.ToLower(clean))) == "" {
			t.Fatalf("%q folds to %q", clean, folded)
		}
	})
}

func TestCleanEmail(t *testing.T) {
	for in, want := range map[string]string{
		"ann@example.com":           "ann@example.com",
		" Ann.Lee+x@Example.Co.UK ": "ann.lee+x@example.co.uk",
		"ann@localhost":             "ann@localhost",
		"jürgen@exämple.de":         "jürgen@exämple.de",
	} {
		if got, err := people.CleanEmail(in); err != nil || got != want {
			t.Errorf("CleanEmail(%q) = %q, %v", in, got, err)
		}
	}
	for _, in := range []string{
		"", "ann", "@example.com", "ann@", "Ann <ann@example.com>", "ann@example.com, bob@example.com", "a b@example.com",
		`"a b"@example.com`, "ann@example.com\nBcc: x@y.z", "ann\u200b@example.com", "ann(x)@example.com", "ann@[127.0.0.1]",
		strings.Repeat("a", 250) + "@b.cc", "ann\xff@example.com",
	} {
		if got, err := people.CleanEmail(in); !errors.Is(err, people.ErrBadEmail) {
			t.Errorf("CleanEmail(%q) = %q, %v", in, got, err)
		}
	}
}

func TestCheckPassword(t *testing.T) {
	for _, good := range []string{"four quiet words", "Tr0ub4dor&3x", strings.Repeat("ab3 ", 64), "пароль из слов"} {
		if err := people.CheckPassword(login, good); err != nil {
			t.Errorf("%.20q: %v", good, err)
		}
	}
	for _, bad := range []string{
		"", "ninechars", strings.Repeat("x1", 129), "Password123", "qwertyuiop", "1234567890", "aaaaaaaaaaaa", "abcdefghijkl",
		"zyxwvutsrqp", login, "ANN@example.com", "ten chars\xff\xff",
	} {
		if err := people.CheckPassword(login, bad); !errors.Is(err, people.ErrWeakPassword) {
			t.Errorf("%.20q: %v", bad, err)
		}
	}
	if err := people.CheckPassword("annabel.lee@example.com", "Annabel.Lee"); !errors.Is(err, people.ErrWeakPassword) {
		t.Errorf("the part before the @: %v", err)
	}
}

func TestTidyCode(t *testing.T) {
	for in, want := range map[string]string{
		"ABCD-EFGH-JKM": "ABCD-EFGH-JKM", "abcdefghjkm": "ABCD-EFGH-JKM", " abcd efgh jkm ": "ABCD-EFGH-JKM",
		"oOiI-lL00-111": "0011-1100-111",
	} {
		if got, ok := people.TidyCode(in); !ok || got != want {
			t.Errorf("TidyCode(%q) = %q, %v", in, got, ok)
		}
	}
	for _, in := range []string{"", "ABCD", "ABCD-EFGH-JKMN", "ABCD-EFGH-JK!", "UUUU-UUUU-UUU", "ABCD-EFGH-Jé", strings.Repeat("-", 1<<20)} {
		if got, ok := people.TidyCode(in); ok {
			t.Errorf("TidyCode(%.20q) = %q", in, got)
		}
	}
}

func TestSeed(t *testing.T) {
	secret := []byte("a cohort's secret")
	if got := people.Seed(secret, "v1"); got != 0xeb47ba09f497055f {
		t.Errorf("the seed is %#x: attempts that were begun would meet another customer", got)
	}
	if people.Seed(secret, "v1") == people.Seed(secret, "v2") || people.Seed(secret, "v1") == people.Seed([]byte("another"), "v1") {
		t.Error("other secrets or versions give the same seed")
	}
}

func TestNamesThatLookAlikeAreNotBothTaken(t *testing.T) {
	for _, c := range []struct {
		has, wants, gets string // gets: what is offered; empty: the name itself is free
	}{
		{"Ian", "lan", "lan 2"},
		{"lan", "Ian", "Ian 2"},
		{"Al", "AI", "AI 2"},
		{"Bill", "BiIl", "BiIl 2"},
		{"Ian", "іan", "іan 2"}, // a Cyrillic small i
		{"Ian", "|an", "|an 2"},
		{"Kai", "Kal", ""},
		{"Mia", "Mla", ""},
	} {
		h := newHouse(t)
		h.join(t, c.has)
		kim := h.join(t, "Kim").Account.ID
		if err := h.SetPseudonym(t.Context(), h.cohort.ID, kim, c.wants); errors.Is(err, people.ErrNameTaken) != (c.gets != "") {
			t.Errorf("as a pseudonym beside %s, %s is answered %v", c.has, c.wants, err)
		}
		if err := h.SetPseudonym(t.Context(), h.cohort.ID, kim, ""); err != nil {
			t.Fatal(err)
		}
		_, err := h.Join(t.Context(), h.cohort.Code, c.wants, "")
		taken := new(people.NameTaken)
		switch {
		case c.gets == "" && err != nil:
			t.Errorf("beside %s, %s is refused: %v", c.has, c.wants, err)
		case c.gets != "" && (!errors.As(err, &taken) || taken.Suggestion != c.gets):
			t.Errorf("beside %s, %s is answered %v, want the offer of %s", c.has, c.wants, err, c.gets)
		}
	}
}
