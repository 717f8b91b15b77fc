package security

import "tumen/ledger"

// quota.go: a commander asks a sum of each post each month, whatever the post
// took. It is the greater of a given sum and a share of what the place usually
// takes, so that a good year makes the next one dearer (the ratchet of Weitzman
// 1980, Bell Journal of Economics 11, 302-308):
//
//	quota = max(given, ratchet usual)
//	due   = quota + what was missed last month, at most one more quota
//
// What was handed up day by day counts. On the first of the month the post pays
// the rest out of its till as far as that goes. If it cannot, it has missed:
// either the arrears are added to the next month's due, and the post asks more,
// or its people are replaced. Under an MSS that holds the post there is no quota
// of a commander.

// Quotas is the first of a month: it returns what posts pay of what is still due,
// and sets what is due next. It writes Tenures, and Rotates for those whose
// people are replaced. Call it after the day's HandUp is booked.
func (h *Holders) Quotas(list []Payment, places []Place, cash Cash, m *Motives) []Payment {
	for k := range places {
		p, t := &places[k], &h.Tenures[k]
		short := max(0, t.Due-t.Handed)
		if p.held(m) {
			short = 0
		}
		paid := min(short, max(0, cash.Cash(p.Till)))
		list = pay(list, ledger.Remittance, p.Till, p.Above, paid)
		h.turnMonth(p, t, short-paid)
	}
	return list
}

// turnMonth closes a post's month in which something is still missing, or nothing.
func (h *Holders) turnMonth(p *Place, t *Tenure, missing ledger.Money) {
	if t.Days > 0 {
		t.Usual = blend(t.Usual, t.Months, h.Memory, float64(t.Month)/float64(t.Days))
		t.Months++
	}
	quota := max(p.Quota, part(ledger.Money(float64(t.Usual*month)), p.Ratchet))
	t.Month, t.Handed, t.Days, t.Due = 0, 0, 0, quota
	if missing == 0 {
		t.Missed = 0
		return
	}
	t.Missed++
	if p.Replaces {
		t.Rotates = true
	} else {
		t.Due += min(missing, quota)
	}
}

// Needs is what a post must still hand up this month [minor].
func (h *Holders) Needs(post int) ledger.Money {
	return max(0, h.Tenures[post].Due-h.Tenures[post].Handed)
}

// NeedsOfHead is the same for each head that the rest of the month is likely to
// bring [minor/person]: what a post asks at least that prices to meet its quota,
// or has missed it. heads are a day's, days those left of the month with today.
func (h *Holders) NeedsOfHead(post int, heads float64, days int) float64 {
	return float64(h.Needs(post)) / max(1, float64(heads*float64(days)))
}
