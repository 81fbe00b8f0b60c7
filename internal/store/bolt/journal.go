package bolt

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"os"

	"evenkeel/internal/store"
)

// The journal is where batches of writes become durable: one write at its end
// and one sync each, where a commit to the store's file takes many writes all
// over it and two syncs. It lies in two files beside the store's, which take
// turns: while one is written, what the other has comes to the store's file in
// bulk, and then its room is used again.
//
// A file holds batches, the first at its beginning, each as
//
//	sum      4 bytes: CRC-32C of all that follows
//	length   4 bytes: of the content
//	journal  8 bytes: which journal it belongs to, as the store's file says
//	number   8 bytes: 1 more than that of the batch before
//	content  see [content]
//
// with numbers little endian. What follows the last batch is of earlier turns,
// zeros, or a batch that was not written whole and that nobody was told of.
const (
	lengthAt  = 4
	journalAt = lengthAt + 4
	numberAt  = journalAt + 8
	contentAt = numberAt + 8
)

// journalStep is how far a file of the journal grows at a time, by zeros: what
// is written into them later changes nothing but its bytes, which makes its
// sync cheap.
const journalStep = 64 << 10

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// journalPaths names the files of a store's journal.
func journalPaths(path string) [2]string {
	return [2]string{path + ".journal-a", path + ".journal-b"}
}

// journal is the two files of a journal as they are written. The writer alone
// uses it.
type journal struct {
	id     uint64 // 0: it has not been made yet
	number uint64 // of the last batch
	files  [2]*os.File
	turn   int   // which of them is written
	at     int64 // where its next batch goes
	room   int64 // up to where it has room already
	sync   bool
}

// append makes a batch durable, which has room for its heading. A
// [store.ErrFull] says that nothing was written; after any other error nobody
// knows what was.
func (j *journal) append(batch []byte) error {
	if err := j.grow(int64(len(batch))); err != nil {
		return err
	}
	le := binary.LittleEndian
	le.PutUint32(batch[lengthAt:], uint32(len(batch)-contentAt))
	le.PutUint64(batch[journalAt:], j.id)
	le.PutUint64(batch[numberAt:], j.number+1)
	le.PutUint32(batch, crc32.Checksum(batch[lengthAt:], castagnoli))
	file := j.files[j.turn]
	if _, err := file.WriteAt(batch, j.at); err != nil {
		return refused(err)
	}
	if err := j.flush(); err != nil {
		return fmt.Errorf("write the journal: %w", err)
	}
	j.at += int64(len(batch))
	j.number++
	return nil
}

// flush makes durable what was written.
func (j *journal) flush() error {
	if !j.sync {
		return nil
	}
	return syncData(j.files[j.turn])
}

// grow makes room for some bytes more. The room is durable before anything is
// written there: a file system that fails while it takes new room into its books
// may not tell the sync that waited for it, but tells the next one.
func (j *journal) grow(more int64) error {
	need := j.at + more
	if need <= j.room {
		return nil
	}
	to := (need + journalStep - 1) / journalStep * journalStep
	if _, err := j.files[j.turn].WriteAt(make([]byte, to-j.room), j.room); err != nil {
		return refused(err)
	}
	if err := j.flush(); err != nil {
		return refused(err)
	}
	j.room = to
	return nil
}

// refused judges an error of writing, or of making mere room durable: where
// there is none, nothing else is wrong.
func refused(err error) error {
	if isFull(err) {
		return fmt.Errorf("%w: %w", store.ErrFull, err)
	}
	return fmt.Errorf("write the journal: %w", err)
}

// change goes on with the other file, of which nothing is needed any more, and
// gives the one that was written until now. For a store that comes to rest the
// other one gives its room back.
func (j *journal) change(rest bool) (before *os.File, err error) {
	before, other := j.files[j.turn], j.files[1-j.turn]
	if rest {
		if err := other.Truncate(0); err != nil {
			return nil, fmt.Errorf("shrink the journal: %w", err)
		}
	}
	info, err := other.Stat()
	if err != nil {
		return nil, fmt.Errorf("change the journal: %w", err)
	}
	j.turn, j.at, j.room = 1-j.turn, 0, info.Size()
	return before, nil
}

