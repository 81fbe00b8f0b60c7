package explore

import (
	"math/rand/v2"
	"testing"

	"evenkeel/internal/scenario"
)

// Values that bounds do not tell apart before something is added are not told
// apart afterwards by the bounds that this was worked out from.
func TestBoundsBeforeAddingTellApartWhatLaterOnesDo(t *testing.T) {
	r := rand.New(rand.NewPCG(0, 5))
	cut := 0
	for range 20_000 {
		lowest := r.IntN(40) - 20
		n := number{lowest: lowest, highest: lowest + 1 + r.IntN(300), steady: true}
		n.size = min(n.highest-n.lowest+1, mostSize)
		ask := scenario.Ask{}
		for range 1 + r.IntN(3) {
			ask.Cuts = append(ask.Cuts, lowest-5+r.IntN(320))
		}
		after, added := n.asked(&ask), r.IntN(80)-40
		before := n.before(after, added)
		if before.exact {
			continue
		}
		cut++
		for range 20 {
			x, y := n.lowest+r.IntN(n.highest-n.lowest+1), n.lowest+r.IntN(n.highest-n.lowest+1)
			laterX, laterY := x+added, y+added
			if min(laterX, laterY) < n.lowest || max(laterX, laterY) > n.highest || before.class(x-n.lowest) != before.class(y-n.lowest) {
				continue
			}
			if !after.exact && after.class(laterX-n.lowest) != after.class(laterY-n.lowest) {
				t.Fatalf("%+v, asked %+v, added %d: %d and %d are told apart only afterwards", n, ask, added, x, y)
			}
			if after.exact && x != y {
				t.Fatalf("%+v, asked %+v, added %d: %d and %d are not told apart", n, ask, added, x, y)
			}
		}
	}
	if cut < 5_000 {
		t.Errorf("only %d were bounded", cut)
	}
}

// A value stands for its class: it lies in it.
func TestAClassHasAValueOfItsOwn(t *testing.T) {
	r := rand.New(rand.NewPCG(0, 6))
	for range 2_000 {
		n := number{lowest: r.IntN(40) - 20}
		n.highest = n.lowest + 1 + r.IntN(200)
		n.size = min(n.highest-n.lowest+1, mostSize)
		ask := scenario.Ask{Cuts: []int{n.lowest + r.IntN(128), n.lowest + r.IntN(128)}}
		c := n.asked(&ask)
		if c.exact {
			continue
		}
		start := n.lowest + r.IntN(n.highest-n.lowest+1)
		home := c.class(start - n.lowest)
		for i, value := range n.values(&c, start) {
			if i != home && c.class(int(value)) != i {
				t.Fatalf("%+v, asked %+v: %d stands for class %d", n, ask, value, i)
			}
		}
	}
}
