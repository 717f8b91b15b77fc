package labour

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// The plain twin of the lists is a map from groups, cells and loads to people.
func TestListsHoldWhoWasPutOnThem(t *testing.T) {
	type place struct {
		g    Group
		cell int
		own  uint8
	}
	rapid.Check(t, func(t *rapid.T) {
		var l lists
		twin := map[place][]uint16{}
		for who := range uint16(rapid.IntRange(0, 300).Draw(t, "people")) {
			at := place{
				Group(rapid.IntRange(0, int(groups)-1).Draw(t, "group")),
				rapid.SampledFrom([]int{0, 7, 8, cells - 1}).Draw(t, "cell"),
				uint8(rapid.SampledFrom([]int{1, 40, 41, 42, 200}).Draw(t, "own")),
			}
			l.add(at.g, at.cell, at.own, who)
			twin[at] = append(twin[at], who)
			if leaves := rapid.IntRange(0, 3).Draw(t, "leaves"); leaves == 0 {
				k, _ := l.known(at.g, at.cell, int(at.own))
				gone := l.remove(k, k/int(l.width), rapid.IntRange(0, len(twin[at])-1).Draw(t, "who"))
				twin[at] = slices.DeleteFunc(twin[at], func(x uint16) bool { return x == gone })
			}
		}
		people := 0
		for at, want := range twin {
			k, known := l.known(at.g, at.cell, int(at.own))
			got := slices.Sorted(slices.Values(l.on(k)))
			slices.Sort(want)
			if !known || !slices.Equal(got, want) {
				t.Fatalf("%v are on the list of %+v, want %v", got, at, want)
			}
			people += len(want)
		}
		l.everyone(func(uint16) { people-- })
		if people != 0 {
			t.Fatalf("%d people too few on all lists", people)
		}
	})
}

// Blocks that lists have left are used again: people who leave one list and join
// another, again and again, need no more memory than at first.
func TestListsUseTheirBlocksAgain(t *testing.T) {
	var l lists
	for round := range 100 {
		own := uint8(20 + round%5)
		for who := range uint16(64) {
			l.add(Experienced, 100, own, who)
		}
		k, _ := l.known(Experienced, 100, int(own))
		l.drop(k, k/int(l.width), 64)
	}
	if len(l.slots) > 5*(64+32+16+8+4) {
		t.Errorf("%d slots for 64 people on five lists", len(l.slots))
	}
}

// known is the number of a list, and false if nobody has ever been on it.
func (l *lists) known(g Group, cell int, own int) (k int, known bool) {
	r := l.row[g][cell]
	if c := int32(own) - l.low; r == 0 || c < 0 || c >= l.width {
		return 0, false
	}
	return (int(r)-1)*int(l.width) + int(int32(own)-l.low), true
}
