package report

import (
	"fmt"
	"math"

	"tumen/economy"
	"tumen/record"
)

// bars are the counts of a distribution as they are drawn: bins of the record,
// joined where there are too many to be told apart.
type bars struct {
	Width  float64
	Counts []int64
	First  int  // index of the first bin that is not empty
	Single bool // each bin holds one whole number, such as a crew of 20
}

// mostBars is how many can still be told apart on a small screen.
const mostBars = 45

// barsOf joins bins by twos, fives or tens until few enough are left, and
// leaves out the empty ones at both ends.
func barsOf(h *economy.Histogram) bars {
	first, last := 0, len(h.Counts)
	for last > 0 && h.Counts[last-1] == 0 {
		last--
	}
	for first < last && h.Counts[first] == 0 {
		first++
	}
	join := 1
	for k := 0; (last-first)/join > mostBars; k++ {
		join = int(step{[]int{1, 2, 5}[k%3], k / 3}.times(1))
	}
	b := bars{Width: h.Width * float64(join), First: first / join, Single: h.Width == 1 && join == 1}
	if h.Unit == "yuan" {
		b.First = 0 // an income is read from zero
	}
	b.Counts = make([]int64, (last+join-1)/join)
	for i, n := range h.Counts[:last] {
		b.Counts[i/join] += n
	}
	return b
}

// low is where a bar begins. A whole number stands in the middle of its bar.
func (b bars) low(i int) float64 {
	if b.Single {
		return float64(i) - 0.5
	}
	return float64(i) * b.Width
}

// label names a bar in the table.
func (b bars) label(i int) string {
	if b.Single {
		return grouped(int64(i))
	}
	return brief(b.low(i)) + " to below " + brief(b.low(i+1))
}

// tally is how many were counted.
func tally(counts []int64) int64 {
	var n int64
	for _, c := range counts {
		n += c
	}
	return n
}

// median is where half of what was counted lies below. Within a bin it is
// assumed to lie evenly; a whole number is itself.
func median(h *economy.Histogram) float64 {
	half, below := float64(tally(h.Counts))/2, 0.0
	for i, c := range h.Counts {
		if c > 0 && below+float64(c) >= half {
			if h.Width == 1 {
				return float64(i)
			}
			return (float64(i) + (half-below)/float64(c)) * h.Width
		}
		below += float64(c)
	}
	return math.NaN()
}

// distribution finds a distribution of the record; an empty one if it is not
// there.
func distribution(run *record.Run, name string) *economy.Histogram {
	for i := range run.Manifest.Distributions {
		if h := &run.Manifest.Distributions[i]; h.Name == name {
			return h
		}
	}
	return &economy.Histogram{Name: name, Width: 1}
}

// pin is a value marked on a histogram, or a range of values.
type pin struct {
	Low, High float64
	Words     string
	Class     string
}

// drawBars draws a histogram and its pins above it.
func drawBars(c *canvas, b bars, class string, pins []pin, height float64) {
	var most int64
	for _, n := range b.Counts {
		most = max(most, n)
	}
	marks := valueAxis(0, float64(most), 4, decimal)
	p := place{left: 10, right: c.width - 12, top: 14 + 18*float64(len(pins))}
	p.bottom = p.top + height
	for _, m := range marks {
		p.left = max(p.left, textWidth(m.Label, smallSize)+8)
	}
	c.height = p.bottom + 26
	low, end := b.low(b.First), b.low(len(b.Counts))
	for _, f := range pins {
		low, end = min(low, f.Low-b.Width), max(end, f.High+b.Width)
	}
	x := span{max(low, min(0, b.low(0))), end, p.left, p.right}
	y := span{0, marks[len(marks)-1].Value, p.bottom, p.top}
	drawHeights(c, p, y, marks)
	drawFeet(c, p, x, feet(x, max(2, int((p.right-p.left)/60)), decimal))
	for i, f := range pins {
		if f.Low < f.High {
			foot, from, to := pinFoot(i)+5, f.Low, f.High
			if b.Single { // the bars of both ends belong to it
				from, to = from-0.5, to+0.5
			}
			c.rect("reach "+f.Class, x.at(from), foot, x.at(to)-x.at(from), p.bottom-foot)
		}
	}
	for i := b.First; i < len(b.Counts); i++ {
		if b.Counts[i] > 0 {
			from, to := x.at(b.low(i)), x.at(b.low(i+1))
			inset := min(1, (to-from)/6)
			top := y.at(float64(b.Counts[i]))
			c.rect("bar "+class, from+inset, top, to-from-2*inset, p.bottom-top)
		}
	}
	for i, f := range pins {
		at := x.at((f.Low + f.High) / 2)
		if f.Low == f.High {
			c.line("pin "+f.Class, at, pinFoot(i)+5, at, p.bottom)
		}
		half := textWidth(f.Words, smallSize) / 2
		c.text("small halo "+f.Class, min(max(at, half), c.width-half), pinFoot(i), "middle", f.Words)
	}
}

// pinFoot is the foot of the letters of a pin: each has a line of its own.
func pinFoot(i int) float64 { return 12 + 18*float64(i) }

// barsTable is a histogram in figures.
func barsTable(b bars, head, of string) table {
	t := table{Head: []string{head, capital(of), "Of all"}}
	n := tally(b.Counts)
	for i := b.First; i < len(b.Counts); i++ {
		t.Rows = append(t.Rows, []string{b.label(i), grouped(b.Counts[i]), percent(ratio(float64(b.Counts[i]), float64(n)))})
	}
	return t
}

// barFigure is a figure of one distribution; its title stands where there is
// something to draw.
func barFigure(run *record.Run, id string, h *economy.Histogram, unit, title, empty string) (figure, bars) {
	b := barsOf(h)
	n := tally(b.Counts)
	f := figure{ID: id, Title: title, Subtitle: caption(run, unit, fmt.Sprintf("%s %s", grouped(n), plain(h.Of))), Table: barsTable(b, capital(unit), h.Of)}
	if n == 0 {
		f.Title, f.Notes = empty, []string{"There is nothing to draw: nothing was counted."}
	}
	return f, b
}
