package economy

import (
	"math"
	"strings"

	"tumen/economy/labour"
	"tumen/economy/observe"
	"tumen/economy/parameter"
	"tumen/economy/snapshot"
	"tumen/ledger"
)

// day_columns.go: what is recorded of every day. A column is one line here: what
// it is, in what unit, and where its number comes from.

// dayColumn is a column of which a run has one.
type dayColumn struct {
	observe.DayColumn
	value func(w *recording) int64
	real  func(w *recording) float64 // in its place where the number is no whole one
}

// namedColumn is a column of which a run has one for each route, good or county.
type namedColumn struct {
	observe.DayColumn
	value func(w *recording, i int) int64
	real  func(w *recording, i int) float64
}

func standing(x labour.Standing) func(w *recording) int64 {
	return func(w *recording) int64 {
		n := 0
		for c := range w.labour.Pools {
			n += w.labour.Pools[c].Count(x)
		}
		return int64(n)
	}
}

// earnings is the least, or the most, that anybody of a county earns in a day at home.
func (w *people) earnings(c int, highest bool) ledger.Money {
	least, most := w.households.Earnings(c)
	if highest {
		return most
	}
	return least
}

func fate(f ledger.Fate) func(w *recording) int64 {
	return func(w *recording) int64 { return int64(w.seen.today.fate[f]) }
}

