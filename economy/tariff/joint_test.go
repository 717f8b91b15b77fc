package tariff

import (
	"fmt"
	"testing"
)

// One hand over the chain asks A/2 in all, half set out, and it takes A/4 of each
// organiser, whatever the number of its posts and wherever they open.
func TestOneHandTakesTheMonopolyPrice(t *testing.T) {
	const most = 10_000
	for _, n := range []int{1, 4, 12} {
		for _, opening := range []float64{0, 20, most, 1e10} {
			r := chain(n, most, Terms{Pricing: Joint}, opening)
			share := r.year(Env{})
			what := fmt.Sprint(n, " posts that open at ", opening)
			near(t, what+", toll", r.toll()/most, 0.5, 0.01)
			near(t, what+", share", share, 0.5, 0.01)
			near(t, what+", takings", r.toll()*share/most, 0.25, 0.001)
		}
	}
}

// Against the same posts each for itself: the toll goes down, and traffic and
// takings go up.
func TestOneHandIsBetterForBothSidesThanMany(t *testing.T) {
	const most = 10_000
	many, one := chain(4, most, Terms{Pricing: Posted}, 80), chain(4, most, Terms{Pricing: Joint}, 80)
	gone, went := many.year(Env{}), one.year(Env{})
	if one.toll() >= many.toll() || went <= gone || one.toll()*went <= many.toll()*gone {
		t.Errorf("one hand asks %.0f of %.2f, four ask %.0f of %.2f", one.toll(), went, many.toll(), gone)
	}
}
