package economy

import (
	"tumen/economy/parameter"
	"tumen/economy/snapshot"
	"tumen/ledger"
)

// Organisers own the goods, hire the crews and pay everyone. Index i is the
// same organiser everywhere, always.
type Organisers struct {
	Group  []uint16 // index into Parameters.Organisers
	County []uint16
	FreeOn []int32          // first day on which the next crossing can be planned
	Stock  [][]ledger.Grams // by good, then organiser

	plan     []plan         // today's, by organiser
	dayValue []float64      // what a day is worth elsewhere [minor]
	declared []ledger.Grams // declared since the month began
	pull     [][]float64    // by good and route, then organiser: what experience adds to an expectation [minor]
}

// plan is what an organiser means to do tonight. The zero plan stays at home.
type plan struct {
	route, good uint16
	heads       uint16       // porters or vehicles wanted; 0 stays at home
	load        uint16       // the most that one porter is to carry [kg]
	smallest    uint16       // nobody who carries less is hired [kg]
	lent        bool         // declared under another's name
	camouflaged bool         // declared as another good
	kg          ledger.Grams // goods that it takes
	expects     float64      // what it should bring [minor]
}

var sectorOf = map[parameter.OrganiserKind]ledger.Sector{
	parameter.Donju:          ledger.Donju,
	parameter.TradingCompany: ledger.TradingCompanies,
	parameter.StateAgency:    ledger.StateAgencies,
	parameter.SecurityTrader: ledger.MSS,
}

// foundOrganisers makes every group's organisers and gives them their capital.
// Their first crossings are spread over one turnaround.
func (w *World) foundOrganisers() {
	o := &w.organisers
	for g := range w.p.Organisers {
		group := &w.p.Organisers[g]
		members := scaled(group.Number, w.p.Scale)
		for k := range members {
			i := uint32(len(o.Group))
			o.Group = append(o.Group, uint16(g))
			o.County = append(o.County, uint16(w.countyNamed(group.County)))
			o.dayValue = append(o.dayValue, w.minors*between(group.DayValue, group.DayHigh, k, members))
			o.FreeOn = append(o.FreeOn, w.day+int32(w.worldRandom.Draw(buildStart, i, 0, 0).Below(0, uint32(group.Turnaround))))
		}
	}
	n := len(o.Group)
	o.plan = snapshot.Resized(o.plan, n)
	o.declared = snapshot.Resized(o.declared, n)
	o.pull = snapshot.ResizedTable(o.pull, len(w.p.Goods)*len(w.p.Routes), n)
	o.Stock = snapshot.ResizedTable(o.Stock, len(w.p.Goods), n)
	for _, s := range []ledger.Sector{ledger.Donju, ledger.TradingCompanies, ledger.StateAgencies, ledger.MSS} {
		w.book.Open(s, n+1) // the last account is the organ's own, beside its traders'
	}
	for i, g := range o.Group {
		w.book.Endow(w.organiserAccount(uint32(i)), w.inMinor(w.p.Organisers[g].Capital))
	}
}

// organiserAccount is an organiser's account.
func (w *World) organiserAccount(organiser uint32) ledger.Account {
	return ledger.Account{Sector: w.groups[w.organisers.Group[organiser]].sector, Index: organiser}
}

// mssAccount is the account of the MSS as an organ.
func (w *World) mssAccount() ledger.Account {
	return ledger.Account{Sector: ledger.MSS, Index: uint32(len(w.organisers.Group))}
}

// between spreads n members evenly from low to high, member k in the middle of
// its part; with nothing above low all are alike.
func between(low, high float64, k, n int) float64 {
	if high <= low {
		return low
	}
	return low + (high-low)*(float64(k)+0.5)/float64(n)
}
