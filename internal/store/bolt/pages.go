package bolt

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"os"
)

// The file's pages, as bbolt lays them out: two with metadata, then trees of
// branches and leaves, each with a heading of its number, kind, count of
// elements and count of further pages. bbolt's own check takes what it reads
// to be sound, and ends the program where it is not; this one reads the file
// alone and trusts nothing.
const (
	pageHeading  = 16
	leafElement  = 16
	branchPage   = 0x01
	leafPage     = 0x02
	listPage     = 0x10
	bucketFlag   = 0x01
	metaMagic    = 0xED0CDAED
	metaVersion  = 2
	metaSum      = 56 // where the sum is, behind what it is of
	noFreePages  = ^uint64(0)
	mostTroubles = 50
)

// checkUnclosed looks for damage where bbolt would end the program over it:
// opening a file that was not closed, it goes through all pages for those that
// are free.
func checkUnclosed(path string) error {
	release, err := Hold(path)
	if err != nil {
		return err
	}
	defer release() //nolint:errcheck // only read
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close() //nolint:errcheck // only read
	info, err := f.Stat()
	if err != nil {
		return err
	}
	p := &pageCheck{file: f, length: uint64(info.Size())}
	if m, ok := p.meta(); !ok || m.free != noFreePages {
		return nil // what is no store at all is told apart by who opens it
	}
	if err := p.all(); err != nil && !errors.Is(err, errEnough) {
		return err
	}
	if len(p.troubles) > 0 {
		return fmt.Errorf("%w (%s)", errDamaged, p.troubles[0])
	}
	return nil
}

// CheckPages reads the pages of a store's file, which nobody may be writing,
// and tells what is wrong with them, in words.
func CheckPages(path string) (troubles []string, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close() //nolint:errcheck // only read
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	return checkPages(f, info.Size())
}

func checkPages(file io.ReaderAt, length int64) (troubles []string, err error) {
	p := &pageCheck{file: file, length: uint64(length)}
	err = p.all()
	if errors.Is(err, errEnough) {
		err = nil
	}
	return p.troubles, err
}

var errEnough = errors.New("enough is wrong")

// pageCheck is one run of CheckPages.
type pageCheck struct {
	file     io.ReaderAt
	length   uint64   // of the file
	size     uint64   // of a page
	end      uint64   // the number behind the last page
	seen     []uint64 // a bit for each page
	spare    [][]byte // of pages that were done with
	troubles []string
}

func (p *pageCheck) wrong(text string, args ...any) error {
	p.troubles = append(p.troubles, fmt.Sprintf(text, args...))
	if len(p.troubles) >= mostTroubles {
		return errEnough
	}
	return nil
}

// meta is what counts of a page of metadata.
type meta struct{ size, root, free, end, tx uint64 }

func (p *pageCheck) all() error {
	m, ok := p.meta()
	if !ok {
		return p.wrong("neither of the file's two headings can be read: it is no store, or its beginning is damaged")
	}
	p.size, p.end = m.size, m.end
	if have := p.length / p.size; have < m.end {
		if err := p.wrong("the file is cut short: it should have %d pages of %d bytes, and has %d", m.end, m.size, have); err != nil {
			return err
		}
		p.end = have
	}
	p.seen = make([]uint64, p.end/64+1)
	if err := p.bucket("", m.root); err != nil {
		return err
	}
	return p.free(m.free)
}

// meta finds the newer of the two pages of metadata that can be read.
func (p *pageCheck) meta() (newest meta, ok bool) {
	for size := uint64(1 << 10); size <= 1<<16; size <<= 1 {
		for n := range uint64(2) {
			m, good := p.metaAt(n * size)
			if good && m.size == size && (!ok || m.tx > newest.tx) {
				newest, ok = m, true
			}
		}
	}
	return newest, ok
}

func (p *pageCheck) metaAt(at uint64) (m meta, ok bool) {
	b := make([]byte, pageHeading+metaSum+8)
	if _, err := p.file.ReadAt(b, int64(at)); err != nil {
		return m, false
	}
	b = b[pageHeading:]
	sum := fnv.New64a()
	sum.Write(b[:metaSum])
	le := binary.LittleEndian
	if le.Uint32(b) != metaMagic || le.Uint32(b[4:]) != metaVersion || le.Uint64(b[metaSum:]) != sum.Sum64() {
		return m, false
	}
	m = meta{size: uint64(le.Uint32(b[8:])), root: le.Uint64(b[16:]), free: le.Uint64(b[32:]), end: le.Uint64(b[40:]), tx: le.Uint64(b[48:])}
	return m, m.size >= 1<<10 && m.size <= 1<<16
}

// met reports whether a page of the file was met before, and notes it.
func (p *pageCheck) met(n uint64) bool {
	bit := uint64(1) << (n % 64)
	before := p.seen[n/64]&bit != 0
	p.seen[n/64] |= bit
	return before
}

// page is one with its further pages.
type page struct {
	number uint64
	kind   uint16
	count  uint64
	body   []byte // with the heading
}

