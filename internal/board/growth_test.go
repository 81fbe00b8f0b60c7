package board

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"evenkeel/internal/people"
)

var grown = Key{Cohort: "c", Scenario: Growth}

// later is a result that was finished so many hours after the first.
func later(r Result, hours int) Result {
	r.Finished = r.Finished.Add(time.Duration(hours) * time.Hour)
	return r
}

func growthRows(b *Boards) []string {
	var got []string
	for _, r := range b.ForTrainer(grown).Rows {
		got = append(got, fmt.Sprint(r.Rank, " ", r.Name, " ", r.Tenths))
	}
	return got
}

func TestGrowthIsTheLastLessTheFirst(t *testing.T) {
	b, c := New(), cohortOf("s", "t", "u")
	gather(b, c, []people.Member{member("up"), member("down"), member("once")})
	b.ForTrainer(grown) // it is kept in order from now on
	for _, r := range []Result{
		later(resultOf("up", "u", 900), 3), resultOf("up", "s", 400), later(resultOf("up", "t", 100), 1),
		resultOf("down", "s", 800), later(resultOf("down", "t", 750), 1), resultOf("once", "s", 1000),
	} {
		b.Add(r)
	}
	if got, want := growthRows(b), []string{"1 up 500", "2 down -50"}; !slices.Equal(got, want) {
		t.Errorf("growth is %v, want %v", got, want)
	}
	if v := b.For(grown, "id-down"); v.Measured || len(v.Trend) != 2 || v.Total != 2 {
		t.Errorf("seen is %+v", v)
	}
}

func TestGrowthIsMeasuredWhereItWasAssigned(t *testing.T) {
	b, c := New(), cohortOf("s", "t")
	c.Assignments[0].As, c.Assignments[1].As = people.Baseline, people.Baseline
	for _, s := range []string{"s", "t"} {
		c.Assignments = append(c.Assignments, people.Assignment{ID: "1/" + s + "/b", Scenario: s, Variant: "b", As: people.Reassessment})
	}
	gather(b, c, []people.Member{member("all"), member("part"), member("only")})
	for _, r := range []Result{
		resultOf("all", "s", 400), resultOf("all", "t", 600), resultOf("all", "s/b", 700), resultOf("all", "t/b", 801),
		resultOf("part", "s", 100), resultOf("part", "t", 100), resultOf("part", "s/b", 900),
		resultOf("only", "s/b", 900), resultOf("only", "t/b", 900),
	} {
		b.Add(r)
	}
	if got, want := growthRows(b), []string{"1 all 251"}; !slices.Equal(got, want) {
		t.Errorf("growth is %v, want %v", got, want)
	}
	if v := b.For(grown, "id-all"); !v.Measured || len(v.Trend) != 4 {
		t.Errorf("seen is %+v, want the four that were measured", v)
	}
	var got []string
	for _, r := range b.ForTrainer(overall).Rows {
		got = append(got, fmt.Sprint(r.Name, " ", r.Tenths, " ", r.Played))
	}
	if want := []string{"all 500 2", "part 100 2"}; !slices.Equal(got, want) {
		t.Errorf("overall is %v, want %v: a re-assessment counts for growth alone", got, want)
	}
}

func TestAMeanIsShownOfFiveOrMore(t *testing.T) {
	b := New()
	var members []people.Member
	for i := range 5 {
		name := fmt.Sprint("m", i)
		members = append(members, member(name))
		b.Add(resultOf(name, "s", 100*i))
	}
	c := cohortOf("s", "t") // nobody has played t
	gather(b, c, members[:4])
	if _, n, ok := b.Mean("c"); ok || n != 4 {
		t.Errorf("of %d the mean is shown: %v", n, ok)
	}
	gather(b, c, members)
	if tenths, n, ok := b.Mean("c"); !ok || n != 5 || tenths != 200 {
		t.Errorf("the mean of %d is %d, %v", n, tenths, ok)
	}
	members[4].Hidden = true
	gather(b, c, members)
	if _, n, ok := b.Mean("c"); ok {
		t.Errorf("of %d on the board the mean is shown", n)
	}
}
