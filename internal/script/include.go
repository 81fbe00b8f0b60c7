package script

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"

	lua "github.com/yuin/gopher-lua"
	"github.com/yuin/gopher-lua/ast"

	"evenkeel/internal/scenario"
)

// Files reads the shared files that scenarios include. One goroutine calls it
// at a time.
type Files interface {
	// ReadFile reads a file by its name from the scenarios' folder on, with
	// slashes, such as "lib/lines.lua". It reads nothing outside of that folder;
	// fs.ErrNotExist where there is no such file.
	ReadFile(name string) ([]byte, error)
}

// What a scenario may include.
const (
	maxIncludes       = 32        // files
	maxIncludeDepth   = 8         // that include one another
	maxIncludedSource = 512 << 10 // bytes, of all of them
)

// includeName is how shared files are named. No part begins with a dot: none
// leads up, and none is hidden.
var includeName = regexp.MustCompile(`^lib(/[A-Za-z0-9_][A-Za-z0-9_.-]*)+\.lua$`)

// includeAt is an `include` of a file.
type includeAt struct {
	name string
	pos  scenario.Pos
}

// ownFile are the declarations that only a scenario's own file can make.
var ownFile = []string{"ending", "node", "scenario", "variant"}

// include notes what a call includes. All of that is known before anything
// runs: a name is written out, and stands outside of functions.
func (g *gate) include(e *ast.FuncCallExpr) {
	id, ok := e.Func.(*ast.IdentExpr)
	if !ok || id.Value != "include" || slices.ContainsFunc(g.locals, func(l local) bool { return l.name == id.Value }) {
		return
	}
	g.including = id
	pos := g.tokens.word(id.Line(), id.Value)
	if g.inFunction() {
		g.add(pos, Error, CodeInclude, "`include` stands outside of functions: local lines = include \"lib/lines.lua\"")
		return
	}
	var name *ast.StringExpr
	if len(e.Args) == 1 {
		name, _ = e.Args[0].(*ast.StringExpr)
	}
	if name == nil {
		g.add(pos, Error, CodeInclude, "`include` takes the name of one file in quotes: include \"lib/lines.lua\"")
		return
	}
	pos = g.tokens.word(name.Line(), name.Value)
	switch {
	case !includeName.MatchString(name.Value) || len(name.Value) > maxTitle:
		g.add(pos, Error, CodeInclude, "%q cannot be included: name a file below lib/ in the scenarios' folder, such as \"lib/lines.lua\"", shorten(name.Value, 60))
	case slices.ContainsFunc(g.includes, func(i includeAt) bool { return i.name == name.Value }):
	case len(g.includes) <= maxIncludes:
		g.includes = append(g.includes, includeAt{name.Value, pos})
		if len(g.includes) > maxIncludes {
			g.add(pos, Error, CodeTooLarge, "more than %d files are included here", maxIncludes)
		}
	}
}

// inFunction reports whether what is walked stands in a function of the
// trainer's.
func (g *gate) inFunction() bool {
	for fn := g.fn; fn.parent != nil; fn = fn.parent {
		if !fn.apart {
			return true
		}
	}
	return false
}

// notIncluding reports `include` as anything but what is called.
func (g *gate) notIncluding(e *ast.IdentExpr) {
	if e.Value == "include" && e != g.including {
		g.add(g.tokens.word(e.Line(), e.Value), Error, CodeInclude, "`include` can only be called, with the name of a file: include \"lib/lines.lua\"")
	}
}

// shares reports what an included file cannot share.
func (g *gate) shares(id *ast.IdentExpr) {
	if g.shared {
		g.add(g.tokens.word(id.Line(), id.Value), Error, CodeInclude, "`%s` needs `local` before it: an included file shares what it returns, and personas", id.Value)
	}
}

// inclusion compiles what a file includes, once each.
type inclusion struct {
	ctx      context.Context
	files    Files
	main     *program
	bytes    int
	findings Findings
}

// compileAll compiles a scenario's file and all that it includes, as far as
// that goes. The program is nil when a finding is an error.
func compileAll(ctx context.Context, file string, source []byte, files Files) (*program, Findings) {
	p, findings := compile(ctx, unit{file: file, source: source})
	if p == nil {
		return nil, findings
	}
	in := &inclusion{ctx: ctx, files: files, main: p, findings: findings}
	p.included = make(map[string]*program)
	in.follow(p, nil)
	if in.findings.Errors() {
		return nil, in.findings
	}
	return p, in.findings
}

