package explore

import (
	"math/bits"
	"slices"

	"evenkeel/internal/scenario"
)

// cuts say which values of a number matter at a node: all of them, or only
// which of some bounds it is below. Bit i of at is a bound between the lowest
// value plus i-1 and the lowest plus i; bit 0 is none. Without any bound the
// number does not matter at all.
type cuts struct {
	exact bool
	at    [2]uint64
}

func (c *cuts) none() bool { return !c.exact && c.at == [2]uint64{} }

// add adds the bounds of another, and reports whether that changed anything.
func (c *cuts) add(d *cuts) bool {
	before := *c
	c.exact = c.exact || d.exact
	c.at[0] |= d.at[0]
	c.at[1] |= d.at[1]
	if c.exact {
		c.at = [2]uint64{}
	}
	return *c != before
}

// class counts the bounds up to the value that lies offset above the lowest.
func (c *cuts) class(offset int) int {
	switch {
	case offset <= 0:
		return 0
	case offset < 64:
		return bits.OnesCount64(c.at[0] & (2<<offset - 1))
	case offset < 127:
		return bits.OnesCount64(c.at[0]) + bits.OnesCount64(c.at[1]&(2<<(offset-64)-1))
	default:
		return bits.OnesCount64(c.at[0]) + bits.OnesCount64(c.at[1])
	}
}

// number says what values a mood, a var or the turn can have.
type number struct {
	lowest, highest int
	// size is how many values from the lowest on bounds can tell apart; 0: the
	// number only matters exactly. Beyond them there may be more.
	size int
	// steady: what is added to it cannot lead out of the range that the script
	// may use.
	steady bool
}

func (n *number) cutBetween(c *cuts, value int) {
	if i := value - n.lowest; i > 0 && i < n.size {
		c.at[i/64] |= 1 << (i % 64)
	}
}

// all tells all values apart.
func (n *number) all() cuts {
	if n.size <= n.highest-n.lowest {
		return cuts{exact: true}
	}
	var c cuts
	for i := 1; i < n.size; i++ {
		c.at[i/64] |= 1 << (i % 64)
	}
	return c
}

// asked gives the bounds of an ask.
func (n *number) asked(a *scenario.Ask) cuts {
	var c cuts
	if a.Exact {
		return n.all()
	}
	for _, value := range a.Cuts {
		if value > n.lowest && value <= n.highest && value-n.lowest >= n.size {
			return cuts{exact: true}
		}
		n.cutBetween(&c, value)
	}
	return c
}

// before gives the bounds of a number to which something will be added: where
// it is below them, it will be below c's afterwards.
func (n *number) before(c cuts, added int) cuts {
	switch {
	case c.exact || added == 0:
		return c
	case added > 0:
		c.at = shiftDown(c.at, added)
	default:
		if n.size <= n.highest-n.lowest && c.class(n.size+added-1) != c.class(n.size) {
			return cuts{exact: true} // some would come to lie beyond
		}
		c.at = shiftUp(c.at, -added)
	}
	c.at[0] &^= 1
	if n.size < 64 {
		c.at[0] &= 1<<n.size - 1
	}
	if n.size < 128 {
		c.at[1] &= 1<<max(n.size-64, 0) - 1
	}
	return c
}

func shiftDown(a [2]uint64, by int) [2]uint64 {
	if by >= 64 {
		return [2]uint64{a[1] >> (by - 64), 0}
	}
	return [2]uint64{a[0]>>by | a[1]<<(64-by), a[1] >> by}
}

func shiftUp(a [2]uint64, by int) [2]uint64 {
	if by >= 64 {
		return [2]uint64{0, a[0] << (by - 64)}
	}
	return [2]uint64{a[0] << by, a[1]<<by | a[0]>>(64-by)}
}

// values gives for each class that one of its values, above the lowest, which
// is nearest to start. That of start's own class is of no account.
func (n *number) values(c *cuts, start int) []uint8 {
	home := c.class(start - n.lowest)
	values := []uint8{0}
	for i := 1; i < n.size; i++ {
		if c.at[i/64]>>(i%64)&1 == 0 {
			continue
		}
		if last := len(values) - 1; last < home {
			values[last] = uint8(i - 1)
		}
		values = append(values, uint8(i))
	}
	return slices.Clip(values)
}
