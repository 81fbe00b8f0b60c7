package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"evenkeel/internal/control"
)

type cohortCommand struct {
	New     cohortNew     `cmd:"" help:"Make a cohort with a join code."`
	Assign  cohortAssign  `cmd:"" help:"Give scenarios to a cohort, in the versions now in service."`
	Season  cohortSeason  `cmd:"" help:"Move the dates of a cohort's season, or begin the next one."`
	Code    cohortCode    `cmd:"" help:"Replace a cohort's join code; the old one leads nowhere."`
	Compare cohortCompare `cmd:"" help:"Show the mean of a cohort's scores beside those of other cohorts that are compared, or not. Only means over five or more; never a name."`
	Close   cohortClose   `cmd:"" help:"Let nobody join a cohort any more; its boards stay."`
	List    cohortList    `cmd:"" help:"List all cohorts."`
}

type cohortNew struct {
	place
	Name  string `arg:"" help:"The cohort's name."`
	Empty bool   `help:"Assign nothing; otherwise every scenario in service that can be ranked."`
	Cap   int    `placeholder:"N" help:"How many members it may have: 500 unless said otherwise."`
}

func (c *cohortNew) Run(i *invocation) error {
	return c.withOwner(i, true, func(o owner) error {
		made, err := o.NewCohort(i.ctx, control.NewCohort{Name: c.Name, Empty: c.Empty, Cap: c.Cap})
		return show(i.out, made, err)
	})
}

// oneCohort names a cohort.
type oneCohort struct {
	Cohort string `arg:"" help:"The cohort's name or id."`
}

type cohortAssign struct {
	place
	oneCohort
	Scenario []string `arg:"" help:"Ids of the scenarios."`
	As       string   `help:"What they measure: baseline (where members begin) or reassessment (what has grown since, on another form)." enum:",baseline,reassessment" default:""`
	Variant  string   `help:"Give this variant of them, instead of the scenarios themselves."`
	Move     bool     `help:"Where the cohort has an earlier version: take the one in service. Ranked attempts at the earlier one count no more, and everyone may play again."`
}

func (c *cohortAssign) Run(i *invocation) error {
	return c.withOwner(i, true, func(o owner) error {
		changed, err := o.Assign(i.ctx, control.Assign{Cohort: c.Cohort, Scenarios: c.Scenario, As: c.As, Variant: c.Variant, Move: c.Move})
		return show(i.out, changed, err)
	})
}

type cohortSeason struct {
	place
	oneCohort
	From  string `help:"When it begins: a date, from midnight on by this machine's clock, or a time such as 2030-01-31T09:00:00Z (Z is UTC)."`
	To    string `help:"When it ends: a date, which belongs to it to its last minute by this machine's clock, or a time." xor:"end"`
	NoEnd bool   `help:"It has no end." xor:"end"`
	New   bool   `help:"Begin the next season: everyone may play their ranked attempts again. Without --to it has no end."`
}

func (c *cohortSeason) Run(i *invocation) error {
	ask := control.Season{Cohort: c.Cohort, NoEnd: c.NoEnd, New: c.New}
	if c.From == "" && c.To == "" && !c.NoEnd && !c.New {
		return misusef("say what to change with --from, --to, --no-end or --new")
	}
	var err error
	if ask.From, err = parseTime("--from", c.From, 0); err != nil {
		return err
	}
	if ask.To, err = parseTime("--to", c.To, 1); err != nil {
		return err
	}
	return c.withOwner(i, true, func(o owner) error {
		changed, err := o.Season(i.ctx, ask)
		return show(i.out, changed, err)
	})
}

// parseTime reads an instant: a time, or the beginning of a date and some days
// later, on this machine's clock. Empty is the zero time.
func parseTime(flag, s string, days int) (time.Time, error) {
	if s == "" {
		return time.Time{}, nil
	}
	if t, err := time.ParseInLocation(time.DateOnly, s, time.Local); err == nil {
		return t.AddDate(0, 0, days), nil
	}
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		return t, misusef("%s %s: write a date such as 2030-01-31, or a time such as 2030-01-31T09:00:00Z", flag, s)
	}
	return t, nil
}

type cohortCompare struct {
	place
	oneCohort
	Off bool `help:"Do not compare it any more."`
}

func (c *cohortCompare) Run(i *invocation) error {
	return c.withOwner(i, false, func(o owner) error {
		changed, err := o.Compare(i.ctx, control.Compare{Cohort: c.Cohort, On: !c.Off})
		return show(i.out, changed, err)
	})
}

type cohortCode struct {
	place
	oneCohort
}

func (c *cohortCode) Run(i *invocation) error {
	return c.withOwner(i, false, func(o owner) error {
		changed, err := o.RotateCode(i.ctx, control.CohortName{Cohort: c.Cohort})
		return show(i.out, changed, err)
	})
}

type cohortClose struct {
	place
	oneCohort
}

func (c *cohortClose) Run(i *invocation) error {
	return c.withOwner(i, false, func(o owner) error {
		changed, err := o.CloseCohort(i.ctx, control.CohortName{Cohort: c.Cohort})
		return show(i.out, changed, err)
	})
}

type cohortList struct {
	place
	JSON bool `name:"json" help:"Print JSON."`
}

func (c *cohortList) Run(i *invocation) error {
	return c.withOwner(i, false, func(o owner) error {
		all, err := o.Cohorts(i.ctx)
		if err != nil {
			return err
		}
		if c.JSON {
			out := json.NewEncoder(i.out)
			out.SetIndent("", "  ")
			return out.Encode(all)
		}
		for _, one := range all {
			if err := show(i.out, one, nil); err != nil {
				return err
			}
		}
		return nil
	})
}

// show prints a cohort, unless there is an error.
func show(w io.Writer, c control.Cohort, err error) error {
	if err != nil {
		return err
	}
	until := "until further notice"
	if !c.To.IsZero() {
		until = "until " + moment(c.To)
	}
	join := c.JoinURL
	if c.Closed {
		join = "closed: nobody can join"
	}
	forms := make([]string, len(c.Scenarios))
	for i, s := range c.Scenarios {
		forms[i] = form(s)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n  id: %s\n  join: %s\n  members: %d of %d\n  season: %d, from %s %s\n  scenarios: %s\n",
		c.Name, c.ID, join, c.Members, c.Cap, c.Season, moment(c.From), until, strings.Join(forms, ", "))
	if c.Compared {
		b.WriteString("  compared: its mean is shown beside those of other cohorts that are compared\n")
	}
	for _, note := range c.Notes {
		fmt.Fprintf(&b, "  note: %s\n", note)
	}
	_, err = io.WriteString(w, b.String())
	return err
}

// moment is a time by this machine's clock, with the zone that it keeps.
func moment(t time.Time) string {
	local := t.Local()
	zone, _ := local.Zone()
	return local.Format(time.RFC3339) + " (" + zone + ")"
}

// form is what was assigned, with its version and what it measures.
func form(s control.Assigned) string {
	marks := []string{fmt.Sprintf("version %.8s", s.Version)}
	if s.Variant != "" {
		marks = append(marks, "variant "+s.Variant)
	}
	if s.As != "" {
		marks = append(marks, s.As)
	}
	return s.Scenario + " (" + strings.Join(marks, ", ") + ")"
}
