package explore

// table numbers keys of a fixed width from 0 in the order they came. The keys
// lie in one block of memory without pointers.
type table struct {
	words int      // of a key
	keys  []uint64 // words for each
	slots []int32  // open addressing: number + 1, or 0
}

func newTable(words int) table {
	return table{words: words, slots: make([]int32, 256)}
}

func (t *table) len() int { return len(t.keys) / t.words }

func (t *table) key(i int) []uint64 { return t.keys[i*t.words : (i+1)*t.words] }

// add gives the number of a key, a new one if the key is new.
func (t *table) add(key []uint64) int {
	slot, i := t.slot(key)
	if i >= 0 {
		return i
	}
	i = t.len()
	t.keys = append(t.keys, key...)
	t.slots[slot] = int32(i + 1)
	if 4*t.len() > 3*len(t.slots) {
		t.grow()
	}
	return i
}

// slot gives the place where a key is or belongs, and its number or -1.
func (t *table) slot(key []uint64) (slot, number int) {
	mask := len(t.slots) - 1
	for at := int(hash(key)) & mask; ; at = (at + 1) & mask {
		i := int(t.slots[at]) - 1
		if i < 0 || t.equal(i, key) {
			return at, i
		}
	}
}

func (t *table) equal(i int, key []uint64) bool {
	for j, word := range t.key(i) {
		if word != key[j] {
			return false
		}
	}
	return true
}

func (t *table) grow() {
	t.slots = make([]int32, 2*len(t.slots))
	for i := range t.len() {
		slot, _ := t.slot(t.key(i))
		t.slots[slot] = int32(i + 1)
	}
}

// hash mixes a key with the finisher of splitmix64, word by word.
func hash(key []uint64) uint64 {
	var h uint64
	for _, word := range key {
		h ^= word
		h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
		h = (h ^ h>>27) * 0x94d049bb133111eb
		h ^= h >> 31
	}
	return h
}
