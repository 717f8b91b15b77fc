package economy

import "tumen/economy/parameter"

// tariff_quota.go: a superior sets a sum to hand up each month, and the post
// charges as it must: what is still missing, spread over the crossings that the
// rest of the month is likely to bring at the rate of the days before. It cannot
// take more than a bargain would give it (tariff_bargained.go), so a quota that
// the traffic does not bear goes unmet.

// meetQuota sets a post's tariff for today.
func (w *World) meetQuota(x *post, q *parameter.Post) {
	u := w.routes[x.route].usual
	base := baseOf(q, u)
	if w.date.FirstOfMonth() {
		x.learns.month = 0
	}
	if !u.known || base == 0 {
		return
	}
	missing := max(0, float64(q.Quota*w.minors*w.p.Scale)-x.learns.month)
	left := float64(w.date.DaysLeft())
	crossings := max(1, w.routes[x.route].daily*left)
	most, deal := nash(q, u.worth-w.tollOfOthers(x, u), w.minors)
	if x.shut = !deal; deal {
		x.learns.rate = min(missing/crossings, most) / base
	}
}
