package face

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"sync"
)

//go:embed open-peeps.min.json
var peepsJSON []byte

// A drawing is the data file as far as it is used here.
type drawing struct {
	Canvas struct {
		Elements []element `json:"elements"`
	} `json:"canvas"`
	Components map[string]struct {
		Variants map[string]struct {
			Elements []element `json:"elements"`
		} `json:"variants"`
	} `json:"components"`
}

// An element is a tag of SVG, or a "component": the place where a variant of
// that name is drawn.
type element struct {
	Name       string          `json:"name"`
	Type       string          `json:"type"`
	Attributes map[string]text `json:"attributes"`
	Children   []element       `json:"children"`
}

// A text is an attribute's value: words of their own, or the name of a colour.
type text struct {
	value, color string
}

func (t *text) UnmarshalJSON(data []byte) error {
	if data[0] == '"' {
		return json.Unmarshal(data, &t.value)
	}
	var ref struct {
		Type string `json:"type"`
		Name string `json:"name"`
	}
	if err := json.Unmarshal(data, &ref); err != nil {
		return err
	}
	if ref.Type != "color" {
		return fmt.Errorf("face: an attribute of type %q is not known", ref.Type)
	}
	t.color = ref.Name
	return nil
}

var peeps = sync.OnceValues(func() (*drawing, error) {
	var d drawing
	if err := json.Unmarshal(peepsJSON, &d); err != nil {
		return nil, fmt.Errorf("face: read the drawings: %w", err)
	}
	return &d, nil
})

// elements are those of a variant of a component; nil where there is none.
func (d *drawing) elements(component, variant string) []element {
	return d.Components[component].Variants[variant].Elements
}
