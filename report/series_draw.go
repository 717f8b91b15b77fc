package report

import (
	"math"
	"slices"
)

// Heights of charts over time, without their labels: one with several curves,
// and one with a single curve.
const (
	chartHeight = 240
	lowHeight   = 150
)

// Margins at the sides of charts over time, so that the same day stands at the
// same place in all of them, unless a name or a number needs more.
const (
	leftMargin  = 48
	rightMargin = 156
)

// dateRoom is what a date needs to be read apart from the next.
const dateRoom = 55

// draw draws the chart: campaigns as bands behind, then the axes, what was
// said as dotted lines, the curves, and at each curve's end its name.
func (c *chart) draw(to *canvas) {
	low, high := c.reach()
	marks := valueAxis(low, high, 5, c.Write)
	if c.Loose {
		marks = looseAxis(low, high, 5, c.Write)
	}
	p := place{top: 22, bottom: 22 + c.Height}
	if !to.narrow() {
		p.left = leftMargin
	}
	for _, m := range marks {
		p.left = max(p.left, textWidth(m.Label, smallSize)+8)
	}
	p.right = to.width - c.margin(to)
	to.height = p.bottom + 26
	x := span{float64(c.First), float64(c.Last), p.left, p.right}
	y := span{marks[0].Value, marks[len(marks)-1].Value, p.bottom, p.top}
	c.drawBands(to, p, x)
	drawHeights(to, p, y, marks)
	drawFeet(to, p, x, dateMarks(c.First, c.Last, max(2, int((p.right-p.left)/dateRoom))))
	xs := make([]float64, len(c.Days))
	for i, day := range c.Days {
		xs[i] = x.at(day)
	}
	for _, curve := range c.Curves {
		for i, band := range curve.Around {
			class := "reach"
			if i > 0 {
				class = "ribbon"
			}
			to.area(class+" "+curve.Class, xs, c.heights(y, band[0]), c.heights(y, band[1]))
		}
	}
	for _, curve := range c.Curves {
		if curve.Stated > 0 {
			to.line("stated "+curve.Class, p.left, y.at(curve.Stated), p.right, y.at(curve.Stated))
		}
	}
	var labels []endLabel
	for _, curve := range c.Curves {
		ys, end := c.heights(y, curve.Values), p.bottom
		for _, at := range ys {
			if !math.IsNaN(at) {
				end = at
			}
		}
		to.polyline("curve "+curve.Class, xs, ys)
		labels = append(labels, endLabel{curve, end, end})
	}
	drawLabels(to, p, labels)
}

// heights are where values are drawn.
func (c *chart) heights(y span, values []float64) []float64 {
	ys := make([]float64, len(values))
	for i, v := range values {
		ys[i] = y.at(c.held(v))
	}
	return ys
}

// margin is the room for names at the right.
func (c *chart) margin(to *canvas) float64 {
	width := 0.0
	if !to.narrow() {
		width = rightMargin
	}
	for _, curve := range c.Curves {
		if to.narrow() {
			width = max(width, textWidth(curve.Short, smallSize))
			continue
		}
		width = max(width, textWidth(curve.Name, labelSize), textWidth(curve.said(), smallSize))
	}
	return width + 14
}

// said is what the witness said of a curve, or nothing.
func (c curve) said() string {
	if c.Words == "" {
		return ""
	}
	return "said: " + c.Words
}

func (c *chart) drawBands(to *canvas, p place, x span) {
	for i, band := range c.Bands {
		from, until := x.at(float64(band[0])), min(x.at(float64(band[1])), p.right)
		to.rect("band", from, p.top, max(1, until-from), p.bottom-p.top)
		if i == 0 {
			to.text("small soft", min(max((from+until)/2, p.left+30), p.right-30), p.top-7, "middle", "campaign")
		}
	}
}

// endLabel is the name of a curve: where it should stand, and where it does.
type endLabel struct {
	curve
	wish, y float64
}

// drawLabels writes the names at the ends of the curves, moved apart where
// they would overlap.
func drawLabels(to *canvas, p place, labels []endLabel) {
	room := 17.0
	if !to.narrow() && slices.ContainsFunc(labels, func(l endLabel) bool { return l.Words != "" }) {
		room = 34 // two lines each
	}
	spread(labels, p.top, p.bottom, room)
	for _, l := range labels {
		if to.narrow() {
			to.text("small name "+l.Class, p.right+6, l.y+4, "start", l.Short)
			continue
		}
		to.text("label name "+l.Class, p.right+8, l.y+4, "start", capital(l.Name))
		if l.Words != "" {
			to.text("small soft", p.right+8, l.y+19, "start", l.said())
		}
	}
}

// spread moves labels apart so that each has its room between top and bottom,
// and none passes another: downwards first, then back up from the bottom. Where
// the room does not suffice for all, they share it evenly.
func spread(labels []endLabel, top, bottom, room float64) {
	slices.SortStableFunc(labels, func(a, b endLabel) int {
		switch {
		case a.wish < b.wish:
			return -1
		case a.wish > b.wish:
			return 1
		}
		return 0
	})
	if n := len(labels); n > 1 {
		room = min(room, (bottom-top)/float64(n-1))
	}
	for i := range labels {
		labels[i].y = max(labels[i].wish, top)
		if i > 0 {
			labels[i].y = max(labels[i].y, labels[i-1].y+room)
		}
	}
	for i := len(labels) - 1; i >= 0; i-- {
		limit := bottom
		if i+1 < len(labels) {
			limit = labels[i+1].y - room
		}
		labels[i].y = min(labels[i].y, limit)
	}
}
