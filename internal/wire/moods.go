package wire

import (
	"encoding/json"
	"slices"
	"strings"
)

// Mood is one of the customer's moods, 0 to 100.
type Mood struct {
	Name  string
	Value int
}

// Moods travel as an object, {"anger": 75, "trust": 30}, in the scenario's
// order.
type Moods []Mood

// Of gives the value of a mood, 0 if there is none of that name.
func (m Moods) Of(name string) int {
	for i := range m {
		if m[i].Name == name {
			return m[i].Value
		}
	}
	return 0
}

// AppendJSON implements [Appender].
func (m *Moods) AppendJSON(b []byte) []byte {
	if *m == nil {
		return append(b, "null"...)
	}
	b = append(b, '{')
	for i, mood := range *m {
		if i > 0 {
			b = append(b, ',')
		}
		b = number(append(appendText(b, mood.Name), ':'), "", mood.Value)
	}
	return append(b, '}')
}

// MarshalJSON writes the object.
func (m Moods) MarshalJSON() ([]byte, error) { return m.AppendJSON(nil), nil }

// UnmarshalJSON reads the object; the moods come in the order of their names.
func (m *Moods) UnmarshalJSON(data []byte) error {
	var all map[string]int
	if err := json.Unmarshal(data, &all); err != nil {
		return err
	}
	*m = nil
	for name, value := range all {
		*m = append(*m, Mood{name, value})
	}
	slices.SortFunc(*m, func(a, b Mood) int { return strings.Compare(a.Name, b.Name) })
	return nil
}
