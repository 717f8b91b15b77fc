package security

import "tumen/ledger"

// fund.go: the Party fund asks a sum of each state agency and company each month.
// Who pays stands under its hand. Who cannot pay the whole sum pays what is there
// and is barred for a month: nothing protects him from raids, and his licence does
// not count. Commanders hand up a share of what they were handed.

// Fund is the Party fund's list.
type Fund struct {
	Barred []bool // by organiser: missed the last quota
}

// Open makes a list on which nobody is barred.
func (f *Fund) Open(organisers int) { f.Barred = append(f.Barred[:0], make([]bool, organisers)...) }

// Ask is the first of a month for one organiser: what he pays of what he owes,
// out of what he has. It writes Barred.
func (f *Fund) Ask(organiser int, owed, cash ledger.Money) (pays ledger.Money) {
	pays = min(owed, max(0, cash))
	f.Barred[organiser] = pays < owed
	return pays
}

// Protection is what is left of an organiser's protection this month.
func (f *Fund) Protection(organiser int, protection float64) float64 {
	if f.Barred[organiser] {
		return 0
	}
	return protection
}

// Licensed says whether an organiser's licence counts this month.
func (f *Fund) Licensed(organiser int, licence bool) bool { return licence && !f.Barred[organiser] }
