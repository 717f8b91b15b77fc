package economy

import "tumen/ledger"

// Organisers own the goods, hire the crews and pay everyone. Index i is the
// same organiser everywhere, always.
type Organisers struct {
	Group  []uint16 // index into Parameters.Organisers
	County []uint16
	FreeOn []int32          // first day on which the next crossing can be planned
	Stock  [][]ledger.Grams // by good, then organiser

	plan []plan // today's, by organiser
}

// plan is what an organiser means to do tonight. The zero plan stays at home.
type plan struct {
	route, good uint16
	heads       uint16 // porters or vehicles wanted; 0 stays at home
	load        uint16 // the most that one is to carry [kg]
}

var sectorOf = map[OrganiserKind]ledger.Sector{
	Donju:          ledger.Donju,
	TradingCompany: ledger.TradingCompanies,
	StateAgency:    ledger.StateAgencies,
	SecurityTrader: ledger.MSS,
}

// foundOrganisers makes every group's organisers and gives them their capital.
// Their first crossings are spread over one turnaround.
func (w *World) foundOrganisers() {
	o := &w.organisers
	for g := range w.p.Organisers {
		group := &w.p.Organisers[g]
		for range scaled(group.Number, w.p.Scale) {
			i := uint32(len(o.Group))
			o.Group = append(o.Group, uint16(g))
			o.County = append(o.County, uint16(w.countyNamed(group.County)))
			o.FreeOn = append(o.FreeOn, w.day+int32(w.born.Draw(buildStart, i, 0, 0).Below(0, uint32(group.Turnaround))))
		}
	}
	n := len(o.Group)
	o.plan = make([]plan, n)
	o.Stock = make([][]ledger.Grams, len(w.p.Goods))
	for good := range o.Stock {
		o.Stock[good] = make([]ledger.Grams, n)
	}
	for _, s := range []ledger.Sector{ledger.Donju, ledger.TradingCompanies, ledger.StateAgencies, ledger.MSS} {
		w.book.Open(s, n+1) // the last account is the organ's own, beside its traders'
	}
	for i, g := range o.Group {
		w.book.Endow(w.safe(uint32(i)), fen(w.p.Organisers[g].Capital))
	}
}

// safe is an organiser's account.
func (w *World) safe(organiser uint32) ledger.Account {
	return ledger.Account{Sector: w.groups[w.organisers.Group[organiser]].sector, Index: organiser}
}

// mssChest is the account of the MSS as an organ.
func (w *World) mssChest() ledger.Account {
	return ledger.Account{Sector: ledger.MSS, Index: uint32(len(w.organisers.Group))}
}
