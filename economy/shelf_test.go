package economy

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestASearchMeetsEachPorterWithinTheRateOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var s shelf
		rates := rapid.SliceOfN(rapid.Float64Range(0, 1e5), 0, 60).Draw(t, "rates")
		var within []uint32
		top := askAt(rapid.Float64Range(0, 1e5).Draw(t, "offer"))
		for i, rate := range rates {
			b := askAt(rate)
			s[b] = append(s[b], uint32(i))
			if b <= top {
				within = append(within, uint32(i))
			}
		}
		if s.waiting(top) != len(within) {
			t.Fatalf("%d wait, want %d", s.waiting(top), len(within))
		}
		var search search
		search.begin(&s, top)
		var met, hired []uint32
		for search.total > 0 {
			i, b := search.meet(rapid.IntRange(0, search.total-1).Draw(t, "place"))
			met = append(met, i)
			if rapid.Bool().Draw(t, "hired") {
				search.hire(b)
				hired = append(hired, i)
			}
		}
		slices.Sort(met)
		if !slices.Equal(met, within) {
			t.Fatalf("met %v, want %v", met, within)
		}
		if s.waiting(top) != len(within)-len(hired) {
			t.Fatal("whoever is hired leaves the shelf, and nobody else")
		}
	})
}

// The lots of a search are draws of one name, whether four come from a block or
// each from its own.
func TestLotsAreTheDrawsOfTheirIndex(t *testing.T) {
	w, err := New(upland(), nil, 3, 1)
	if err != nil {
		t.Fatal(err)
	}
	lots := w.lotsOf(7)
	for call := range uint32(50) {
		n := 1000 - call
		want := w.draw(drawCandidate, 7, call/4).Below(int(call%4), n)
		if got := lots.below(n); got != want {
			t.Fatalf("lot %d is %d, want %d", call, got, want)
		}
	}
}
