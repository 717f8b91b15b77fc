package trade

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// "With probability exp(lambda E) over the sum of all": shares of many draws are
// those of the logit, and best reply takes the best for sure.
func TestWaysAreTakenByLogit(t *testing.T) {
	expects, intensity := []float64{0, 100, -200, 50, 1e9 * -1}, 0.01
	counts, n := make([]float64, len(expects)), 100_000
	chance := rand.New(rand.NewPCG(1, 1))
	weights := make([]float64, len(expects))
	for range n {
		counts[logit(expects, weights, intensity, chance.Float64())]++
	}
	total := 0.0
	for _, e := range expects {
		total += math.Exp(intensity * e)
	}
	for k, e := range expects {
		p := math.Exp(intensity*e) / total
		if got := counts[k] / float64(n); math.Abs(got-p) > 4*math.Sqrt(p*(1-p)/float64(n))+1e-9 {
			t.Errorf("a way that brings %v is taken with probability %v, want %v", e, got, p)
		}
	}
	if k := logit(expects, weights, BestReply, 0.999); k != 1 {
		t.Errorf("best reply takes %d", k)
	}
}

// Weights are exponentials to a part in ten million.
func TestDecayIsTheExponential(t *testing.T) {
	for x := 0.0; x < hopeless; x += 0.0007 {
		if want := math.Exp(-x); math.Abs(decay(x)-want) > 1e-7*want {
			t.Fatalf("exp(-%v) is %v, not %v", x, want, decay(x))
		}
	}
}

// Bids come into the order in which a plain sort puts them.
func TestBidsComeInOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := someNumbers(t)
		var places []place
		for k := range n.whole(0, 60) {
			places = append(places, place{math.Round(n.float(0, 20)), uint32(n.whole(0, 3)), int32(k)})
		}
		want := slices.Clone(places)
		slices.SortFunc(want, func(a, b place) int {
			if a.before(&b) {
				return -1
			}
			return 1
		})
		if got, _ := inOrder(places, nil); !slices.Equal(got, want) {
			t.Fatalf("%v, want %v", got, want)
		}
	})
}
