package economy

import (
	"tumen/economy/parameter"
	"tumen/ledger"
)

// handUp passes on each post's part of the day's takings: to its commander, or
// to an MSS that has made itself the only taker.
func (w *World) handUp() {
	monopoly := w.monopoly()
	for k := range w.posts {
		x := &w.posts[k]
		up, share := x.commander, w.p.Routes[x.route].Posts[x.place].Remit
		if monopoly && x.account.Sector == ledger.Guards {
			up, share = w.mssAccount(), 1-w.p.Security.Wage
		}
		w.book.Pay(ledger.Remittance, x.account, up, portion(x.takings, share))
		x.learns.earned += float64(x.takings)
		x.learns.month += float64(x.takings)
		x.took, x.takings = x.takings, 0
		x.passed, x.crossings = x.crossings, 0
	}
}

// payDuties is the first of the month. Organisers pay for their licence and to
// the Party fund as far as the money goes; commanders hand up to the fund what
// they have been handed; and what an organiser has above his working capital
// goes where it belongs: a donju spends it, a trading company hands it to the
// treasury, a state agency to the Party fund, and the MSS's traders to its
// account. The count of declared goods begins anew.
func (w *World) payDuties() {
	treasury, fund := ledger.Account{Sector: ledger.Treasury}, ledger.Account{Sector: ledger.PartyFund}
	for i, g := range w.organisers.Group {
		group, safe := &w.p.Organisers[g], w.organiserAccount(uint32(i))
		w.organisers.declared[i] = 0
		afford := func(amount float64) ledger.Money { return min(w.inMinor(amount), max(0, w.book.Cash(safe))) }
		if group.Licence {
			w.book.Pay(ledger.Licence, safe, treasury, afford(group.LicenceFee))
		}
		w.book.Pay(ledger.PartyQuota, safe, fund, afford(group.PartyQuota))
		above := max(0, w.book.Cash(safe)-w.inMinor(group.Capital))
		switch group.Kind {
		case parameter.Donju:
			w.book.Pay(ledger.Consumption, safe, ledger.Account{Sector: ledger.Rest}, above)
		case parameter.TradingCompany:
			w.book.Pay(ledger.Remittance, safe, treasury, above)
		case parameter.StateAgency:
			w.book.Pay(ledger.Remittance, safe, fund, above)
		case parameter.SecurityTrader:
			w.book.Pay(ledger.Remittance, safe, w.mssAccount(), above)
		}
	}
	for k := range w.posts {
		if x := &w.posts[k]; x.commander.Sector == ledger.Commanders {
			held := max(0, w.book.Cash(x.commander))
			w.book.Pay(ledger.Remittance, x.commander, fund, portion(held, w.p.State.Funds))
		}
	}
}
