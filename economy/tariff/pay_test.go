package tariff

import "testing"

// paid is what n sellers of passage ask, and gain on the mean of all drivers, where
// one bribe in twenty comes to light and drivers' values are even on [0, 10,000].
func paid(salary, aspires float64, n int) (price, gain float64) {
	p := &Post{Terms: Terms{Pricing: Passage, Sees: Heads, Units: n, Memory: 60, Step: 0.3, Opening: 10, Salary: salary, Penalty: 500, Aspires: aspires}}
	p.Begin()
	var bids []Bid
	for range 365 {
		p.Set(&Env{Rival: -1, Detected: 0.05})
		bids = evenly(bids[:0], 10_000)
		p.Observe(bids)
	}
	return p.Rate, (1 - p.Rate/10_000) * (0.95*p.Rate - 0.05*(salary+500))
}

// More pay can make a guard more honest: with more to lose, a passage costs more,
// fewer go, and the guards gain less. Or dearer: with an aim that rises with pay,
// eight sellers, whose price would be low, ask and gain more. A single seller, whose
// price is above the aim, has only more to lose.
func TestMorePayMakesHonestOrDearer(t *testing.T) {
	for _, c := range []struct {
		what    string
		aspires float64
		sellers int
		dearer  bool
	}{
		{"eight who have more to lose", 0, 8, false},
		{"one who has more to lose", 0, 1, false},
		{"eight who aim higher", 1, 8, true},
		{"one who aims higher", 1, 1, false},
	} {
		price, gain := paid(2000, c.aspires, c.sellers)
		now, gains := paid(4000, c.aspires, c.sellers)
		t.Logf("%s: %.0f after %.0f a head, and gain %.0f after %.0f", c.what, now, price, gains, gain)
		if now <= price {
			t.Errorf("%s ask %.1f after %.1f", c.what, now, price)
		}
		if more := gains > gain; more != c.dearer {
			t.Errorf("%s gain %.1f after %.1f", c.what, gains, gain)
		}
	}
}
