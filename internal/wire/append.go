package wire

import (
	"math"
	"math/bits"
	"strconv"
	"unicode/utf8"
)

// An Appender writes itself as JSON to the end of b. What it writes is what
// encoding/json would, but for <, > and &, which stay as they are: the messages
// that nearly all traffic consists of are written without reflection.
type Appender interface {
	AppendJSON(b []byte) []byte
}

// The functions below append a member of an object. A member's name is given
// as it is written: in quotes, with its colon, and with what stands before it.

func text[T ~string](b []byte, name string, value T) []byte {
	return appendText(append(b, name...), string(value))
}

// textIf leaves an empty text out.
func textIf[T ~string](b []byte, name string, value T) []byte {
	if value == "" {
		return b
	}
	return text(b, name, value)
}

func number[T ~int | ~int64](b []byte, name string, value T) []byte {
	return strconv.AppendInt(append(b, name...), int64(value), 10)
}

// numberIf leaves a 0 out.
func numberIf(b []byte, name string, value int) []byte {
	if value == 0 {
		return b
	}
	return number(b, name, value)
}

func truth(b []byte, name string, value bool) []byte {
	return strconv.AppendBool(append(b, name...), value)
}

// truthIf leaves a false out.
func truthIf(b []byte, name string, value bool) []byte {
	if !value {
		return b
	}
	return truth(b, name, value)
}

// figure writes a score, or null.
func figure(b []byte, name string, value *float64) []byte {
	b = append(b, name...)
	if value == nil {
		return append(b, "null"...)
	}
	return appendTenths(b, *value)
}

// appendTenths writes a figure that is 0 or far from as small as 1e-6 and as
// large as 1e21, between which encoding/json writes no exponents. What is no
// number becomes null.
func appendTenths(b []byte, value float64) []byte {
	if math.IsNaN(value) || math.IsInf(value, 0) {
		return append(b, "null"...)
	}
	return strconv.AppendFloat(b, value, 'f', -1, 64)
}

// part writes what has a way of its own to be written.
func part[T any](b []byte, name string, value *T, write func(*T, []byte) []byte) []byte {
	return write(value, append(b, name...))
}

// partIf leaves nil out.
func partIf[T any](b []byte, name string, value *T, write func(*T, []byte) []byte) []byte {
	if value == nil {
		return b
	}
	return part(b, name, value, write)
}

func list[T any](b []byte, name string, values []T, write func(*T, []byte) []byte) []byte {
	b = append(b, name...)
	if values == nil {
		return append(b, "null"...)
	}
	b = append(b, '[')
	for i := range values {
		if i > 0 {
			b = append(b, ',')
		}
		b = write(&values[i], b)
	}
	return append(b, ']')
}

// listIf leaves an empty list out.
func listIf[T any](b []byte, name string, values []T, write func(*T, []byte) []byte) []byte {
	if len(values) == 0 {
		return b
	}
	return list(b, name, values, write)
}

func writeText(s *string, b []byte) []byte { return appendText(b, *s) }

// appendText writes a text in quotes. What is no UTF-8 becomes U+FFFD.
func appendText(b []byte, s string) []byte {
	b = append(b, '"')
	done := 0 // up to where s was written
	for i := plain(s); i < len(s); {
		escaped, size := escape(s[i:])
		if escaped != "" {
			b = append(append(b, s[done:i]...), escaped...)
			done = i + size
		}
		i += size
		i += plain(s[i:])
	}
	return append(append(b, s[done:]...), '"')
}

// plain is how many bytes s begins with that all stand for themselves: no
// control characters, quotes or backslashes, and nothing beyond ASCII. It looks
// at eight at a time, at the last eight too where some of them were seen before.
func plain(s string) int {
	n := 0
	for ; len(s)-n >= 8; n += 8 {
		if found := special(s[n:]); found != 0 {
			return n + bits.TrailingZeros64(found)/8
		}
	}
	if n > 0 && special(s[len(s)-8:]) == 0 {
		return len(s)
	}
	for n < len(s) && !marked[s[n]] {
		n++
	}
	return n
}

// special looks at the eight bytes that s begins with. The top bit of the first
// that does not stand for itself is set, and of none before it; 0 where all do.
func special(s string) uint64 {
	const ones, tops = 0x0101010101010101, 0x8080808080808080
	_ = s[7]
	w := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
	quote, slash := w^ones*'"', w^ones*'\\'
	// The byte is less than ' ', '"', '\\' or beyond ASCII: a borrow goes upwards.
	return ((w-ones*' ')&^w | (quote-ones)&^quote | (slash-ones)&^slash | w) & tops
}

// escape gives what stands for the character that s begins with, empty if it
// may stand for itself, and how many bytes it has.
func escape(s string) (escaped string, size int) {
	if s[0] < utf8.RuneSelf {
		return escapes[s[0]], 1
	}
	switch r, size := utf8.DecodeRuneInString(s); {
	case r == utf8.RuneError && size == 1:
		return `\ufffd`, 1
	case r == '\u2028':
		return `\u2028`, size
	case r == '\u2029':
		return `\u2029`, size
	default:
		return "", size
	}
}

// escapes are those of ASCII.
var escapes = func() (all [utf8.RuneSelf]string) {
	for c := range ' ' {
		all[c] = `\u00` + string("0123456789abcdef"[c>>4]) + string("0123456789abcdef"[c&15])
	}
	all['\b'], all['\t'], all['\n'], all['\f'], all['\r'] = `\b`, `\t`, `\n`, `\f`, `\r`
	all['"'], all['\\'] = `\"`, `\\`
	return all
}()

// marked are the bytes that do not stand for themselves, whatever follows.
var marked = func() (all [256]bool) {
	for c := range all {
		all[c] = c >= utf8.RuneSelf || escapes[c] != ""
	}
	return all
}()
