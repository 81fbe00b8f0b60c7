package luatest

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"evenkeel/internal/script"
)

var shapeExpectation = script.Shape{
	Name:   "Expectation",
	Doc:    "What `expect` gives. It has these checks, and the fields of a play, each an expectation as well. Each check gives the whole expectation back, so that another can follow.",
	Fields: slices.Concat(shapesOfChecks, partsOfExpectations()),
}

// partsOfExpectations are the fields of a play, each to be expected something
// of.
func partsOfExpectations() []script.Field {
	var fields []script.Field
	for _, f := range shapeResult.Fields {
		kind := "Expectation"
		if strings.HasPrefix(f.Type, "table<") {
			kind = "table<string, Expectation>"
		}
		if !strings.HasPrefix(f.Type, "fun(") {
			fields = append(fields, script.Field{Name: f.Name, Type: kind, Doc: f.Doc})
		}
	}
	return fields
}

var shapesOfChecks = []script.Field{
	{Name: "is", Type: "fun(value: any): Expectation", Doc: "Equals the value; for a list, all items in their order."},
	{Name: "is_not", Type: "fun(value: any): Expectation", Doc: "Does not equal the value."},
	{Name: "below", Type: "fun(limit: number): Expectation", Doc: "Is a number below the limit."},
	{Name: "above", Type: "fun(limit: number): Expectation", Doc: "Is a number above the limit."},
	{Name: "between", Type: "fun(low: number, high: number): Expectation", Doc: "Is a number from low to high, both included."},
	{Name: "contains", Type: "fun(part: string): Expectation", Doc: "Is a text with these words in it, or a list with this item."},
	{Name: "not_contains", Type: "fun(part: string): Expectation", Doc: "Is a text without these words, or a list without this item."},
	{Name: "offers", Type: "fun(choice: string): Expectation", Doc: "The play stands where this choice is offered."},
	{Name: "not_offers", Type: "fun(choice: string): Expectation", Doc: "The play stands where this choice is not offered."},
}

// expectation is what `expect` gives, or a part of it.
type expectation struct {
	s      *session
	whole  *expectation // what `expect` gave
	value  script.Value
	label  string  // such as "mood.anger"
	result *Result // the play that it is about, or nil
}

func (s *session) expect(_ script.Call, args []script.Value) (script.Value, error) {
	if len(args) == 0 {
		return nil, errors.New("`expect` takes a play or a value")
	}
	e := &expectation{s: s, value: args[0]}
	e.whole = e
	e.result, _ = args[0].(*Result)
	return e, nil
}

// Field gives a check, or the expectation of a part.
func (e *expectation) Field(name string) (script.Value, error) {
	if check, ok := checks[name]; ok {
		return e.checking(name, check), nil
	}
	if !slices.Contains(fieldNames(&shapeResult), name) && e.result == e.value {
		known := append(fieldNames(&shapeResult), slices.Sorted(maps.Keys(checks))...)
		return nil, fmt.Errorf("a play has no `%s`%s", name, script.DidYouMean(name, known))
	}
	object, ok := e.value.(script.Object)
	if !ok {
		return nil, fmt.Errorf("there is no check `%s`%s", name, script.DidYouMean(name, slices.Sorted(maps.Keys(checks))))
	}
	value, err := object.Field(name)
	if err != nil {
		return nil, err
	}
	return &expectation{s: e.s, whole: e.whole, value: value, label: strings.TrimPrefix(e.label+"."+name, "."), result: e.result}, nil
}

// maxFailures is how many expectations of a test may fail before it is stopped.
const maxFailures = 20

// checking is the function that a check is for the program.
func (e *expectation) checking(name string, c check) script.Native {
	return func(at script.Call, args []script.Value) (script.Value, error) {
		if len(args) > 0 && args[0] == script.Value(e) { // called with a colon
			args = args[1:]
		}
		if len(args) != c.args {
			return nil, fmt.Errorf("`%s` takes %d value(s), not %d", name, c.args, len(args))
		}
		e.s.expected++
		wrong, err := c.judge(e, args)
		if err != nil {
			return nil, fmt.Errorf("`%s`: %w", name, err)
		}
		if wrong != "" {
			e.s.failed(at.Line, wrong, e.result)
			if e.s.current != nil && len(e.s.current.Failures) == maxFailures {
				return nil, fmt.Errorf("%d expectations have failed; this stops here", maxFailures)
			}
		}
		return e.whole, nil
	}
}

// what names what is judged.
func (e *expectation) what() string {
	switch {
	case e.label != "":
		return e.label
	case e.result != nil:
		return "the play"
	}
	return "the value"
}

// A check judges a value: it says what is wrong with it, or nothing. An error
// says that it cannot be judged like that.
type check struct {
	args  int
	judge func(e *expectation, args []script.Value) (wrong string, err error)
}

