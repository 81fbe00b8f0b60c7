package store

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"time"
	"unicode/utf8"
)

// formed is a record that is read or written so often that encoding/json would
// be most of what a start or an end of an attempt costs. What it is in the
// store is the same.
type formed interface {
	// fields names the record's fields in the order of its type, whether they
	// are read or written.
	fields(f *form)
}

// form reads or writes the fields of one record, one after another, as
// encoding/json would. What is odd, encoding/json itself must read or write.
type form struct {
	writing bool
	out     []byte // what is written
	rest    []byte // what is still to be read
	before  byte   // what comes before the next field: { or ,
	odd     bool
}

// encodeFormed gives the stored form of a record.
func encodeFormed(v formed) ([]byte, error) {
	f := form{writing: true, out: make([]byte, 0, 512), before: '{'}
	v.fields(&f)
	f.closes()
	if f.odd {
		return json.Marshal(v)
	}
	return f.out, nil
}

// decodeFormed reads a record's stored form into v, which is empty, or reports
// that it is odd. What v has then is of no use.
func decodeFormed(b []byte, v formed) bool {
	f := form{rest: b, before: '{'}
	v.fields(&f)
	f.closes()
	return !f.odd && len(f.rest) == 0
}

// opens begins a field, and reports whether it is there: one that is left out
// is not written, and one that is not next is not read.
func (f *form) opens(name string, leftOut bool) bool {
	if f.writing {
		if leftOut {
			return false
		}
		f.out = append(f.out, f.before, '"')
		f.out = append(f.out, name...)
		f.out = append(f.out, `":`...)
	} else {
		end := len(name) + len(`{"":`)
		if len(f.rest) < end || f.rest[0] != f.before || f.rest[1] != '"' || string(f.rest[2:end-2]) != name || string(f.rest[end-2:end]) != `":` {
			return false
		}
		f.rest = f.rest[end:]
	}
	f.before = ','
	return true
}

// expect writes or reads what is always the same.
func (f *form) expect(same string) {
	if f.writing {
		f.out = append(f.out, same...)
		return
	}
	if len(f.rest) < len(same) || string(f.rest[:len(same)]) != same {
		f.odd = true
		return
	}
	f.rest = f.rest[len(same):]
}

// object is a value that has fields.
func (f *form) object(fields func()) {
	f.before = '{'
	fields()
	f.closes()
	f.before = ','
}

// closes ends an object; one without any field is odd.
func (f *form) closes() {
	f.odd = f.odd || f.before == '{'
	f.expect("}")
}

// text is a field that may be left out when it is empty.
func text[S ~string](f *form, name string, v *S, omit bool) {
	if !f.opens(name, omit && *v == "") {
		return
	}
	if f.writing {
		f.quote(string(*v))
	} else {
		*v = S(f.quoted())
	}
}

// What a byte of a text may be beside itself.
const (
	escaped   = 1 << iota // it begins what stands for something else, or is no part of a text
	escapable             // it is written as something else, or may be
	wide                  // it is not ASCII
)

// kinds says which of these the bytes are.
var kinds = func() (k [256]byte) {
	for c := range k {
		switch {
		case c < ' ', c == '\\':
			k[c] = escaped
		case c == '"', c == '<', c == '>', c == '&', c == 0x7f:
			k[c] = escapable
		case c >= utf8.RuneSelf:
			k[c] = wide
		}
	}
	return k
}()

// quote writes a text of which nothing needs to be written otherwise.
func (f *form) quote(s string) {
	has := byte(0)
	for i := range len(s) {
		has |= kinds[s[i]]
	}
	f.odd = f.odd || has != 0
	f.out = append(append(append(f.out, '"'), s...), '"')
}

// quoted reads a text in which nothing is written otherwise.
func (f *form) quoted() []byte {
	f.expect(`"`)
	end := max(0, bytes.IndexByte(f.rest, '"'))
	s, has := f.rest[:end], byte(0)
	for _, c := range s {
		has |= kinds[c]
	}
	f.odd = f.odd || has&escaped != 0 || has&wide != 0 && !utf8.Valid(s)
	f.rest = f.rest[end:]
	f.expect(`"`)
	return s
}

// flag is a field that is left out unless it is set.
func (f *form) flag(name string, v *bool) {
	if !f.opens(name, !*v) {
		return
	}
	f.expect("true")
	*v = true
}

// moment is a field that may be left out when it is zero.
func (f *form) moment(name string, v *time.Time, omit bool) {
	if !f.opens(name, omit && v.IsZero()) {
		return
	}
	var err error
	if f.writing {
		f.out = append(f.out, '"')
		f.out, err = v.AppendText(f.out)
		f.out = append(f.out, '"')
	} else {
		err = v.UnmarshalText(f.quoted())
	}
	f.odd = f.odd || err != nil
}

// number is a value that may be null.
func (f *form) number(v **float64) {
	const null = "null"
	if f.writing {
		if *v == nil {
			f.out = append(f.out, null...)
		} else {
			f.out = f.appendNumber(f.out, **v)
		}
		return
	}
	if rest, ok := bytes.CutPrefix(f.rest, []byte(null)); ok {
		f.rest = rest
		return
	}
	end := 0
	for end < len(f.rest) && (f.rest[end] == '.' || '0' <= f.rest[end] && f.rest[end] <= '9') {
		end++
	}
	n, err := strconv.ParseFloat(string(f.rest[:end]), 64)
	var same [32]byte
	f.odd = f.odd || err != nil || !bytes.Equal(f.appendNumber(same[:0], n), f.rest[:end])
	*v, f.rest = &n, f.rest[end:]
}

// appendNumber writes what encoding/json would not write with an exponent.
func (f *form) appendNumber(dst []byte, n float64) []byte {
	plain := n == 0 || 1e-6 <= n && n < 1e21
	f.odd = f.odd || !plain
	return strconv.AppendFloat(dst, n, 'f', -1, 64)
}

// putFormed is put for what has a form.
func (t *Tx) putFormed(bucket, key string, v formed) error {
	b, err := encodeFormed(v)
	if err != nil {
		return fmt.Errorf("encode %s %q: %w", bucket, key, err)
	}
	return t.kv.Put(bucket, key, b)
}

// decode reads a record into what is empty.
func decode[T any](bucket, key string, b []byte, into *T) error {
	if v, ok := any(into).(formed); ok {
		if decodeFormed(b, v) {
			return nil
		}
		*into = *new(T)
	}
	if err := json.Unmarshal(b, into); err != nil {
		return fmt.Errorf("decode %s %q: %w", bucket, key, err)
	}
	return nil
}
