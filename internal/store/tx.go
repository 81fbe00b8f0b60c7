package store

// Tx reads and writes records within one transaction. It is used by one
// goroutine and not after its transaction. Its methods for people are those of
// people.Tx.
type Tx struct {
	kv KV
}

// NewTx is how an engine makes a transaction for View or Update.
func NewTx(kv KV) *Tx { return &Tx{kv: kv} }
