package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"

	"evenkeel/internal/control"
)

type accountErase struct {
	place
	Who string `arg:"" help:"A name as a cohort shows it, an e-mail address, or an account's id."`
	Yes bool   `help:"Do not ask."`
}

// Run erases a person, once whoever asked for it has typed the name.
func (c *accountErase) Run(i *invocation) error {
	return c.withOwner(i, false, func(o owner) error {
		found, err := o.FindAccount(i.ctx, control.Account{Who: c.Who})
		if err != nil {
			return err
		}
		if !c.Yes {
			if !isKeyboard(i.in) {
				return misusef("erasing %s needs your confirmation: say --yes, or run it in a terminal", found.Name)
			}
			if err := confirm(i.in, i.err, found); err != nil {
				return err
			}
		}
		erased, err := o.EraseAccount(i.ctx, control.Account{Who: found.ID})
		if err != nil {
			return err
		}
		fmt.Fprintf(i.out, "erased: %s. What was played stays, as nobody's. Older backups and snapshots still have the name: the README says when they and the file itself are free of it.\n", erased.Name)
		return nil
	})
}

func isKeyboard(in io.Reader) bool {
	f, ok := in.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

var errNotConfirmed = errors.New("that is not the name: nothing was erased")

// confirm asks for the name of who is to be erased.
func confirm(in io.Reader, out io.Writer, p control.Person) error {
	fmt.Fprintf(out, "This erases %s (a %s, account %s", p.Name, p.Role, p.ID)
	for _, cohort := range p.Cohorts {
		fmt.Fprintf(out, "; %s", cohort)
	}
	fmt.Fprint(out, "): name, sign-in, check-ins, sessions. There is no way back.\nType the name to go on: ")
	line, err := bufio.NewReader(in).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return fmt.Errorf("read the name: %w", err)
	}
	if strings.TrimSpace(line) != p.Name {
		return errNotConfirmed
	}
	return nil
}
