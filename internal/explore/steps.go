package explore

import (
	"slices"
)

// steps is a function over many keys that seldom changes from one key to the
// next: only the keys where it changes are held. What a scenario leads to
// mostly depends on a few thresholds, so there are 20 to 70 times fewer of them
// than positions.
type steps struct {
	words  int // of a key
	keys   []uint64
	values []int32 // one for each key: the value from there up to the next
}

// newSteps makes the steps through all keys of a table. value gives that of the
// key with a number.
func newSteps(t *table, value func(number int) int32) steps {
	order := make([]int32, t.len())
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int { return slices.Compare(t.key(int(a)), t.key(int(b))) })
	s := steps{words: t.words}
	for _, i := range order {
		v := value(int(i))
		if n := len(s.values); n == 0 || s.values[n-1] != v {
			s.keys = append(s.keys, t.key(int(i))...)
			s.values = append(s.values, v)
		}
	}
	s.keys, s.values = slices.Clip(s.keys), slices.Clip(s.values)
	return s
}

// at gives the value at a key. For a key that was not among those of the table
// it is the value of the one before it, or none.
func (s *steps) at(key []uint64) int32 {
	from, to := 0, len(s.values) // the first step that comes after key is among these
	for from < to {
		middle := int(uint(from+to) / 2)
		if s.after(middle, key) {
			to = middle
		} else {
			from = middle + 1
		}
	}
	if from == 0 {
		return none
	}
	return s.values[from-1]
}

// after reports whether a step comes after a key.
func (s *steps) after(step int, key []uint64) bool {
	for i, word := range s.keys[step*s.words : (step+1)*s.words] {
		if word != key[i] {
			return word > key[i]
		}
	}
	return false
}

// size is how many bytes the steps take.
func (s *steps) size() int { return 8*cap(s.keys) + 4*cap(s.values) }
