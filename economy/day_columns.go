package economy

import (
	"math"
	"strings"

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
	value func(w *World) int64
}

// namedColumn is a column of which a run has one for each route, good or county.
type namedColumn struct {
	observe.DayColumn
	value func(w *World, i int) int64
}

func standing(s Standing) func(w *World) int64 {
	return func(w *World) int64 { return int64(w.porters.Count(s)) }
}

func fate(f ledger.Fate) func(w *World) int64 {
	return func(w *World) int64 { return int64(w.seen.today.fate[f]) }
}

var dayColumns = []dayColumn{
	{observe.DayColumn{Path: "day", Unit: "day", Means: "recorded day, from 0"}, func(w *World) int64 { return int64(w.day) }},
	{observe.DayColumn{Path: "date", Unit: "day", Means: "days since 1970-01-01"}, func(w *World) int64 { return int64(w.date) }},
	{observe.DayColumn{Path: pieceRate, Unit: "minor/kg", Means: "porters' pay for each kilogram that was paid for on the day; none if none was"}, nil},
	{observe.DayColumn{Path: "hired", Unit: "person", Means: "porters who set out that night"}, func(w *World) int64 { return int64(len(w.crewMembers)) }},
	{observe.DayColumn{Path: "ready", Unit: "person", Means: "porters who wait for work, trained or seasoned"}, standing(Ready)},
	{observe.DayColumn{Path: "novices", Unit: "person", Means: "people whom nobody has trained yet"}, standing(Novice)},
	{observe.DayColumn{Path: "training", Unit: "person", Means: "novices in training"}, standing(Training)},
	{observe.DayColumn{Path: "resting", Unit: "person", Means: "porters at rest after a run"}, standing(Resting)},
	{observe.DayColumn{Path: "detained", Unit: "person", Means: "porters in detention"}, standing(Detained)},
	{observe.DayColumn{Path: "hurt", Unit: "person", Means: "porters at home with an injury"}, standing(Hurt)},
	{observe.DayColumn{Path: "dead", Unit: "person", Means: "porters who have died since the world began; it never falls"}, standing(Dead)},
	{observe.DayColumn{Path: "gone", Unit: "person", Means: "porters who stayed on the far side since the world began; it never falls"}, standing(Gone)},
	{observe.DayColumn{Path: "alive", Unit: "person", Means: "people who lived through the day, or died or stayed on the far side that night: the person-days of living"}, func(w *World) int64 { return int64(w.living.alive) }},
	{observe.DayColumn{Path: "living_cost", Unit: "minor/person", Means: "what each of them spent on the day"}, func(w *World) int64 { return int64(w.inMinor(w.p.Living.Cost)) }},
	{observe.DayColumn{Path: "crews", Unit: "crossing", Means: "crossings that set out, over all routes"}, func(w *World) int64 { return int64(len(w.crews)) }},
	{observe.DayColumn{Path: "gathered", Unit: "g", Means: "goods bought from gatherers"}, fate(ledger.Gathered)},
	{observe.DayColumn{Path: "sold", Unit: "g", Means: "goods sold to merchants"}, fate(ledger.Sold)},
	{observe.DayColumn{Path: "seized", Unit: "g", Means: "goods seized"}, fate(ledger.Seized)},
	{observe.DayColumn{Path: "lost", Unit: "g", Means: "goods lost in accidents"}, fate(ledger.Lost)},
	{observe.DayColumn{Path: "stock", Unit: "g", Means: "goods in organisers' stores when the day ends"}, (*World).inStores},
	{observe.DayColumn{Path: "profit", Unit: "minor", Means: "assessed profit of the clandestine crossings that arrived"}, func(w *World) int64 { return int64(w.seen.today.profit) }},
	{observe.DayColumn{Path: "guards", Unit: "minor", Means: "what border guards got of it"}, func(w *World) int64 { return int64(w.seen.today.guards) }},
	{observe.DayColumn{Path: "organisers", Unit: "minor", Means: "what organisers kept of it"}, func(w *World) int64 { return int64(w.seen.today.kept) }},
	{observe.DayColumn{Path: "porters", Unit: "minor", Means: "what porters got of it"}, func(w *World) int64 { return int64(w.seen.today.pay) }},
	{observe.DayColumn{Path: "other_costs", Unit: "minor", Means: "what anyone else got of it: hauliers, recruiters, other organs"}, func(w *World) int64 { return int64(w.seen.today.costs) }},
	{observe.DayColumn{Path: "own_trade", Unit: "minor", Means: "assessed profit of the MSS's own lots, which is no part of `profit`"}, func(w *World) int64 { return int64(w.seen.today.lots) }},
	{observe.DayColumn{Path: "campaign", Unit: "1", Means: "1 while a security campaign lasts, else 0"}, func(w *World) int64 {
		_, lasts := w.campaign()
		return int64(truth(lasts))
	}},
}

