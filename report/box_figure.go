package report

import (
	"fmt"
	"math"

	"tumen/study/method/discover"
)

// DiscoveryPage is the report of a discovery that was kept in a folder.
func DiscoveryPage(d *discover.Discovery, dir string) ([]byte, error) {
	v := studyView{About: &d.About, Kind: "in which worlds it happens", Notes: discoveryNotes(d)}
	v.Figures = append(v.Figures, boxFigure(d))
	if len(d.Inputs) > 1 {
		v.Figures = append(v.Figures, worldsFigure(d))
	}
	v.Figures = append(v.Figures, pathFigure(d))
	return v.page(dir)
}

func discoveryCaption(d *discover.Discovery, what string) string {
	return capital(what) + " · " + counted(int64(d.N), "run", "runs") + " · " + seedRange(&d.About)
}

// reach is between what the values of an input lie in the runs.
func (b boxes) reach(i int) (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	for _, p := range b.d.Sample {
		low, high = min(low, p.Values[i]), max(high, p.Values[i])
	}
	return low, high
}

// boxes looks a discovery's limits up by input.
type boxes struct{ d *discover.Discovery }

func (b boxes) limit(name string) (discover.BoxLimit, bool) {
	for _, l := range b.d.Limits {
		if l.Name == name {
			return l, true
		}
	}
	return discover.BoxLimit{}, false
}

// boxFigure is each limit on the range that was tried.
func boxFigure(d *discover.Discovery) figure {
	b := boxes{d}
	t := table{Head: []string{"Number", "From", "To", "Tried", "Found again"}}
	for i, in := range d.Inputs {
		low, high := b.reach(i)
		l, _ := b.limit(in.Name)
		t.Rows = append(t.Rows, []string{named(in.Name, in.Unit), limit(l.Low, in.Unit), limit(l.High, in.Unit), interval(&low, &high, in.Unit), wholePercent(l.Stable)})
	}
	f := figure{
		ID: "box", Table: t, Title: fmt.Sprintf("%s: it happens in %s of the worlds in the box, and in %s of all", whenWords(d), wholePercent(d.Density.Value), wholePercent(d.Share.Value)),
		Subtitle: discoveryCaption(d, "the box on the range of each number that was tried"),
		Notes:    []string{"A number without a bar is not restricted. Found again is the share of resamples whose own box restricts the number too."},
	}
	f.render(func(c *canvas) { drawBox(c, b) })
	return f
}

func drawBox(c *canvas, b boxes) {
	const row = 56.0
	p := place{left: 6, right: c.width - 6, top: 4}
	c.height = p.top + row*float64(len(b.d.Inputs)) + 4
	for i, in := range b.d.Inputs {
		low, high := b.reach(i)
		top := p.top + row*float64(i)
		x := span{low, high, p.left, p.right}
		l, limited := b.limit(in.Name)
		words := "not restricted"
		class := "rest"
		from, to := low, high
		if limited {
			class, words = "organisers", "found again "+wholePercent(l.Stable)
			if l.Stable < 0.5 {
				class = "rest"
			}
			if l.Low != nil {
				from = *l.Low
			}
			if l.High != nil {
				to = *l.High
			}
		}
		c.text("small", p.left, top+14, "start", inputLabel(in.Name))
		c.text("small strong "+class, p.right, top+14, "end", words)
		c.rect("band", p.left, top+20, p.right-p.left, 10)
		if limited {
			c.rect("bar "+class, x.at(from), top+20, max(x.at(to)-x.at(from), 2), 10)
		}
		c.text("small soft", p.left, top+41, "start", amount(low, in.Unit))
		c.text("small soft", p.right, top+41, "end", amount(high, in.Unit))
		for _, end := range []*float64{l.Low, l.High} {
			if end == nil {
				continue
			}
			label := amount(*end, in.Unit)
			room := textWidth(amount(high, in.Unit), smallSize) + textWidth(label, smallSize)/2 + 8
			at := min(max(x.at(*end), p.left+room), p.right-room)
			c.text("small strong "+class, at, top+41, "middle", label)
		}
	}
}

