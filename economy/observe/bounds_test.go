package observe

import (
	"encoding/json"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tumen/internal/proof"
)

// Of four loads one is as heavy as the bag allows; of ten crews none is as large
// as can be; nobody has decided on a price, so no share of prices exists.
func TestSharesAreOfTheDecisionsThatThereWere(t *testing.T) {
	var b Bounds
	b.Count(AtBag, 3, 0)
	b.Note(AtBag, true)
	b.Count(AtCrew, 10, 0)
	got := string(proof.Must(json.Marshal(b.Shares()))(t))
	if want := `[{"decision":"how heavy a load is","bound":"bag","share":0.25},{"decision":"how large a crew is","bound":"crew","share":0}]`; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// Workers count apart. What they have counted adds up to the same in any order.
func TestWorkersCountTogether(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var one, all Bounds
		workers := make([]Bounds, 3)
		for range rapid.IntRange(0, 50).Draw(t, "decisions") {
			at, held := Bound(rapid.IntRange(0, int(bounds)-1).Draw(t, "bound")), rapid.Bool().Draw(t, "held")
			one.Note(at, held)
			workers[rapid.IntRange(0, 2).Draw(t, "worker")].Note(at, held)
		}
		for _, k := range rapid.Permutation([]int{0, 1, 2}).Draw(t, "order") {
			all.Take(&workers[k])
			if workers[k] != (Bounds{}) {
				t.Fatal("what was taken is still there")
			}
		}
		if all != one {
			t.Fatalf("together %v, alone %v", all, one)
		}
	})
}

// What is written is read again, in a summary too, and what is no bound is refused.
func TestBoundsAndTrendsAreReadAsTheyAreWritten(t *testing.T) {
	var b Bounds
	b.Count(AtReserve, 8, 2)
	s := *Blank(func(string) []string { return nil })
	s.Bounds = b.Shares()
	s.Trends = Trends{"guards-share": {Number{0.01, 12}, Number{-0.02, 12}, Number{0.04, 12}}}
	text := proof.Must(json.Marshal(s))(t)
	var read Summary
	if err := json.Unmarshal(text, &read); err != nil {
		t.Fatal(err)
	}
	if read.Bounds["reserve"] != s.Bounds["reserve"] || read.Trends["guards-share"] != s.Trends["guards-share"] {
		t.Errorf("read %v and %v", read.Bounds, read.Trends)
	}
	if x, known := read.At("bounds.reserve.share"); !known || x != 0.25 {
		t.Errorf("bounds.reserve.share is %v, %v", x, known)
	}
	if x, known := read.At("trends.guards-share.per_year"); !known || x != 0.01 {
		t.Errorf("trends.guards-share.per_year is %v, %v", x, known)
	}
	for old, other := range map[string]string{`"bound":"reserve"`: `"bound":"sky"`, `"outcome":"shares.guards"`: `"outcome":"shares"`} {
		if err := json.Unmarshal([]byte(strings.Replace(string(text), old, other, 1)), &read); err == nil {
			t.Errorf("%s was read", other)
		}
	}
}

// A bound shapes outcomes that a summary has.
func TestBoundsShapeOutcomes(t *testing.T) {
	known := map[string]bool{}
	for at := range Blank(everywhere).All() {
		known[at.Pattern] = true
	}
	for _, name := range BoundNames() {
		decision, words := BoundWords(name)
		if decision == "" || words == "" {
			t.Errorf("%s has no words", name)
		}
		for _, path := range boundNamed(name).shapes {
			if !known[path] {
				t.Errorf("%s shapes %s, which no summary has", name, path)
			}
		}
	}
}
