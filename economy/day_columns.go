package economy

import (
	"math"
	"strings"

	"tumen/ledger"
)

// day_columns.go: what is recorded of every day. A column is one line here: what
// it is, in what unit, and where its number comes from.

// DayColumn is a column of days.parquet.
type DayColumn struct {
	Path  string `json:"path"` // of a column for each route, good or county: mass.*
	Unit  string `json:"unit"`
	Means string `json:"means"`
}

// dayColumn is a column of which a run has one.
type dayColumn struct {
	DayColumn
	value func(w *World) int64
}

// namedColumn is a column of which a run has one for each route, good or county.
type namedColumn struct {
	DayColumn
	value func(w *World, i int) int64
}

func standing(s Standing) func(w *World) int64 {
	return func(w *World) int64 { return int64(w.porters.Count(s)) }
}

func fate(f ledger.Fate) func(w *World) int64 {
	return func(w *World) int64 { return int64(w.seen.today.fate[f]) }
}

var dayColumns = []dayColumn{
	{DayColumn{"day", "day", "recorded day, from 0"}, func(w *World) int64 { return int64(w.day) }},
	{DayColumn{"date", "day", "days since 1970-01-01"}, func(w *World) int64 { return int64(w.date) }},
	{DayColumn{pieceRate, "minor/kg", "porters' pay for each kilogram that was paid for on the day; none if none was"}, nil},
	{DayColumn{"hired", "person", "porters who set out that night"}, func(w *World) int64 { return int64(len(w.crewMembers)) }},
	{DayColumn{"ready", "person", "porters who wait for work, trained or seasoned"}, standing(Ready)},
	{DayColumn{"novices", "person", "people whom nobody has trained yet"}, standing(Novice)},
	{DayColumn{"training", "person", "novices in training"}, standing(Training)},
	{DayColumn{"resting", "person", "porters at rest after a run"}, standing(Resting)},
	{DayColumn{"detained", "person", "porters in detention"}, standing(Detained)},
	{DayColumn{"hurt", "person", "porters at home with an injury"}, standing(Hurt)},
	{DayColumn{"dead", "person", "porters who have died since the world began; it never falls"}, standing(Dead)},
	{DayColumn{"gone", "person", "porters who stayed on the far side since the world began; it never falls"}, standing(Gone)},
	{DayColumn{"alive", "person", "people who lived through the day, or died or stayed on the far side that night: the person-days of living"}, func(w *World) int64 { return int64(w.living.alive) }},
	{DayColumn{"living_cost", "minor/person", "what each of them spent on the day"}, func(w *World) int64 { return int64(w.inMinor(w.p.Living.Cost)) }},
	{DayColumn{"crews", "crossing", "crossings that set out, over all routes"}, func(w *World) int64 { return int64(len(w.crews)) }},
	{DayColumn{"gathered", "g", "goods bought from gatherers"}, fate(ledger.Gathered)},
	{DayColumn{"sold", "g", "goods sold to merchants"}, fate(ledger.Sold)},
	{DayColumn{"seized", "g", "goods seized"}, fate(ledger.Seized)},
	{DayColumn{"lost", "g", "goods lost in accidents"}, fate(ledger.Lost)},
	{DayColumn{"stock", "g", "goods in organisers' stores when the day ends"}, (*World).inStores},
	{DayColumn{"profit", "minor", "assessed profit of the clandestine crossings that arrived"}, func(w *World) int64 { return int64(w.seen.today.profit) }},
	{DayColumn{"guards", "minor", "what border guards got of it"}, func(w *World) int64 { return int64(w.seen.today.guards) }},
	{DayColumn{"organisers", "minor", "what organisers kept of it"}, func(w *World) int64 { return int64(w.seen.today.kept) }},
	{DayColumn{"porters", "minor", "what porters got of it"}, func(w *World) int64 { return int64(w.seen.today.pay) }},
	{DayColumn{"other_costs", "minor", "what anyone else got of it: hauliers, recruiters, other organs"}, func(w *World) int64 { return int64(w.seen.today.costs) }},
	{DayColumn{"own_trade", "minor", "assessed profit of the MSS's own lots, which is no part of `profit`"}, func(w *World) int64 { return int64(w.seen.today.lots) }},
	{DayColumn{"campaign", "1", "1 while a security campaign lasts, else 0"}, func(w *World) int64 {
		_, lasts := w.campaign()
		return int64(truth(lasts))
	}},
}

var routeColumns = []namedColumn{
	{DayColumn{"mass.*", "g", "goods that arrived over the route"}, func(w *World, r int) int64 { return int64(w.seen.today.route[r].arrived) }},
	{DayColumn{"crossings.*", "crossing", "crossings that set out over the route"}, func(w *World, r int) int64 { return w.seen.today.route[r].crossings }},
}

var goodColumns = []namedColumn{
	{DayColumn{"price.*", "minor/kg", "what merchants pay for the good, before any discount"}, func(w *World, g int) int64 { return int64(w.goods[g].price) }},
	{DayColumn{"source.*", "minor/kg", "what gatherers ask for the good"}, func(w *World, g int) int64 { return int64(w.goods[g].source) }},
}

var countyColumns = []namedColumn{
	{DayColumn{"home.*", "person", "people of the county who were at home all day, ready or untrained, and earned outside income"}, func(w *World, c int) int64 { return int64(w.living.home[c].people) }},
	{DayColumn{"outside.*", "minor", "outside income of them all on that day"}, func(w *World, c int) int64 { return int64(w.living.home[c].income) }},
	{DayColumn{"outside_least.*", "minor/person", "the least that one of the county's people earns in a day at home"}, func(w *World, c int) int64 { return int64(w.living.home[c].least) }},
	{DayColumn{"outside_most.*", "minor/person", "the most that one of the county's people earns in a day at home"}, func(w *World, c int) int64 { return int64(w.living.home[c].most) }},
}

// pieceRate is the one column of real numbers.
const pieceRate = "piece_rate"

// DayColumns are the columns of a run's days in their order. A name of the case
// is written *: mass.*.
func DayColumns() (all []DayColumn) {
	return columnsOf(&Parameters{Routes: []Route{{Name: "*"}}, Goods: []Good{{Name: "*"}}, Counties: []County{{Name: "*"}}})
}

// columnsOf are the columns that a run of these parameters has.
func columnsOf(p *Parameters) (all []DayColumn) {
	for _, c := range dayColumns {
		all = append(all, c.DayColumn)
	}
	each := func(columns []namedColumn, name string) {
		for _, c := range columns {
			column := c.DayColumn
			column.Path = strings.Replace(column.Path, "*", name, 1)
			all = append(all, column)
		}
	}
	for i := range p.Routes {
		each(routeColumns, p.Routes[i].Name)
	}
	for i := range p.Goods {
		each(goodColumns, p.Goods[i].Name)
	}
	for i := range p.Counties {
		each(countyColumns, p.Counties[i].Name)
	}
	return all
}

// startColumns makes the columns; every day appends one number to each.
func (w *World) startColumns() {
	all, money := columnsOf(&w.p), w.p.Units.Money()
	w.seen.columns = resized(w.seen.columns, len(all))
	for i := range w.seen.columns {
		c := &w.seen.columns[i]
		c.Name, c.Unit, c.Means = all[i].Path, money.Words(all[i].Unit), all[i].Means
		if c.Name == pieceRate {
			c.Reals = resized(c.Reals, w.p.Days)[:0]
		} else {
			c.Ints = resized(c.Ints, w.p.Days)[:0]
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
