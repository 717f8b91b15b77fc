package report

import (
	"fmt"
	"math"

	"tumen/testimony/reconcile"
)

// weighedFigure draws each claim as it was stated against what balancing makes
// of it, both in per cent of the stated number, since claims have many units:
// what the words allow as a band, the balanced value as a dot on its interval.
func weighedFigure(found *reconcile.Findings) figure {
	f := figure{ID: "weighed-figure", Title: weighedTitle(found)}
	f.Subtitle = fmt.Sprintf("Per cent of the stated figure · %s · the band is what the words allow, the dot the balanced value, the line its 95 %% interval", counted(int64(len(found.Claims)), "claim", "claims"))
	f.Table.Head = []string{"Claim", "Stated", "Balanced", "95 % interval", "Moved [sd]", "Value used", "Verdict"}
	for i := range found.Claims {
		w := &found.Claims[i]
		f.Table.Rows = append(f.Table.Rows, []string{w.ID, w.Text, quantity(w.Balanced, w.Unit), span95(w.Low, w.High), shifted(w.ShiftSD), w.Resolved.As, string(w.Verdict)})
	}
	if len(found.Claims) > 0 {
		f.render(func(c *canvas) { drawWeighed(c, found.Claims) })
	}
	return f
}

// weighedTitle is the finding, with numbers.
func weighedTitle(found *reconcile.Findings) string {
	contradicts := 0
	for i := range found.Claims {
		if found.Claims[i].Verdict == reconcile.Contradicts {
			contradicts++
		}
	}
	all := counted(int64(len(found.Claims)), "figure", "figures")
	switch contradicts {
	case 0:
		return "All " + all + " can hold together"
	case len(found.Claims):
		return "None of " + all + " can hold beside the others"
	}
	return fmt.Sprintf("%d of %s cannot hold beside the others", contradicts, all)
}

// The rows of the drawing: on a small screen the name stands above its row.
const (
	claimHeight       = 24
	claimHeightNarrow = 38
	nameColumn        = 150
)

// farthest is how far from the stated value the axis may reach, in per cent.
const farthest = 60

func drawWeighed(c *canvas, claims []reconcile.Weighed) {
	p := place{left: nameColumn, right: c.width - 12, top: 8}
	step := float64(claimHeight)
	if c.narrow() {
		p.left, step = 12, claimHeightNarrow
	}
	p.bottom = p.top + step*float64(len(claims)) + 4
	c.height = p.bottom + 26
	x := weighedSpan(claims, p)
	drawUprights(c, p, x)
	for i := range claims {
		y := p.top + step*(float64(i)+0.5)
		if c.narrow() {
			y += 8
		}
		drawClaim(c, p, x, y, &claims[i])
	}
}

// weighedSpan is an axis that holds every dot and what it can of the intervals.
func weighedSpan(claims []reconcile.Weighed, p place) span {
	reach := 5.0
	for i := range claims {
		for _, v := range []*float64{&claims[i].Balanced, claims[i].Low, claims[i].High} {
			if v == nil || claims[i].Stated == 0 {
				continue
			}
			if off := math.Abs(*v/claims[i].Stated-1) * 100; off <= farthest {
				reach = max(reach, off)
			}
		}
	}
	reach = math.Ceil(reach/10) * 10
	return span{100 - reach, 100 + reach, p.left, p.right}
}

// drawUprights draws the marks of the axis, and lines up from them.
func drawUprights(c *canvas, p place, x span) {
	most := 8
	if c.narrow() {
		most = 4
	}
	marks := feet(x, most, decimal)
	for _, m := range marks {
		class := "grid"
		if m.Value == 100 {
			class = "base"
		}
		c.line(class, x.at(m.Value), p.top, x.at(m.Value), p.bottom)
	}
	drawFeet(c, p, x, marks)
}

// drawClaim draws one row. What lies beyond the axis ends at its edge.
func drawClaim(c *canvas, p place, x span, y float64, w *reconcile.Weighed) {
	class := "rest"
	switch w.Verdict {
	case reconcile.Contradicts:
		class = "warned"
	case reconcile.Strained:
		class = "guards"
	}
	if c.narrow() {
		c.text("small halo "+class, p.left, y-10, "start", plain(w.ID)+", "+plain(w.Text))
	} else {
		c.text("small "+class, p.left-10, y+4, "end", cut(plain(w.ID), 20))
	}
	at := func(v *float64, open float64) float64 {
		if v == nil || w.Stated == 0 {
			return open
		}
		return min(max(x.at(*v/w.Stated*100), p.left), p.right)
	}
	low, high := at(w.AllowedLow, p.left), at(w.AllowedHigh, p.right)
	if low > high { // of a negative number
		low, high = high, low
	}
	if high-low < 3 {
		low, high = low-1.5, high+1.5
	}
	c.rect("band", low, y-7, high-low, 14)
	c.line("pin "+class, at(w.Low, p.left), y, at(w.High, p.right), y)
	c.dot("block "+class, at(&w.Balanced, (p.left+p.right)/2), y, 4)
}