// follow compiles what a program includes. chain are the files that led to it,
// itself the last; none for the scenario's own.
func (in *inclusion) follow(p *program, chain []string) {
	for _, i := range p.includes {
		_, done := in.main.included[i.name]
		switch {
		case slices.Contains(chain, i.name):
			round := append(chain[slices.Index(chain, i.name):len(chain):len(chain)], i.name)
			in.add(i.pos, CodeInclude, "%s includes itself: %s", i.name, strings.Join(round, " -> "))
		case done:
		case len(chain) == maxIncludeDepth:
			in.add(i.pos, CodeTooLarge, "files include one another more than %d deep: %s -> %s", maxIncludeDepth, strings.Join(chain, " -> "), i.name)
		case len(in.main.included) == maxIncludes:
			in.add(i.pos, CodeTooLarge, "the scenario includes more than %d files", maxIncludes)
			return
		default:
			in.one(i, chain)
		}
	}
}

// one reads and compiles a file, then what that includes.
func (in *inclusion) one(i includeAt, chain []string) {
	in.main.included[i.name] = nil
	source, ok := in.read(i)
	if !ok {
		return
	}
	p, findings := compile(in.ctx, unit{file: i.name, source: source, shared: true, tables: len(in.main.tables)})
	in.findings = append(in.findings, findings...)
	if p == nil {
		return
	}
	p.hash = sha256.Sum256(source)
	in.main.included[i.name] = p
	in.main.take(p)
	in.follow(p, append(chain[:len(chain):len(chain)], i.name))
}

func (in *inclusion) read(i includeAt) (source []byte, ok bool) {
	if in.files == nil {
		in.add(i.pos, CodeInclude, "%s cannot be included: this scenario was given without its folder", i.name)
		return nil, false
	}
	source, err := in.files.ReadFile(i.name)
	in.bytes += len(source)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		in.add(i.pos, CodeInclude, "there is no file %s in the scenarios' folder", i.name)
	case err != nil:
		in.add(i.pos, CodeInclude, "%s cannot be read: %v", i.name, err)
	case in.bytes > maxIncludedSource:
		in.add(i.pos, CodeTooLarge, "the included files have more than %d bytes together", maxIncludedSource)
	default:
		return source, true
	}
	return nil, false
}

func (in *inclusion) add(pos scenario.Pos, code Code, format string, args ...any) {
	in.findings = append(in.findings, Finding{Pos: pos, Severity: Error, Code: code, Message: fmt.Sprintf(format, args...)})
}

// take adds what the gate knows of an included file. What that asks of moods
// and vars by name is not judged: another scenario may have them.
func (p *program) take(included *program) {
	p.tables = append(p.tables, included.tables...)
	p.reads.turn = p.reads.turn || included.reads.turn
	p.reads.roll = p.reads.roll || included.reads.roll
	p.reads.anyVisited = p.reads.anyVisited || included.reads.anyVisited
	p.reads.visited = append(p.reads.visited, included.reads.visited...)
	maps.Copy(p.known, included.known)
	included.tables, included.asks, included.known = nil, nil, nil
}

// version is the hash of all that the scenario is made of.
func (p *program) version(source []byte) string {
	h := sha256.New()
	h.Write([]byte("evenkeel language " + Language + "\x00"))
	h.Write(source)
	for _, name := range slices.Sorted(maps.Keys(p.included)) { // no file holds a zero byte
		fmt.Fprintf(h, "\x00include %s %x", name, p.included[name].hash)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// include runs a shared file, the first time, and gives what it returned.
func (m *vm) include(L *lua.LState) int {
	m.whileLoading(L, "include")
	name, _ := L.Get(1).(lua.LString)
	l := m.loading
	if answer, ran := l.included[string(name)]; ran {
		L.Push(answer)
		return 1
	}
	p := l.program.included[string(name)]
	if p == nil {
		return m.fail(L, "`include` takes the name of a file, written out in quotes")
	}
	L.Push(L.NewFunctionFromProto(p.proto))
	L.Call(0, 1)
	l.included[string(name)] = L.Get(-1)
	return 1
}
