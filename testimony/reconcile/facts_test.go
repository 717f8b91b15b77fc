package reconcile_test

import (
	"testing"

	"pgregory.net/rapid"

	"tumen/internal/proof"
)

// Three shares that are the whole are two facts; once one of them is given, the
// others are one; once two are, the third is none. A run's pay is rate times load.
func TestIdentitiesMakeFactsFewer(t *testing.T) {
	facts := proof.Must(samjiyon(t).Facts())(t)
	shares := []string{"share.guards", "share.organisers", "share.porters"}
	for _, c := range []struct {
		quantities, given []string
		want              int
	}{
		{shares, nil, 2},
		{shares[:2], nil, 2},
		{shares, shares[:1], 1},
		{shares[2:], shares[:2], 0},
		{shares[2:], shares[:1], 1},
		{[]string{"pay.rate", "load.usual", "pay.run"}, nil, 2},
		{[]string{"pay.run"}, []string{"pay.rate", "load.usual"}, 0},
		{[]string{"rice", "rice"}, nil, 1},
		{[]string{"nobody.said", "nobody.said"}, nil, 1},
		{[]string{"nobody.said"}, []string{"nobody.said"}, 0},
		{nil, nil, 0},
	} {
		if got := facts.Of(c.quantities, c.given); got != c.want {
			t.Errorf("%v, given %v, are %d facts, want %d", c.quantities, c.given, got, c.want)
		}
	}
}

// One quantity more is at most one fact more, and what is given takes away as many
// as it brings: facts(A and B) = facts(A given B) + facts(B).
func TestFactsAddUp(t *testing.T) {
	s := samjiyon(t)
	facts := proof.Must(s.Facts())(t)
	var names []string
	for _, c := range s.Claims {
		names = append(names, c.Of())
	}
	rapid.Check(t, func(t *rapid.T) {
		a := rapid.SliceOfN(rapid.SampledFrom(names), 0, 8).Draw(t, "a")
		b := rapid.SliceOfN(rapid.SampledFrom(names), 0, 8).Draw(t, "b")
		if both, one, other := facts.Of(append(append([]string{}, a...), b...), nil), facts.Of(a, b), facts.Of(b, nil); both != one+other {
			t.Fatalf("%v and %v are %d facts, but %d and %d", a, b, both, one, other)
		}
	})
}
