package store

import (
	"fmt"

	"evenkeel/internal/play"
)

// Upgrade makes the records of a store that an older program wrote, by an
// older schema, those of [SchemaVersion]. An engine calls it as it opens a
// store, before anyone else may use it, and notes the new schema afterwards;
// update runs a function in a write transaction. It may be repeated.
//
// Schema 2 brought results. Schema 3 stores events in binary form, and leaves
// those that were stored as JSON. Schema 4 is what an engine in a file has a
// journal since.
func Upgrade(schema int, update func(func(*Tx) error) error) error {
	if schema < 2 {
		return addResults(update)
	}
	return nil
}

// upgradePage is how many ranked attempts one transaction of addResults reads.
const upgradePage = 4000

// addResults makes results, which are there since schema 2, from the heads of
// the attempts that count.
func addResults(update func(func(*Tx) error) error) error {
	for after, more := "", true; more; {
		from := after // update may run the function again
		err := update(func(t *Tx) error {
			keys, last := t.rankedAfter(from)
			after, more = last, len(keys) == upgradePage
			return t.addResults(keys)
		})
		if err != nil {
			return fmt.Errorf("make the results: %w", err)
		}
	}
	return nil
}

// rankedAfter reads which heads some entries that follow one point at, and the
// last entry's key.
func (t *Tx) rankedAfter(after string) (headKeys []string, last string) {
	for k, attempt := range t.kv.Scan(ranked, "", after) {
		headKeys, last = append(headKeys, key(string(attempt))), k
		if len(headKeys) == upgradePage {
			break
		}
	}
	return headKeys, last
}

func (t *Tx) addResults(headKeys []string) error {
	if err := t.prefetch(heads, headKeys); err != nil {
		return err
	}
	for _, k := range headKeys {
		h, err := get[Head](t, heads, k)
		if err != nil {
			return fmt.Errorf("read the head of attempt %s: %w", k, err)
		}
		if h.Phase != play.Finished {
			continue
		}
		if err := t.putResult(&h); err != nil {
			return err
		}
	}
	return nil
}
