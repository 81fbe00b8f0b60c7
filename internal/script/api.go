package script

import (
	"iter"
	"strconv"
	"strings"

	"evenkeel/internal/scenario"
)

// The language's words, defined once: the reader takes from here which fields
// a table may have, and the guide and the editors' files are made from it.

// A Shape is a table of the language.
type Shape struct {
	Name   string // such as "Choice"
	Doc    string
	Fields []Field
	// Items is the type of the values without a name, or empty: there are
	// none. More is that of fields whose names the scenario makes up.
	Items, More string
}

// A Field is a named value of a table, or an argument of a function.
type Field struct {
	Name string
	Type string // as lua-language-server writes it
	Need bool   // it must be there
	Doc  string
}

// A Signature is a function of the language, or a constant, which has a Type
// and no more.
type Signature struct {
	Name    string // such as "string.rep"
	Args    []Field
	Returns []string
	Type    string
	Doc     string
}

// names gives the names of a shape's fields, in their order.
func (s *Shape) names() iter.Seq[string] {
	return func(yield func(string) bool) {
		for i := range s.Fields {
			if !yield(s.Fields[i].Name) {
				return
			}
		}
	}
}

func (s *Shape) has(name string) bool {
	for known := range s.names() {
		if known == name {
			return true
		}
	}
	return false
}

// about says what a field is, as the rest of a sentence.
func (s *Shape) about(name string) string {
	for i := range s.Fields {
		if f := &s.Fields[i]; f.Name == name && f.Doc != "" {
			about := strings.ToLower(f.Doc[:1]) + strings.TrimSuffix(f.Doc[1:], ".")
			if strings.HasPrefix(f.Type, `"`) {
				about += ", one of " + strings.ReplaceAll(f.Type, "|", ", ")
			}
			return about
		}
	}
	return "it is needed"
}

// literals is the type of texts from a closed list.
func literals[S ~string](list []S) string {
	words := make([]string, len(list))
	for i, s := range list {
		words[i] = strconv.Quote(string(s))
	}
	return strings.Join(words, "|")
}

// The types that several fields have.
const (
	typeSays   = "string|Line[]|fun(at: At): string"
	typeWhen   = "fun(at: At): boolean"
	typePoints = "-3|-2|-1|0|1|2|3"
)

// earned are the fields of what earns points.
func earned(who string) []Field {
	fields := make([]Field, len(scenario.Dimensions))
	for i, d := range scenario.Dimensions {
		fields[i] = Field{Name: d.String(), Type: typePoints, Doc: "Points that " + who + " earns in " + d.String() + ", once an attempt; 0 where it is left out."}
	}
	return fields
}
