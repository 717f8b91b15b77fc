package tariff

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

// T8 in its general form: g = c/S + (1/n)(s_P/e_P + s_O/e_O), over roads with
// elasticities, first parts and incomes of every kind, from openings far too low,
// near, and far too high. The posts hear 20 bids a night and are measured after
// their first year.
func TestPassageFindsTheGuardsShareFromAnyOpening(t *testing.T) {
	for _, n := range []int{1, 2, 8} {
		chance := rand.New(rand.NewPCG(uint64(n), 8))
		var worst, squares, roads float64
		for roads < 100 {
			r := anyRoad(chance)
			share, price, one := r.cournot(float64(n))
			if !one || share < 0.1 || share > 0.8 || price < 0.02*r.surplus {
				continue // fewer than four organisers go, or nearly all: 40 bidders do not show such a curve
			}
			roads++
			for _, opening := range []float64{0.01 * price, 1.3 * price, 100 * r.surplus} {
				miss := (live(seller(n, r.cost, opening), r, 365+60, 60) - price) / r.surplus
				squares += miss * miss / 300
				worst = max(worst, math.Abs(miss))
				if math.Abs(miss) > 0.02 {
					t.Errorf("n = %d, road %v, opening %.0f: the share %.4f, want %.4f (%.2f of all go)", n, roads, opening, price/r.surplus+miss, price/r.surplus, share)
				}
			}
		}
		t.Logf("n = %d: off by %.4f (root mean square), at most %.4f", n, math.Sqrt(squares), worst)
	}
}

// With one elasticity e the share is (1 + n e c/S) / (1 + n e): 11, 33 and 50 % for
// eight, two and one at e = 1 and no cost.
func TestPassageWithOneElasticity(t *testing.T) {
	for _, e := range []float64{0.5, 1, 2} {
		for _, c := range []float64{0, 0.1} {
			for _, n := range []int{1, 2, 8} {
				want := (1 + float64(n)*e*c) / (1 + float64(n)*e)
				r := &road{
					surplus: 12000, cost: 12000 * c, porters: isoelastic(0, 8000, e), organisers: isoelastic(0, 12000, e),
					number: 40, free: 0.5, jitter: 0.1, chance: rand.New(rand.NewPCG(1, 1)),
				}
				got := live(seller(n, r.cost, 9600), r, 365+60, 60) / r.surplus
				near(t, fmt.Sprintf("e = %v, c/S = %v, n = %d", e, c, n), got, want, 0.02)
			}
		}
	}
}

// Sellers that become fewer sell dearer, and more sell cheaper, within two hundred
// nights of the change.
func TestFewerSellersAskMore(t *testing.T) {
	r := &road{
		surplus: 12000, porters: isoelastic(0, 8000, 1), organisers: isoelastic(0, 12000, 1),
		number: 40, free: 0.5, jitter: 0.1, chance: rand.New(rand.NewPCG(1, 1)),
	}
	p := seller(8, 0, 1000)
	live(p, r, 200, 1)
	before := 0.0
	for _, n := range []int{8, 2, 1, 2, 8, 64} {
		p.Terms.Units = n
		live(p, r, 170, 1)
		got := live(p, r, 30, 30) / r.surplus
		near(t, fmt.Sprint(n, " sellers after another number"), got, 1/(1+float64(n)), 0.02)
		if q, known := p.LetsPass(); !known || n > 8 && q < before {
			t.Errorf("%d sellers let %.0f pass, fewer let %.0f", n, q, before)
		} else {
			before = q
		}
	}
}

// Two crossings with one seller each, between which organisers choose, are as two
// sellers of one crossing: a third of the profit at e = 1, from openings of which one
// is too high and one too low.
func TestCrossingsBesideOneAnotherAreSellersOfOnePassage(t *testing.T) {
	r := &road{
		surplus: 12000, porters: isoelastic(0, 8000, 1), organisers: isoelastic(0, 12000, 1),
		number: 80, free: 0.5, jitter: 0.1, chance: rand.New(rand.NewPCG(1, 1)),
	}
	posts := [2]*Post{seller(1, 0, 500), seller(1, 0, 11000)}
	passed, mean := [2]float64{1, 1}, 0.0
	var bids []Bid
	const nights, over = 600, 100
	for night := range nights {
		for k, p := range posts {
			p.Set(&Env{Rival: -1, Share: passed[k] / (passed[0] + passed[1])})
		}
		if night >= nights-over {
			mean += (posts[0].Rate + posts[1].Rate) / 2 / over
		}
		bids = r.bids(bids)
		var heard [2][]Bid
		went := [2]float64{}
		for _, b := range bids {
			k := 0 // other things than the price count too, or nobody would bid at the dear one
			if r.chance.Float64() < 1/(1+math.Exp((posts[1].Rate-posts[0].Rate)/5000)) {
				k = 1
			}
			heard[k] = append(heard[k], b)
			if b.Short >= posts[k].Rate {
				went[k] += crowd
			}
		}
		for k, p := range posts {
			p.Observe(heard[k])
			passed[k] = 0.95*passed[k] + 0.05*went[k]
		}
	}
	near(t, "the share at two crossings", mean/r.surplus, 1.0/3, 0.02)
}
