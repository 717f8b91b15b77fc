package household

import "tumen/ledger"

// turning.go: on which day how much changes by itself: who comes home and earns
// outside from then on, whose purse is full or empty from then on. It holds sums
// by day, not people: whoever does something before that day takes the own part
// out again, and adds another.

// flow is what purses gain and lose in a day, all together [minor].
type flow struct{ Saved, Drawn ledger.Money }

// add takes a purse's pace in; times is 1, or -1 to take it out.
func (f *flow) add(pace, times ledger.Money) {
	if pace > 0 {
		f.Saved += times * pace
	} else {
		f.Drawn -= times * pace
	}
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
	if spare := income - cost; spare > 0 {
		h.Spare += n * spare
	} else {
		h.Short -= n * spare
	}
}

func (h *Homes) merge(o *Homes) {
	h.People += o.People
	h.Income += o.Income
	h.Spare += o.Spare
	h.Short += o.Short
}

// ahead is how many days the ring has; a power of two, so that a day before the
// first has its place too.
const ahead = 256

// turning is a ring of the days just ahead. What is later waits on a list of its
// own until the ring has come near.
type turning struct {
	Paces []flow  // by day modulo ahead: how the paces change
	Homes []Homes // by day modulo ahead, then county: who comes home
	Far   []change
}

// change is one on a day far ahead: of a pace, or of those at home.
type change struct {
	Day    int32
	County int32 // -1 for a pace
	Pace   flow
	Home   Homes
}

func (r *turning) begin(counties int) {
	r.Paces, r.Homes, r.Far = resized(r.Paces, ahead), resized(r.Homes, ahead*counties), r.Far[:0]
}

// on is the place of a day in the ring.
func on(day int32) int { return int(uint32(day) % ahead) }

// pace notes today that a pace begins on a later day, or ends (times -1).
func (r *turning) pace(today, day int32, pace, times ledger.Money) {
	if day-today < ahead {
		r.Paces[on(day)].add(pace, times)
		return
	}
	x := change{Day: day, County: -1}
	x.Pace.add(pace, times)
	r.Far = append(r.Far, x)
}

// home notes today that somebody is at home from a later day on.
func (r *turning) home(today, day int32, county int, income, cost ledger.Money, times int64) {
	if day-today < ahead {
		r.Homes[on(day)*(len(r.Homes)/ahead)+county].add(income, cost, times)
		return
	}
	x := change{Day: day, County: int32(county)}
	x.Home.add(income, cost, times)
	r.Far = append(r.Far, x)
}

// near brings a change far ahead into the ring.
func (r *turning) near(x *change) {
	if x.County < 0 {
		r.Paces[on(x.Day)].merge(&x.Pace)
	} else {
		r.Homes[on(x.Day)*(len(r.Homes)/ahead)+int(x.County)].merge(&x.Home)
	}
}

// take makes the changes of a day and forgets them. It must be called every day.
func (r *turning) take(day int32, paces *flow, homes []Homes) {
	if on(day) == 0 {
		later := r.Far[:0]
		for k := range r.Far {
			if x := &r.Far[k]; x.Day-day < ahead {
				r.near(x)
			} else {
				later = append(later, *x)
			}
		}
		r.Far = later
	}
	paces.merge(&r.Paces[on(day)])
	r.Paces[on(day)] = flow{}
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
	r.Far = append(r.Far, o.Far...)
	o.empty()
}

func (r *turning) empty() {
	clear(r.Paces)
	clear(r.Homes)
	r.Far = r.Far[:0]
}
