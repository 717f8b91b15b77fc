package report

import (
	"fmt"

	"tumen/chart"
	"tumen/internal/say"
	"tumen/internal/text"
	"tumen/ledger"
	"tumen/record"
)

// money is where the money of clandestine trade went, over all recorded days
// [minor]. Profit is what the merchant pays less what the gatherer got.
type money struct {
	profit
	Cost       float64 // what gatherers got for the goods that were sold
	Commanders float64 // what border guards handed up of their part

	// The merchants' margin is no part of the profit: what they sell for, less
	// what they pay. The payments come out of it.
	Margin   float64
	Payments []payment

	Apportioned bool // Cost and Margin are the routes' part of all trade by weight
}

// payment is what somebody got out of the merchants' margin [minor].
type payment struct {
	ledger.Actor
	Amount float64
}

// followMoney adds up the flow matrix. The accounts do not tell the goods of
// one route from those of another, so where declared routes carried some too,
// the gatherers' cost and the merchants' margin are apportioned by weight.
func followMoney(run *record.Run) money {
	m := money{profit: clandestineProfit(run)}
	var sold, resold, taken, handedUp float64
	paid := map[string]float64{} // by the merchants, by sector
	for _, f := range run.Manifest.FlowTotals {
		amount := float64(f.Amount)
		switch {
		case f.Kind == "goods-sold":
			sold += amount
		case f.Kind == "resale" && f.To == "merchants":
			resold += amount
		case f.Kind == "remittance" && f.From == "guards":
			handedUp += amount
		case f.From == "merchants" && f.To != "rest":
			paid[f.To] += amount
		}
		if f.To == "guards" && isTaking(f.Kind) {
			taken += amount
		}
	}
	var profits, allKg, secretKg float64
	for _, name := range routes(run) {
		profits += run.Manifest.Summary.Routes[name].Profit * run.Manifest.Money.Minors()
		allKg += run.Manifest.Summary.Routes[name].Mass
	}
	for _, name := range clandestine(run) {
		secretKg += run.Manifest.Summary.Routes[name].Mass
	}
	part := ratio(secretKg, allKg)
	m.Apportioned = secretKg < allKg
	m.Cost = max(0, sold-profits) * part
	m.Margin = max(0, resold-sold) * part
	m.Commanders = float64(m.Gains[0].Amount) * min(1, ratio(handedUp, taken))
	for _, a := range vocabularyOf(run).Kinds {
		if paid[a.Key] > 0 {
			m.Payments = append(m.Payments, payment{a, paid[a.Key]})
		}
	}
	return m
}

// moneyFigure shows where the profit goes.
func moneyFigure(run *record.Run) *chart.Figure {
	m := followMoney(run)
	f := &moneyFlows{whole: float64(m.Amount), minors: run.Manifest.Money.Minors(), Figure: &chart.Figure{
		Name: "money", Subtitle: caption(run, say.Text("per cent of the assessed profit"), crossings(run, clandestine(run))),
		Source: sourcesOf(run, "shares.guards", "shares.organisers", "shares.porters"),
		Table:  chart.Table{Head: []string{say.Text("Out of"), "To", text.Capital(run.Manifest.Money.Unit), say.Text("Of the profit")}},
	}}
	f.profit(m)
	f.margin(m)
	if m.Amount <= 0 {
		f.Title = say.Textf("In the model, no profit was made on %s", whereFrom(run))
		f.Marks, f.Notes = nil, []string{say.Text("There is nothing to draw: no crossing that arrived made a profit.")}
		return f.Figure
	}
	var parts []string
	for _, g := range m.Gains {
		if g.Class != "rest" { // which is in the drawing and in the table
			parts = append(parts, fmt.Sprintf("%s %s", g.Name, text.WholePercent(float64(g.Amount)/f.whole)))
		}
	}
	f.Title = say.Textf("In the model, the profit on %s goes to %s", whereFrom(run), text.List(parts))
	f.Notes = append(f.Notes, say.Text("Profit is what the merchant pays less what the gatherer got. The merchants' margin is no part of it, and is shown apart."))
	for _, g := range m.Gains {
		if g.Amount < 0 {
			f.Notes = append(f.Notes, say.Textf("%s lost %s %s: the others took more than the profit. A loss cannot be drawn as a flow; the table has it.", text.Capital(g.Name), whole(run, -g.Amount), run.Manifest.Money.Unit))
		}
	}
	if m.Apportioned {
		f.Notes = append(f.Notes, say.Text("What gatherers got and the merchants' margin are the clandestine routes' part of all trade by weight: the accounts do not tell one route's goods from another's."))
	}
	return f.Figure
}

