package labour

// lists.go: the people of a shard who are at home, in one list for each group,
// cell of the index and own load [kg]. A person is two bytes on a list, his number
// within the shard, because the list says the rest. The lists are blocks of one
// array. A list that is full moves into a block twice as large and leaves its own
// to others, so that once the array is large enough nothing is allocated.

// shardBits says how many people share a shard: few enough that all their rows
// fit in a processor's second cache.
const shardBits = 15

// lists are those of one shard.
type lists struct {
	low, width int32                // own load of the first column, and how many columns a row has
	row        [groups][cells]int16 // the row of a cell, from 1; 0 if nobody has been there
	list       []list               // rows one after another
	people     []int32              // by row
	where      []int32              // by row, the group and the cell: group*cells + cell
	changed    []uint8              // by row, one more than the heaviest own load whose list has changed since the last count; 0 if none has
	slots      []uint16             // the blocks
	unused     [17][]uint32         // the blocks that nobody uses, by size
}

// list is one list: n people from slot start, in a block of 2^size slots; size 0
// is no block.
type list struct {
	start uint32
	n     uint16
	size  uint8
	_     uint8 // named, so that every byte is always the same
}

// smallest is the size of the smallest block.
const smallest = 2

// add puts somebody on a list.
func (l *lists) add(g Group, cell int, own uint8, who uint16) {
	k, r := l.at(g, cell, own)
	x := &l.list[k]
	if x.size == 0 || int(x.n) == 1<<x.size {
		l.widen(x)
	}
	l.slots[x.start+uint32(x.n)] = who
	x.n++
	l.people[r]++
	l.changed[r] = max(l.changed[r], own+1)
}

// widen moves a list to a block twice as large.
func (l *lists) widen(x *list) {
	size := max(smallest, x.size+1)
	free := &l.unused[size]
	var start uint32
	if last := len(*free) - 1; last >= 0 {
		start, *free = (*free)[last], (*free)[:last]
	} else {
		start = uint32(len(l.slots))
		for range 1 << size {
			l.slots = append(l.slots, 0)
		}
	}
	copy(l.slots[start:], l.slots[x.start:x.start+uint32(x.n)])
	if x.size > 0 {
		l.unused[x.size] = append(l.unused[x.size], x.start)
	}
	x.start, x.size = start, size
}

// on is who is on a list. The list is l.list[k].
func (l *lists) on(k int) []uint16 {
	x := &l.list[k]
	return l.slots[x.start : x.start+uint32(x.n)]
}

// drop takes the last n off a list of a row.
func (l *lists) drop(k, r, n int) {
	own := uint8(l.low + int32(k-r*int(l.width)))
	l.list[k].n -= uint16(n)
	l.people[r] -= int32(n)
	l.changed[r] = max(l.changed[r], own+1)
}

// remove takes the one at a place off a list of a row; the last one takes that
// place.
func (l *lists) remove(k, r, at int) (who uint16) {
	on := l.on(k)
	who = on[at]
	on[at] = on[len(on)-1]
	l.drop(k, r, 1)
	return who
}

// at is the number of a list, and of its row; it makes room for row and column.
func (l *lists) at(g Group, cell int, own uint8) (k, row int) {
	if c := int32(own); c < l.low || c >= l.low+l.width {
		l.reach(c)
	}
	r := &l.row[g][cell]
	if *r == 0 {
		l.changed = append(l.changed, 0)
		l.people = append(l.people, 0)
		l.where = append(l.where, int32(g)*cells+int32(cell))
		*r = int16(len(l.changed))
		for range l.width {
			l.list = append(l.list, list{})
		}
	}
	row = int(*r) - 1
	return row*int(l.width) + int(int32(own)-l.low), row
}

// span are the lists of a row whose own load is from low to below high [kg], and the
// number of the row; none if nobody is on any list of the row.
func (l *lists) span(g Group, cell, low, high int) (from, to, row int) {
	row = int(l.row[g][cell]) - 1
	if row < 0 || l.people[row] == 0 {
		return 0, 0, row
	}
	first := row * int(l.width)
	lo := min(max(low-int(l.low), 0), int(l.width))
	hi := min(max(high-int(l.low), lo), int(l.width))
	return first + lo, first + hi, row
}

// reach gives every row a column for an own load.
func (l *lists) reach(own int32) {
	low, high := own, own+1
	if l.width > 0 {
		low, high = min(low, l.low), max(high, l.low+l.width)
	}
	low, high = max(0, low-4), min(Strongest+1, high+4) // the next ones are probably near
	width := high - low
	wider := make([]list, int(width)*len(l.changed))
	for r := range l.changed {
		copy(wider[r*int(width)+int(l.low-low):], l.list[r*int(l.width):(r+1)*int(l.width)])
	}
	l.low, l.width, l.list = low, width, wider
}

// begin has lists of nobody, in the memory that they have.
func (l *lists) begin() {
	unused := l.unused
	for size := range unused {
		unused[size] = unused[size][:0]
	}
	*l = lists{list: l.list[:0], people: l.people[:0], where: l.where[:0], changed: l.changed[:0], slots: l.slots[:0], unused: unused}
}

// clear empties all lists and keeps their memory.
func (l *lists) clear() {
	clear(l.list)
	clear(l.people)
	l.slots = l.slots[:0]
	for s := range l.unused {
		l.unused[s] = l.unused[s][:0]
	}
	for r := range l.changed {
		l.changed[r] = Strongest + 1
	}
}
