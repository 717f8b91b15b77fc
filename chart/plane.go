package chart

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"tumen/internal/say"
	"tumen/internal/text"
)

// Line is a curve through points in order, point i in row From+i of the table; a
// value that is not a number is a gap.
type Line struct {
	Name      string // at its end; none if empty
	Short     string // for narrow screens
	Class     string
	X, Y      []float64
	Around    [][2][]float64 // bands about the line, each its lower and upper edge, the widest first
	From      int
	Stated    float64 // what was said of it; None if nothing was
	StatedRow int
	Words     string // and in words
}

func (l Line) Numbers() (list []Drawn) {
	add := func(values []float64) {
		for i, y := range values {
			list = append(list, Drawn{l.From + i, y})
		}
	}
	add(l.Y)
	for _, band := range l.Around {
		add(band[0])
		add(band[1])
	}
	return append(list, Drawn{l.StatedRow, l.Stated})
}

// DrawLines adds lines to a figure, or says why there is nothing to draw.
func (f *Figure) DrawLines(lines ...Line) *Figure {
	empty, flat, beyond := true, true, false
	limits := f.Y.Limits
	for _, l := range lines {
		for _, y := range l.Y {
			if !math.IsNaN(y) {
				empty, flat = false, flat && y == 0
				beyond = beyond || limits != [2]float64{} && (y < limits[0] || y > limits[1])
			}
		}
	}
	switch {
	case len(lines) == 0 || len(lines[0].X) == 0:
		f.Notes = append(f.Notes, say.Text("There is nothing to draw: the record has no days."))
		return f
	case empty:
		f.Notes = append(f.Notes, say.Text("There is nothing to draw: no day has a number."))
		return f
	case flat:
		f.Notes = append(f.Notes, say.Text("There is nothing to draw: it was zero on every day."))
		return f
	case beyond:
		f.Notes = append(f.Notes, say.Textf("Values below %s or above %s are drawn at the edge; the table has them.", f.Y.write(limits[0], 0), f.Y.write(limits[1], 0)))
	}
	for _, l := range lines {
		f.Marks = append(f.Marks, l)
	}
	return f
}

// Bar is a bar of a histogram, from 0 to Y.
type Bar struct {
	From, To, Y float64
	Class       string
	Row         int
}

func (b Bar) Numbers() []Drawn { return []Drawn{{b.Row, b.Y}} }

// Pin is a value marked on the axis across, or a range of values, with words above.
type Pin struct {
	Low, High float64
	Words     string
	Class     string
	Row       int
}

func (p Pin) Numbers() []Drawn { return []Drawn{{p.Row, p.Low}, {p.Row, p.High}} }

// Dot is a point, perhaps with an interval across and a name.
type Dot struct {
	X, Y      float64
	Low, High float64 // None if there is no interval
	Name      string
	Class     string
	Small     bool
	Open      bool
	Row       int
}

func (d Dot) Numbers() []Drawn {
	return []Drawn{{d.Row, d.X}, {d.Row, d.Y}, {d.Row, d.Low}, {d.Row, d.High}}
}

// Box frames a part of the plane.
type Box struct {
	Left, Right, Bottom, Top float64
	Class                    string
}

// Shade marks an interval across, such as the days of a campaign.
type Shade struct {
	From, To float64
	Words    string
}

// Guide is a straight line to compare with, between two points.
type Guide struct{ X, Y [2]float64 }

func (Box) Numbers() []Drawn   { return nil }
func (Shade) Numbers() []Drawn { return nil }
func (Guide) Numbers() []Drawn { return nil }

// place is the part of a drawing between its axes.
type place struct {
	left, right, top, bottom float64
}

// plane is a figure with two axes in the making.
type plane struct {
	*Figure
	*canvas
	place
	lines []Line
	pins  []Pin
	x, y  span
}

// Sizes of a plane.
const (
	usualHeight = 240
	leftMargin  = 48
	rightMargin = 156 // so that the same day stands at the same place in all charts over time
	lineRoom    = 18
)