// moneyFlows is the figure in the making. Amounts are drawn as parts of the profit.
type moneyFlows struct {
	*chart.Figure
	whole  float64
	minors float64 // of one of the money
	nodes  int
}

// node adds a station through which an amount passes.
func (f *moneyFlows) node(name, class string, column int, amount float64) int {
	f.Marks = append(f.Marks, chart.Node{Name: name, Class: class, Column: column, Words: partOfProfit(amount / f.whole)})
	f.nodes++
	return f.nodes - 1
}

// row lists an amount, and flow draws one too, to a station of its own.
func (f *moneyFlows) row(from, to string, amount float64) {
	part := chart.Cell{Text: text.Missing}
	if f.whole > 0 {
		part = chart.Says(partOfProfit(amount/f.whole), amount/f.whole)
	}
	f.Table.Rows = append(f.Table.Rows, []chart.Cell{{Text: from}, {Text: to}, {Text: text.Decimal(amount/f.minors, 0)}, part})
}

func (f *moneyFlows) flow(source int, from, to, class string, column int, amount float64) int {
	at := f.node(to, class, column, amount)
	f.Marks = append(f.Marks, chart.Flow{From: source, To: at, Amount: amount / f.whole, Row: len(f.Table.Rows)})
	f.row(from, to, amount)
	return at
}

// profit is the part that begins with what the merchant pays: gatherers, and the profit,
// shared out.
func (f *moneyFlows) profit(m money) {
	price := f.node(say.Text("merchants pay"), "merchants", 0, f.whole+m.Cost)
	profit := f.flow(price, say.Text("merchants' price"), "profit", "profit", 1, f.whole)
	if m.Cost > 0 {
		f.flow(price, say.Text("merchants' price"), "gatherers", "rest", 1, m.Cost)
	}
	for i, g := range m.Gains {
		amount := float64(g.Amount)
		if amount <= 0 {
			f.row("profit", g.Name, amount)
			continue
		}
		at := f.flow(profit, "profit", g.Name, g.Class, 2, amount)
		if i == 0 && m.Commanders > 0 {
			part := say.Textf("part of %s", g.Name)
			f.flow(at, part, say.Textf("%s keep", g.Name), g.Class, 3, amount-m.Commanders)
			f.flow(at, part, "commanders", g.Class, 3, m.Commanders)
		}
	}
}

// margin is the part that stands apart: who is paid out of the merchants' margin. It is
// listed and not drawn where the margin does not cover what was paid out of it, since a
// flow cannot be less than nothing.
func (f *moneyFlows) margin(m money) {
	left := m.Margin
	for _, p := range m.Payments {
		left -= p.Amount
	}
	f.row(say.Text("merchants' resale"), "margin", m.Margin)
	if len(m.Payments) == 0 || left < 0 {
		for _, p := range m.Payments {
			f.row(say.Text("merchants' margin"), p.Name, p.Amount)
		}
		return
	}
	at := f.node(say.Text("merchants' margin"), "merchants", 1, m.Margin)
	last := f.Marks[len(f.Marks)-1].(chart.Node)
	last.Above = say.Text("Apart from the profit:")
	f.Marks[len(f.Marks)-1] = last
	if left > 0 {
		f.flow(at, say.Text("merchants' margin"), say.Text("merchants keep"), "merchants", 2, left)
	}
	for _, p := range m.Payments {
		f.flow(at, say.Text("merchants' margin"), p.Name, p.Class, 2, p.Amount)
	}
}

// partOfProfit writes a part of the profit.
func partOfProfit(part float64) string {
	if part > 0 && part < 0.0005 {
		return "under 0.1\u00a0%"
	}
	return text.Percent(part)
}
