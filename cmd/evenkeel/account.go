package main

import (
	"fmt"

	"evenkeel/internal/control"
	"evenkeel/internal/people"
)

type accountCommand struct {
	Reset accountReset `cmd:"" help:"Take a trainer's password away, end the trainer's sessions, and print a one-time link to a new password."`
	Link  accountLink  `cmd:"" help:"Print a one-time link back into an account."`
	Erase accountErase `cmd:"" help:"Erase a person: name, sign-in, check-ins and sessions. What they played stays, as nobody's."`
}

type accountReset struct {
	place
	Login string `arg:"" help:"The trainer's e-mail address."`
}

func (c *accountReset) Run(i *invocation) error {
	return c.withOwner(i, false, func(o owner) error {
		way, err := o.ResetAccount(i.ctx, control.Account{Who: c.Login})
		if err != nil {
			return err
		}
		fmt.Fprintf(i.err, "The password of %s is gone; sessions ended: %d. The link signs in once, within %.0f hours, and asks for a new password:\n",
			way.Name, way.Ended, people.LinkLife.Hours())
		fmt.Fprintln(i.out, way.URL)
		return nil
	})
}

type accountLink struct {
	place
	Name string `arg:"" help:"A name as a cohort shows it, an e-mail address, or an account's id."`
}

func (c *accountLink) Run(i *invocation) error {
	return c.withOwner(i, false, func(o owner) error {
		way, err := o.LinkAccount(i.ctx, control.Account{Who: c.Name})
		if err != nil {
			return err
		}
		fmt.Fprintf(i.err, "The link signs %s in once, within %.0f hours; a link made before leads nowhere any more:\n", way.Name, people.LinkLife.Hours())
		fmt.Fprintln(i.out, way.URL)
		return nil
	})
}
