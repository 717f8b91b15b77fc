package tariff

import "testing"

// Routes that can stand in for each other undercut down to the least that covers a
// post's risk (Bertrand 1883), wherever they begin.
func TestCompetingRoutesUndercutToTheLeast(t *testing.T) {
	const most, cost = 10_000, 500
	terms := Terms{Pricing: Competing, Penalty: cost}
	for _, opening := range []float64{0, 100, 4000, most, 1e10} {
		one, other := chain(1, most, terms, opening), chain(1, most, terms, 4000)
		for range 365 {
			for k, r := range []*route{one, other} {
				rival := []*route{other, one}[k].toll()
				p := r.posts[0]
				p.Set(&Env{Rival: rival, Detected: 0.5})
			}
			bids := evenly(nil, most)
			one.posts[0].Observe(bids)
			other.posts[0].Observe(bids)
		}
		near(t, "one", one.toll(), cost, 0.06*cost)
		near(t, "other", other.toll(), cost, 0.06*cost)
	}
}

// A post with no rival beside it asks what a monopolist would.
func TestWithoutARivalThereIsNothingToUndercut(t *testing.T) {
	r := chain(1, 10_000, Terms{Pricing: Competing}, 10)
	r.year(Env{})
	near(t, "toll", r.toll(), 5000, 100)
}

// "If it is cheaper by more than two steps it comes up to one step below."
func TestACompetitorStaysAStepBelowItsRival(t *testing.T) {
	r := chain(1, 10_000, Terms{Pricing: Competing, Penalty: 25}, 80)
	r.year(Env{}) // its steps are short by now
	p := r.posts[0]
	for _, c := range []struct{ own, rival, want float64 }{
		{95, 100, 95}, {90.1, 100, 90.1}, {100, 100, 95}, {120, 100, 95}, {120, 10, 25},
	} {
		p.Rate = c.own
		p.Set(&Env{Rival: c.rival, Detected: 0.5})
		near(t, "asking after its rival", p.Rate, c.want, 1e-9)
	}
	p.Rate = 80
	p.Set(&Env{Rival: 100, Detected: 0.5})
	if p.Rate <= 80 || p.Rate > 95 {
		t.Errorf("far below its rival it goes from 80 to %.2f, want towards 95", p.Rate)
	}
}
