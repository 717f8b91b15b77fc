package report

import (
	"fmt"
	"strings"

	"tumen/record"
)

// moneyFigure shows where each yuan of profit goes.
func moneyFigure(run *record.Run) figure {
	m := followMoney(run)
	f := figure{ID: "money", Claims: claimsAbout(run, "shares.guards", "shares.organisers", "shares.porters")}
	f.Subtitle = caption(run, "fen of each yuan of assessed profit", crossings(run, clandestine(run)))
	f.Table = moneyTable(m)
	if m.Amount <= 0 {
		f.Title = "No profit was made on " + whereFrom(run)
		f.Notes = []string{"There is nothing to draw: no crossing that arrived made a profit."}
		return f
	}
	var parts []string
	for _, g := range m.Gains {
		if g.Class == "rest" {
			continue // in the drawing and in the table
		}
		parts = append(parts, g.Name+" "+decimal(float64(g.Amount)/float64(m.Amount)*100, 0))
	}
	parts[0] = strings.Replace(parts[0], "guards ", "guards get ", 1) + " fen"
	f.Title = fmt.Sprintf("Of each yuan of profit on %s, %s", whereFrom(run), listed(parts))
	f.render(m.draw)
	f.Notes = append(f.Notes, "Profit is what the merchant pays less what the gatherer got. The merchants' margin is no part of it, and is shown apart.")
	for _, g := range m.Gains {
		if g.Amount < 0 {
			f.Notes = append(f.Notes, fmt.Sprintf("%s lost %s yuan: the others took more than the profit. A loss cannot be drawn as a flow; the table has it.", capital(g.Name), yuan(-g.Amount)))
		}
	}
	if m.Apportioned {
		f.Notes = append(f.Notes, "What gatherers got and the merchants' margin are the clandestine routes' part of all trade by weight: the accounts do not tell one route's goods from another's.")
	}
	return f
}

// moneyHeight is how high the whole diagram is drawn, whatever it holds, apart
// from the gaps: high enough for a part of one in a hundred to be seen.
const moneyHeight = 300

// draw lays out both parts of the diagram on one scale and draws them.
func (m money) draw(c *canvas) {
	nodes, flows := m.graph()
	apart, fromMargin := m.marginGraph()
	f := field{Columns: []float64{0, 186, 372, 558}, Thick: 14, Gap: 14, Room: 46}
	if c.narrow() {
		f = field{Columns: []float64{0, 80, 160, 240}, Thick: 8, Gap: 12, Room: 50}
	}
	f.Scale = moneyHeight / (total(flows, 0) + total(fromMargin, 0))
	top := drawFlows(c, nodes, flows, f, 0)
	if len(apart) > 0 {
		top += 44
		c.text("small soft", f.Columns[1], top-14, "start", "Apart from the profit:")
		top = drawFlows(c, apart, fromMargin, f, top)
	}
	c.height = top + 4
}

// total is what leaves a node.
func total(flows []flow, from int) float64 {
	sum := 0.0
	for _, x := range flows {
		if x.From == from {
			sum += x.Amount
		}
	}
	return sum
}

// drawFlows draws one connected diagram from a height downwards and returns
// where it ends. Ribbons have the colour of the one who gets the money.
func drawFlows(c *canvas, nodes []node, flows []flow, f field, top float64) float64 {
	stations, ribbons, bottom := layOut(nodes, flows, f)
	for _, r := range ribbons {
		from, to := stations[r.From], stations[r.To]
		c.ribbon("ribbon "+to.Class, from.Left+f.Thick, top+r.FromTop, to.Left, top+r.ToTop, r.Width)
	}
	for _, s := range stations {
		c.rect("block "+s.Class, s.Left, top+s.Top, f.Thick, s.Height)
		amount := s.Height / f.Scale
		x, y := s.Left+f.Thick+6, top+s.Top+13
		if c.narrow() {
			x -= 2
			for _, words := range strings.Split(wrapped(capital(s.Name), 11, 0), "\n") {
				c.text("small halo strong", x, y, "start", words)
				y += 13
			}
			c.text("small halo", x, y, "start", perYuan(amount))
			continue
		}
		c.text("label halo strong", x, y, "start", capital(s.Name))
		c.text("label halo", x, y+16, "start", perYuan(amount))
	}
	return top + bottom
}

// moneyTable is the diagram in figures.
func moneyTable(m money) table {
	t := table{Head: []string{"Out of", "To", "Yuan", "Of each yuan of profit"}}
	row := func(from, to string, fen float64) {
		part := missing
		if m.Amount > 0 {
			part = perYuan(fen / float64(m.Amount))
		}
		t.Rows = append(t.Rows, []string{from, to, decimal(fen/fenPerYuan, 0), part})
	}
	row("merchants' price", "gatherers", m.Cost)
	row("merchants' price", "profit", float64(m.Amount))
	for _, g := range m.Gains {
		row("profit", g.Name, float64(g.Amount))
	}
	row("border guards' part", "commanders", m.Commanders)
	row("merchants' resale", "margin", m.Margin)
	for _, p := range m.Payments {
		row("merchants' margin", p.Name, p.Amount)
	}
	return t
}
