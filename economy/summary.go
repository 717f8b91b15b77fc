package economy

import "tumen/ledger"

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
func (w *World) Outcome() Outcome {
	return Outcome{
		Money:   w.p.Units.Money(),
		Summary: w.summary(),
		Days:    &Table{Columns: w.seen.columns},
		Flows:   w.seen.flows,
		Distributions: []Histogram{
			{Name: "porter_month.money", Unit: w.p.Units.Money().Words("money"), Of: "porters and months with a run", Width: w.inMoney(w.seen.months.step), Counts: trimmed(w.seen.months.pay)},
			{Name: "load", Unit: "kg", Of: "paid runs", Width: 1, Counts: trimmed(w.seen.loads)},
			{Name: "crew", Unit: "person", Of: "crossings on foot", Width: 1, Counts: trimmed(w.seen.crews)},
		},
	}
}

func (w *World) summary() Summary {
	s, t := &w.seen, &w.seen.total
	var opening, stock ledger.Grams
	for g := range w.goods {
		opening += s.opening[g]
		stock += w.store.At(g, ledger.Stock)
	}
	months := float64(s.months.all)
	out := Summary{
		Shares: Shares{
			Guards:     ratio(float64(t.guards), float64(t.profit), w.inMoney(t.profit)),
			Organisers: ratio(float64(t.kept), float64(t.profit), w.inMoney(t.profit)),
			Porters:    w.portersOnly(ratio(float64(t.pay), float64(t.profit), w.inMoney(t.profit))),
		},
		Profit:    w.perKg(t.profit, t.arrived),
		PieceRate: w.perKg(t.paid, t.carried),
		Load:      Load{mean(s.loads), quantile(s.loads, 0), quantile(s.loads, 1)},
		Crew:      Crew{quantile(s.crews, 0.5), quantile(s.crews, 0.1), quantile(s.crews, 0.9), quantile(s.crews, 1)},
		PorterMonth: PorterMonth{
			Runs:  ratio(float64(s.months.runs), months, months),
			Money: ratio(w.inMoney(s.months.earned), months, months),
		},
		Routes: map[string]RouteSum{},
		Mass: Fates{
			Gathered: t.fate[ledger.Gathered].Kg(), Sold: t.fate[ledger.Sold].Kg(), Seized: t.fate[ledger.Seized].Kg(),
			Lost: t.fate[ledger.Lost].Kg(), Stock: (stock - opening).Kg(),
		},
		Declared:  ratio(float64(t.declared), float64(t.declarable), t.declarable.Kg()),
		OwnTrade:  w.inMoney(t.lots),
		Harm:      Harm{t.detained, t.hurt, t.dead},
		Conserved: Conservation{w.inMoney(s.money), s.goods.Kg()},
		Agents:    w.agents(),
		Posts:     w.postSums(),
		Organs:    w.organSums(),
		Goods:     w.goodSums(),
		Counties:  w.countySums(),
		Kinds:     w.kindSums(),
		Units:     unitsOf(&w.p),
	}
	if rice := w.p.Living.Rice.On(w.date); rice > 0 {
		month := &out.PorterMonth
		month.Staple = ratio(month.Money.Value, rice, months)
		if month.Staple.Value > 0 {
			out.StapleFor200 = NumberOf(200*month.Staple.Value/month.Money.Value, months)
			out.StaplePrice = NumberOf(month.Money.Value/month.Staple.Value, months)
		}
	}
	out.AgentDays = int64(out.Agents) * int64(max(0, w.day))
	for r, sum := range t.route {
		out.Routes[w.p.Routes[r].Name] = RouteSum{sum.arrived.Kg(), w.inMoney(sum.profit), sum.crossings}
	}
	return out
}

// portersOnly is a number about porters; none in a world where nobody carries, such
// as one of vehicles alone. Porters who live there and get nothing have a share of 0.
func (w *World) portersOnly(n Number) Number {
	if len(w.porters.life) == 0 {
		return Number{}
	}
	return n
}

// agents is how many actors live in the world.
func (w *World) agents() int {
	return len(w.porters.life) + len(w.organisers.Group) + len(w.agencies) + len(w.posts) + w.p.Merchants.Number
}

// ratio is a over b, of a weight; none where there is nothing to divide by.
func ratio(a, b, of float64) Number {
	if b == 0 {
		return Number{}
	}
	return NumberOf(a/b, of)
}

// perKg divides money by goods: a hundredth a gram is ten a kilogram.
func (w *World) perKg(m ledger.Money, g ledger.Grams) Number {
	return ratio(float64(m)*(1000/w.minors), float64(g), g.Kg())
}

// mean is the mean of a count by whole numbers.
func mean(counts []int64) Number {
	var n, sum int64
	for x, c := range counts {
		n += c
		sum += int64(x) * c
	}
	return ratio(float64(sum), float64(n), float64(n))
}

// quantile is the smallest number that at least the share q of a count does
// not exceed; q = 0 is the smallest number counted.
func quantile(counts []int64, q float64) Number {
	var n int64
	for _, c := range counts {
		n += c
	}
	var seen int64
	for x, c := range counts {
		if seen += c; c > 0 && float64(seen) >= q*float64(n) {
			return Number{float64(x), float64(n)}
		}
	}
	return Number{}
}

// trimmed is a count without the empty end.
func trimmed(counts []int64) []int64 {
	n := len(counts)
	for n > 0 && counts[n-1] == 0 {
		n--
	}
	return counts[:n]
}
