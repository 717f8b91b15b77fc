package scenario

import (
	"math"
	"slices"
	"strings"
	"testing"

	"tumen/economy/observe"
	"tumen/economy/parameter"
)

// bounds_test.go: no result of samjiyon sits on a bound.

func TestEveryRunSaysHowManyDecisionsAreAtABound(t *testing.T) {
	long(t)
	for k, s := range over(t, Options{})[0] {
		for name, b := range s.Bounds {
			if x := b.Share.Float(); !(x >= 0 && x <= 1) {
				t.Errorf("seed %d: %v of the decisions are at the bound %s", k+1, x, name)
			}
		}
		for _, name := range []string{"bag", "crew", "capital", "capacity", "licence", "price"} {
			if _, counted := s.Bounds[name]; !counted {
				t.Errorf("seed %d counts no decisions at the bound %s", k+1, name)
			}
		}
	}
}

// A pattern that the witness's words are held against must come from what people
// want. Where decisions that shape its outcome are at a bound, the pattern is marked.
func TestNoPatternOfSamjiyonIsMetAtABound(t *testing.T) {
	long(t)
	runs := over(t, Options{})[0]
	for name := range runs[0].Bounds {
		share := mid(runs, "bounds."+name+".share")
		t.Logf("%s: %.2f %%", name, 100*share)
		if !(share < observe.AtBound) {
			t.Errorf("%.1f %% of the decisions are at the bound %s", 100*share, name)
		}
	}
}

// Customs are a market and no quota: what is declared is short of what all licences
// together would allow, and hardly anybody who declares is at the limit.
func TestCustomsAreNotAtAQuota(t *testing.T) {
	long(t)
	p := &border(t, Options{}).Parameters
	runs := over(t, Options{})[0]
	if at := mid(runs, "bounds.licence.share"); !(at < observe.AtBound) {
		t.Errorf("%.1f %% of the decisions to declare are at a licence's limit", 100*at)
	}
	allowed := 0.0
	for g := range p.Organisers {
		if o := &p.Organisers[g]; o.Licence {
			allowed += float64(max(o.Number, o.Potential)) * o.Declares * float64(p.Days) * 12 / 365
		}
	}
	declared := median(of(runs, func(s *observe.Summary) (kg float64) {
		for r := range p.Routes {
			if p.Routes[r].Kind == parameter.Declared {
				kg += s.Routes[p.Routes[r].Name].Mass
			}
		}
		return kg
	}))
	t.Logf("%.0f t are declared, %.0f t may be", declared/1000, allowed/1000)
	if !(declared < 0.95*allowed && declared > 0) {
		t.Errorf("%.0f kg are declared, and %.0f may be", declared, allowed)
	}
}

// What is declared moves smoothly with the levy: no step of ten points sends all of
// it from one way to the other.
func TestTheLevyMovesGoodsWithoutACliff(t *testing.T) {
	long(t)
	var arms []Options
	levies := []string{"0 %", "10 %", "20 %", "30 %", "40 %", "50 %", "60 %"}
	p := &border(t, Options{}).Parameters
	for _, levy := range levies {
		var all []string
		for r := range p.Routes {
			for k := range p.Routes[r].Posts {
				if q := &p.Routes[r].Posts[k]; q.Organ == parameter.CustomsHouse {
					all = append(all, "routes."+p.Routes[r].Name+".posts."+q.Name+".share="+levy)
				}
			}
		}
		arms = append(arms, sets(all...))
	}
	// Over twenty seeds the declared share is 0.728, 0.680, 0.616, 0.540, 0.442, 0.312
	// and 0.186: each step is far from the bounds below, so six seeds are used.
	var shares []float64
	for _, runs := range under(t, few(), arms...) {
		shares = append(shares, mid(runs, "declared_share"))
	}
	t.Logf("declared at levies of %s: %.3f", strings.Join(levies, ", "), shares)
	for k := 1; k < len(shares); k++ {
		if !(shares[k] <= shares[k-1]+0.01) {
			t.Errorf("at %s more is declared than at %s: %.3f, %.3f", levies[k], levies[k-1], shares[k], shares[k-1])
		}
		if math.Abs(shares[k]-shares[k-1]) > 0.5 {
			t.Errorf("between %s and %s the declared share goes from %.3f to %.3f", levies[k-1], levies[k], shares[k-1], shares[k])
		}
	}
	if spread := slices.Max(shares) - slices.Min(shares); !(spread > 0.05) {
		t.Errorf("the levy moves %.3f of the goods", spread)
	}
}
