package study

import (
	"math"
	"reflect"
	"slices"
	"strings"

	"tumen/economy"
	"tumen/economy/observe"
	"tumen/internal/list"
	"tumen/internal/say"
	"tumen/scenario"
)

// outcomesOf are what is kept of every run of a case: all outcomes that its
// vocabulary has.
func outcomesOf(s *scenario.Scenario) (all []Outcome) {
	v := s.Vocabulary()
	for i := range v.Outcomes {
		o := &v.Outcomes[i]
		all = append(all, Outcome{o.Path, o.Name, o.Unit, o.Means})
	}
	return all
}

// StaplePrice is the outcome by which money is turned into the staple.
const StaplePrice = "staple_price"

// aSeries is a number of every day that a study keeps. It is read from a column of
// the days, and has its unit and meaning.
type aSeries struct {
	path    string   // with * for a name of the case, if there is one for each
	column  string   // that it is read from
	per     string   // column of which it is a share; empty of an amount
	outcome string   // that it is day by day, which gives its title; empty if there is none
	title   string   // where no outcome gives one, and of the sum over all names
	means   string   // of that sum
	people  []string // columns of those whom it is about: where there are none, there is no such number
}

// everyDay are the series of a study. A new one is a line here.
var everyDay = []aSeries{
	{path: "piece_rate", column: "piece_rate", outcome: "piece_rate"},
	{path: "profit", column: "profit", title: say.Text("profit of a day")},
	{path: "hired", column: "hired", title: say.Text("porters who set out")},
	{path: "shares.guards", column: "guards", per: "profit", outcome: "shares.guards"},
	{path: "shares.organisers", column: "organisers", per: "profit", outcome: "shares.organisers"},
	{path: "shares.porters", column: "porters", per: "profit", outcome: "shares.porters", people: []string{"ready", "resting", "hired", "detained"}},
	{path: "mass.*", column: "mass.*", outcome: "routes.*.mass", title: "delivered", means: say.Text("goods that arrived over all routes")},
}

// mostNames is for how many names of a case a series is kept one by one. Of more,
// their sum is.
const mostNames = 4

// seriesOf are what is kept of every day of a run.
func seriesOf(s *scenario.Scenario) (all []Outcome) {
	v := s.Vocabulary()
	for _, k := range everyDay {
		column := columnOf(k.column)
		var names []string
		for _, path := range v.Names() {
			if name, of := strings.CutPrefix(path, column.Of+"."); of {
				names = append(names, name)
			}
		}
		if column.Of == "" || len(names) > mostNames {
			names = []string{""}
		}
		unit, _ := readable(column.Unit, 1)
		for _, name := range names {
			o := Outcome{forName(k.path, name), k.title, s.Parameters.InMoney(unit), column.Means}
			if of := v.Outcome(forName(k.outcome, name)); of != nil {
				o.Title = of.Name
				if k.per != "" {
					o.Unit, o.Means = of.Unit, of.Means
				}
			} else if name == "" && k.means != "" {
				o.Means = k.means
			}
			all = append(all, o)
		}
	}
	return all
}

// columnOf is a column of any run by its path.
func columnOf(path string) *observe.DayColumn {
	return list.Find(economy.DayColumns(), func(c *observe.DayColumn) bool { return c.Path == path })
}

// readable is the unit in which people read a column, and how many of the column's
// own are one of it.
func readable(unit string, minors float64) (string, float64) {
	if per, money := strings.CutPrefix(unit, "minor"); money {
		return "money" + per, minors
	}
	if unit == "g" {
		return "kg", 1000
	}
	return unit, 1
}

// forName is a path for a name of the case; where that is empty, for all together.
func forName(path, name string) string {
	if name == "" {
		return strings.TrimSuffix(path, ".*")
	}
	return strings.Replace(path, "*", name, 1)
}

// measured are the outcomes of a run, in the order of the spec. What the run
// does not have is NaN; what should be a number and is none is an error.
func measured(outcomes []Outcome, run *observe.Outcome) ([]float64, error) {
	row := make([]float64, len(outcomes))
	for k, o := range outcomes {
		x, known := run.Summary.At(o.Name)
		if known && (math.IsNaN(x) || math.IsInf(x, 0)) {
			return nil, say.Errorf("the outcome %s is %v, which is no number", o.Name, x)
		}
		if !known {
			x = math.NaN()
		}
		row[k] = x
	}
	return row, nil
}

