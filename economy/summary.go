package economy

import (
	"tumen/economy/observe"
	"tumen/ledger"
)

// finish closes what is still open when the last day is over: the porters'
// months, the sum of every single account, and what each porter's days come to. A month that the end cuts short has
// fewer runs than a month, so it is left out, unless there is no whole one.
func (w *World) finish() {
	whole := int16(w.day / monthDays)
	for i := range w.porters.life {
		if l := &w.porters.life[i]; whole <= 0 || l.month < whole {
			w.seen.months.close(l)
		}
	}
	w.seen.money = max(w.seen.money, w.book.Audit(), w.unsettled())
}

// Outcome is what was observed of the recorded days that are over.
func (w *World) Outcome() observe.Outcome {
	return observe.Outcome{
		Money:   w.p.Units.Money(),
		Summary: w.summary(),
		Days:    &observe.Table{Columns: w.seen.columns},
		Flows:   w.seen.flows,
		Distributions: []observe.Histogram{
			{Name: "porter_month.money", Unit: w.p.Units.Money().Words("money"), Of: "porters and months with a run", Width: w.inMoney(w.seen.months.step), Counts: observe.Trimmed(w.seen.months.pay)},
			{Name: "load", Unit: "kg", Of: "paid runs", Width: 1, Counts: observe.Trimmed(w.seen.loads)},
			{Name: "crew", Unit: "person", Of: "crossings on foot", Width: 1, Counts: observe.Trimmed(w.seen.crews)},
		},
	}
}

func (w *World) summary() observe.Summary {
	s, t := &w.seen, &w.seen.total
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
		Load:      observe.Load{Mean: observe.Mean(s.loads), Smallest: observe.Quantile(s.loads, 0), Largest: observe.Quantile(s.loads, 1)},
		Crew:      observe.Crew{Median: observe.Quantile(s.crews, 0.5), P10: observe.Quantile(s.crews, 0.1), P90: observe.Quantile(s.crews, 0.9), Largest: observe.Quantile(s.crews, 1)},
		PorterMonth: observe.PorterMonth{
			Runs:  observe.Ratio(float64(s.months.runs), months, months),
			Money: observe.Ratio(w.inMoney(s.months.earned), months, months),
		},
		Routes: map[string]observe.RouteSum{},
		Mass: observe.Fates{
			Gathered: t.fate[ledger.Gathered].Kg(), Sold: t.fate[ledger.Sold].Kg(), Seized: t.fate[ledger.Seized].Kg(),
			Lost: t.fate[ledger.Lost].Kg(), Stock: (stock - opening).Kg(),
		},
		Declared:  observe.Ratio(float64(t.declared), float64(t.declarable), t.declarable.Kg()),
		OwnTrade:  w.inMoney(t.lots),
		Harm:      observe.Harm{Detained: t.detained, Hurt: t.hurt, Dead: t.dead},
		Conserved: observe.Conservation{Money: w.inMoney(s.money), Goods: s.goods.Kg()},
		Agents:    w.agents(),
		Posts:     w.postSums(),
		Organs:    w.organSums(),
		Goods:     w.goodSums(),
		Counties:  w.countySums(),
		Kinds:     w.kindSums(),
		Units:     observe.Units(&w.p),
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
func (w *World) portersOnly(n observe.Number) observe.Number {
	if len(w.porters.life) == 0 {
		return observe.Number{}
	}
	return n
}

// agents is how many actors live in the world.
func (w *World) agents() int {
	return len(w.porters.life) + len(w.organisers.Group) + len(w.agencies) + len(w.posts) + w.p.Merchants.Number
}

// perKg divides money by goods: a hundredth a gram is ten a kilogram.
func (w *World) perKg(m ledger.Money, g ledger.Grams) observe.Number {
	return observe.Ratio(float64(m)*(1000/w.minors), float64(g), g.Kg())
}
