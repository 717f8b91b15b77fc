package observe

import (
	"encoding/json"
	"math"

	"tumen/internal/say"
)

// trend.go: whether a run is stationary. An outcome's means y over months of 30
// days are regressed on time t [years] by least squares,
//
//	b = sum (t - t')(y - y') / sum (t - t')^2
//	s = sqrt( sum (y - y' - b (t - t'))^2 / (n - 2) / sum (t - t')^2 )
//
// and the trend is b with the 95 % interval b +- q s, q the quantile 0.975 of
// Student's t with n - 2 degrees of freedom. Amounts are relative to their mean
// y'; shares are not, so that 0.01 is one point. A month is left out if the
// outcome has no number in it; with fewer than six there is no trend.
//
// A year has seasons. Over a single one they are part of the interval and of the
// slope; several years tell them from a trend.

const (
	monthDays   = 30
	yearDays    = 365
	leastMonths = 6
)

// aTrend is an outcome whose trend is reported: which columns of the days it is
// the mean of.
type aTrend struct {
	name, outcome string // in a path: trends.wage.per_year; and of what it is
	column        string
	per           string // column of which it is a share; then the trend is in points
}

var allTrends = []aTrend{
	{"wage", "piece_rate", "piece_rate", ""},
	{"organisers", "organisers.active", "organisers_active", ""},
	{"people", "alive", "alive", ""},
	{"purses", "purses", "purses", ""},
	{"guards-share", "shares.guards", "guards", "profit"},
	{"organisers-share", "shares.organisers", "organisers", "profit"},
	{"porters-share", "shares.porters", "porters", "profit"},
}

// TrendNames are the names of all trends, in order.
func TrendNames() (names []string) {
	for _, t := range allTrends {
		names = append(names, t.name)
	}
	return names
}

// TrendOf is the outcome, or the column of the days, that a trend is of; empty if
// there is no trend of the name.
func TrendOf(name string) string {
	for _, t := range allTrends {
		if t.name == name {
			return t.outcome
		}
	}
	return ""
}

// Trend is by how much an outcome rises or falls in a year.
type Trend struct {
	PerYear Number `json:"per_year" unit:"share/year" places:"1" name:"trend of {}" means:"rise of the monthly mean in a year: of an amount relative to its mean, of a share as a difference" of:"months"`
	Low     Number `json:"low" unit:"share/year" places:"1" means:"lower end of the 95 % interval of the trend" of:"months"`
	High    Number `json:"high" unit:"share/year" places:"1" means:"upper end of the 95 % interval of the trend" of:"months"`
}

// Steady is the trend in a year up to which an outcome is called stationary: 1 %,
// or one point of a share.
const Steady = 0.01

// Drifts says whether all of the interval lies beyond Steady.
func (t Trend) Drifts() bool {
	return t.PerYear.Known() && (t.Low.Value > Steady || t.High.Value < -Steady)
}

// Trends are those of a run, by name. In JSON they are a list in their order.
type Trends map[string]Trend

// TrendsOf are the trends over the recorded days.
func TrendsOf(days *Table) Trends {
	all := Trends{}
	for _, t := range allTrends {
		if trend, is := fitted(t.months(days), t.per == ""); is {
			all[t.name] = trend
		}
	}
	return all
}

// point is the mean of a month, in the middle of it.
type point struct{ years, mean float64 }

// months are the means of the whole months.
func (t *aTrend) months(days *Table) (points []point) {
	of, per := days.Column(t.column), days.Column(t.per)
	if of == nil || t.per != "" && per == nil {
		return nil
	}
	for first := 0; first+monthDays <= days.Rows(); first += monthDays {
		var sum, n float64
		for day := first; day < first+monthDays; day++ {
			if x := of.at(day); !math.IsNaN(x) {
				sum += x
				if per != nil {
					n += per.at(day)
				} else {
					n++
				}
			}
		}
		if n != 0 {
			points = append(points, point{(float64(first) + monthDays/2) / yearDays, sum / n})
		}
	}
	return points
}

// at is a number of the column.
func (c *Column) at(row int) float64 {
	if c.Reals != nil {
		return c.Reals[row]
	}
	return float64(c.Ints[row])
}

// fitted is the trend of some months; false if there are too few, or if the trend
// would be relative to a mean of 0.
func fitted(points []point, relative bool) (Trend, bool) {
	n := float64(len(points))
	if len(points) < leastMonths {
		return Trend{}, false
	}
	var t, y float64
	for _, p := range points {
		t += p.years / n
		y += p.mean / n
	}
	if relative && y == 0 {
		return Trend{}, false
	}
	var squares, products, rest float64
	for _, p := range points {
		squares += float64((p.years - t) * (p.years - t))
		products += float64((p.years - t) * (p.mean - y))
	}
	slope := products / squares
	for _, p := range points {
		e := p.mean - y - float64(slope*(p.years-t))
		rest += float64(e * e)
	}
	half := float64(quantile975(n-2) * math.Sqrt(rest/(n-2)/squares))
	if relative {
		size := math.Abs(y)
		slope, half = slope/size, half/size
	}
	return Trend{NumberOf(slope, n), NumberOf(slope-half, n), NumberOf(slope+half, n)}, true
}

// quantile975 is the quantile 0.975 of Student's t with 4 degrees of freedom or
// more, to a thousandth: Fisher's expansion about the normal one z (Abramowitz and
// Stegun 1964, 26.7.5), which is made of sums and products only and so is the same
// everywhere.
func quantile975(df float64) float64 {
	const (
		z      = 1.959963984540054
		z3     = z * z * z
		z5     = z3 * z * z
		z7     = z5 * z * z
		z9     = z7 * z * z
		first  = (z3 + z) / 4
		second = (5*z5 + 16*z3 + 3*z) / 96
		third  = (3*z7 + 19*z5 + 17*z3 - 15*z) / 384
		fourth = (79*z9 + 776*z7 + 1482*z5 - 1920*z3 - 945*z) / 92160
	)
	return z + (first+(second+(third+fourth/df)/df)/df)/df
}

// TrendEntry is a trend in JSON.
type TrendEntry struct {
	Outcome string `json:"outcome" doc:"piece_rate, organisers.active, alive, purses, or a share by its path"`
	Trend
}

// MarshalJSON writes the list.
func (t Trends) MarshalJSON() ([]byte, error) {
	list := []TrendEntry{}
	for _, of := range allTrends {
		if x, is := t[of.name]; is {
			list = append(list, TrendEntry{of.outcome, x})
		}
	}
	return json.Marshal(list)
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (t *Trends) UnmarshalJSON(text []byte) error {
	var list []TrendEntry
	if err := json.Unmarshal(text, &list); err != nil {
		return err
	}
	*t = Trends{}
	for _, x := range list {
		name := ""
		for _, of := range allTrends {
			if of.outcome == x.Outcome {
				name = of.name
			}
		}
		if _, twice := (*t)[name]; name == "" || twice {
			return say.Errorf("there is no trend of %q, or it stands twice", x.Outcome)
		}
		(*t)[name] = x.Trend
	}
	return nil
}
