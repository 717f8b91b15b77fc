package tariff

import "testing"

// L = (S + Ps) r / (1 - r), and of what it asks the post keeps 1 - remit.
func TestTheLeastCoversWhatDetectionCosts(t *testing.T) {
	terms := Terms{Salary: 30, Penalty: 70}
	near(t, "least", terms.Least(0.2), 25, 1e-12)
	near(t, "least without detection", terms.Least(0), 0, 0)
	terms.Remit = 0.5
	near(t, "least of who hands up half", terms.Least(0.2), 50, 1e-12)
}

// Who aims at a part of his pay from each crossing asks no less by any rule.
func TestAPostAsksNoLessThanItAimsAt(t *testing.T) {
	for _, pricing := range append(learning, Holdup) {
		r := chain(1, 10_000, Terms{Pricing: pricing, Units: 8, Salary: 4000, Aspires: 1.2, Power: 0.01, Patience: 1}, 10)
		r.year(Env{NightsLeft: 1})
		if p := r.posts[0]; !p.Shut && p.Rate < 4800 {
			t.Errorf("%v asks %v", pricing, p.Rate)
		}
	}
}

// Harsher control makes passage dearer and rarer, and stops it in the end: with a
// cost above what anybody would pay, nobody passes.
func TestHarsherControlRaisesTheShareUntilTradeStops(t *testing.T) {
	for _, pricing := range []Pricing{Posted, Passage, Bargained} {
		price, share := 0.0, 1.0
		for _, penalty := range []float64{0, 1000, 3000, 6000, 9000} {
			r := chain(1, 10_000, Terms{Pricing: pricing, Units: 2, Sees: Heads, Power: 0.5, Penalty: penalty}, 10)
			went := r.year(Env{})
			if penalty > 0 && (r.toll() <= price || went >= share) {
				t.Errorf("%v: a penalty of %v brings a toll of %.0f after %.0f, and %.3f go after %.3f", pricing, penalty, r.toll(), price, went, share)
			}
			price, share = r.toll(), went
		}
		r := chain(1, 10_000, Terms{Pricing: pricing, Units: 2, Sees: Heads, Power: 0.5, Penalty: 11_000}, 10)
		if went := r.year(Env{}); went != 0 && !r.posts[0].Shut {
			t.Errorf("%v: %.3f pass at a cost above all they have", pricing, went)
		}
	}
}

// A seller whose own traffic makes all of it more dangerous lets fewer pass: the
// least rises by e/(1 - r) per cent with one of traffic if detection rises by e.
func TestASellerCountsTheWatchersThatItsTrafficBrings(t *testing.T) {
	at := func(crowds float64) float64 {
		r := chain(1, 10_000, Terms{Pricing: Passage, Units: 1, Sees: Heads, Penalty: 2000}, 10)
		r.year(Env{Crowds: crowds})
		return r.posts[0].Rate
	}
	near(t, "unseen", at(0), 6000, 60)
	near(t, "seen", at(0.2), (10_000+2000*1.4)/2, 60)
}
