package chart

import (
	"math"

	"tumen/internal/say"
)

// Row is one number beside others: a bar from zero or a dot, with an interval, the
// middle part of what it spreads over, and the band where it should lie.
type Row struct {
	Name, Class string
	Words       string // the number, as it is written at the right
	Value       float64
	Interval    [2]float64
	Middle      [2]float64
	Band        [2]float64 // infinite where it is open
	Bar         bool       // from zero to Value
	Open        bool       // the dot is hollow
	Own         bool       // on a scale of its own, without an axis
	Row         int
}

// AddRow adds a row, and what the table says of it.
func (f *Figure) AddRow(r Row, cells []Cell) {
	r.Row = len(f.Table.Rows)
	f.Marks, f.Table.Rows = append(f.Marks, r), append(f.Table.Rows, cells)
}

func (r Row) Numbers() (list []Drawn) {
	for _, x := range r.ends() {
		list = append(list, Drawn{r.Row, x})
	}
	return list
}

// ends are the numbers of a row; what is not there is not a number.
func (r Row) ends() []float64 {
	all := []float64{r.Value}
	for _, ends := range [][2]float64{r.Interval, r.Middle, r.Band} {
		for _, x := range ends {
			if math.IsInf(x, 0) {
				x = None
			}
			all = append(all, x)
		}
	}
	return all
}

// Sizes of rows.
const (
	rowHeight = 28.0
	trackHalf = 10.0
)

// drawRows draws rows: on wide screens the name at the left and the number at the
// right, on narrow ones both above the row, in two lines where one is too short.
func (f *Figure) drawRows(c *canvas) {
	rows := marks[Row](f)
	p, step := place{left: 6, right: c.width - 6, top: 4}, rowHeight
	names, words := 60.0, 60.0
	stacked := false
	for _, r := range rows {
		name, word := widthOf(r.Name, "label"), widthOf(r.Words, say.Text("label strong"))
		names, words = max(names, name), max(words, word)
		stacked = stacked || widthOf(r.Name, "small")+widthOf(r.Words, say.Text("small strong"))+12 > c.width-12
	}
	switch {
	case !c.narrow():
		p.left, p.right = min(names, c.width*0.34)+10, c.width-min(words, c.width*0.38)-12
	case stacked:
		step = 62
	default:
		step = 46
	}
	p.bottom = p.top + step*float64(len(rows))
	c.height = p.bottom + 4
	x := f.rowSpan(rows, p)
	if !rows[0].Own {
		f.rowAxis(c, p, x)
	}
	for i, r := range rows {
		top := p.top + step*float64(i)
		middle := top + step/2
		name := r.Name
		switch {
		case !c.narrow():
			c.text("label", p.left-10, middle+4, "end", fit(name, "label", p.left-10))
			c.text(say.Textf("label strong %s", r.Class), p.right+10, middle+4, "start", fit(r.Words, say.Text("label strong"), c.width-p.right-10))
		case stacked:
			middle = top + step - 15
			c.text(say.Text("small halo"), p.left, top+14, "start", fit(name, "small", c.width-12))
			c.text(say.Textf("small strong halo %s", r.Class), p.left, top+29, "start", fit(r.Words, say.Text("small strong"), c.width-12))
		default:
			middle = top + step - 15
			c.text(say.Text("small halo"), p.left, top+16, "start", name)
			c.text(say.Textf("small strong halo %s", r.Class), p.right, top+16, "end", r.Words)
		}
		if r.Own {
			x = f.rowSpan([]Row{r}, p)
		}
		f.drawRow(c, x, middle, r)
	}
}

// rowSpan is a scale for some rows. One of its own has some room beside.
func (f *Figure) rowSpan(rows []Row, p place) span {
	low, high := math.Inf(1), math.Inf(-1)
	take := func(x float64) {
		if x = f.X.held(x); !math.IsNaN(x) && !math.IsInf(x, 0) {
			low, high = min(low, x), max(high, x)
		}
	}
	for _, r := range rows {
		for _, x := range r.ends() {
			take(x)
		}
		if r.Bar {
			take(0)
		}
	}
	if f.X.Ends != [2]float64{} {
		take(f.X.Ends[0])
		take(f.X.Ends[1])
	}
	if low > high {
		low, high = 0, 1
	}
	room := (high - low) * 0.04
	switch {
	case rows[0].Bar || f.X.Ends != [2]float64{}:
		room = 0
	case rows[0].Own:
		room *= 3
	}
	switch {
	case low == 0 && high == 0:
		high = 1
	case !apart(low, high):
		room = math.Abs(high) * 0.1
	}
	return span{low - room, high + room, p.left, p.right}
}

// rowAxis draws the axis that the rows share.
func (f *Figure) rowAxis(c *canvas, p place, x span) {
	c.height = p.bottom + 24
	for _, t := range f.X.feet(x, c.width, max(2, int((p.right-p.left)/70))) {
		class := "grid"
		if t.Value == 0 {
			class = "base"
		}
		c.line(class, noRow, x.at(t.Value), p.top, x.at(t.Value), p.bottom)
		c.mark("x", c.within(x.at(t.Value), widthOf(t.Label, "small")), p.bottom+16, "middle", t.Label)
	}
	if f.X.Name != "" {
		c.height += 17
		c.held(say.Text("small soft"), (p.left+p.right)/2, p.bottom+34, f.X.name(c.narrow()))
	}
}

func (f *Figure) drawRow(c *canvas, x span, y float64, r Row) {
	at := func(v float64) float64 { return min(max(x.at(f.X.held(v)), x.start), x.end) }
	// part is where two ends stand, open ones at the edges; false without an end.
	part := func(ends [2]float64, least float64) (from, width float64, ok bool) {
		if math.IsNaN(ends[0]) || math.IsNaN(ends[1]) {
			return 0, 0, false
		}
		low, high := at(max(min(ends[0], ends[1]), x.low)), at(min(max(ends[0], ends[1]), x.high))
		if high-low < least {
			low, high = (low+high-least)/2, (low+high+least)/2
		}
		return low, high - low, true
	}
	if from, width, ok := part(r.Band, 3); ok {
		class := "band"
		if r.Band[0] == r.Band[1] {
			class = "at"
		}
		c.rect(class, r.Row, from, y-trackHalf, width, 2*trackHalf)
	}
	if r.Own {
		c.line("base", noRow, x.start, y+trackHalf, x.end, y+trackHalf)
	}
	if r.Bar && !math.IsNaN(r.Value) {
		from, to := at(min(0, r.Value)), at(max(0, r.Value))
		c.rect(say.Textf("bar %s", r.Class), r.Row, from, y-6, max(to-from, 1), 12)
	}
	if from, width, ok := part(r.Interval, 0); ok && width > 0 {
		if r.Bar {
			c.line("whisker", r.Row, from, y, from+width, y)
			for _, end := range []float64{from, from + width} {
				c.line("whisker", r.Row, end, y-4, end, y+4)
			}
		} else {
			c.line(say.Textf("pin %s", r.Class), r.Row, from, y, from+width, y)
		}
	}
	if from, width, ok := part(r.Middle, 1.5); ok {
		c.rect(say.Textf("bar %s", r.Class), r.Row, from, y-4, width, 8)
	}
	if !r.Bar && !math.IsNaN(r.Value) {
		class := "block "
		if r.Open {
			class = "hollow "
		}
		c.dot(class+r.Class, r.Row, at(r.Value), y, 4.5)
	}
}