func (f *Figure) drawPlane(c *canvas) {
	p := &plane{Figure: f, canvas: c, lines: marks[Line](f), pins: marks[Pin](f)}
	lowX, highX, lowY, highY := p.reach()
	heights := f.Y.outer(lowY, highY, 5)
	p.layOut(heights)
	p.x = span{lowX, highX, p.left, p.right}
	p.y = span{heights[0].Value, heights[len(heights)-1].Value, p.bottom, p.top}
	p.shades()
	p.axes(heights)
	for _, b := range marks[Box](f) {
		c.rect(say.Textf("reach %s", b.Class), noRow, p.x.at(b.Left), p.y.at(b.Top), p.x.at(b.Right)-p.x.at(b.Left), p.y.at(b.Bottom)-p.y.at(b.Top))
	}
	for _, g := range marks[Guide](f) {
		c.line(say.Text("stated rest"), noRow, p.x.at(g.X[0]), p.y.at(g.Y[0]), p.x.at(g.X[1]), p.y.at(g.Y[1]))
	}
	p.bars()
	p.curves()
	p.marked()
	p.dots()
}

// reach is between what the numbers of the marks lie.
func (p *plane) reach() (lowX, highX, lowY, highY float64) {
	lowX, lowY, highX, highY = math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	grow := func(low, high *float64, a *Axis, values ...float64) {
		for _, v := range values {
			if x := a.held(v); !math.IsNaN(x) && !math.IsInf(x, 0) {
				*low, *high = min(*low, x), max(*high, x)
			}
		}
	}
	across := func(values ...float64) { grow(&lowX, &highX, &p.X, values...) }
	up := func(values ...float64) { grow(&lowY, &highY, &p.Y, values...) }
	for _, m := range p.Marks {
		switch m := m.(type) {
		case Line:
			across(m.X...)
			up(append([]float64{m.Stated}, m.Y...)...)
			for _, band := range m.Around {
				up(append(band[0], band[1]...)...)
			}
		case Bar:
			across(m.From, m.To)
			up(0, m.Y)
		case Pin:
			across(m.Low, m.High)
		case Dot:
			across(m.X, m.Low, m.High)
			up(m.Y)
		case Box:
			across(m.Left, m.Right)
			up(m.Bottom, m.Top)
		case Guide:
			across(m.X[:]...)
			up(m.Y[:]...)
		}
	}
	if p.X.Ends != [2]float64{} {
		across(p.X.Ends[:]...)
	}
	if p.Y.Ends != [2]float64{} {
		up(p.Y.Ends[:]...)
	}
	if lowX > highX {
		lowX, highX = 0, 1
	}
	if p.X.Loose && len(marks[Dot](p.Figure)) > 0 { // so that none is cut at an edge
		room := (highX - lowX) * 0.02
		lowX, highX = lowX-room, highX+room
	}
	if lowY > highY {
		lowY, highY = 0, 0
	}
	return lowX, highX, lowY, highY
}

// layOut finds the room of the plane: what stands above it, the marks of the heights
// at its left, the names of curves at its right, and two lines beneath.
func (p *plane) layOut(heights []tick) {
	p.top = 10
	if p.Y.Name != "" {
		p.top += lineRoom
	}
	if len(marks[Shade](p.Figure)) > 0 {
		p.top += lineRoom
	}
	p.top += lineRoom * float64(len(p.pins))
	if !p.narrow() {
		p.left = leftMargin
	}
	for _, t := range heights {
		p.left = max(p.left, widthOf(t.Label, "small")+8)
	}
	p.left = min(p.left, p.width/2)
	p.right = p.width - p.margin()
	height := p.Height
	if height == 0 {
		height = usualHeight
	}
	p.bottom = p.top + max(height, p.nameRoom()*float64(len(p.lines)))
	p.height = p.bottom + 26
	if p.X.Name != "" {
		p.height += 17
	}
}

