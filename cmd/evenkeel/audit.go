package main

import (
	"fmt"

	"evenkeel/internal/catalog"
	"evenkeel/internal/control"
	"evenkeel/internal/store"
)

type auditCommand struct {
	place
	Attempt string `placeholder:"ID" help:"Only this attempt, finished or not; all finished ones otherwise."`
}

// Run audits attempts page by page, prints what differs, and fails if anything
// does.
func (c *auditCommand) Run(i *invocation) error {
	return c.withOwner(i, true, func(o owner) error {
		a := &auditing{i: i}
		step, done := progress(i.err, "attempts audited", unknownTotal)
		for after := store.Cursor(0); ; {
			page, err := o.Audit(i.ctx, control.Audit{Attempt: c.Attempt, After: after})
			if err != nil {
				done()
				return err
			}
			for k := range page.Attempts {
				step()
				a.take(&page.Attempts[k])
			}
			if page.Next == after {
				break
			}
			after = page.Next
		}
		done()
		return a.finish()
	})
}

// auditing counts, and keeps what is to be printed.
type auditing struct {
	i                        *invocation
	audited, differ, failing int
	lines                    []string
}

func (a *auditing) take(one *catalog.Audited) {
	a.audited++
	name := fmt.Sprintf("attempt %s (%s, version %.8s)", one.Attempt, one.Scenario, one.Version)
	switch {
	case one.Failure != "":
		a.failing++
		a.lines = append(a.lines, fmt.Sprintf("%s could not be run again: %s", name, one.Failure))
	case len(one.Differences) > 0:
		a.differ++
		for _, d := range one.Differences {
			a.lines = append(a.lines, name+", "+d.String())
		}
	}
}

func (a *auditing) finish() error {
	for _, line := range a.lines {
		fmt.Fprintln(a.i.out, line)
	}
	fmt.Fprintf(a.i.out, "attempts audited: %d, that differ: %d, that could not be run again: %d\n", a.audited, a.differ, a.failing)
	if a.differ+a.failing > 0 {
		return errSilent
	}
	return nil
}