// read reads a page, which is nil after trouble.
func (p *pageCheck) read(number uint64, where string) (*page, error) {
	if number < 2 || number >= p.end {
		return nil, p.wrong("%s speaks of page %d, which the file does not have", where, number)
	}
	b := p.buffer()
	if _, err := p.file.ReadAt(b, int64(number*p.size)); err != nil {
		return nil, p.wrong("page %d, of %s, cannot be read: %v", number, where, err)
	}
	le := binary.LittleEndian
	g := &page{number: number, kind: le.Uint16(b[8:]), count: uint64(le.Uint16(b[10:])), body: b}
	more := uint64(le.Uint32(b[12:]))
	if le.Uint64(b) != number || more >= p.end-number {
		return nil, p.wrong("page %d, of %s, is overwritten: its heading is of no page", number, where)
	}
	for n := number; n <= number+more; n++ {
		if p.met(n) {
			return nil, p.wrong("page %d is used twice, also by %s", n, where)
		}
	}
	if more == 0 {
		return g, nil
	}
	g.body = make([]byte, (more+1)*p.size)
	if _, err := p.file.ReadAt(g.body, int64(number*p.size)); err != nil {
		return nil, p.wrong("page %d, of %s, cannot be read: %v", number, where, err)
	}
	return g, nil
}

// buffer gives room for a page, until done.
func (p *pageCheck) buffer() []byte {
	if n := len(p.spare); n > 0 {
		b := p.spare[n-1]
		p.spare = p.spare[:n-1]
		return b
	}
	return make([]byte, p.size)
}

func (p *pageCheck) done(g *page) {
	if uint64(len(g.body)) == p.size {
		p.spare = append(p.spare, g.body)
	}
}

// bucket checks the tree of a bucket; the one without a name holds the others.
func (p *pageCheck) bucket(name string, root uint64) error {
	where := "the list of buckets"
	if name != "" {
		where = bucketName([]byte(name))
	}
	return p.tree(root, where, name == "", nil, nil)
}

// tree checks a page and what lies below it. Its keys must not be below least,
// and must be below limit; nil: they may be any.
func (p *pageCheck) tree(number uint64, where string, top bool, least, limit []byte) error {
	g, err := p.read(number, where)
	if g == nil {
		return err
	}
	defer p.done(g)
	if g.kind != branchPage && g.kind != leafPage || g.kind == branchPage && g.count == 0 {
		return p.wrong("page %d, of %s, is overwritten: it is neither branch nor leaf", number, where)
	}
	last := least
	for i := range g.count {
		el, ok := g.element(i)
		if !ok {
			return p.wrong("page %d, of %s, is overwritten: element %d lies outside it", number, where, i)
		}
		if i == 0 && last != nil && bytes.Compare(el.key, last) < 0 || i > 0 && bytes.Compare(el.key, last) <= 0 || limit != nil && bytes.Compare(el.key, limit) >= 0 {
			return p.wrong("page %d, of %s: the key of element %d is out of order", number, where, i)
		}
		last = el.key
		if err := p.below(g, i, el, where, top, limit); err != nil {
			return err
		}
	}
	return nil
}

// below checks what an element leads to.
func (p *pageCheck) below(g *page, i uint64, el element, where string, top bool, limit []byte) error {
	switch {
	case g.kind == branchPage:
		if next, ok := g.element(i + 1); ok && i+1 < g.count {
			limit = next.key
		}
		return p.tree(el.child, where, top, el.key, limit)
	case !el.bucket:
		return nil
	case !top || len(el.value) < 16 || len(el.key) == 0:
		return p.wrong("page %d, of %s: element %d is no bucket that this program makes", g.number, where, i)
	}
	if root := binary.LittleEndian.Uint64(el.value); root != 0 { // 0: the bucket's only page follows here
		return p.bucket(string(el.key), root)
	}
	return nil
}

// element is one of a page, with what counts for its kind.
type element struct {
	key, value []byte
	child      uint64
	bucket     bool
}

// element reads an element, if it lies within the page.
func (g *page) element(i uint64) (el element, ok bool) {
	at := pageHeading + i*leafElement
	if i >= g.count || at+leafElement > uint64(len(g.body)) {
		return el, false
	}
	le, b := binary.LittleEndian, g.body[at:]
	if g.kind == branchPage {
		el.child = le.Uint64(b[8:])
		el.key, ok = g.part(at+uint64(le.Uint32(b)), uint64(le.Uint32(b[4:])))
		return el, ok
	}
	from, length := at+uint64(le.Uint32(b[4:])), uint64(le.Uint32(b[8:]))
	el.bucket = le.Uint32(b)&bucketFlag != 0
	if el.key, ok = g.part(from, length); !ok {
		return el, false
	}
	el.value, ok = g.part(from+length, uint64(le.Uint32(b[12:])))
	return el, ok
}

func (g *page) part(from, length uint64) ([]byte, bool) {
	if from+length > uint64(len(g.body)) {
		return nil, false
	}
	return g.body[from : from+length], true
}

// free checks the list of free pages, if the file has one.
func (p *pageCheck) free(number uint64) error {
	if number == noFreePages {
		return nil
	}
	g, err := p.read(number, "the list of free pages")
	if g == nil {
		return err
	}
	if g.kind != listPage {
		return p.wrong("page %d, the list of free pages, is overwritten", number)
	}
	ids, le := g.body[pageHeading:], binary.LittleEndian
	if g.count == 0xFFFF { // too many for the heading
		g.count, ids = le.Uint64(ids), ids[8:]
	}
	if g.count > uint64(len(ids))/8 {
		return p.wrong("page %d, the list of free pages, is overwritten: it is too long", number)
	}
	for i := range g.count {
		if id := le.Uint64(ids[8*i:]); id >= p.end || p.met(id) {
			return p.wrong("page %d is listed as free, but is in use, listed twice or not there", id)
		}
	}
	return nil
}
