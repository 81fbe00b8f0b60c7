package web

import (
	"cmp"
	"hash/fnv"
	"slices"

	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
)

// inShownOrder gives the offered choices in the order in which this attempt
// shows them: another one for each attempt, the same at every showing, and
// taking a breath always last.
func inShownOrder(node *scenario.Node, s *play.State) []*scenario.Choice {
	choices := make([]*scenario.Choice, len(s.Offered))
	for i, c := range s.Offered {
		choices[i] = &node.Choices[c]
	}
	shuffle := s.Start.Shuffle
	slices.SortStableFunc(choices, func(a, b *scenario.Choice) int {
		if a.Breathe != b.Breathe {
			if a.Breathe {
				return 1
			}
			return -1
		}
		return cmp.Compare(place(shuffle, node.ID, a.ID), place(shuffle, node.ID, b.ID))
	})
	return choices
}

// place is where a choice stands among others: a number that looks random and
// depends on the attempt's shuffle, the node and the choice alone.
func place(shuffle uint64, node, choice string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(node))
	h.Write([]byte{0})
	h.Write([]byte(choice))
	x := h.Sum64() ^ shuffle
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}