// margin is the room for the names of curves at the right.
func (p *plane) margin() float64 {
	room := 0.0
	for _, l := range p.lines {
		room = max(room, widthOf(p.nameOf(l), p.nameClass()), widthOf(p.said(l), "small"))
	}
	if room == 0 {
		return 14
	}
	if !p.narrow() {
		room = max(room, rightMargin-14)
	}
	return min(room+14, p.width*0.42)
}

func (p *plane) nameClass() string {
	if p.narrow() {
		return say.Text("small name")
	}
	return say.Text("label name")
}

// nameOf is the name at the end of a curve, nothing if it has none or no value.
func (p *plane) nameOf(l Line) string {
	switch {
	case l.Name == "" || lastOf(l.Y) < 0:
		return ""
	case p.narrow() && l.Short != "":
		return text.Capital(l.Short)
	}
	return text.Capital(l.Name)
}

// said is what was said of a curve; there is no room for it on narrow screens.
func (p *plane) said(l Line) string {
	if p.narrow() || l.Words == "" || p.nameOf(l) == "" {
		return ""
	}
	return say.Textf("said: %s", l.Words)
}

// nameRoom is the height that a name at the end of a curve needs.
func (p *plane) nameRoom() float64 {
	if slices.ContainsFunc(p.lines, func(l Line) bool { return p.said(l) != "" }) {
		return 34 // two lines each
	}
	return 17
}

// lastOf is the last place with a number, -1 if there is none.
func lastOf(values []float64) int {
	for i := len(values) - 1; i >= 0; i-- {
		if !math.IsNaN(values[i]) {
			return i
		}
	}
	return -1
}

func (p *plane) shades() {
	for i, s := range marks[Shade](p.Figure) {
		from, to := max(p.x.at(s.From), p.left), min(p.x.at(s.To), p.right)
		p.rect("band", noRow, from, p.top, max(1, to-from), p.bottom-p.top)
		if half := widthOf(s.Words, "small") / 2; i == 0 {
			p.text(say.Text("small soft"), min(max((from+to)/2, p.left+half), p.width-half), p.top-10, "middle", s.Words)
		}
	}
}

// axes draws the heights, what they are in, and the feet.
func (p *plane) axes(heights []tick) {
	if p.Y.Name != "" {
		p.text(say.Text("small soft"), 0, 11, "start", fit(p.Y.name(p.narrow()), "small", p.width))
	}
	for _, t := range heights {
		class := "grid"
		if t.Value == 0 {
			class = "base"
		}
		p.line(class, noRow, p.left, p.y.at(t.Value), p.right, p.y.at(t.Value))
		p.mark("y", p.left-6, p.y.at(t.Value)+4, "end", fit(t.Label, "small", p.left-6))
	}
	for _, t := range p.X.feet(p.x, p.width, max(2, int((p.right-p.left)/60))) {
		at := p.x.at(t.Value)
		p.line("base", noRow, at, p.bottom, at, p.bottom+4)
		p.mark("x", p.within(at, widthOf(t.Label, "small")), p.bottom+18, "middle", t.Label)
	}
	if p.X.Name != "" {
		p.held(say.Text("small soft"), (p.left+p.right)/2, p.bottom+36, p.X.name(p.narrow()))
	}
}

func (p *plane) bars() {
	for _, b := range marks[Bar](p.Figure) {
		if b.Y > 0 {
			from, to, top := p.x.at(b.From), p.x.at(b.To), p.y.at(p.Y.held(b.Y))
			inset := min(1, (to-from)/6)
			p.rect(say.Textf("bar %s", b.Class), b.Row, from+inset, top, to-from-2*inset, p.bottom-top)
		}
	}
}

// heights are where values are drawn.
func (p *plane) heights(values []float64) []float64 {
	ys := make([]float64, len(values))
	for i, v := range values {
		ys[i] = p.y.at(p.Y.held(v))
	}
	return ys
}

