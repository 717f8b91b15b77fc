package report

import "math"

// barRow is one horizontal bar with its interval: how much, of whom, how sure.
type barRow struct {
	Name      string
	Class     string
	Value     float64
	Low, High float64 // of the interval; NaN if there is none
	Words     string  // the value, as it is written at the right
}

// barRows are horizontal bars on one axis, from zero to either side.
type barRows struct {
	Rows  []barRow
	Ends  [2]float64 // the axis reaches at least from the one to the other
	Write writer
	Unit  string // under the axis
	Short string // the same for narrow screens
}

// Sizes of horizontal bars and their rows.
const (
	rowHeight    = 26.0
	narrowRow    = 42.0 // with the name above the bar
	barThickness = 12.0
	nameRoom     = 190.0
)

// draw draws the bars: on wide screens the name at the left and the value at the
// right, on narrow ones both above the bar.
func (b barRows) draw(c *canvas) {
	low, high := min(0, b.Ends[0]), max(0, b.Ends[1])
	for _, r := range b.Rows {
		for _, x := range []float64{r.Value, r.Low, r.High} {
			if !math.IsNaN(x) {
				low, high = min(low, x), max(high, x)
			}
		}
	}
	p, step := place{left: 6, right: c.width - 6, top: 4}, narrowRow
	if !c.narrow() {
		p.left, p.right, step = nameRoom, c.width-b.wordsRoom(), rowHeight
	}
	p.bottom = p.top + step*float64(len(b.Rows))
	c.height = p.bottom + 40
	x := span{low, high, p.left, p.right}
	for _, m := range feet(x, max(2, int((p.right-p.left)/80)), b.Write) {
		at := x.at(m.Value)
		class := "grid"
		if m.Value == 0 {
			class = "base"
		}
		c.line(class, at, p.top, at, p.bottom)
		half := textWidth(m.Label, smallSize) / 2
		c.text("small soft", min(max(at, half), c.width-half), p.bottom+16, "middle", m.Label)
	}
	under := b.Unit
	if c.narrow() {
		under = b.Short
	}
	c.text("small soft", (p.left+p.right)/2, p.bottom+33, "middle", under)
	for i, r := range b.Rows {
		top := p.top + step*float64(i)
		middle := top + step/2
		if c.narrow() {
			middle = top + step - 12
			room := p.right - p.left - textWidth(r.Words, smallSize)*1.08 - 10 // the words are bold
			c.text("small halo", p.left, top+16, "start", cut(capital(r.Name), max(6, int(room/textWidth("n", smallSize)))))
			c.text("small strong "+r.Class, p.right, top+16, "end", r.Words)
		} else {
			c.text("label", p.left-10, middle+4, "end", capital(r.Name))
			c.text("label strong "+r.Class, p.right+10, middle+4, "start", r.Words)
		}
		from, to := x.at(min(0, r.Value)), x.at(max(0, r.Value))
		c.rect("bar "+r.Class, from, middle-barThickness/2, max(to-from, 1), barThickness)
		whisker(c, x, r.Low, r.High, middle)
	}
}

// wordsRoom is the room for the values at the right.
func (b barRows) wordsRoom() float64 {
	room := 60.0
	for _, r := range b.Rows {
		room = max(room, textWidth(r.Words, labelSize)*1.08) // they are bold
	}
	return room + 14
}

// whisker draws an interval over a bar.
func whisker(c *canvas, x span, low, high, y float64) {
	if math.IsNaN(low) || math.IsNaN(high) || low == high {
		return
	}
	c.line("whisker", x.at(low), y, x.at(high), y)
	for _, end := range []float64{low, high} {
		c.line("whisker", x.at(end), y-4, x.at(end), y+4)
	}
}

// endOf is the end of an interval, NaN if there is none.
func endOf(x *float64) float64 {
	if x == nil {
		return math.NaN()
	}
	return *x
}
