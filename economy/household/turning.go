package household

import (
	"cmp"
	"slices"

	"tumen/ledger"
)

// turning.go: on which day how much changes by itself: who comes home and earns
// outside from then on, whose purse is full or empty from then on. It holds sums
// by day, not people: whoever does something before that day takes the own part
// out again, and adds another.

// flow is what purses gain and lose in a day, all together [minor].
type flow struct{ Saved, Drawn ledger.Money }

// add takes a purse's pace in; times is 1, or -1 to take it out.
func (f *flow) add(pace, times ledger.Money) {
	f.Saved += times * max(pace, 0)
	f.Drawn -= times * min(pace, 0)
}

func (f *flow) merge(o *flow) {
	f.Saved += o.Saved
	f.Drawn += o.Drawn
}

// Homes are people at home in a county, and what they have in a day together.
type Homes struct {
	People int64
	Income ledger.Money // outside income
	Spare  ledger.Money // of it, what is above living, of those who have more
	Short  ledger.Money // what living costs above it, of those who have less
}

// add takes somebody's day in, times once.
func (h *Homes) add(income, cost ledger.Money, times int64) {
	n := ledger.Money(times)
	h.People += times
	h.Income += n * income
	spare := income - cost
	h.Spare += n * max(spare, 0)
	h.Short -= n * min(spare, 0)
}

func (h *Homes) merge(o *Homes) {
	h.People += o.People
	h.Income += o.Income
	h.Spare += o.Spare
	h.Short += o.Short
}

// The rings have so many days; powers of two, so that a day before the first has
// its place too. Most people come home within months. Some purses fill within years.
const (
	ahead      = 256
	aheadPaces = 1024
)

// turning is two rings of the days just ahead. Who comes home later waits, summed by
// day as well, until that has come near. Paces that change later are in no sum: every
// ahead days all people are gone through for those that have come near ([Households.near]).
type turning struct {
	Paces    []flow    // by day modulo aheadPaces, up to before horizon: how the paces change
	Homes    []Homes   // by day modulo ahead, then county: who comes home
	FarHomes []farHome // by day and county, earliest first
}

// horizon is the first day whose changes of paces are in no sum yet on a day.
func horizon(today int32) int32 { return today&^(ahead-1) + aheadPaces }

// farHome is who comes home in a county on a day far ahead.
type farHome struct {
	Day, County int32
	Home        Homes
}

// farHome is the place of a county on a day far ahead.
func (r *turning) farHome(day, county int32) *Homes {
	k, found := slices.BinarySearchFunc(r.FarHomes, farHome{Day: day, County: county}, func(x, y farHome) int {
		if c := cmp.Compare(x.Day, y.Day); c != 0 {
			return c
		}
		return cmp.Compare(x.County, y.County)
	})
	if !found {
		r.FarHomes = slices.Insert(r.FarHomes, k, farHome{Day: day, County: county})
	}
	return &r.FarHomes[k].Home
}

func (r *turning) begin(counties int) {
	r.Paces, r.Homes = resized(r.Paces, aheadPaces), resized(r.Homes, ahead*counties)
	r.FarHomes = r.FarHomes[:0]
}

// on is the place of a day in the ring of homes, onPaces in that of paces.
func on(day int32) int      { return int(uint32(day) % ahead) }
func onPaces(day int32) int { return int(uint32(day) % aheadPaces) }

// pace notes today that a pace begins on a later day, or ends (times -1).
func (r *turning) pace(today, day int32, pace, times ledger.Money) {
	if day < horizon(today) {
		r.Paces[onPaces(day)].add(pace, times)
	}
}

// home notes today that somebody is at home from a later day on.
func (r *turning) home(today, day int32, county int, income, cost ledger.Money, times int64) {
	if day-today < ahead {
		r.Homes[on(day)*(len(r.Homes)/ahead)+county].add(income, cost, times)
		return
	}
	r.farHome(day, int32(county)).add(income, cost, times)
}

// near brings into the ring who comes home when that is not far ahead any more.
func (r *turning) near(day int32) {
	n := 0
	for ; n < len(r.FarHomes) && r.FarHomes[n].Day-day < ahead; n++ {
		x := &r.FarHomes[n]
		r.Homes[on(x.Day)*(len(r.Homes)/ahead)+int(x.County)].merge(&x.Home)
	}
	r.FarHomes = slices.Delete(r.FarHomes, 0, n)
}

// take makes the changes of a day and forgets them. It must be called every day.
func (r *turning) take(day int32, paces *flow, homes []Homes) {
	if on(day) == 0 {
		r.near(day)
	}
	paces.merge(&r.Paces[onPaces(day)])
	r.Paces[onPaces(day)] = flow{}
	for k := range homes {
		x := &r.Homes[on(day)*len(homes)+k]
		homes[k].merge(x)
		*x = Homes{}
	}
}

// merge takes another ring of the same day in, and empties it.
func (r *turning) merge(o *turning) {
	for k := range o.Paces {
		r.Paces[k].merge(&o.Paces[k])
	}
	for k := range o.Homes {
		r.Homes[k].merge(&o.Homes[k])
	}
	for k := range o.FarHomes {
		r.farHome(o.FarHomes[k].Day, o.FarHomes[k].County).merge(&o.FarHomes[k].Home)
	}
	o.empty()
}

func (r *turning) empty() {
	clear(r.Paces)
	clear(r.Homes)
	r.FarHomes = r.FarHomes[:0]
}