// daily are the series of a run, in the order of the spec. A day without a
// number, such as a share of no profit, is NaN.
func daily(series []Outcome, run *observe.Outcome) ([][]float32, error) {
	all := make([][]float32, len(series))
	for i, o := range series {
		get := seriesFrom(o.Name, run)
		if get == nil {
			return nil, say.Errorf("the run has no daily series %s", o.Name)
		}
		all[i] = make([]float32, run.Days.Rows())
		for d := range all[i] {
			all[i][d] = float32(get(d))
		}
	}
	return all, nil
}

// seriesFrom computes a series from the columns of a run; nil if there is none.
func seriesFrom(path string, run *observe.Outcome) func(day int) float64 {
	for _, k := range everyDay {
		before, each := strings.CutSuffix(k.path, "*")
		name, one := strings.CutPrefix(path, before)
		if path == forName(k.path, "") {
			name = ""
		} else if !each || !one {
			continue
		}
		var columns, people []*observe.Column
		for i := range run.Days.Columns {
			c := &run.Days.Columns[i]
			of, summed := strings.CutSuffix(k.column, "*")
			if c.Name == forName(k.column, name) || summed && name == "" && strings.HasPrefix(c.Name, of) {
				columns = append(columns, c)
			}
			if slices.Contains(k.people, c.Name) {
				people = append(people, c)
			}
		}
		if len(columns) == 0 {
			return nil
		}
		_, scale := readable(columnOf(k.column).Unit, run.Money.Minors())
		if columns[0].Reals != nil {
			return func(d int) float64 { return columns[0].Reals[d] / scale }
		}
		all := run.Days.Column(k.per)
		return func(d int) float64 {
			of := scale
			if all != nil {
				of = float64(all.Ints[d])
			}
			if of == 0 || len(people) > 0 && total(people, d) == 0 {
				return math.NaN()
			}
			return float64(total(columns, d)) / of
		}
	}
	return nil
}

// total is the sum of columns on a day.
func total(columns []*observe.Column, day int) (sum int64) {
	for _, c := range columns {
		sum += c.Ints[day]
	}
	return sum
}

// Change is a run's summary less another's, number by number, under the same
// keys: what a policy changed, if the two runs differ in nothing else. A route
// that only one of them has counts as nothing carried in the other; a number that
// only one of them has does not exist in the change.
func Change(with, without observe.Summary) observe.Summary {
	var change observe.Summary
	subtract(reflect.ValueOf(&change).Elem(), reflect.ValueOf(with), reflect.ValueOf(without))
	return change
}

// subtract sets every number under to to that under a less that under b.
func subtract(to, a, b reflect.Value) {
	if n, ok := to.Addr().Interface().(*observe.Number); ok {
		*n = a.Interface().(observe.Number).Less(b.Interface().(observe.Number))
		return
	}
	switch {
	case to.CanInt():
		to.SetInt(a.Int() - b.Int())
	case to.CanFloat():
		to.SetFloat(a.Float() - b.Float())
	case to.Kind() == reflect.String: // in what a number is
		to.Set(a)
	case to.Kind() == reflect.Struct:
		for i := range to.NumField() {
			subtract(to.Field(i), a.Field(i), b.Field(i))
		}
	case to.Kind() == reflect.Map && (!a.IsNil() || !b.IsNil()):
		to.Set(reflect.MakeMap(to.Type()))
		for _, names := range [][]reflect.Value{a.MapKeys(), b.MapKeys()} { // the order does not matter: each is set to the same
			for _, name := range names {
				element := reflect.New(to.Type().Elem()).Elem()
				subtract(element, under(a, name), under(b, name))
				to.SetMapIndex(name, element)
			}
		}
	}
}

// under is what a map holds under a name, or the zero of it.
func under(m, name reflect.Value) reflect.Value {
	if x := m.MapIndex(name); x.IsValid() {
		return x
	}
	return reflect.Zero(m.Type().Elem())
}
