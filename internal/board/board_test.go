package board

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"evenkeel/internal/people"
)

var monday = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)

func cohortOf(scenarios ...string) *people.Cohort {
	c := &people.Cohort{ID: "c", Season: people.Season{Number: 1, From: monday, To: monday.AddDate(0, 0, 14)}}
	for _, s := range scenarios {
		c.Assignments = append(c.Assignments, people.Assignment{ID: "1/" + s, Scenario: s})
	}
	return c
}

func member(name string) people.Member {
	return people.Member{Cohort: "c", Account: "id-" + name, Name: name, Role: people.Trainee}
}

func resultOf(name, scenario string, tenths int) Result {
	return Result{Trainee: "id-" + name, Cohort: "c", Assignment: "1/" + scenario, Tenths: tenths, Finished: monday.Add(time.Hour)}
}

var overall = Key{Cohort: "c"}

// gather calls the roll of a cohort.
func gather(b *Boards, c *people.Cohort, members []people.Member) {
	roll := b.Gather(c)
	for i := range members {
		roll.Call(&members[i])
	}
	roll.End()
}

// rows are what a trainer sees of the overall board.
func rows(b *Boards, c *people.Cohort, members ...people.Member) []ViewRow {
	gather(b, c, members)
	return b.ForTrainer(overall).Rows
}

func TestEqualScoresShareARank(t *testing.T) {
	b := New()
	var members []people.Member
	for i, tenths := range []int{700, 900, 900, 650} {
		name := string(rune('a' + i))
		members = append(members, member(name))
		b.Add(resultOf(name, "s", tenths))
	}
	var got []string
	for _, r := range rows(b, cohortOf("s"), members...) {
		got = append(got, fmt.Sprint(r.Rank, r.Name))
	}
	if want := []string{"1b", "1c", "3a", "4d"}; !slices.Equal(got, want) {
		t.Errorf("ranks %v, want %v", got, want)
	}
}

func TestOnlyTheFirstResultOfAnAssignmentCounts(t *testing.T) {
	b := New()
	if !b.Add(resultOf("a", "s", 400)) {
		t.Fatal("the first result was not taken in")
	}
	if b.Add(resultOf("a", "s", 900)) {
		t.Error("a second result for the same assignment was taken in")
	}
	if got := rows(b, cohortOf("s"), member("a"))[0].Tenths; got != 400 {
		t.Errorf("score %d tenths, want the first result's 400", got)
	}
}

func TestUnplayedAssignmentsCountZeroInTheMean(t *testing.T) {
	b := New()
	b.Add(resultOf("a", "s", 805))
	row := rows(b, cohortOf("s", "t", "u"), member("a"))[0]
	if row.Tenths != 268 || row.Played != 1 {
		t.Errorf("got %d tenths with %d played, want 268 (805/3) with 1", row.Tenths, row.Played)
	}
}

func TestWhatDoesNotCountHasNoRow(t *testing.T) {
	late := resultOf("a", "s", 900)
	late.Finished = monday.AddDate(0, 0, 14)
	before := resultOf("a", "s", 900)
	before.Assignment = "0/s"
	hidden, trainer := member("a"), member("a")
	hidden.Hidden = true
	trainer.Role = people.Trainer
	cases := []struct {
		name   string
		result Result
		member people.Member
	}{
		{"finished at the season's end", late, member("a")},
		{"an earlier season's assignment", before, member("a")},
		{"off the board by own choice", resultOf("a", "s", 900), hidden},
		{"a trainer's own attempt", resultOf("a", "s", 900), trainer},
		{"no longer a member", resultOf("a", "s", 900), member("b")},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			b := New()
			b.Add(c.result)
			if got := rows(b, cohortOf("s"), c.member); len(got) != 0 {
				t.Errorf("the board has %v", got)
			}
		})
	}
}

func TestWhoLeadsACohortFromNowOnHasNoRow(t *testing.T) {
	b := New()
	b.Add(resultOf("a", "s", 900))
	m := member("a")
	if got := rows(b, cohortOf("s"), m, member("b")); len(got) != 1 {
		t.Fatalf("the board has %v", got)
	}
	m.Role = people.Trainer
	b.Enlist(&m)
	if v := b.ForTrainer(overall); len(v.Rows) != 0 || v.Members != 1 {
		t.Errorf("the board of %d members has %v", v.Members, v.Rows)
	}
}

// TestARollThatWasNotEndedTakesNobodyOff: the store may fail halfway.
func TestARollThatWasNotEndedTakesNobodyOff(t *testing.T) {
	b, c := New(), cohortOf("s")
	b.Add(resultOf("a", "s", 900))
	all := []people.Member{member("a"), member("b")}
	rows(b, c, all...)
	roll := b.Gather(c)
	roll.Call(&all[1])
	if v := b.ForTrainer(overall); len(v.Rows) != 1 || v.Rows[0].Name != "a" || v.Members != 2 {
		t.Errorf("the board of %d members has %v", v.Members, v.Rows)
	}
	if got := rows(b, c, all[1]); len(got) != 0 {
		t.Errorf("who was not called by a whole roll is still there: %v", got)
	}
}

func TestATraineeSeesTheTopFiveAndNeighbours(t *testing.T) {
	b := New()
	var members []people.Member
	for i := range 20 {
		name := fmt.Sprintf("m%02d", i+1)
		members = append(members, member(name))
		b.Add(resultOf(name, "s", 1000-10*i))
	}
	gather(b, cohortOf("s"), members)
	cases := []struct {
		viewer string
		want   []string
	}{
		{"id-m01", []string{"1 m01 you", "2 m02", "3 m03", "4 m04", "5 m05"}},
		{"id-m08", []string{"1 m01", "2 m02", "3 m03", "4 m04", "5 m05", "6 m06", "7 m07", "8 m08 you", "9 m09", "10 m10"}},
		{"id-m14", []string{"1 m01", "2 m02", "3 m03", "4 m04", "5 m05", "gap third_quarter -", "third_quarter -", "third_quarter m14 you", "third_quarter -", "last_quarter -"}},
		{"id-m20", []string{"1 m01", "2 m02", "3 m03", "4 m04", "5 m05", "gap last_quarter -", "last_quarter -", "last_quarter m20 you"}},
		{"nobody", []string{"1 m01", "2 m02", "3 m03", "4 m04", "5 m05"}},
	}
	for _, c := range cases {
		var got []string
		for _, r := range b.For(overall, c.viewer).Rows {
			got = append(got, show(r))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s sees\n%q, want\n%q", c.viewer, got, c.want)
		}
	}
	if all := b.ForTrainer(overall).Rows; len(all) != 20 || all[19].Rank != 20 || all[19].Name != "m20" {
		t.Errorf("a trainer sees %d rows, the last %+v", len(all), all[len(all)-1])
	}
}

func show(r ViewRow) string {
	s := fmt.Sprint(r.Rank)
	if r.Band != "" {
		s = string(r.Band)
	}
	if r.Name == "" {
		r.Name = "-"
	}
	s += " " + r.Name
	if r.You {
		s += " you"
	}
	if r.Gap {
		s = "gap " + s
	}
	return s
}
