package postgres

import (
	"slices"
	"testing"
	"time"

	"evenkeel/internal/people"
	"evenkeel/internal/store"
)

// Every other node must close the sockets of who is erased, and show the
// boards without them.
func TestNodesTellEachOtherWhoWasErased(t *testing.T) {
	a, b, _ := two(t, patient)
	r := people.NewRegistry(store.People(a), time.Now)
	c, _, err := r.Bootstrap(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	sam, err := r.Join(t.Context(), c.Code, "Sam", "")
	if err != nil {
		t.Fatal(err)
	}
	listening(t, b)
	if _, err := r.Erase(t.Context(), sam.Account.ID); err != nil {
		t.Fatal(err)
	}
	want := []store.Notice{{Account: sam.Account.ID}, {Cohort: c.ID}}
	var got []store.Notice
	for !slices.Contains(got, want[0]) || !slices.Contains(got, want[1]) {
		got = append(got, notices(t, b)...) // fails after a while
	}
}