var routeColumns = []namedColumn{
	{observe.DayColumn{Path: "mass.*", Unit: "g", Means: "goods that arrived over the route"}, func(w *World, r int) int64 { return int64(w.seen.today.route[r].arrived) }},
	{observe.DayColumn{Path: "crossings.*", Unit: "crossing", Means: "crossings that set out over the route"}, func(w *World, r int) int64 { return w.seen.today.route[r].crossings }},
}

var goodColumns = []namedColumn{
	{observe.DayColumn{Path: "price.*", Unit: "minor/kg", Means: "what merchants pay for the good, before any discount"}, func(w *World, g int) int64 { return int64(w.goods[g].price) }},
	{observe.DayColumn{Path: "source.*", Unit: "minor/kg", Means: "what gatherers ask for the good"}, func(w *World, g int) int64 { return int64(w.goods[g].source) }},
}

var countyColumns = []namedColumn{
	{observe.DayColumn{Path: "home.*", Unit: "person", Means: "people of the county who were at home all day, ready or untrained, and earned outside income"}, func(w *World, c int) int64 { return int64(w.living.home[c].people) }},
	{observe.DayColumn{Path: "outside.*", Unit: "minor", Means: "outside income of them all on that day"}, func(w *World, c int) int64 { return int64(w.living.home[c].income) }},
	{observe.DayColumn{Path: "outside_least.*", Unit: "minor/person", Means: "the least that one of the county's people earns in a day at home"}, func(w *World, c int) int64 { return int64(w.living.home[c].least) }},
	{observe.DayColumn{Path: "outside_most.*", Unit: "minor/person", Means: "the most that one of the county's people earns in a day at home"}, func(w *World, c int) int64 { return int64(w.living.home[c].most) }},
}

// pieceRate is the one column of real numbers.
const pieceRate = "piece_rate"

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
func (w *World) startColumns() {
	all, money := columnsOf(&w.p), w.p.Units.Money()
	w.seen.columns = snapshot.Resized(w.seen.columns, len(all))
	for i := range w.seen.columns {
		c := &w.seen.columns[i]
		c.Name, c.Unit, c.Means = all[i].Path, money.Words(all[i].Unit), all[i].Means
		if c.Name == pieceRate {
			c.Reals = snapshot.Resized(c.Reals, w.p.Days)[:0]
		} else {
			c.Ints = snapshot.Resized(c.Ints, w.p.Days)[:0]
		}
	}
}

// recordDay appends today's row.
func (w *World) recordDay() {
	s := &w.seen
	columns := s.columns
	put := func(x int64) {
		columns[0].Ints = append(columns[0].Ints, x)
		columns = columns[1:]
	}
	for i := range dayColumns {
		if dayColumns[i].value != nil {
			put(dayColumns[i].value(w))
			continue
		}
		rate := math.NaN() // nothing was delivered and paid for
		if s.today.carried > 0 {
			rate = float64(s.today.paid) / s.today.carried.Kg()
		}
		columns[0].Reals = append(columns[0].Reals, rate)
		columns = columns[1:]
	}
	each := func(list []namedColumn, n int) {
		for i := range n {
			for k := range list {
				put(list[k].value(w, i))
			}
		}
	}
	each(routeColumns, len(w.p.Routes))
	each(goodColumns, len(w.goods))
	each(countyColumns, len(w.living.home))
}

// inStores is what is in all stores.
func (w *World) inStores() int64 {
	var stock ledger.Grams
	for g := range w.goods {
		stock += w.store.At(g, ledger.Stock)
	}
	return int64(stock)
}
