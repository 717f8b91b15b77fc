package economy

import (
	"tumen/economy/observe"
	"tumen/ledger"
)

// summing adds up what was observed.
type summing struct {
	// reads
	*setting
	*today
	*towns
	*traders
	*markets
	*border
	book  *ledger.Book
	store *ledger.Store

	// writes
	*people
	seen *observer
}

// finish closes what is still open when the last day is over: the porters'
// months, the sum of every single account, and what each porter's days come to. A month that the end cuts short has
// fewer runs than a month, so it is left out, unless there is no whole one.
func (w *summing) finish() {
	whole := int16(w.day / monthDays)
	for i := range w.labour.People {
		if l := &w.labour.People[i]; whole <= 0 || l.Month < whole {
			w.seen.months.close(l)
		}
	}
	w.seen.money = max(w.seen.money, w.book.Audit())
}

// Outcome is what was observed of the recorded days that are over.
func (w *World) Outcome() observe.Outcome {
	return observe.Outcome{
		Money:   w.p.Units.Money(),
		Summary: w.summing.summary(),
		Days:    &observe.Table{Columns: w.seen.columns},
		Flows:   w.seen.flows,
		Distributions: []observe.Histogram{
			{Name: "porter_month.money", Unit: w.p.Units.Money().Words("money"), Of: "porters and months with a run", Width: w.inMoney(w.seen.months.step), Counts: observe.Trimmed(w.seen.months.pay)},
			{Name: "load", Unit: "kg", Of: "paid runs", Width: 1, Counts: observe.Trimmed(w.seen.loads)},
			{Name: "crew", Unit: "person", Of: "crossings on foot", Width: 1, Counts: observe.Trimmed(w.seen.crews)},
		},
	}
}

func (w *summing) summary() observe.Summary {
	s, t := w.seen, &w.seen.total
	var opening, stock ledger.Grams
	for g := range w.goods {
		opening += s.opening[g]
		stock += w.store.At(g, ledger.Stock)
	}
	months := float64(s.months.all)
	out := observe.Summary{
		Shares: observe.Shares{
			Guards:     observe.Ratio(float64(t.guards), float64(t.profit), w.inMoney(t.profit)),
			Organisers: observe.Ratio(float64(t.kept), float64(t.profit), w.inMoney(t.profit)),
			Porters:    w.portersOnly(observe.Ratio(float64(t.pay), float64(t.profit), w.inMoney(t.profit))),
		},
		Profit:    w.perKg(t.profit, t.arrived),
		PieceRate: w.perKg(t.paid, t.carried),
		Load:      observe.Load{Mean: observe.Mean(s.loads), Smallest: observe.Quantile(s.loads, 0), P10: observe.Quantile(s.loads, 0.1), P90: observe.Quantile(s.loads, 0.9), SD: observe.Deviation(s.loads), Largest: observe.Quantile(s.loads, 1)},
		Crew:      observe.Crew{Median: observe.Quantile(s.crews, 0.5), P10: observe.Quantile(s.crews, 0.1), P90: observe.Quantile(s.crews, 0.9), Mean: observe.Mean(s.crews), SD: observe.Deviation(s.crews), Largest: observe.Quantile(s.crews, 1)},
		PorterMonth: observe.PorterMonth{
			Runs:  observe.Ratio(float64(s.months.runs), months, months),
			Money: observe.Ratio(w.inMoney(s.months.earned), months, months),
		},
		Routes: map[string]observe.RouteSum{},
		Mass: observe.Fates{
			Gathered: t.fate[ledger.Gathered].Kg(), Sold: t.fate[ledger.Sold].Kg(), Seized: t.fate[ledger.Seized].Kg(),
			Lost: t.fate[ledger.Lost].Kg(), Stock: (stock - opening).Kg(),
		},
		Declared:   observe.Ratio(float64(t.declared), float64(t.declarable), t.declarable.Kg()),
		OwnTrade:   w.inMoney(t.lots),
		Harm:       observe.Harm{Detained: t.detained, Hurt: t.hurt, Dead: t.dead},
		Organisers: s.roll.Organising(w.minors),
		Bounds:     s.bounds.Shares(),
		Trends:     observe.TrendsOf(&observe.Table{Columns: s.columns}),
		Conserved:  observe.Conservation{Money: w.inMoney(s.money), Goods: s.goods.Kg()},
		Agents:     w.agents(),
		Posts:      w.postSums(),
		Organs:     w.organSums(),
		Goods:      w.goodSums(),
		Counties:   w.countySums(),
		Kinds:      w.kindSums(),
		Units:      observe.Units(&w.p),
	}
	if rice := w.p.Living.Rice.On(w.date); rice > 0 {
		month := &out.PorterMonth
		month.Staple = observe.Ratio(month.Money.Value, rice, months)
		if month.Staple.Value > 0 {
			out.StapleFor200 = observe.NumberOf(200*month.Staple.Value/month.Money.Value, months)
			out.StaplePrice = observe.NumberOf(month.Money.Value/month.Staple.Value, months)
		}
	}
	out.AgentDays = int64(out.Agents) * int64(max(0, w.day))
	for r, sum := range t.route {
		out.Routes[w.p.Routes[r].Name] = observe.RouteSum{Mass: sum.arrived.Kg(), Profit: w.inMoney(sum.profit), Crossings: sum.crossings}
	}
	return out
}

// portersOnly is a number about porters; none in a world where nobody carries, such
// as one of vehicles alone. Porters who live there and get nothing have a share of 0.
func (w *summing) portersOnly(n observe.Number) observe.Number {
	if len(w.labour.People) == 0 {
		return observe.Number{}
	}
	return n
}

// agents is how many actors live in the world.
func (w *summing) agents() int {
	return len(w.labour.People) + len(w.organisers.Group) + w.p.Recruiters.Number*len(w.counties) + len(w.posts) + w.p.Merchants.Number
}

// perKg divides money by goods: a hundredth a gram is ten a kilogram.
func (w *summing) perKg(m ledger.Money, g ledger.Grams) observe.Number {
	return observe.Ratio(float64(m)*(1000/w.minors), float64(g), g.Kg())
}

// Below: the parts of a summary by name: what each post, organ, good, county
// and kind of actor took, delivered or gained. They are sums of what was observed
// and booked on the recorded days.

func (w *summing) postSums() map[string]observe.PostSum {
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
func (w *summing) organSums() map[string]observe.OrganSum {
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

func (w *summing) goodSums() map[string]observe.GoodSum {
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
func (w *summing) countySums() map[string]observe.CountySum {
	sums := map[string]observe.CountySum{}
	for c := range w.seen.counties {
		s := &w.seen.counties[c]
		sum := observe.CountySum{Runs: s.runs, Pay: w.inMoney(s.pay), Outside: w.inMoney(s.outside)}
		sum.Carriers = s.carriers
		sums[w.p.Counties[c].Name] = sum
	}
	return sums
}

// kindSums leave out the rest of the economy, where money comes from and goes to.
func (w *summing) kindSums() map[string]observe.KindSum {
	sums := map[string]observe.KindSum{}
	for s := range ledger.Rest {
		sums[s.String()] = observe.KindSum{Gain: w.inMoney(w.seen.paid.Gains[s]), Received: w.inMoney(w.seen.paid.Got[s]), Paid: w.inMoney(w.seen.paid.Paid[s])}
	}
	return sums
}
