package economy

import "tumen/ledger"

// campaign is the security campaign of today, or nil.
func (w *World) campaign() *Campaign {
	for k := range w.p.Security.Campaigns {
		c := &w.p.Security.Campaigns[k]
		if w.date >= c.Starts && w.date < c.Starts+Date(c.Days) {
			return c
		}
	}
	return nil
}

// raidChance is the chance that a clandestine crossing is raided tonight.
func (w *World) raidChance() float64 {
	if c := w.campaign(); c != nil {
		return c.Raid
	}
	return w.p.Crossing.Raid
}

// detain holds a porter and says for how many days. One who has the release
// bribe pays it and goes home at once.
func (w *World) detain(i uint32) int32 {
	bribe := fen(w.p.Crossing.Release)
	if w.book.Cash(purse(i)) < bribe {
		return int32(w.p.Crossing.Detention)
	}
	w.book.Pay(ledger.ReleaseBribe, purse(i), w.mssChest(), bribe)
	return 0
}
