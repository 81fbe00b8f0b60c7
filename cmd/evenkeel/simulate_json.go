package main

import (
	"encoding/json"
	"io"
	"math"

	"evenkeel/internal/explore"
	"evenkeel/internal/scenario"
)

// simulatedJSON is what --json prints.
type simulatedJSON struct {
	Scenario   string           `json:"scenario"`
	Title      string           `json:"title"`
	Version    string           `json:"version"`
	Variant    string           `json:"variant,omitempty"`
	Seed       uint64           `json:"seed"`
	Trainees   int              `json:"trainees"` // of each strategy
	Approx     bool             `json:"approx"`
	Strategies []populationJSON `json:"strategies"`
	Coverage   coverage         `json:"coverage"`
}

type populationJSON struct {
	Name       string                `json:"name"`
	About      string                `json:"about"`
	Overall    *scoresJSON           `json:"overall"` // null: nothing can be scored
	Dimensions map[string]scoresJSON `json:"dimensions"`
	Turns      figuresJSON           `json:"turns"`
	Endings    []endingJSON          `json:"endings"` // in the file's order
	Unfinished int                   `json:"unfinished"`
}

// figuresJSON are in tenths.
type figuresJSON struct {
	Mean float64 `json:"mean"`
	Min  float64 `json:"min"`
	P10  float64 `json:"p10"`
	P50  float64 `json:"p50"`
	P90  float64 `json:"p90"`
	Max  float64 `json:"max"`
}

type scoresJSON struct {
	figuresJSON
	Histogram [10]int `json:"histogram"` // 0 up to 10, ... 90 to 100
}

type endingJSON struct {
	Ending   string           `json:"ending"`
	Outcome  scenario.Outcome `json:"outcome"`
	Trainees int              `json:"trainees"`
}

func (s *simulation) printJSON(w io.Writer) error {
	all := simulatedJSON{
		Scenario: s.v.ID, Title: s.v.Title, Version: s.v.Version, Variant: s.v.Variant, Seed: s.seed, Trainees: s.populations[0].Trainees,
		Approx: s.approx(), Coverage: s.cover(),
	}
	for _, p := range s.populations {
		all.Strategies = append(all.Strategies, s.populationJSON(p))
	}
	out := json.NewEncoder(w)
	out.SetIndent("", "  ")
	return out.Encode(all)
}

func (s *simulation) populationJSON(p *explore.Population) populationJSON {
	one := populationJSON{
		Name: p.Strategy.Name, About: p.Strategy.About, Dimensions: map[string]scoresJSON{}, Turns: figures(p.Turns), Unfinished: p.Unfinished,
	}
	if p.Overall.Count > 0 {
		one.Overall = &scoresJSON{figures(p.Overall), p.Overall.Histogram}
	}
	for _, d := range scenario.Dimensions {
		if f := p.Dimensions[d]; f.Count > 0 {
			one.Dimensions[d.String()] = scoresJSON{figures(f), f.Histogram}
		}
	}
	for i := range s.v.Nodes {
		if n := &s.v.Nodes[i]; n.Ending != nil {
			one.Endings = append(one.Endings, endingJSON{n.ID, n.Ending.Outcome, p.Endings[i]})
		}
	}
	return one
}

func figures(d explore.Distribution) figuresJSON {
	return figuresJSON{Mean: tenth(d.Mean), Min: d.Min, P10: d.P10, P50: d.P50, P90: d.P90, Max: d.Max}
}

func tenth(f float64) float64 { return math.Round(f*10) / 10 }
