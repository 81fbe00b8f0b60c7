package report

import "time"

// Weeks counts the ISO weeks in which something was finished. It is weeks and
// not days on purpose: nobody has to come every day.
type Weeks struct {
	Running  int  // in a row, up to this week or the last
	Longest  int  // in a row, ever
	ThisWeek bool // something was finished this week
}

// weeks reads attempts that come oldest first, in the time zone of now.
func weeks(all []Attempt, now time.Time) Weeks {
	var w Weeks
	row, last := 0, -1
	for _, a := range all {
		week := weekOf(a.Finished.In(now.Location()))
		switch {
		case last >= 0 && week == last:
			continue
		case last >= 0 && week == last+1:
			row++
		default:
			row = 1
		}
		last = week
		w.Longest = max(w.Longest, row)
	}
	this := weekOf(now)
	w.ThisWeek = last == this
	if last >= this-1 {
		w.Running = row
	}
	return w
}

// weekOf numbers the weeks, which begin on Mondays, since a Monday long ago.
func weekOf(t time.Time) int {
	y, m, d := t.Date()
	const monday = 3 // 1 January 1970 was a Thursday
	days := int(time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix()/86400) + monday
	return days / 7
}
