// Command loadgen plays thousands of trainees against a running server and
// prints what it measured: turns per second, how long answers took, errors by
// code, and the server's processor time and memory.
//
// It speaks to the server as any client does, by HTTP and the WebSocket of
// package wire, and knows nothing else of it. A trainee is a goroutine that
// owns its socket; a run's window starts the trainees and waits for them. With
// -ceiling a bare WebSocket server in a child process answers frames of the
// same sizes, in turn with the real one, so that one figure can be put against
// the other.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// options are what a run was asked for.
type options struct {
	base, code string // the server's address without a slash at its end, and the join code
	trainees   int
	idle       int
	each       int
	length     time.Duration
	ramp       time.Duration
	think      time.Duration
	ceiling    bool
	pairs      int
	verify     bool
	json       bool
	pid        int
	disk       string
	day        bool
}

const intro = `loadgen plays trainees against a running evenkeel and prints what it measured.

  go run ./cmd/loadgen -url http://127.0.0.1:8080/join/ABCD-EFGH-JKM -trainees 50 -for 30s -ceiling

Each trainee is a new member of the cohort that the address leads to. A cohort takes 500 unless it was made for more:
evenkeel cohort new Load --cap 20000. Give this address to nobody who should see a clean board.

`

// run carries out one invocation and gives its exit code: 0 when all went
// well, 1 when there were errors, a check failed or a goal was missed, 2 for
// arguments that make no sense.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	if len(args) == 1 && args[0] == echoArgument {
		return exit(stderr, echo(stdin, stdout))
	}
	o, err := parse(args, stderr)
	if errors.Is(err, flag.ErrHelp) {
		return 0
	}
	if err != nil {
		fmt.Fprintln(stderr, "loadgen: "+err.Error())
		return 2
	}
	return exit(stderr, measure(ctx, o, stdout, newProgress(stderr)))
}

func exit(stderr io.Writer, err error) int {
	if err == nil {
		return 0
	}
	fmt.Fprintln(stderr, "loadgen: "+err.Error())
	return 1
}

func parse(args []string, stderr io.Writer) (options, error) {
	var o options
	var address string
	f := flag.NewFlagSet("loadgen", flag.ContinueOnError)
	f.SetOutput(stderr)
	f.Usage = func() {
		fmt.Fprint(stderr, intro)
		f.PrintDefaults()
	}
	f.StringVar(&address, "url", "", "the trainees' `address`, as the server prints it: http://HOST/join/CODE")
	f.IntVar(&o.trainees, "trainees", 50, "how many trainees play")
	f.IntVar(&o.idle, "idle", 0, "how many more take up an attempt and then only stay; their cost in memory is printed where -pid is given")
	f.IntVar(&o.each, "each", 1, "how many sockets each idle trainee opens; a server allows 64")
	f.DurationVar(&o.length, "for", 30*time.Second, "how long to measure; with -ceiling shared out among the pairs")
	f.DurationVar(&o.ramp, "ramp", 0, "spread the trainees' arrival over this time")
	f.DurationVar(&o.think, "think", 0, "how long a trainee thinks before each reply, half to one and a half times this; 0: not at all")
	f.BoolVar(&o.ceiling, "ceiling", false, "measure a bare echo server in the same run, in turn with the server")
	f.IntVar(&o.pairs, "pairs", 5, "with -ceiling: how many pairs to take the median of")
	f.BoolVar(&o.verify, "verify", false, "afterwards look every answered turn up in the attempts' debriefs")
	f.BoolVar(&o.json, "json", false, "print JSON instead of a table")
	f.IntVar(&o.pid, "pid", 0, "the server's process, on this machine, to read its processor time and memory")
	f.BoolVar(&o.day, "day", false, "a day compressed into -for: each trainee joins, plays one conversation and leaves; compares the server's memory over the quarters")
	f.StringVar(&o.disk, "disk", ".", "a `folder` on the disk that the server writes to, to see how many syncs a second it can do")
	if err := f.Parse(args); err != nil {
		return o, err
	}
	if f.NArg() > 0 {
		return o, fmt.Errorf("%q is no flag; see -help", f.Arg(0))
	}
	if err := o.setAddress(address); err != nil {
		return o, err
	}
	return o, o.check()
}

func (o *options) setAddress(address string) error {
	u, err := url.Parse(address)
	if address == "" || err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return fmt.Errorf("-url %q: give the address that the server prints for trainees, such as http://127.0.0.1:8080/join/ABCD-EFGH-JKM", address)
	}
	before, code, found := strings.Cut(u.Path, "/join/")
	if !found || code == "" {
		return fmt.Errorf("-url %q: the address ends with /join/ and a code; the server prints it after \"trainees:\"", address)
	}
	o.base, o.code = u.Scheme+"://"+u.Host+before, code
	return nil
}

// sockets is how many files a run will have open at once, or a few more.
func (o *options) sockets() int {
	n := o.idle*o.each + o.trainees + 2*hands
	if o.ceiling {
		n += o.trainees
	}
	return n
}

func (o *options) check() error {
	switch {
	case o.trainees < 0 || o.idle < 0 || o.each < 1 || o.trainees+o.idle == 0:
		return errors.New("-trainees and -idle: at least one trainee is needed, and -each cannot be less than 1")
	case o.length <= 0 || o.ramp < 0 || o.think < 0:
		return errors.New("-for must be longer than 0; -ramp and -think cannot be negative")
	case o.sockets() > openFiles():
		return fmt.Errorf("%d open files are needed and %d allowed: raise the limit with `ulimit -n %d`, for the server as well", o.sockets(), openFiles(), 2*o.sockets())
	case o.day && (o.ceiling || o.verify || o.idle > 0 || o.trainees == 0):
		return errors.New("-day goes with -trainees, -for and -think alone")
	case o.ceiling && (o.pairs < 1 || o.think > 0 || o.trainees == 0):
		return errors.New("-ceiling compares closed loops: at least one pair and one trainee, and no -think")
	}
	return nil
}
