package tariff

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// road is a test's world: a number of possible organisers with 25 heads each,
// porters, and what both ask, rising with how many of them go.
type road struct {
	surplus    float64                     // what a head's load brings [minor]
	cost       float64                     // of a head to a post [minor]
	porters    func(share float64) float64 // what porters ask when this share of all heads goes [minor a head]
	organisers func(share float64) float64 // likewise organisers
	number     int                         // of organisers
	free       float64                     // chance that one is free tonight
	jitter     float64                     // sd of the logarithm of what the same organiser asks on another night
	chance     *rand.Rand
}

const crowd = 25 // heads of a crossing

// bids is one evening: who is free says what he would pay, after a wage that
// clears when all who ask less than he go too.
func (r *road) bids(to []Bid) []Bid {
	to = to[:0]
	for j := range r.number {
		if r.chance.Float64() < r.free {
			ask := r.organisers((float64(j)+0.5)/float64(r.number)) * math.Exp(r.jitter*r.chance.NormFloat64())
			to = append(to, Bid{
				Signal: Signal{Heads: crowd, Load: crowd * 50_000, Value: r.surplus}, Weight: 1,
				Short: r.surplus - ask, Long: r.surplus - ask,
			})
		}
	}
	slices.SortFunc(to, func(a, b Bid) int { return cmp.Compare(b.Short, a.Short) })
	for k := range to {
		wage := r.porters((float64(k) + 0.5) / float64(r.number) / r.free)
		to[k].Short -= wage
		to[k].Long -= wage
	}
	return to
}

// passage is the price at which a share of all heads goes.
func (r *road) passage(share float64) float64 {
	return r.surplus - r.porters(share) - r.organisers(share)
}

// cournot solves n sellers' equilibrium, P - c = (1/n) Q (-dP/dQ), by bisection on
// the share of heads that goes, and says whether it is the only one.
func (r *road) cournot(n float64) (share, price float64, one bool) {
	gain := func(x float64) float64 {
		h := 1e-5 * x
		return r.passage(x) - r.cost + x*(r.passage(x+h)-r.passage(x-h))/(2*h)/n
	}
	const steps = 2000
	roots := 0
	for k := 1; k < steps; k++ {
		low, high := float64(k)/steps, float64(k+1)/steps
		if (gain(low) > 0) == (gain(high) > 0) {
			continue
		}
		roots++
		for range 60 {
			if middle := (low + high) / 2; gain(middle) > 0 {
				low = middle
			} else {
				high = middle
			}
		}
		share = low
	}
	return share, r.passage(share), roots == 1
}

// isoelastic is what a side asks whose number rises by e per cent with what it
// gets above a first part; lognormal is what one asks whose members' incomes
// elsewhere are lognormal.
func isoelastic(first, scale, e float64) func(float64) float64 {
	return func(x float64) float64 { return first + scale*math.Pow(x, 1/e) }
}

func lognormal(first, median, sd, all float64) func(float64) float64 {
	return func(x float64) float64 {
		return first + median*math.Exp(sd*math.Sqrt2*math.Erfinv(2*min(x/all, 1-1e-9)-1))
	}
}

// anyRoad draws a road: each side isoelastic or lognormal, with a first part.
func anyRoad(chance *rand.Rand) *road {
	surplus := math.Round(2000 + 20000*chance.Float64())
	side := func() func(float64) float64 {
		part := (0.2 + 0.8*chance.Float64()) * surplus
		first := part * chance.Float64() / 2
		if chance.Float64() < 0.5 {
			return isoelastic(first, part, 0.4*math.Pow(10, chance.Float64()))
		}
		return lognormal(first, part/2, 0.3+0.7*chance.Float64(), 1.5)
	}
	return &road{
		surplus: surplus, cost: 0.15 * surplus * chance.Float64(), porters: side(), organisers: side(),
		number: 40, free: 0.5, jitter: 0.1, chance: chance,
	}
}

// seller is a post with n units that counts heads. Half of the bribes come to light,
// so that a head costs it what it loses then.
func seller(n int, cost, opening float64) *Post {
	p := &Post{Terms: Terms{
		Pricing: Passage, Sees: Heads, Units: n, Opening: opening, Memory: 60, Step: 0.05,
		Penalty: cost * crowd,
	}}
	p.Begin()
	return p
}

// live lets a post and a road live together for some nights, and gives the mean
// price a head of the last `over` of them.
func live(p *Post, r *road, nights, over int) (price float64) {
	var bids []Bid
	for night := range nights {
		p.Set(&Env{Rival: -1, Detected: 0.5})
		if night >= nights-over {
			price += p.Rate / float64(over)
		}
		bids = r.bids(bids)
		p.Observe(bids)
	}
	return price
}

func near(t *testing.T, what string, got, want, within float64) {
	t.Helper()
	if !(math.Abs(got-want) <= within) {
		t.Errorf("%s: %.4f, want %.4f within %.4f", what, got, want, within)
	}
}
