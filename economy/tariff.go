package economy

import (
	"math"

	"tumen/ledger"
)

// setTariffs sets what each post asks today.
//
// customary: the given schedule, unchanged by anything that happens.
func (w *World) setTariffs() {
	for r := range w.routes {
		for k := range w.routes[r].posts {
			q, x := &w.p.Routes[r].Posts[k], &w.routes[r].posts[k]
			x.fixed, x.head, x.weight, x.share = fen(q.Fixed), fen(q.Head), fen(q.Weight), q.Share
		}
	}
}

// toll is what a post asks of a crossing before it lets it pass. The share of
// profit is not in it: nobody knows the profit before the goods are sold.
func (x *post) toll(heads int, load ledger.Grams) (fixed, head, weight ledger.Fen) {
	return x.fixed, x.head * ledger.Fen(heads), worth(load, x.weight)
}

// take pays a post for a crossing; what it takes is a levy where the law sets
// it.
func (w *World) take(c *crew, x *post, kind ledger.Kind, from ledger.Account, amount ledger.Fen) {
	if x.law {
		kind = ledger.Levy
	}
	w.book.Pay(kind, from, x.account, amount)
	x.takings += amount
	switch {
	case x.merchant: // out of the buyer's margin, no part of the profit
	case x.account.Sector == ledger.Guards:
		c.guards += amount
	default:
		c.costs += amount
	}
}

// portion is a share of an amount, to the nearest fen.
func portion(amount ledger.Fen, share float64) ledger.Fen {
	return ledger.Fen(math.Round(float64(amount) * share))
}
