package board

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestAnOrderIsWhatSortingGives lets places come and go at random.
func TestAnOrderIsWhatSortingGives(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 11))
	o := newOrder(nil)
	var want []place
	for step := range 20_000 {
		// It grows to some blocks, shrinks to nothing and grows again.
		if growing := step < 8_000 || step > 16_000; growing == (rng.IntN(8) > 0) || len(want) == 0 {
			p := place{10 * rng.IntN(40), &trainee{id: fmt.Sprint(step), name: fmt.Sprint(rng.IntN(50))}}
			at, _ := slices.BinarySearchFunc(want, p, place.compare)
			want = slices.Insert(want, at, p)
			o.insert(p)
		} else {
			at := rng.IntN(len(want))
			o.remove(want[at])
			want = slices.Delete(want, at, at+1)
		}
		if step%197 == 0 {
			agree(t, o, want)
		}
	}
	agree(t, newOrder(slices.Clone(want)), want)
}

// agree wants an order to hold some places and to answer every question
// about them.
func agree(t *testing.T, o *order, want []place) {
	t.Helper()
	if got := slices.Concat(o.blocks...); !slices.Equal(got, want) || o.size != len(want) {
		t.Fatalf("the order holds %d places and says %d, want %d in order", len(got), o.size, len(want))
	}
	first := 0
	for i, p := range want {
		if i == 0 || want[i-1].tenths != p.tenths {
			first = i
		}
		if o.at(i) != p || o.position(p) != i || o.better(p.tenths) != first {
			t.Fatalf("place %d: %+v at it, position %d, %d better; want %+v, %d better",
				i, o.at(i), o.position(p), o.better(p.tenths), p, first)
		}
	}
}

// TestAnOrderOfFewDoesNotStayScattered: what is left after most have gone must
// not lie in a block each.
func TestAnOrderOfFewDoesNotStayScattered(t *testing.T) {
	const n = 100 * blockMax
	places := make([]place, n)
	for i := range places {
		places[i] = place{i % 1001, &trainee{id: fmt.Sprint(i)}}
	}
	o := newOrder(slices.Clone(places))
	for i, p := range places {
		if i%100 != 0 {
			o.remove(p)
		}
	}
	if len(o.blocks) > 8*n/100/blockMax {
		t.Errorf("%d places lie in %d blocks of up to %d", o.size, len(o.blocks), blockMax)
	}
}
