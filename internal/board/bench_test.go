package board

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"evenkeel/internal/people"
)

// million is a board of a million trainees; as many again have yet to finish.
func million(b *testing.B) (*Boards, Key) {
	b.Helper()
	const n = 1_000_000
	boards, c := New(), cohortOf("s")
	members := make([]people.Member, 2*n)
	for i := range members {
		members[i] = member(fmt.Sprintf("%07d", i))
	}
	gather(boards, c, members)
	key := Key{c.ID, "s"}
	start := time.Now()
	for i := range n {
		boards.Add(finished(i))
	}
	boards.For(key, "")
	b.ReportMetric(time.Since(start).Seconds(), "s/build")
	b.ResetTimer()
	return boards, key
}

func finished(i int) Result {
	return resultOf(fmt.Sprintf("%07d", i), "s", rand.IntN(1001))
}

// BenchmarkRank finds the rank of one among a million.
func BenchmarkRank(b *testing.B) {
	boards, key := million(b)
	c := boards.cohorts[key.Cohort]
	o := c.rankings[key.Scenario]
	for i := 0; b.Loop(); i++ {
		t := c.trainees[fmt.Sprintf("id-%07d", i*7919%1_000_000)]
		p, _ := c.place(t, key.Scenario)
		if o.better(p.tenths) > o.position(p) {
			b.Fatal("more are better than come before")
		}
	}
}

// BenchmarkView makes all that one among a million sees.
func BenchmarkView(b *testing.B) {
	boards, key := million(b)
	for i := 0; b.Loop(); i++ {
		if v := boards.For(key, fmt.Sprintf("id-%07d", i*7919%1_000_000)); len(v.Rows) < top {
			b.Fatalf("a view of %d rows", len(v.Rows))
		}
	}
}

// BenchmarkUpdate takes in results beside a million others.
func BenchmarkUpdate(b *testing.B) {
	boards, _ := million(b)
	for i := 0; b.Loop(); i++ {
		boards.Add(finished(1_000_000 + i%1_000_000))
	}
}
