package study

import (
	"maps"
	"math"
	"reflect"
	"slices"
	"strings"

	"tumen/economy"
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

// mostRoutes is for how many routes the daily series are kept one by one.
const mostRoutes = 4

// seriesOf are what is kept of every day of a run.
func seriesOf(s *scenario.Scenario) []Outcome {
	in, v := s.Parameters.InMoney, s.Vocabulary()
	all := []Outcome{
		{"piece_rate", v.Outcome("piece_rate").Name, in("money/kg"), say.Text("porters' pay for each kilogram that was paid for that day")},
		{"profit", say.Text("profit of a day"), in("money"), say.Text("assessed profit of the clandestine crossings that arrived")},
		{"hired", say.Text("porters who set out"), "person", say.Text("porters who set out that night")},
		{"shares.guards", v.Outcome("shares.guards").Name, "share", say.Text("border guards' part of that profit")},
		{"shares.organisers", v.Outcome("shares.organisers").Name, "share", say.Text("organisers' part of that profit")},
		{"shares.porters", v.Outcome("shares.porters").Name, "share", say.Text("porters' part of that profit")},
	}
	if len(v.Routes) > mostRoutes {
		return append(all, Outcome{"mass", "delivered", "kg", say.Text("goods that arrived over all routes")})
	}
	for _, r := range v.Routes {
		all = append(all, Outcome{"mass." + r.Key, v.Outcome("routes." + r.Key + ".mass").Name, "kg", say.Text("goods that arrived over the route")})
	}
	return all
}

// measured are the outcomes of a run, in the order of the spec. What the run
// does not have is NaN; what should be a number and is none is an error.
func measured(outcomes []Outcome, run *economy.Outcome) ([]float64, error) {
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
func daily(series []Outcome, run *economy.Outcome) ([][]float32, error) {
	days, columns := run.Days, map[string]*economy.Column{}
	for i := range days.Columns {
		columns[days.Columns[i].Name] = &days.Columns[i]
	}
	n := days.Rows()
	all := make([][]float32, len(series))
	for k, o := range series {
		get, err := seriesFrom(o.Name, columns, run.Money.Minors())
		if err != nil {
			return nil, err
		}
		all[k] = make([]float32, n)
		for d := range n {
			all[k][d] = float32(get(d))
		}
	}
	return all, nil
}

// seriesFrom finds how a series is computed from the columns of a run.
func seriesFrom(name string, columns map[string]*economy.Column, minors float64) (func(day int) float64, error) {
	col := func(name string) *economy.Column {
		if c := columns[name]; c != nil {
			return c
		}
		return &economy.Column{}
	}
	whole := func(name string, per float64) func(int) float64 {
		c := col(name)
		return func(d int) float64 { return float64(c.Ints[d]) / per }
	}
	share := func(of string) func(int) float64 {
		part, all := col(of), col("profit")
		return func(d int) float64 {
			if all.Ints[d] == 0 {
				return math.NaN()
			}
			return float64(part.Ints[d]) / float64(all.Ints[d])
		}
	}
	// Where no porter lives, none has a share.
	lives := func(d int) bool {
		for _, where := range []string{"ready", "resting", "hired", "detained"} {
			if c := columns[where]; c == nil || c.Ints[d] > 0 {
				return true
			}
		}
		return false
	}
	switch name {
	case "shares.porters":
		of := share("porters")
		return func(d int) float64 {
			if !lives(d) {
				return math.NaN()
			}
			return of(d)
		}, nil
	case "piece_rate":
		c := col("piece_rate")
		return func(d int) float64 { return c.Reals[d] / minors }, nil
	case "profit":
		return whole("profit", minors), nil
	case "hired":
		return whole("hired", 1), nil
	case "shares.guards", "shares.organisers":
		return share(name[len("shares."):]), nil
	case "mass":
		var routes []*economy.Column
		for _, n := range slices.Sorted(maps.Keys(columns)) {
			if strings.HasPrefix(n, "mass.") {
				routes = append(routes, columns[n])
			}
		}
		return func(d int) float64 {
			var sum int64
			for _, c := range routes {
				sum += c.Ints[d]
			}
			return float64(sum) / 1000
		}, nil
	}
	if columns[name] == nil {
		return nil, say.Errorf("the run has no daily series %s", name)
	}
	return whole(name, 1000), nil // mass.ROUTE
}

// Change is a run's summary less another's, number by number, under the same
// keys: what a policy changed, if the two runs differ in nothing else. A route
// that only one of them has counts as nothing carried in the other; a number that
// only one of them has does not exist in the change.
func Change(with, without economy.Summary) economy.Summary {
	var change economy.Summary
	subtract(reflect.ValueOf(&change).Elem(), reflect.ValueOf(with), reflect.ValueOf(without))
	return change
}

// subtract sets every number under to to that under a less that under b.
func subtract(to, a, b reflect.Value) {
	if n, ok := to.Addr().Interface().(*economy.Number); ok {
		*n = a.Interface().(economy.Number).Less(b.Interface().(economy.Number))
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
