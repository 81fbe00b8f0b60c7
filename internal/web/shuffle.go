package web

import (
	"cmp"
	"slices"

	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
)

// inShownOrder gives the offered choices in the order in which this attempt
// shows them: another one for each attempt, the same at every showing, and
// taking a breath always last.
func inShownOrder(node *scenario.Node, s *play.State) []*scenario.Choice {
	var few [8]placed
	order := few[:0]
	for _, c := range s.Offered {
		choice := &node.Choices[c]
		order = append(order, placed{choice, place(s.Start.Shuffle, node.ID, choice.ID)})
	}
	slices.SortStableFunc(order, func(a, b placed) int {
		switch {
		case a.Breathe == b.Breathe:
			return cmp.Compare(a.at, b.at)
		case a.Breathe:
			return 1
		default:
			return -1
		}
	})
	choices := make([]*scenario.Choice, len(order))
	for i := range order {
		choices[i] = order[i].Choice
	}
	return choices
}

// placed is a choice and where it stands.
type placed struct {
	*scenario.Choice
	at uint64
}

// place is where a choice stands among others: a number that looks random and
// depends on the attempt's shuffle, the node and the choice alone.
func place(shuffle uint64, node, choice string) uint64 {
	x := fnv1a(fnv1a(fnv1a(fnvOffset, node), "\x00"), choice) ^ shuffle
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

const (
	fnvOffset = 14695981039346656037
	fnvPrime  = 1099511628211
)

// fnv1a goes on with a hash by FNV-1a, as of hash/fnv, without its memory.
func fnv1a(h uint64, text string) uint64 {
	for i := range len(text) {
		h = (h ^ uint64(text[i])) * fnvPrime
	}
	return h
}
