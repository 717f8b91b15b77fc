package tariff

import "testing"

// L = (S + Ps) r / (1 - r), and of what it asks the post keeps 1 - remit.
func TestTheLeastCoversWhatDetectionCosts(t *testing.T) {
	terms := Terms{Salary: 30, Penalty: 70, Detection: 0.2}
	near(t, "least", terms.Least(0), 25, 1e-12)
	terms.Remit = 0.5
	near(t, "least of who hands up half", terms.Least(0), 50, 1e-12)
	terms.Detection = 0
	near(t, "least without detection", terms.Least(0), 0, 0)
}

// Detection is as given at the usual traffic and rises with traffic by its
// elasticity, to a bound; the least rises with it.
func TestWhatManySeeIsTold(t *testing.T) {
	terms := Terms{Penalty: 100, Detection: 0.04, Traffic: 200, Crowding: 0.5}
	near(t, "at the usual traffic", terms.Risk(200), 0.04, 1e-12)
	near(t, "at four times as much", terms.Risk(800), 0.08, 1e-12)
	near(t, "at a quarter", terms.Risk(50), 0.02, 1e-12)
	near(t, "without bound", terms.Risk(1e12), 0.95, 0)
	const h = 1e-6
	rise := (terms.Least(300*(1+h)) - terms.Least(300*(1-h))) / (2 * h) / terms.Least(300)
	near(t, "elasticity of the least", terms.crowds(300), rise, 1e-6)
	terms.Crowding = 0
	near(t, "unseen traffic", terms.Risk(1e12), 0.04, 0)
}

// Harsher control makes passage dearer and rarer, and stops it in the end: with a
// cost above what anybody would pay, nobody passes.
func TestHarsherControlRaisesTheShareUntilTradeStops(t *testing.T) {
	for _, pricing := range []Pricing{Posted, Passage, Bargained} {
		price, share := 0.0, 1.0
		for _, penalty := range []float64{0, 1000, 3000, 6000, 9000} {
			r := chain(1, 10_000, Terms{Pricing: pricing, Units: 2, Sees: Heads, Power: 0.5, Penalty: penalty, Detection: 0.5}, 10)
			went := r.year(Env{})
			if penalty > 0 && (r.toll() <= price || went >= share) {
				t.Errorf("%v: a penalty of %v brings a toll of %.0f after %.0f, and %.3f go after %.3f", pricing, penalty, r.toll(), price, went, share)
			}
			price, share = r.toll(), went
		}
		r := chain(1, 10_000, Terms{Pricing: pricing, Units: 2, Sees: Heads, Power: 0.5, Penalty: 11_000, Detection: 0.5}, 10)
		if went := r.year(Env{}); went != 0 && !r.posts[0].Shut {
			t.Errorf("%v: %.3f pass at a cost above all they have", pricing, went)
		}
	}
}

// A seller whose own traffic makes all of it more dangerous lets fewer pass.
func TestASellerCountsTheWatchersThatItsTrafficBrings(t *testing.T) {
	at := func(crowding float64) float64 {
		terms := Terms{Pricing: Passage, Units: 1, Sees: Heads, Penalty: 2000, Detection: 0.5, Traffic: 400, Crowding: crowding}
		r := chain(1, 10_000, terms, 10)
		r.year(Env{Traffic: 400})
		return r.posts[0].Rate
	}
	// (P - c (1 + elasticity)) = A - P, where the elasticity of the least is crowding / (1 - r)
	near(t, "unseen", at(0), 6000, 60)
	near(t, "seen", at(0.2), (10_000+2000*1.4)/2, 60)
}
