package economy

import (
	"math"
	"testing"
)

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
