package security

import "tumen/ledger"

// holders.go: who holds the posts, and what goes up to them each day. A post hands
// up a share of what it took, to its commander; customs to the treasury; the far
// side's guards to superiors outside the model. Under an MSS with one hand over
// the posts, border guards keep a wage and the rest goes to the MSS.
//
// The holders of the posts know what each place brings: a fading mean of takings
// a day, which stays when the people of the post go. The quota and the price of
// the post rest on it.

// Place is a post as its superiors see it. It does not change but by policy.
type Place struct {
	Till        ledger.Account
	Above       ledger.Account // where its remittance goes
	Clandestine bool           // on a clandestine route
	Remit       float64        // share of takings handed up each day
	Quota       ledger.Money   // sum to hand up each month, at least [minor]
	Ratchet     float64        // quota as a share of a usual month's takings
	Replaces    bool           // whether people who miss a quota are replaced; otherwise the arrears are due next month
	Sells       float64        // price of the post as a share of its expected takings
	Rotation    int32          // days from one rotation to the next; 0 for never
	Lot         int32          // days by which its calendar is shifted
}

// Tenure is how the people of a post stand with their superiors.
type Tenure struct {
	Month   ledger.Money // taken since the month began [minor]
	Handed  ledger.Money // handed up since the month began [minor]
	Due     ledger.Money // to hand up this month [minor]
	Missed  int32        // months in a row in which the quota was missed
	Rotates bool         // its people are to be replaced though no rotation is due
	Usual   float64      // takings a day, a fading mean [minor/day]
	Days    int32        // since the month began
	Months  int32        // that Usual rests on
}

// Holders are the superiors of all posts, with what they remember.
type Holders struct {
	Tenures []Tenure // by post
	Memory  float64  // weight of past months relative to the last, in what they expect
}

// Open makes superiors who have seen nothing yet.
func (h *Holders) Open(places []Place) {
	h.Tenures = append(h.Tenures[:0], make([]Tenure, len(places))...)
	for k := range places {
		h.Tenures[k].Due = places[k].Quota
	}
}

// HandUp is the end of a day: it returns the remittances out of what each post
// took today, and counts takings and remittances. takings are by post, mss is the
// account of the MSS. It writes Month, Handed and Days.
func (h *Holders) HandUp(list []Payment, places []Place, takings []ledger.Money, mss ledger.Account, m *Motives) []Payment {
	for k := range places {
		p, t := &places[k], &h.Tenures[k]
		above, share := p.above(mss, m)
		up := part(takings[k], share)
		list = pay(list, ledger.Remittance, p.Till, above, up)
		t.Month += takings[k]
		t.Handed += up
		t.Days++
	}
	return list
}

// above is to whom a post hands up, and what share.
func (p *Place) above(mss ledger.Account, m *Motives) (ledger.Account, float64) {
	if p.held(m) {
		return mss, m.Keeps
	}
	return p.Above, p.Remit
}

// held says whether the MSS has its hand on a post.
func (p *Place) held(m *Motives) bool {
	return m.Keeps > 0 && p.Clandestine && p.Till.Sector == ledger.Guards
}

// Remits is the share of its takings that a post hands up day by day, which is
// what its people reckon with.
func (p *Place) Remits(m *Motives) float64 {
	if p.held(m) {
		return m.Keeps
	}
	return p.Remit
}