var dayColumns = []dayColumn{
	{DayColumn: observe.DayColumn{Path: "day", Unit: "day", Means: "recorded day, from 0"}, value: func(w *recording) int64 { return int64(w.day) }},
	{DayColumn: observe.DayColumn{Path: "date", Unit: "day", Means: "days since 1970-01-01"}, value: func(w *recording) int64 { return int64(w.date) }},
	{DayColumn: observe.DayColumn{Path: "piece_rate", Unit: "minor/kg", Means: "porters' pay for each kilogram that was paid for on the day; none if none was", Real: true}, real: (*recording).rateToday},
	{DayColumn: observe.DayColumn{Path: "hired", Unit: "person", Means: "porters who set out that night"}, value: func(w *recording) int64 { return int64(len(w.members)) }},
	{DayColumn: observe.DayColumn{Path: "ready", Unit: "person", Means: "porters who wait for work, trained or seasoned"}, value: standing(labour.Ready)},
	{DayColumn: observe.DayColumn{Path: "novices", Unit: "person", Means: "people whom nobody has trained yet"}, value: standing(labour.Novice)},
	{DayColumn: observe.DayColumn{Path: "training", Unit: "person", Means: "novices in training"}, value: standing(labour.Training)},
	{DayColumn: observe.DayColumn{Path: "resting", Unit: "person", Means: "porters at rest after a run"}, value: standing(labour.Resting)},
	{DayColumn: observe.DayColumn{Path: "left_at_rest", Unit: "person", Means: "people who left the trade while at rest, until the day on which the rest would have ended"}, value: standing(labour.Left)},
	{DayColumn: observe.DayColumn{Path: "detained", Unit: "person", Means: "porters in detention"}, value: standing(labour.Detained)},
	{DayColumn: observe.DayColumn{Path: "hurt", Unit: "person", Means: "porters at home with an injury"}, value: standing(labour.Hurt)},
	{DayColumn: observe.DayColumn{Path: "dead", Unit: "person", Means: "porters who have died since the world began; it never falls"}, value: func(w *recording) int64 { return w.seen.died }},
	{DayColumn: observe.DayColumn{Path: "gone", Unit: "person", Means: "porters who stayed on the far side since the world began; it never falls"}, value: func(w *recording) int64 { return w.seen.stayed }},
	{DayColumn: observe.DayColumn{Path: "alive", Unit: "person", Means: "people who lived through the day, or died or stayed on the far side that night: the person-days of living"}, value: func(w *recording) int64 { return w.households.Today.Alive }},
	{DayColumn: observe.DayColumn{Path: "newcomers", Unit: "person", Means: "people who came to the trade in the morning"}, value: func(w *recording) int64 { return w.households.Today.People.Newcomers }},
	{DayColumn: observe.DayColumn{Path: "left", Unit: "person", Means: "people who left the trade in the morning"}, value: func(w *recording) int64 { return w.households.Today.People.Left }},
	{DayColumn: observe.DayColumn{Path: "moved", Unit: "person", Means: "people who moved to another county in the morning"}, value: func(w *recording) int64 { return w.households.Today.People.Moved }},
	{DayColumn: observe.DayColumn{Path: "purses", Unit: "minor", Means: "what all of them hold when the day ends"}, value: func(w *recording) int64 { return int64(w.book.Held(ledger.Porters)) }},
	{DayColumn: observe.DayColumn{Path: "organisers_active", Unit: "1", Means: "organisers in the trade"}, value: func(w *recording) int64 { return w.seen.roll.Today.Active }},
	{DayColumn: observe.DayColumn{Path: "organisers_entered", Unit: "1", Means: "organisers who entered the trade on the day"}, value: func(w *recording) int64 { return w.seen.roll.Today.Entered }},
	{DayColumn: observe.DayColumn{Path: "organisers_left", Unit: "1", Means: "organisers who left it"}, value: func(w *recording) int64 { return w.seen.roll.Today.Left }},
	{DayColumn: observe.DayColumn{Path: "living_cost", Unit: "minor/person", Means: "what a day's living cost each of them"}, value: func(w *recording) int64 { return int64(w.inMinor(w.p.Living.Cost)) }},
	{DayColumn: observe.DayColumn{Path: "crews", Unit: "crossing", Means: "crossings that set out, over all routes"}, value: func(w *recording) int64 { return int64(len(w.crews)) }},
	{DayColumn: observe.DayColumn{Path: "gathered", Unit: "g", Means: "goods bought from gatherers"}, value: fate(ledger.Gathered)},
	{DayColumn: observe.DayColumn{Path: "sold", Unit: "g", Means: "goods sold to merchants"}, value: fate(ledger.Sold)},
	{DayColumn: observe.DayColumn{Path: "seized", Unit: "g", Means: "goods seized"}, value: fate(ledger.Seized)},
	{DayColumn: observe.DayColumn{Path: "lost", Unit: "g", Means: "goods lost in accidents"}, value: fate(ledger.Lost)},
	{DayColumn: observe.DayColumn{Path: "stock", Unit: "g", Means: "goods in organisers' stores when the day ends"}, value: (*recording).inStores},
	{DayColumn: observe.DayColumn{Path: "profit", Unit: "minor", Means: "assessed profit of the clandestine crossings that arrived"}, value: func(w *recording) int64 { return int64(w.seen.today.profit) }},
	{DayColumn: observe.DayColumn{Path: "guards", Unit: "minor", Means: "what border guards got of it"}, value: func(w *recording) int64 { return int64(w.seen.today.guards) }},
	{DayColumn: observe.DayColumn{Path: "organisers", Unit: "minor", Means: "what organisers kept of it"}, value: func(w *recording) int64 { return int64(w.seen.today.kept) }},
	{DayColumn: observe.DayColumn{Path: "porters", Unit: "minor", Means: "what porters got of it"}, value: func(w *recording) int64 { return int64(w.seen.today.pay) }},
	{DayColumn: observe.DayColumn{Path: "other_costs", Unit: "minor", Means: "what anyone else got of it: hauliers, recruiters, other organs"}, value: func(w *recording) int64 { return int64(w.seen.today.costs) }},
	{DayColumn: observe.DayColumn{Path: "own_trade", Unit: "minor", Means: "assessed profit of the MSS's own lots, which is no part of `profit`"}, value: func(w *recording) int64 { return int64(w.seen.today.lots) }},
	{DayColumn: observe.DayColumn{Path: "campaign", Unit: "1", Means: "1 while a security campaign lasts, else 0"}, value: func(w *recording) int64 {
		return int64(truth(w.watching.campaign()))
	}},
}

var routeColumns = []namedColumn{
	{DayColumn: observe.DayColumn{Path: "mass.*", Unit: "g", Means: "goods that arrived over the route"}, value: func(w *recording, r int) int64 { return int64(w.seen.today.route[r].arrived) }},
	{DayColumn: observe.DayColumn{Path: "crossings.*", Unit: "crossing", Means: "crossings that set out over the route"}, value: func(w *recording, r int) int64 { return w.seen.today.route[r].crossings }},
	{DayColumn: observe.DayColumn{Path: "passage.*", Unit: "minor/person", Means: "what organisers paid at the posts of the route for each head or vehicle that set out; none if none did", Real: true}, real: (*recording).passageToday},
}

var goodColumns = []namedColumn{
	{DayColumn: observe.DayColumn{Path: "price.*", Unit: "minor/kg", Means: "what merchants pay for the good, before any discount"}, value: func(w *recording, g int) int64 { return int64(w.goods[g].price) }},
	{DayColumn: observe.DayColumn{Path: "source.*", Unit: "minor/kg", Means: "what gatherers ask for the good"}, value: func(w *recording, g int) int64 { return int64(w.goods[g].source) }},
}

