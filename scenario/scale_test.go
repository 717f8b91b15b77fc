package scenario

import (
	"math"
	"testing"

	"tumen/economy/observe"
)

// A large world is a small one many times over: twenty Samjiyons in one have the
// shares, the piece rate, the crews and the traffic of five worlds of four, on average,
// once all have settled. A world of four alone is not enough to say so: by chance its
// guards' share is 0.389 to 0.416 in one seed or another.
func TestALargeWorldIsASmallOneManyTimesOver(t *testing.T) {
	const worlds = 5
	many := []*Scenario{border(t, sets("scale=4", "days=60"))}
	small := each(t, many, worlds, whole(t))[0]
	large := lived(t, border(t, sets("scale=20", "days=60")))
	mean := func(number func(*observe.Summary) float64) (sum float64) {
		for _, x := range of(small, number) {
			sum += x / worlds
		}
		return sum
	}
	per := func(scale float64) func(*observe.Summary) float64 {
		return func(s *observe.Summary) float64 { return float64(s.Routes["river"].Crossings) / scale }
	}
	guards := func(s *observe.Summary) float64 { return s.Shares.Guards.Float() }
	porters := func(s *observe.Summary) float64 { return s.Shares.Porters.Float() }
	rate := func(s *observe.Summary) float64 { return s.PieceRate.Float() }
	load := func(s *observe.Summary) float64 { return s.Load.Mean.Float() }
	crew := func(s *observe.Summary) float64 { return s.Crew.Median.Float() }
	for _, x := range []struct {
		what         string
		small, large float64
		within       float64
	}{
		{"guards", mean(guards), guards(&large), 0.02},
		{"porters", mean(porters), porters(&large), 0.02},
		{"piece rate", mean(rate), rate(&large), 0.05 * mean(rate)},
		{"load", mean(load), load(&large), 1},
		{"crew", mean(crew), crew(&large), 2},
		{"crossings of a Samjiyon", mean(per(4)), per(20)(&large), 0.1 * mean(per(4))},
	} {
		t.Logf("%s: %.4f in the large world, %.4f in small ones", x.what, x.large, x.small)
		if !(math.Abs(x.large-x.small) <= x.within) {
			t.Errorf("%s: %.4f in the large world, %.4f in small ones, want them within %.4f", x.what, x.large, x.small, x.within)
		}
	}
}
