package economy

import (
	"tumen/economy/observe"
	"tumen/ledger"
)

// sums.go: the parts of a summary by name: what each post, organ, good, county
// and kind of actor took, delivered or gained. They are sums of what was observed
// and booked on the recorded days.

func (w *World) postSums() map[string]observe.PostSum {
	takings, profits, crossings := map[string]ledger.Money{}, map[string]ledger.Money{}, map[string]int64{}
	for k := range w.posts {
		x := &w.posts[k]
		name := w.p.Routes[x.route].Posts[x.place].Name
		takings[name] += w.seen.posts[k].takings
		crossings[name] += w.seen.posts[k].crossings
		profits[name] += w.seen.total.route[x.route].profit
	}
	sums := map[string]observe.PostSum{}
	for name, n := range crossings {
		took, profit := w.inMoney(takings[name]), w.inMoney(profits[name])
		sums[name] = observe.PostSum{Takings: took, Crossings: n, PerCrossing: observe.Ratio(took, float64(n), float64(n)), Share: observe.Ratio(took, profit, profit)}
	}
	return sums
}

// organSums are those of the organs that man a post, and of the MSS, which is in
// every world.
func (w *World) organSums() map[string]observe.OrganSum {
	var profit ledger.Money
	for r := range w.seen.total.route {
		profit += w.seen.total.route[r].profit
	}
	sums := map[string]observe.OrganSum{}
	for _, organ := range w.p.Organs() {
		s, _ := organ.Sector()
		took := w.inMoney(w.seen.paid.Takings[s])
		sums[string(organ)] = observe.OrganSum{Takings: took, Share: observe.Ratio(took, w.inMoney(profit), w.inMoney(profit)), HandedUp: w.inMoney(w.seen.paid.HandedUp[s])}
	}
	return sums
}

func (w *World) goodSums() map[string]observe.GoodSum {
	sums := map[string]observe.GoodSum{}
	days := float64(max(0, w.day))
	for g := range w.seen.stores {
		s := &w.seen.stores[g]
		perKg := func(sum ledger.Money) observe.Number { return observe.Ratio(w.inMoney(sum), days, days) }
		sums[w.p.Goods[g].Name] = observe.GoodSum{
			Gathered: s.fate[ledger.Gathered].Kg(), Delivered: s.fate[ledger.Sold].Kg(), Seized: s.fate[ledger.Seized].Kg(), Lost: s.fate[ledger.Lost].Kg(),
			Stock:  (w.store.At(g, ledger.Stock) - w.seen.opening[g]).Kg(),
			Profit: w.inMoney(s.profit), Price: perKg(s.price), SourcePrice: perKg(s.source),
		}
	}
	return sums
}

// countySums count as a carrier whoever has a month with a paid run.
func (w *World) countySums() map[string]observe.CountySum {
	sums := map[string]observe.CountySum{}
	for c := range w.seen.counties {
		s := &w.seen.counties[c]
		sum := observe.CountySum{Runs: s.runs, Pay: w.inMoney(s.pay), Outside: w.inMoney(s.outside)}
		for i, end := w.people(c); i < end; i++ {
			if w.porters.life[i].month >= 0 {
				sum.Carriers++
			}
		}
		sums[w.p.Counties[c].Name] = sum
	}
	return sums
}

// kindSums leave out the rest of the economy, where money comes from and goes to.
func (w *World) kindSums() map[string]observe.KindSum {
	sums := map[string]observe.KindSum{}
	for s := range ledger.Rest {
		sums[s.String()] = observe.KindSum{Gain: w.inMoney(w.seen.paid.Gains[s]), Received: w.inMoney(w.seen.paid.Got[s]), Paid: w.inMoney(w.seen.paid.Paid[s])}
	}
	return sums
}
