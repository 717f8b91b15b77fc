package scenario

import (
	"math"
	"testing"

	"tumen/economy/observe"
	"tumen/internal/proof"
)

// A large world is a small one many times over: twenty Samjiyons in one have
// the shares, the piece rate, the crews and the traffic of four of them, once both have
// settled.
func TestALargeWorldIsASmallOneManyTimesOver(t *testing.T) {
	summary := func(scale string) observe.Summary {
		s := proof.Must(Open("samjiyon", Options{Sets: []string{"scale=" + scale, "days=60"}}))(t)
		return lived(t, s)
	}
	small, large := summary("4"), summary("20")
	per := func(s observe.Summary, scale float64) float64 { return float64(s.Routes["river"].Crossings) / scale }
	for _, x := range []struct {
		what         string
		small, large float64
		within       float64
	}{
		{"guards", small.Shares.Guards.Float(), large.Shares.Guards.Float(), 0.02},
		{"porters", small.Shares.Porters.Float(), large.Shares.Porters.Float(), 0.02},
		{"piece rate", small.PieceRate.Float(), large.PieceRate.Float(), 0.05 * small.PieceRate.Float()},
		{"load", small.Load.Mean.Float(), large.Load.Mean.Float(), 1},
		{"crew", small.Crew.Median.Float(), large.Crew.Median.Float(), 2},
		{"crossings of a Samjiyon", per(small, 4), per(large, 20), 0.1 * per(small, 4)},
	} {
		if !(math.Abs(x.large-x.small) <= x.within) {
			t.Errorf("%s: %.4f in the large world, %.4f in the small one, want them within %.4f", x.what, x.large, x.small, x.within)
		}
	}
}
