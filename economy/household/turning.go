package household

import "tumen/ledger"

// turning.go: on which day how much saving and drawing ends, because purses are
// full or empty from then on. It holds sums by day, not people: whoever does
// something before that day takes the own part out again, and adds another.

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

// ahead is how many days the ring has; a power of two, so that a day before the
// first has its place too.
const ahead = 256

// turning is a ring of the days just ahead. What is later waits on a list of its
// own until the ring has come near.
type turning struct {
	Near [ahead]flow // by day modulo ahead
	Far  []turn
}

// turn is what ends on a day.
type turn struct {
	Day   int32
	Times int32
	Pace  ledger.Money
}

// add notes today that a pace ends on a later day.
func (r *turning) add(today, day int32, pace, times ledger.Money) {
	if day-today >= ahead {
		r.Far = append(r.Far, turn{day, int32(times), pace})
		return
	}
	r.Near[uint32(day)%ahead].add(pace, times)
}

// take gives what ends on a day and forgets it. It must be called every day.
func (r *turning) take(day int32) flow {
	if uint32(day)%ahead == 0 {
		later := r.Far[:0]
		for _, x := range r.Far {
			if x.Day-day < ahead {
				r.Near[uint32(x.Day)%ahead].add(x.Pace, ledger.Money(x.Times))
			} else {
				later = append(later, x)
			}
		}
		r.Far = later
	}
	on := &r.Near[uint32(day)%ahead]
	ends := *on
	*on = flow{}
	return ends
}

// merge takes another ring of the same day in, and empties it.
func (r *turning) merge(o *turning) {
	for k := range o.Near {
		r.Near[k].Saved += o.Near[k].Saved
		r.Near[k].Drawn += o.Near[k].Drawn
	}
	r.Far = append(r.Far, o.Far...)
	o.empty()
}

func (r *turning) empty() {
	r.Near = [ahead]flow{}
	r.Far = r.Far[:0]
}