var countyColumns = []namedColumn{
	{DayColumn: observe.DayColumn{Path: "home.*", Unit: "person", Means: "people of the county who were at home all day and earned outside income"}, value: func(w *recording, c int) int64 { return w.households.Home(c).People }},
	{DayColumn: observe.DayColumn{Path: "outside.*", Unit: "minor", Means: "outside income of them all on that day"}, value: func(w *recording, c int) int64 { return int64(w.households.Home(c).Income) }},
	{DayColumn: observe.DayColumn{Path: "outside_least.*", Unit: "minor/person", Means: "the least that anybody earns in a day at home who lives in the county or has lived there"}, value: func(w *recording, c int) int64 { return int64(w.earnings(c, false)) }},
	{DayColumn: observe.DayColumn{Path: "outside_most.*", Unit: "minor/person", Means: "the most that anybody earns in a day at home who lives in the county or has lived there"}, value: func(w *recording, c int) int64 { return int64(w.earnings(c, true)) }},
	{DayColumn: observe.DayColumn{Path: "piece_rate.*", Unit: "minor/kg", Means: "pay of the county's porters for each kilogram that was paid for on the day; none if none was", Real: true}, real: (*recording).countyRateToday},
}

// per is a over b; no number where b is nothing.
func per(a ledger.Money, b float64) float64 {
	if b == 0 {
		return math.NaN()
	}
	return float64(a) / b
}

func (w *recording) rateToday() float64 { return per(w.seen.today.paid, w.seen.today.carried.Kg()) }

func (w *recording) countyRateToday(c int) float64 {
	t := &w.seen.today.county[c]
	return per(t.pay, t.carried.Kg())
}

func (w *recording) passageToday(r int) float64 {
	t := &w.seen.today.route[r]
	return per(t.passage, float64(t.heads))
}

// DayColumns are the columns of a run's days in their order. A name of the case
// is written *: mass.*.
func DayColumns() (all []observe.DayColumn) {
	return columnsOf(&parameter.Parameters{Routes: []parameter.Route{{Name: "*"}}, Goods: []parameter.Good{{Name: "*"}}, Counties: []parameter.County{{Name: "*"}}})
}

// columnsOf are the columns that a run of these parameters has.
func columnsOf(p *parameter.Parameters) (all []observe.DayColumn) {
	for _, c := range dayColumns {
		all = append(all, c.DayColumn)
	}
	each := func(columns []namedColumn, of, name string) {
		for _, c := range columns {
			column := c.DayColumn
			column.Of = of
			column.Path = strings.Replace(column.Path, "*", name, 1)
			all = append(all, column)
		}
	}
	for i := range p.Routes {
		each(routeColumns, "routes", p.Routes[i].Name)
	}
	for i := range p.Goods {
		each(goodColumns, "goods", p.Goods[i].Name)
	}
	for i := range p.Counties {
		each(countyColumns, "counties", p.Counties[i].Name)
	}
	return all
}

// startColumns makes the columns; every day appends one number to each.
func (w *recording) startColumns() {
	all, money := columnsOf(&w.p), w.p.Units.Money()
	w.seen.columns = snapshot.Resized(w.seen.columns, len(all))
	for i := range w.seen.columns {
		c := &w.seen.columns[i]
		c.Name, c.Unit, c.Means = all[i].Path, money.Words(all[i].Unit), all[i].Means
		if all[i].Real {
			c.Reals = snapshot.Resized(c.Reals, w.p.Days)[:0]
		} else {
			c.Ints = snapshot.Resized(c.Ints, w.p.Days)[:0]
		}
	}
}

// recordDay appends today's row.
func (w *recording) recordDay() {
	columns := w.seen.columns
	put := func(x int64) {
		columns[0].Ints = append(columns[0].Ints, x)
		columns = columns[1:]
	}
	putReal := func(x float64) {
		columns[0].Reals = append(columns[0].Reals, x)
		columns = columns[1:]
	}
	for i := range dayColumns {
		if c := &dayColumns[i]; c.real != nil {
			putReal(c.real(w))
		} else {
			put(c.value(w))
		}
	}
	each := func(list []namedColumn, n int) {
		for i := range n {
			for k := range list {
				if c := &list[k]; c.real != nil {
					putReal(c.real(w, i))
				} else {
					put(c.value(w, i))
				}
			}
		}
	}
	each(routeColumns, len(w.p.Routes))
	each(goodColumns, len(w.goods))
	each(countyColumns, len(w.counties))
}

// inStores is what is in all stores.
func (w *recording) inStores() int64 {
	var stock ledger.Grams
	for g := range w.goods {
		stock += w.store.At(g, ledger.Stock)
	}
	return int64(stock)
}
