package audit

import (
	"math"
	"slices"
	"strings"

	"tumen/economy"
	"tumen/economy/observe"
	"tumen/economy/parameter"
	"tumen/internal/say"
	"tumen/record"
)

// days are the columns of days.parquet by name, and what of their names are
// routes, goods and counties.
type days struct {
	n                       int
	ints                    map[string][]int64
	pieceRate               []float64
	routes, goods, counties []string
}

// on says where a day stands.
func on(table string, day int) string { return say.Textf("%s, day %d", table, day) }

// people are the columns that say where everyone is when the day is over.
var people = []string{"ready", "novices", "training", "resting", "detained", "hurt", "dead", "gone"}

// formats are the columns of the format, those of each route, good or county
// with * for its name.
var formats = economy.DayColumns()

// known says whether a column is one that this version understands.
func known(column string) bool {
	prefix, name, named := strings.Cut(column, ".")
	return slices.ContainsFunc(formats, func(c observe.DayColumn) bool {
		return c.Path == column && name != "*" || named && c.Path == prefix+".*"
	})
}

// read sorts the columns of days.parquet, and notes which are missing.
func (a *run) read() *days {
	d := &days{n: a.Days.Rows(), ints: map[string][]int64{}}
	for _, c := range a.Days.Columns {
		if c.Name == "piece_rate" {
			d.pieceRate = c.Reals
		} else if c.Ints != nil || d.n == 0 {
			d.ints[c.Name] = c.Ints
		}
		if name, ok := strings.CutPrefix(c.Name, "mass."); ok {
			d.routes = append(d.routes, name)
		}
		if name, ok := strings.CutPrefix(c.Name, "price."); ok {
			d.goods = append(d.goods, name)
		}
		if name, ok := strings.CutPrefix(c.Name, "home."); ok {
			d.counties = append(d.counties, name)
		}
	}
	there := a.check(say.Text("days.parquet has every column of its format"))
	names := map[string][]string{"": {""}, "routes": d.routes, "goods": d.goods, "counties": d.counties}
	var want []string
	for _, c := range formats {
		for _, name := range names[c.Of] {
			want = append(want, strings.Replace(c.Path, "*", name, 1))
		}
	}
	want = slices.DeleteFunc(want, func(name string) bool { return name == "piece_rate" })
	for _, name := range want {
		_, has := d.ints[name]
		there.that(has, record.DaysFile, "a column %s of whole numbers is missing", name)
		if !has {
			d.ints[name] = make([]int64, d.n)
		}
	}
	there.that(len(d.pieceRate) == d.n, record.DaysFile, "a column piece_rate of real numbers is missing")
	return d
}

// auditDays holds days.parquet against itself and the calendar.
func (a *run) auditDays() {
	d := a.read()
	a.days = d
	m := &a.Manifest
	calendar := a.check(say.Text("the days follow each other from the first to the last"))
	calendar.that(d.n == m.Days, record.DaysFile, "it has %d days, and the manifest has %d", d.n, m.Days)
	calendar.that(m.Days == m.Asked || m.Partial && m.Days < m.Asked, record.ManifestFile,
		"%d of %d days were recorded, but partial is %t", m.Days, m.Asked, m.Partial)
	start, err := parameter.ParseDate(m.Start)
	calendar.that(err == nil, record.ManifestFile, "start: %v", err)
	for k := range d.n {
		calendar.that(d.ints["day"][k] == int64(k), on(record.DaysFile, k), "its number is %d", d.ints["day"][k])
		calendar.that(err != nil || d.ints["date"][k] == int64(start)+int64(k), on(record.DaysFile, k),
			"its date is %s, %d days after the start", parameter.Date(d.ints["date"][k]), d.ints["date"][k]-int64(start))
	}

	counts := a.check(say.Text("no count, amount or price is negative"))
	for _, c := range a.Days.Columns {
		if !known(c.Name) || c.Name == "date" || c.Name == "organisers" {
			continue // a date before 1970 is legal, and an organiser may lose
		}
		for k, x := range c.Ints {
			counts.that(x >= 0, on(record.DaysFile, k), "%s is %d", c.Name, x)
		}
		for k, x := range c.Reals {
			counts.that(math.IsNaN(x) || x >= 0, on(record.DaysFile, k), "%s is %v", c.Name, x)
		}
	}

	rates := a.check(say.Text("a day on which nobody was hired has no piece rate"))
	for k := range min(d.n, len(d.pieceRate)) {
		rates.that(d.ints["hired"][k] > 0 || math.IsNaN(d.pieceRate[k]), on(record.DaysFile, k), "nobody was hired, but the piece rate is %v {minor}/kg", d.pieceRate[k])
	}

	x := d.ints
	grams := a.check(say.Text("stock grows by the goods gathered minus those sold, seized and lost"))
	for k := 1; k < d.n; k++ {
		want := x["stock"][k-1] + x["gathered"][k] - x["sold"][k] - x["seized"][k] - x["lost"][k]
		grams.that(x["stock"][k] == want, on(record.DaysFile, k), "stock is %d g, but goods in minus goods out give %d g", x["stock"][k], want)
	}

	profit := a.check(say.Text("the profit of a day is the sum of the parts of guards, organisers, porters and all others"))
	for k := range d.n {
		parts := x["guards"][k] + x["organisers"][k] + x["porters"][k] + x["other_costs"][k]
		profit.that(x["profit"][k] == parts, on(record.DaysFile, k), "profit is %d {minor}, but the sum of its parts is %d", x["profit"][k], parts)
	}

	sum := a.check(say.Text("the goods and the crossings of all routes are no more than the totals"))
	for k := range d.n {
		var kg, crossings int64
		for _, r := range d.routes {
			kg += x["mass."+r][k]
			crossings += x["crossings."+r][k]
		}
		sum.that(kg <= x["sold"][k], on(record.DaysFile, k), "%d g came over the routes, but only %d g were sold", kg, x["sold"][k])
		sum.that(crossings <= x["crews"][k], on(record.DaysFile, k), "the routes have %d crossings, but the total is %d", crossings, x["crews"][k])
	}
	a.auditPeople()
}

// auditPeople sees that nobody appears or vanishes.
func (a *run) auditPeople() {
	d, x := a.days, a.days.ints
	all := a.check(say.Text("everyone is in one place every day, and nobody appears or disappears"))
	living := a.population()
	for k := range d.n {
		var n int64
		for _, name := range people {
			n += x[name][k]
		}
		if living < 0 {
			living = n
		}
		all.that(n == living, on(record.DaysFile, k), "there are %d people, but there were %d", n, living)
	}
	ends := a.check(say.Text("the dead and those who stayed abroad do not return, and the trained stay trained"))
	for k := 1; k < d.n; k++ {
		for _, name := range []string{"dead", "gone"} {
			ends.that(x[name][k] >= x[name][k-1], on(record.DaysFile, k), "%s falls from %d to %d", name, x[name][k-1], x[name][k])
		}
		ends.that(x["novices"][k] <= x["novices"][k-1], on(record.DaysFile, k), "novices rise from %d to %d", x["novices"][k-1], x["novices"][k])
	}
}
