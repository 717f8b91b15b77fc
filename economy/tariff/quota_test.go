package tariff

import (
	"math"
	"testing"
)

// months lets a post under a quota live through months of 30 nights, and gives the
// last month's takings and its mean toll.
func months(r *route, count int) (taken, toll float64) {
	for range count {
		taken, toll = 0, 0
		for night := range 30 {
			share := r.day(Env{FirstOfMonth: night == 0, NightsLeft: float64(30 - night)})
			got := r.toll() * share * drivers
			r.posts[0].Took(got)
			taken += got
			toll += r.toll() / 30
		}
	}
	return taken, toll
}

// A post that owes a quota takes the quota each month and no more than it must: the
// lower root of t (1 - t/A) drivers 30 = quota, from any opening.
func TestAQuotaIsMetAtTheLowerPrice(t *testing.T) {
	const most, part = 10_000, 0.1
	want := most / 2 * (1 - math.Sqrt(1-4*part)) // t (1 - t/A) = A/10
	for _, opening := range []float64{0, 100, most, 1e10} {
		r := chain(1, most, Terms{Pricing: Quota, Power: 0.5, Quota: part * most * drivers * 30}, opening)
		taken, toll := months(r, 3)
		near(t, "takings", taken/(part*most*drivers*30), 1, 0.02)
		near(t, "toll", toll, want, 0.02*want)
	}
}

// A quota that the traffic does not bear goes unmet: the post takes at most what a
// bargain would give it.
func TestAQuotaBeyondTheTrafficGoesUnmet(t *testing.T) {
	const most = 10_000
	r := chain(1, most, Terms{Pricing: Quota, Power: 0.5, Quota: most * drivers * 30}, 10)
	_, toll := months(r, 3)
	near(t, "toll", toll, 2500, 1) // half of the mean bid
}

// One that has its quota asks no more than what covers its risk.
func TestAPostThatHasItsQuotaAsksTheLeast(t *testing.T) {
	r := chain(1, 10_000, Terms{Pricing: Quota, Power: 0.5, Quota: 1, Penalty: 25}, 10)
	r.day(Env{})
	r.posts[0].Took(2)
	r.day(Env{NightsLeft: 10})
	near(t, "toll", r.posts[0].Rate, 25, 1e-9)
}
