package economy

import (
	"tumen/economy/parameter"
	"tumen/ledger"
)

// makePlans decides for each organiser who is free what to move tonight, over
// which route, with how many and how heavy, and buys the goods. Under the
// customary regime that goes by custom (custom.go), under the behavioural one by
// what pays (choice.go).
func (w *World) makePlans() {
	if w.p.Regime == parameter.Behavioural {
		w.opportunities()
	}
	o := &w.organisers
	w.turn = w.turn[:0]
	w.team.Each(pieces(len(o.plan), w.team.choosers), w.team.choosing)
	for i := range o.plan {
		if o.FreeOn[i] > w.day {
			continue
		}
		if w.p.Regime == parameter.Customary {
			w.customaryPlan(uint32(i))
		}
		if o.plan[i].heads > 0 {
			w.gather(uint32(i))
			lot := w.draw(drawTurn, uint32(i), 0)[0]
			w.turn = append(w.turn, uint64(lot)<<32|uint64(i))
		}
	}
}

// chooseSome lets organisers lo to hi choose. An organiser chooses by what he
// alone has and believes, and by prices and tariffs that stand for the day, so all
// may choose at once; what they buy then is bought in their order.
func (w *World) chooseSome(d *workerLedger, lo, hi int) {
	o := &w.organisers
	for i := lo; i < hi; i++ {
		o.plan[i] = plan{}
		if o.FreeOn[i] <= w.day && w.p.Regime == parameter.Behavioural {
			w.choose(uint32(i), &d.options)
		}
	}
}

// gather buys what tonight's plan lacks, as far as the organiser's money goes.
// What is not carried stays in stock.
func (w *World) gather(i uint32) {
	o := &w.organisers
	plan := &o.plan[i]
	price := w.goods[plan.good].source
	want := plan.kg - o.Stock[plan.good][i]
	if cash := w.book.Cash(w.organiserAccount(i)); price > 0 {
		want = min(want, ledger.Grams(max(0, cash)/price*1000))
	}
	if want <= 0 {
		return
	}
	w.book.Pay(ledger.GoodsBought, w.organiserAccount(i), ledger.Account{Sector: ledger.Rest}, worth(want, price))
	w.store.Move(int(plan.good), ledger.Gathered, ledger.Stock, want)
	o.Stock[plan.good][i] += want
}