// close lets go of the files.
func (j *journal) close() (err error) {
	for _, f := range j.files {
		if f != nil {
			err = errors.Join(err, f.Close())
		}
	}
	return err
}

// written is a batch that was found in a file of the journal.
type written struct {
	number  uint64
	content []byte
}

// parseBatch reads the batch at the beginning of b, if a whole one of that
// journal is there.
func parseBatch(b []byte, id uint64) (w written, length int, ok bool) {
	if len(b) < contentAt {
		return w, 0, false
	}
	le := binary.LittleEndian
	content := le.Uint32(b[lengthAt:])
	if le.Uint64(b[journalAt:]) != id || uint64(content) > uint64(len(b)-contentAt) {
		return w, 0, false
	}
	length = contentAt + int(content)
	if le.Uint32(b) != crc32.Checksum(b[lengthAt:length], castagnoli) {
		return w, 0, false
	}
	return written{le.Uint64(b[numberAt:]), b[contentAt:length]}, length, true
}

// parseBatches reads the batches that follow one another from the beginning of
// a file.
func parseBatches(b []byte, id uint64) (all []written) {
	for {
		w, length, ok := parseBatch(b, id)
		if !ok || len(all) > 0 && w.number != all[len(all)-1].number+1 {
			return all
		}
		all, b = append(all, w), b[length:]
	}
}

// hasBatchBeyond reports whether a whole batch lies anywhere in a file whose
// number is above one.
func hasBatchBeyond(b []byte, id, number uint64) bool {
	mark := binary.LittleEndian.AppendUint64(nil, id)
	for at := 0; ; at++ {
		i := bytes.Index(b[at:], mark)
		if i < 0 {
			return false
		}
		if at += i; at < journalAt {
			continue
		}
		if w, _, ok := parseBatch(b[at-journalAt:], id); ok && w.number > number {
			return true
		}
	}
}

// JournalError says that what a store's file needs of its journal is not there.
type JournalError struct {
	Path string // of the file of the journal
	What string // what is wrong with it
}

// Error says what to do.
func (e *JournalError) Error() string {
	return fmt.Sprintf("the store was not closed, and %s, which holds its last changes, %s; "+
		"put it back from where the store was, restore a backup, or give those changes up with evenkeel doctor --mend", e.Path, e.What)
}

// readJournal gives, in their order, the batches of a store's journal that its
// file does not have. The error may be a [*JournalError]; what precedes the
// trouble comes with it.
func readJournal(path string, n journalNote) (all []written, err error) {
	if n.id == 0 {
		return nil, nil
	}
	paths := journalPaths(path)
	var contents [2][]byte
	for i, p := range paths {
		b, failed := os.ReadFile(p)
		switch {
		case errors.Is(failed, os.ErrNotExist):
			err = errors.Join(err, &JournalError{p, "is missing"})
		case failed != nil:
			return nil, fmt.Errorf("read the journal: %w", failed)
		}
		contents[i] = b
	}
	next := n.filed + 1
	var begins [2]uint64 // what each file has first; 0: no batch
	for range contents { // the files took turns, and either may be the older
		for i := range contents {
			for j, w := range parseBatches(contents[i], n.id) {
				if j == 0 {
					begins[i] = w.number
				}
				if w.number == next {
					all, next = append(all, w), next+1
				}
			}
		}
	}
	if err != nil { // what follows in the other file has lost its beginning
		return all, err
	}
	for i := range paths {
		if !hasBatchBeyond(contents[i], n.id, next-1) {
			continue
		}
		if begins[i] > next { // it is whole, and what comes before it was in the other file
			i = 1 - i
		}
		return all, &JournalError{paths[i], "is damaged"}
	}
	return all, nil
}
