package report

import "tumen/record"

// money is where the money of clandestine trade went, over all recorded days
// [fen]. Profit is what the merchant pays less what the gatherer got.
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

// payment is what somebody got out of the merchants' margin [fen].
type payment struct {
	actor
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
		fen := float64(f.Amount)
		switch {
		case f.Kind == "goods-sold":
			sold += fen
		case f.Kind == "resale" && f.To == "merchants":
			resold += fen
		case f.Kind == "remittance" && f.From == "guards":
			handedUp += fen
		case f.From == "merchants" && f.To != "rest":
			paid[f.To] += fen
		}
		if f.To == "guards" && isTaking(f.Kind) {
			taken += fen
		}
	}
	var profits, allKg, secretKg float64
	for _, name := range routes(run) {
		profits += run.Manifest.Summary.Routes[name].Profit * fenPerYuan
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
	for _, a := range actors {
		if paid[a.Sector] > 0 {
			m.Payments = append(m.Payments, payment{a, paid[a.Sector]})
		}
	}
	return m
}

// graph is the part of the diagram that begins with what the merchant pays:
// gatherers, and the profit, shared out. Amounts are parts of the profit.
func (m money) graph() (nodes []node, flows []flow) {
	whole := float64(m.Amount)
	add := func(name, class string, column, from int, fen float64) int {
		nodes = append(nodes, node{name, class, column})
		if from >= 0 {
			flows = append(flows, flow{from, len(nodes) - 1, fen / whole})
		}
		return len(nodes) - 1
	}
	price := add("merchants pay", "merchants", 0, -1, 0)
	profit := add("profit", "profit", 1, price, whole)
	if m.Cost > 0 {
		add("gatherers", "rest", 1, price, m.Cost)
	}
	for i, g := range m.Gains {
		if g.Amount <= 0 {
			continue
		}
		name := g.Name
		if g.Class == "rest" {
			name = "haulage, fees" // the whole of it is in the table
		}
		at := add(name, g.Class, 2, profit, float64(g.Amount))
		if i == 0 && m.Commanders > 0 {
			add("guards keep", "guards", 3, at, float64(g.Amount)-m.Commanders)
			add("commanders", "guards", 3, at, m.Commanders)
		}
	}
	return nodes, flows
}

// marginGraph is the part that stands apart: who is paid out of the merchants'
// margin. It is empty where the margin does not cover what was paid out of it,
// since a flow cannot be less than nothing.
func (m money) marginGraph() (nodes []node, flows []flow) {
	left := m.Margin
	for _, p := range m.Payments {
		left -= p.Amount
	}
	if len(m.Payments) == 0 || left < 0 {
		return nil, nil
	}
	nodes = []node{{"merchants' margin", "merchants", 1}}
	if left > 0 {
		nodes = append(nodes, node{"merchants keep", "merchants", 2})
		flows = append(flows, flow{0, len(nodes) - 1, left / float64(m.Amount)})
	}
	for _, p := range m.Payments {
		nodes = append(nodes, node{p.Name, p.Class, 2})
		flows = append(flows, flow{0, len(nodes) - 1, p.Amount / float64(m.Amount)})
	}
	return nodes, flows
}

// perYuan writes a part of the profit as the money it is of each yuan.
func perYuan(part float64) string {
	switch {
	case part >= 1-1e-9: // a sum of parts that should be 1
		return decimal(part, 2) + "\u00a0yuan"
	case part > 0 && part < 0.0005:
		return "under 0.1\u00a0fen"
	}
	return decimal(part*100, 1) + "\u00a0fen"
}