var checks = map[string]check{
	"is": {1, func(e *expectation, args []script.Value) (string, error) {
		return e.unless(same(e.value, args[0]), "should be "+kind(args[0])), nil
	}},
	"is_not": {1, func(e *expectation, args []script.Value) (string, error) {
		return e.unless(!same(e.value, args[0]), "should not be "+kind(args[0])), nil
	}},
	"below": {1, func(e *expectation, args []script.Value) (string, error) {
		n, err := e.numbers(args)
		return e.unless(err == nil && n[0] < n[1], "should be below "+kind(args[0])), err
	}},
	"above": {1, func(e *expectation, args []script.Value) (string, error) {
		n, err := e.numbers(args)
		return e.unless(err == nil && n[0] > n[1], "should be above "+kind(args[0])), err
	}},
	"between": {2, func(e *expectation, args []script.Value) (string, error) {
		n, err := e.numbers(args)
		return e.unless(err == nil && n[0] >= n[1] && n[0] <= n[2], "should be between "+kind(args[0])+" and "+kind(args[1])), err
	}},
	"contains": {1, func(e *expectation, args []script.Value) (string, error) {
		yes, err := e.contains(args[0])
		return e.unless(yes, "should contain "+kind(args[0])), err
	}},
	"not_contains": {1, func(e *expectation, args []script.Value) (string, error) {
		yes, err := e.contains(args[0])
		return e.unless(!yes, "should not contain "+kind(args[0])), err
	}},
	"offers": {1, func(e *expectation, args []script.Value) (string, error) {
		yes, err := e.offers(args[0])
		return unless(yes, fmt.Sprintf("%s should be offered, but is not", kind(args[0])), e.result), err
	}},
	"not_offers": {1, func(e *expectation, args []script.Value) (string, error) {
		yes, err := e.offers(args[0])
		return unless(!yes, fmt.Sprintf("%s should not be offered, but is", kind(args[0])), e.result), err
	}},
}

// unless says what should be and what is, unless all is well.
func (e *expectation) unless(well bool, should string) string {
	if well {
		return ""
	}
	return fmt.Sprintf("%s %s, but is %s", e.what(), should, kind(e.value))
}

func unless(well bool, wrong string, r *Result) string {
	if well || r == nil {
		return ""
	}
	return fmt.Sprintf("%s; offered are %s (%s)", wrong, list(r.offered()), r.state())
}

// numbers gives the value and the arguments, all of them numbers.
func (e *expectation) numbers(args []script.Value) ([]float64, error) {
	numbers := make([]float64, 0, 3)
	for i, v := range append([]script.Value{e.value}, args...) {
		switch n := v.(type) {
		case float64:
			numbers = append(numbers, n)
		case int:
			numbers = append(numbers, float64(n))
		default:
			if i == 0 {
				return nil, fmt.Errorf("%s is no number but %s", e.what(), kind(v))
			}
			return nil, fmt.Errorf("this compares with a number, not with %s", kind(v))
		}
	}
	return numbers, nil
}

func (e *expectation) contains(part script.Value) (bool, error) {
	switch whole := e.value.(type) {
	case string:
		text, ok := part.(string)
		if !ok {
			return false, fmt.Errorf("%s is a text, and contains no %s", e.what(), kind(part))
		}
		return strings.Contains(whole, text), nil
	case *script.Table:
		return slices.ContainsFunc(whole.Items, func(v script.Value) bool { return same(v, part) }), nil
	}
	return false, fmt.Errorf("%s is neither a text nor a list but %s", e.what(), kind(e.value))
}

func (e *expectation) offers(choice script.Value) (bool, error) {
	id, ok := choice.(string)
	switch {
	case e.result == nil || e.label != "":
		return false, errors.New("only a play offers choices: expect(play { ... }).offers(\"choice\")")
	case !ok:
		return false, fmt.Errorf("a choice is named by its id, not %s", kind(choice))
	case e.result.s.Phase != "open":
		return false, nil
	case e.result.node().Choice(id) < 0:
		return false, fmt.Errorf("node %q has no choice %q%s", e.result.node().ID, id, script.DidYouMean(id, choiceIDs(e.result)))
	}
	return slices.Contains(e.result.offered(), id), nil
}

func choiceIDs(r *Result) []string {
	list := make([]string, len(r.node().Choices))
	for i := range r.node().Choices {
		list[i] = r.node().Choices[i].ID
	}
	return list
}

// same reports whether two values are equal; lists are when their items are.
func same(a, b script.Value) bool {
	switch x := a.(type) {
	case int:
		return same(float64(x), b)
	case *script.Table:
		y, ok := b.(*script.Table)
		return ok && slices.EqualFunc(x.Items, y.Items, same) && maps.EqualFunc(x.Fields, y.Fields, same)
	case nil, bool, float64, string:
		if n, ok := b.(int); ok {
			b = float64(n)
		}
		return a == b
	}
	return false
}

// kind writes a value as a message names it.
func kind(v script.Value) string {
	switch v := v.(type) {
	case nil:
		return "nil"
	case string:
		return strconv.Quote(v)
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case *script.Function, script.Native:
		return "a function"
	case *script.Table:
		words := make([]string, len(v.Items))
		for i, item := range v.Items {
			words[i] = kind(item)
		}
		return "{ " + strings.Join(words, ", ") + " }"
	case *Result:
		return "a play"
	case *expectation:
		return "an expectation"
	case script.Object:
		return "a part of a play"
	}
	return fmt.Sprint(v)
}

// list writes words for a message.
func list(words []string) string {
	if len(words) == 0 {
		return "none"
	}
	quoted := make([]string, len(words))
	for i, w := range words {
		quoted[i] = strconv.Quote(w)
	}
	return strings.Join(quoted, ", ")
}

func texts(words []string) *script.Table {
	t := &script.Table{Items: make([]script.Value, len(words))}
	for i, w := range words {
		t.Items[i] = w
	}
	return t
}