// curves draws the bands of all lines, what was said, and the lines with their
// names, moved apart where they would overlap.
func (p *plane) curves() {
	var labels []endLabel
	places := make([][]float64, len(p.lines))
	for k, l := range p.lines {
		for _, x := range l.X {
			places[k] = append(places[k], p.x.at(x))
		}
		for i, band := range l.Around {
			class := "reach "
			if i > 0 {
				class = "ribbon "
			}
			p.area(class+l.Class, places[k], p.heights(band[0]), p.heights(band[1]))
		}
	}
	for k, l := range p.lines {
		if !math.IsNaN(l.Stated) {
			y := p.y.at(p.Y.held(l.Stated))
			p.canvas.line(say.Textf("stated %s", l.Class), l.StatedRow, p.left, y, p.right, y)
		}
		ys := p.heights(l.Y)
		p.polyline(say.Textf("curve %s", l.Class), l.From, places[k], ys)
		if p.nameOf(l) != "" {
			end := ys[lastOf(l.Y)]
			labels = append(labels, endLabel{l, end, end})
		}
		if p.xs == "" {
			at := make([]string, len(places[k]))
			for i, x := range places[k] {
				at[i] = length(x)
			}
			p.xs = ` data-x="` + strings.Join(at, " ") + `"`
		}
	}
	room := p.nameRoom()
	spread(labels, p.top, p.bottom-(room-17), room)
	for _, l := range labels {
		p.text(p.nameClass()+" "+l.Class, p.right+8, l.y+4, "start", fit(p.nameOf(l.Line), p.nameClass(), p.width-p.right-8))
		p.text(say.Text("small soft"), p.right+8, l.y+19, "start", fit(p.said(l.Line), "small", p.width-p.right-8))
	}
}

// endLabel is the name of a curve: where it should stand, and where it does.
type endLabel struct {
	Line
	wish, y float64
}

// spread moves labels apart so that each has its room between top and bottom,
// and none passes another: downwards first, then back up from the bottom. Where
// the room does not suffice for all, they share it evenly.
func spread(labels []endLabel, top, bottom, room float64) {
	slices.SortStableFunc(labels, func(a, b endLabel) int { return cmp.Compare(a.wish, b.wish) })
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

// marked draws the pins, the words of each on a line of its own above the plane.
func (p *plane) marked() {
	first := p.top - 10 - lineRoom*float64(len(p.pins)-1)
	for i, m := range p.pins {
		foot := first + lineRoom*float64(i)
		from, to := p.x.at(m.Low), p.x.at(m.High)
		if m.Low < m.High {
			p.rect(say.Textf("reach %s", m.Class), m.Row, from, foot+5, to-from, p.bottom-foot-5)
		} else {
			p.canvas.line(say.Textf("pin %s", m.Class), m.Row, from, foot+5, from, p.bottom)
		}
		p.held(say.Textf("small halo %s", m.Class), (from+to)/2, foot, m.Words)
	}
}

// dots draws the points and then their names, each where it meets no other text: over
// its point if it can, or under it. A name for which there is no room is left to the
// table.
func (p *plane) dots() {
	list := marks[Dot](p.Figure)
	for _, d := range list {
		class, radius := "block ", 4.5
		if d.Open {
			class = "open "
		}
		if d.Small {
			radius = 2.6
		}
		y := p.y.at(p.Y.held(d.Y))
		if !math.IsNaN(d.Low) && !math.IsNaN(d.High) {
			p.canvas.line(say.Textf("pin %s", d.Class), d.Row, p.x.at(d.Low), y, p.x.at(d.High), y)
		}
		p.dot(class+d.Class, d.Row, p.x.at(d.X), y, radius)
	}
	for _, d := range list {
		if d.Name == "" {
			continue
		}
		class := say.Textf("small halo %s", d.Class)
		name := fit(d.Name, class, p.right-p.left)
		half, y := widthOf(name, class)/2, p.y.at(p.Y.held(d.Y))
		x := min(max(p.x.at(d.X), p.left+half), p.right-half)
		for _, foot := range []float64{y - 9, y + 18, y - 23, y + 32, y - 37, y + 46, y - 51, y + 60} {
			if b := boxOf(class, x, foot, "middle", name); p.free(b) && b.top >= p.top-4 && b.bottom <= p.bottom {
				p.text(class, x, foot, "middle", name)
				break
			}
		}
	}
}
