package report

import (
	"math"
	"slices"

	"tumen/economy"
	"tumen/record"
)

// curve is one line of a chart over time; a value that is not a number is a
// gap.
type curve struct {
	Name   string
	Short  string // for narrow screens
	Class  string
	Values []float64
	Stated float64 // what the witness said, NaN if nothing
	Words  string  // and in words

	Around [][2][]float64 // bands about the values, each its lower and upper edge, the widest first
}

// chart is curves over the same days.
type chart struct {
	Days   []float64 // the middle of each period, as a date
	Curves []curve
	Bands  [][2]economy.Date // campaigns: first day, and the day after the last
	First  economy.Date
	Last   economy.Date
	Height float64
	Loose  bool       // the axis of heights need not begin at zero
	Limits [2]float64 // values beyond are drawn at the edge; none if both are zero
	Write  writer     // of marks on the axis of heights
}

// periods are runs of days that are drawn as one point: single days when there
// are few, weeks in a year, months in several.
type periods struct {
	length int
	dates  []float64 // of every day
}

// mostPoints keeps a curve calm: about a year of weeks, or ten years of months.
const mostPoints = 120

// periodsOf chooses the shortest period that draws few enough points. Up to
// two months are drawn day by day.
func periodsOf(run *record.Run) periods {
	dates := column(run, "date")
	p := periods{1, dates}
	if len(dates) > 62 {
		p.length = 7
	}
	for _, longer := range []int{30, 365, 3650} {
		if len(dates)/p.length > mostPoints {
			p.length = longer
		}
	}
	return p
}

// word is what one point stands for.
func (p periods) word() string {
	switch p.length {
	case 1:
		return "by day"
	case 7:
		return "by week"
	}
	return "by " + grouped(int64(p.length)) + " days"
}

// fold makes one number of each period's values. Days that are left over at the
// end are a period of their own only if they are half a period or more: a sum
// of one day beside sums of a week would look like a collapse. Days that the
// column lacks count as nothing.
func (p periods) fold(values daily, of func(part daily) float64) []float64 {
	var points []float64
	for from := 0; from < len(p.dates); {
		to := from + p.length
		if rest := len(p.dates) - to; 2*rest < p.length {
			to = len(p.dates)
		}
		have := min(to, len(values))
		points = append(points, of(values[min(from, have):have]))
		from = to
	}
	return points
}

// sum adds up, without regard for whole numbers.
func sum(part daily) float64 {
	total := 0.0
	for _, x := range part {
		total += x
	}
	return total
}

// mean is the mean of a period, not a number if it has no days.
func mean(part daily) float64 {
	if len(part) == 0 {
		return math.NaN()
	}
	return sum(part) / float64(len(part))
}

// meanPaid is the mean over the days on which something was paid for: on the
// others there was no piece rate.
func meanPaid(part daily) float64 {
	var paid daily
	for _, x := range part {
		if !math.IsNaN(x) {
			paid = append(paid, x)
		}
	}
	return mean(paid)
}

// chartOf is an empty chart of a run's days. It draws nothing if the record
// has no dates.
func chartOf(run *record.Run, p periods) chart {
	c := chart{Days: p.fold(p.dates, mean), Height: chartHeight, Write: decimal}
	if len(p.dates) == 0 {
		return c
	}
	c.First = economy.Date(p.dates[0])
	c.Last = economy.Date(p.dates[len(p.dates)-1])
	campaign := column(run, "campaign")
	for i := range min(len(campaign), len(p.dates)) {
		day := economy.Date(p.dates[i])
		switch last := len(c.Bands) - 1; {
		case campaign[i] == 0:
		case last >= 0 && c.Bands[last][1] == day:
			c.Bands[last][1] = day + 1
		default:
			c.Bands = append(c.Bands, [2]economy.Date{day, day + 1})
		}
	}
	return c
}

// reach is the lowest and the highest thing to be drawn.
func (c *chart) reach() (low, high float64) {
	if c.Loose {
		low, high = math.Inf(1), math.Inf(-1)
	}
	take := func(values ...float64) {
		for _, x := range values {
			if !math.IsNaN(x) {
				low, high = min(low, c.held(x)), max(high, c.held(x))
			}
		}
	}
	for _, curve := range c.Curves {
		take(curve.Stated)
		take(curve.Values...)
		for _, band := range curve.Around {
			take(band[0]...)
			take(band[1]...)
		}
	}
	if low > high { // nothing to draw
		return 0, 0
	}
	return low, high
}

// held is a value within the limits of the chart, if it has any.
func (c *chart) held(x float64) float64 {
	if c.Limits == [2]float64{} {
		return x
	}
	return min(max(x, c.Limits[0]), c.Limits[1])
}

// flat says whether no curve leaves zero, and beyond whether one leaves the
// limits.
func (c *chart) flat() (flat, beyond bool) {
	flat = true
	for _, curve := range c.Curves {
		for _, x := range curve.Values {
			if !math.IsNaN(x) {
				flat, beyond = flat && x == 0, beyond || c.held(x) != x
			}
		}
	}
	return flat, beyond
}

// empty says that no curve has a number, as that of a rate at which nobody was
// paid.
func (c *chart) empty() bool {
	return !slices.ContainsFunc(c.Curves, func(u curve) bool {
		return slices.ContainsFunc(u.Values, func(x float64) bool { return !math.IsNaN(x) })
	})
}

// table is the curves in figures, one row a period.
func (c *chart) table(first string, write func(float64) string) table {
	t := table{Head: []string{first}}
	for _, curve := range c.Curves {
		t.Head = append(t.Head, capital(curve.Name))
	}
	for i, day := range c.Days {
		row := []string{economy.Date(math.Floor(day)).String()}
		for _, curve := range c.Curves {
			row = append(row, write(curve.Values[i]))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
