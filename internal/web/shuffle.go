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
func inShownOrder(node *scenario.Node, s *play.State) []placed { return appendShown(nil, node, s) }

// appendShown is inShownOrder, to the end of nothing but memory.
func appendShown(order []placed, node *scenario.Node, s *play.State) []placed {
	of := fnv1a(fnv1a(fnvOffset, node.ID), "\x00")
	for _, c := range s.Offered {
		choice := &node.Choices[c]
		order = append(order, placed{choice, place(s.Start.Shuffle, of, choice.ID)})
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
	return order
}

// placed is a choice and where it stands.
type placed struct {
	*scenario.Choice
	at uint64
}

// place is where a choice stands among others: a number that looks random and
// depends on the attempt's shuffle, the node's hash and the choice alone.
func place(shuffle, node uint64, choice string) uint64 {
	x := fnv1a(node, choice) ^ shuffle
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