// worldsFigure is every run as a dot, over the two numbers that the box
// restricts most.
func worldsFigure(d *discover.Discovery) figure {
	b := boxes{d}
	i, j := b.twoMost()
	f := figure{
		ID: "worlds", Title: fmt.Sprintf("It happens in %s of %s", grouped(int64(d.Happens)), counted(int64(d.N), "world", "worlds")),
		Subtitle: discoveryCaption(d, named(d.Inputs[i].Name, d.Inputs[i].Unit)+" across, "+named(d.Inputs[j].Name, d.Inputs[j].Unit)+" upwards; filled where it happens"),
		Notes:    []string{"The frame is the box. Other numbers differ from dot to dot too."},
		Table:    table{Head: []string{"Worlds", "Runs", "It happens in"}, Rows: [][]string{{"all", grouped(int64(d.N)), grouped(int64(d.Happens))}}},
	}
	f.render(func(c *canvas) { drawWorlds(c, b, i, j) })
	return f
}

// twoMost are the places of the two inputs whose limits are found again most.
func (b boxes) twoMost() (int, int) {
	var order []int
	for _, l := range b.d.Limits {
		for i, in := range b.d.Inputs {
			if in.Name == l.Name {
				order = append(order, i)
			}
		}
	}
	for i := range b.d.Inputs {
		order = append(order, i)
	}
	for _, j := range order[1:] {
		if j != order[0] {
			return order[0], j
		}
	}
	return order[0], order[0]
}

func drawWorlds(c *canvas, b boxes, i, j int) {
	p := place{left: 52, right: c.width - 12, top: 8, bottom: 308}
	c.height = p.bottom + 26
	lowX, highX := b.reach(i)
	lowY, highY := b.reach(j)
	x, y := span{lowX, highX, p.left, p.right}, span{lowY, highY, p.bottom, p.top}
	for _, m := range feet(y, 5, decimal) {
		c.line("grid", p.left, y.at(m.Value), p.right, y.at(m.Value))
		c.text("small soft", p.left-6, y.at(m.Value)+4, "end", m.Label)
	}
	drawFeet(c, p, x, feet(x, max(2, int((p.right-p.left)/80)), decimal))
	side := func(k int, s span) (from, to float64) {
		l, _ := b.limit(b.d.Inputs[k].Name)
		from, to = s.low, s.high
		if l.Low != nil {
			from = *l.Low
		}
		if l.High != nil {
			to = *l.High
		}
		return s.at(from), s.at(to)
	}
	left, right := side(i, x)
	bottom, top := side(j, y)
	c.rect("reach organisers", left, top, right-left, bottom-top)
	most := min(len(b.d.Sample), 600)
	for _, q := range b.d.Sample[:most] {
		class := "open rest"
		if q.Happens {
			class = "block organisers"
		}
		c.dot(class, x.at(q.Values[i]), y.at(q.Values[j]), 2.6)
	}
}

// pathFigure is what peeling trades: fewer of the worlds in which it happens,
// for more of those in the box.
func pathFigure(d *discover.Discovery) figure {
	t := table{Head: []string{"Runs in the box", "It happens in", "Of all that happens"}}
	for _, s := range d.Path {
		t.Rows = append(t.Rows, []string{percentOf(s.Support), percentOf(s.Density), percentOf(s.Coverage)})
	}
	f := figure{
		ID: "path", Table: t, Title: "A smaller box is surer, and holds less of what happens",
		Subtitle: discoveryCaption(d, "share of the box in which it happens, over the share of all that happens that is in it, on the runs that made the boxes"),
	}
	f.render(func(c *canvas) { drawPath(c, d) })
	return f
}

func drawPath(c *canvas, d *discover.Discovery) {
	p := place{left: 52, right: c.width - 16, top: 10, bottom: 10 + lowHeight}
	c.height = p.bottom + 42
	x, y := span{0, 1, p.left, p.right}, span{0, 1, p.bottom, p.top}
	drawHeights(c, p, y, valueAxis(0, 1, 4, percentMark))
	for _, m := range valueAxis(0, 1, 5, percentMark) {
		c.text("small soft", min(x.at(m.Value), p.right-10), p.bottom+18, "middle", m.Label)
	}
	c.text("small soft", (p.left+p.right)/2, p.bottom+37, "middle", "of all in which it happens, in the box")
	var xs, ys []float64
	for _, s := range d.Path {
		xs, ys = append(xs, x.at(s.Coverage)), append(ys, y.at(s.Density))
	}
	c.polyline("curve organisers", xs, ys)
}
