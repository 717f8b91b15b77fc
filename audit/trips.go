package audit

import (
	"math"

	"tumen/economy/observe"
	"tumen/internal/say"
	"tumen/record"
)

// trips is what crossings.parquet adds up to, and the checks it goes through row
// by row.
type trips struct {
	*run
	rows int64

	order, fate, places *Check

	sums  map[string][]int64 // by column of days.parquet
	pay   []int64            // by day [minor]
	paid  []int64            // grams that were paid for, by day
	ended map[string][]int64 // people who died, or stayed, by day
	harm  map[string]int64   // trips by fate
	loads []int64            // paid trips by load [kg]
	crews []int64            // crossings on foot by heads

	last     observe.Trip // the row before
	crossing []observe.Trip
	led      map[uint32]int32 // the last day on which each organiser crossed
	group    map[uint32]string
	free     map[int64]int32 // first day on which each porter can be hired again; never for the dead and gone
}

// never is the day on which the dead and the gone are free again.
const never = math.MaxInt32

// auditTrips holds crossings.parquet against itself, the days, the flows and the
// manifest. It reads row by row and keeps a number for each porter.
func (a *run) auditTrips() {
	t := &trips{
		run:    a,
		order:  a.check(say.Text("crossings are in order; an organiser makes at most one a night; each has one crew, one good and one route")),
		fate:   a.check(say.Text("the outcomes of a load and of its porter fit together, and only a load that arrived is paid")),
		places: a.check(say.Text("no porter carries twice in a night, before he is free, or after he died or stayed abroad")),
		sums:   map[string][]int64{}, ended: map[string][]int64{}, harm: map[string]int64{},
		loads: make([]int64, 256), crews: make([]int64, 1001),
		led: map[uint32]int32{}, group: map[uint32]string{}, free: map[int64]int32{},
	}
	n := a.recorded()
	t.pay, t.paid = make([]int64, n), make([]int64, n)
	if err := a.trips(func(x observe.Trip) error {
		t.take(x)
		return nil
	}); err != nil {
		a.check(say.Text("crossings.parquet can be read")).that(false, record.CrossingsFile, "after %d rows: %v", t.rows, err)
		return
	}
	t.close()
	a.rows(record.CrossingsFile, t.rows)
	t.against()
}

func (t *trips) where() string { return say.Textf("%s, row %d", record.CrossingsFile, t.rows) }

// take looks at one row.
func (t *trips) take(x observe.Trip) {
	t.rows++
	if inside := x.Day >= 0 && int(x.Day) < t.recorded(); !inside {
		t.order.that(false, t.where(), "there is no day %d; the run has %d days", x.Day, t.Manifest.Days)
		return
	}
	if len(t.crossing) > 0 && (x.Day != t.last.Day || x.Crossing != t.last.Crossing) {
		t.close()
	}
	if len(t.crossing) == 0 {
		t.begin(x)
	}
	one := t.last.Organiser == x.Organiser && t.last.Group == x.Group && t.last.Route == x.Route && t.last.Good == x.Good && t.last.Heads == x.Heads
	t.order.that(len(t.crossing) == 0 || one && x.Porter >= 0, t.where(), "crossing %d of day %d is not a single crew: %+v after %+v", x.Crossing, x.Day, x, t.last)
	t.crossing = append(t.crossing, x)
	t.last = x
	t.lives(x)
	t.add(x)
}

// begin is the first row of a crossing.
func (t *trips) begin(x observe.Trip) {
	next := int32(0)
	if t.rows > 1 && x.Day == t.last.Day {
		next = t.last.Crossing + 1
	}
	t.order.that((t.rows == 1 || x.Day >= t.last.Day) && x.Crossing == next, t.where(), "crossing %d of day %d comes after %d of day %d",
		x.Crossing, x.Day, t.last.Crossing, t.last.Day)
	led, before := t.led[x.Organiser]
	t.order.that(!before || led < x.Day, t.where(), "organiser %d crosses a second time on day %d", x.Organiser, x.Day)
	t.led[x.Organiser] = x.Day
	if name, known := t.group[x.Organiser]; known {
		t.order.that(name == x.Group, t.where(), "organiser %d belongs to %s, but belonged to %s", x.Organiser, x.Group, name)
	}
	t.group[x.Organiser] = x.Group
}

// lives sees that a porter is where he can be.
func (t *trips) lives(x observe.Trip) {
	if x.Porter < 0 {
		t.places.that(x.Porter == -1 && x.Free == -1, t.where(), "a crossing without a porter is free on day %d", x.Free)
		return
	}
	free, known := t.free[x.Porter]
	switch {
	case known && free == never:
		t.places.that(false, t.where(), "porter %d, who died or stayed, sets out on day %d", x.Porter, x.Day)
	default:
		t.places.that(!known || free <= x.Day, t.where(), "porter %d sets out on day %d, but is free on day %d", x.Porter, x.Day, free)
	}
	if all := t.population(); all >= 0 {
		t.places.that(x.Porter < all, t.where(), "there is no porter %d; the case has %d", x.Porter, all)
	}
	ended := x.Fate == "dead" || x.Fate == "stayed"
	t.places.that(ended == (x.Free == -1) && (ended || x.Free > x.Day), t.where(), "a porter who %s on day %d is free on day %d", x.Fate, x.Day, x.Free)
	t.free[x.Porter] = x.Free
	if ended {
		t.free[x.Porter] = never
	}
}

// close looks at a crossing as a whole. It was taken, and then nothing arrived
// and nobody had an accident or stayed; or it was not, and then nobody was caught
// and whatever had no accident arrived.
func (t *trips) close() {
	if len(t.crossing) == 0 {
		return
	}
	first := t.crossing[0]
	onFoot := first.Porter >= 0
	t.order.that(!onFoot || len(t.crossing) == first.Heads, t.where(), "a crew of %d heads has %d porters", first.Heads, len(t.crossing))
	taken, caught := true, false
	for _, x := range t.crossing {
		taken = taken && x.Arrived == 0 && (x.Fate == "returned" || x.Fate == "caught")
		caught = caught || x.Fate == "caught"
	}
	for _, x := range t.crossing {
		hurt := x.Fate == "hurt" || x.Fate == "dead"
		arrives := !taken && !hurt
		var wanted int64
		if arrives {
			wanted = int64(x.Load)
		}
		t.fate.that(x.Load > 0 && int64(x.Arrived) == wanted, t.where(), "of %d g, %d arrived with a porter who %s", x.Load, x.Arrived, x.Fate)
		t.fate.that(x.Pay >= 0 && (x.Pay == 0 || arrives && onFoot), t.where(), "%d {minor} are paid for a load, of which %d g arrived", x.Pay, x.Arrived)
	}
	t.fate.that(taken || !caught, t.where(), "porters were caught in a crossing whose goods arrived")
	if t.lots(first.Good) {
		first.Route = "" // in no route's columns
	} else if onFoot {
		t.crews[min(first.Heads, len(t.crews)-1)]++
	}
	t.count("crews", first.Day, 1)
	t.count("crossings."+first.Route, first.Day, 1)
	t.crossing = t.crossing[:0]
}
