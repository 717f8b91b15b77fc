package economy

import (
	"math"
	"testing"
)

// A large world is a small one many times over: the shares, the piece rate and
// the crews of an upland two hundred times as large are those of the small one,
// within what chance moves in the small one. Both look at the same season.
func TestALargeWorldIsASmallOneManyTimesOver(t *testing.T) {
	p := upland()
	p.Days = 60
	small := live(t, p, 1, 1).Summary
	q := upland()
	q.Days, q.Scale = 60, 200
	large := live(t, q, 1, 1).Summary
	for _, x := range []struct {
		what         string
		small, large float64
		within       float64
	}{
		{"guards", small.Shares.Guards, large.Shares.Guards, 0.03},
		{"porters", small.Shares.Porters, large.Shares.Porters, 0.03},
		{"piece rate", small.PieceRate, large.PieceRate, 0.1 * small.PieceRate},
		{"load", small.Load.Mean, large.Load.Mean, 2},
		{"crew", small.Crew.Median, large.Crew.Median, 4},
		{"crossings", float64(small.Routes["river"].Crossings), float64(large.Routes["river"].Crossings) / q.Scale, 0.2 * float64(small.Routes["river"].Crossings)},
	} {
		if math.Abs(x.large-x.small) > x.within {
			t.Errorf("%s: %.4f in the large world, %.4f in the small one, want them within %.4f", x.what, x.large, x.small, x.within)
		}
	}
}

// The first crossings that make one experience are a plain mean; a world of
// scale 1 takes the first one whole.
func TestTheFirstExperienceIsAMeanOfItsCrossings(t *testing.T) {
	const crowd = 4
	fade := math.Pow(0.98, 1.0/crowd)
	var u usual
	for k := range crowd {
		u.remember(fade, crowd, 0, 0, float64(10*(k+1)), 0, 0)
	}
	if want := 25.0; math.Abs(u.heads-want) > 1e-12 { // (10 + 20 + 30 + 40) / 4
		t.Errorf("heads %v, want %v", u.heads, want)
	}
	u.remember(fade, crowd, 0, 0, 50, 0, 0)
	if want := 25*fade + 50*(1-fade); math.Abs(u.heads-want) > 1e-12 {
		t.Errorf("heads %v, want %v", u.heads, want)
	}
}

// What a county is told weighs as much in a large world: S crossings of a world
// of scale S leave what one leaves in a world of scale 1.
func TestManyCrossingsOfALargeWorldAreOneExperience(t *testing.T) {
	const scale = 200
	var hits, seen, manyHits, manySeen float64
	for _, hit := range []bool{false, true, false, false} {
		note(&hits, &seen, 0.98, hit)
		for range scale {
			hear(&manyHits, &manySeen, math.Pow(0.98, 1.0/scale), 1.0/scale, hit)
		}
	}
	// Within an experience its parts fade too: by half of it on the mean.
	if math.Abs(manyHits-hits) > 0.02*hits || math.Abs(manySeen-seen) > 0.02*seen {
		t.Errorf("%v of %v, want about %v of %v", manyHits, manySeen, hits, seen)
	}
}
