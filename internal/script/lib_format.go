package script

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	lua "github.com/yuin/gopher-lua"
)

// stringFormat is string.format with %d %i %u %c %x %X %o %e %E %f %g %G %q %s
// and %%, widths and precisions of at most two digits.
func (m *vm) stringFormat(L *lua.LState) int {
	format := L.CheckString(1)
	var b strings.Builder
	arg := 1
	for format != "" {
		i := strings.IndexByte(format, '%')
		if i < 0 {
			break
		}
		m.grow(L, &b, format[:i])
		format = format[i+1:]
		if strings.HasPrefix(format, "%") {
			m.grow(L, &b, "%")
			format = format[1:]
			continue
		}
		n := strings.IndexFunc(format, func(r rune) bool { return !strings.ContainsRune("-+ #0123456789.", r) })
		if n < 0 || n > 8 || !wellFormed(format[:n]) {
			return m.fail(L, "string.format: what stands after a %% is not understood: %q", shorten(format, 10))
		}
		arg++
		m.grow(L, &b, m.formatted(L, format[:n], format[n], arg))
		format = format[n+1:]
	}
	m.grow(L, &b, format)
	L.Push(lua.LString(b.String()))
	return 1
}

// wellFormed reports whether a format is flags, width and precision, the
// numbers of at most two digits.
func wellFormed(spec string) bool {
	spec = strings.TrimLeft(spec, "-+ #0")
	width, precision, _ := strings.Cut(spec, ".")
	digits := func(s string) bool { return len(s) <= 2 && strings.Trim(s, "0123456789") == "" }
	return digits(width) && digits(precision)
}

func (m *vm) formatted(L *lua.LState, spec string, verb byte, arg int) string {
	if arg > L.GetTop() {
		m.fail(L, "string.format: there is no value for its %%%c, number %d", verb, arg-1)
	}
	switch verb {
	case 'd', 'i', 'u', 'x', 'X', 'o':
		f := math.Trunc(float64(L.CheckNumber(arg)))
		if math.IsNaN(f) || math.Abs(f) > 1<<62 {
			m.fail(L, "string.format: %%%c needs a whole number of reasonable size", verb)
		}
		if verb == 'i' || verb == 'u' {
			verb = 'd'
		}
		return fmt.Sprintf("%"+spec+string(verb), int64(f))
	case 'c':
		return string([]byte{byte(m.whole(L, arg, 0, 255, -1))})
	case 'e', 'E', 'f', 'g', 'G':
		m.text(L, 512)
		return fmt.Sprintf("%"+spec+string(verb), float64(L.CheckNumber(arg)))
	case 's':
		s := plain(L.Get(arg))
		m.text(L, len(s)+100)
		return fmt.Sprintf("%"+spec+"s", s)
	case 'q':
		s := L.CheckString(arg)
		m.text(L, 4*len(s)+2)
		return strconv.Quote(s)
	}
	m.fail(L, "string.format does not know %%%c", verb)
	return ""
}
