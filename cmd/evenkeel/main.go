// Command evenkeel is the training-simulation game server and its tools: it
// serves, checks and plays scenarios, and helps the server's owner.
//
// Here are the flags, the wiring of all packages and the exit codes: 0 for
// success, 1 for failure, 2 for misuse.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/alecthomas/kong"

	"evenkeel/internal/script"
)

func main() { os.Exit(run(context.Background(), os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// The exit codes.
const (
	exitOK     = 0
	exitFailed = 1
	exitMisuse = 2
)

// commands are what can be asked for. Alone, evenkeel serves.
type commands struct {
	Serve    serveCommand    `cmd:"" default:"withargs" help:"Serve trainees and trainers (what evenkeel does alone)."`
	Check    checkCommand    `cmd:"" help:"Say what is wrong with scenarios."`
	Graph    graphCommand    `cmd:"" help:"Draw a scenario's graph."`
	Play     playCommand     `cmd:"" help:"Play a scenario in the terminal."`
	New      newCommand      `cmd:"" help:"Write a small scenario to start from, with its tests."`
	Test     testCommand     `cmd:"" help:"Run the tests that stand beside scenarios."`
	Simulate simulateCommand `cmd:"" help:"Let scripted trainees play a scenario, many times."`
	Audit    auditCommand    `cmd:"" help:"Run finished attempts again, and tell which no longer agree."`
	Account  accountCommand  `cmd:"" help:"Give people a way back into their accounts, or erase them."`
	Cohort   cohortCommand   `cmd:"" help:"Make and change cohorts."`
	Backup   backupCommand   `cmd:"" help:"Copy the store into a file, also while a server runs on it."`
	Restore  restoreCommand  `cmd:"" help:"Put a backup in the place of the store, once it is known to be sound."`
	Doctor   doctorCommand   `cmd:"" help:"Say what is wrong with the store or with a backup, and what to do; mend what can be."`
	Migrate  migrateCommand  `cmd:"" help:"Copy everything from one store into another, and compare them."`
	Version  versionCommand  `cmd:"" help:"Print the version."`
}

// invocation is one run of the program.
type invocation struct {
	ctx context.Context
	in  io.Reader
	out io.Writer
	err io.Writer
}

// errSilent fails a command that has said why.
var errSilent = errors.New("failed")

// misuse is an error of who typed the command.
type misuse struct{ error }

func (m misuse) Unwrap() error { return m.error }

func misusef(format string, args ...any) error { return misuse{fmt.Errorf(format, args...)} }

// run is the program: it carries out args and gives the exit code. Ending ctx
// is like a signal to stop.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	exited := -1
	parser := kong.Must(&commands{},
		kong.Name("evenkeel"),
		kong.Description("A training-simulation game server: trainees learn to stay calm with angry customers."),
		kong.Writers(stdout, stderr),
		kong.Exit(func(code int) { exited = code }), // --help
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}),
	)
	command, err := parser.Parse(asked(args))
	if exited >= 0 {
		return exited
	}
	if err != nil {
		return fail(stderr, misuse{mistyped(parser.Model.Children, args, err)})
	}
	return fail(stderr, command.Run(&invocation{ctx: ctx, in: stdin, out: stdout, err: stderr}))
}

// asked gives what is meant by what people try first: help and --version.
func asked(args []string) []string {
	switch {
	case len(args) > 0 && args[0] == "help":
		return append(slices.Clone(args[1:]), "--help")
	case len(args) == 1 && (args[0] == "--version" || args[0] == "-V"):
		return []string{"version"}
	}
	return args
}

// mistyped explains a first word that is no command.
func mistyped(commands []*kong.Node, args []string, err error) error {
	if len(args) == 0 || strings.HasPrefix(args[0], "-") {
		return err
	}
	names := make([]string, len(commands))
	for i, c := range commands {
		names[i] = c.Name
	}
	if slices.Contains(names, args[0]) {
		return unfinished(err)
	}
	return fmt.Errorf("there is no command %q%s", args[0], script.DidYouMean(args[0], names))
}

// unfinished says what is missing where a command ends too early.
func unfinished(err error) error {
	var parsing *kong.ParseError
	missing, ok := strings.CutPrefix(err.Error(), "expected \"")
	if !ok || !errors.As(err, &parsing) || parsing.Context.Selected() == nil {
		return err
	}
	return fmt.Errorf("%s is missing; `%s --help` says what it is", strings.TrimSuffix(missing, "\""), parsing.Context.Selected().FullPath())
}

// fail says what went wrong, if anything did, and gives the exit code.
func fail(stderr io.Writer, err error) int {
	switch wrong := (misuse{}); {
	case err == nil:
		return exitOK
	case errors.Is(err, errSilent):
		return exitFailed
	case errors.As(err, &wrong):
		fmt.Fprintf(stderr, "evenkeel: %v\nevenkeel --help shows what can be asked for.\n", err)
		return exitMisuse
	default:
		fmt.Fprintf(stderr, "evenkeel: %v\n", err)
		return exitFailed
	}
}
