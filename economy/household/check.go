package household

import (
	"cmp"
	"slices"

	"tumen/internal/say"
	"tumen/ledger"
)

// check.go: whether the sums are those of the people. It goes through everybody,
// so it is for a state that is read, and for tests.

// Check says what of the sums is not what it would be if everybody were counted
// anew, on the morning of a day before Dawn. person is as in Begin.
func (h *Households) Check(book *ledger.Book, day int32, person func(place uint32) Person) error {
	last := day - 1
	var want Sums
	want.begin(len(h.Counties))
	counties := make([]County, len(h.Counties))
	var people [sexes][deciles]int64
	var alive int64
	due := book.Due(ledger.Porters)
	for i := range h.Rows {
		row := &h.Rows[i]
		if row.Where > Vacant || row.decile() >= deciles {
			return say.Errorf("has somebody in place %d who is nowhere", i)
		}
		if row.Where == Vacant {
			continue
		}
		p := person(uint32(i))
		if int(p.County) >= len(h.Counties) || row.Since > day {
			return say.Errorf("has somebody in place %d who lives nowhere, or in the future", i)
		}
		alive++
		counties[p.County].Alive++
		people[row.sex()][row.decile()]++
		if row.Where == Home {
			want.Homes[p.County].add(h.Rules.Earns(int(p.County), p.Outside), h.Rules.Cost, 1)
		}
		pace := h.Rules.pace(row.Where, p)
		lasts := h.Rules.lasts(pace, book.Cash(account(p.Place)))
		due -= ledger.Money(min(day-row.Since, lasts)) * pace
		if lasts > 0 && row.Since+lasts > last {
			want.Paces.add(pace, 1)
			want.Turning.add(last, row.Since+lasts, pace, 1)
		}
	}
	for k := range counties {
		if counties[k].Alive != h.Counties[k].Alive || want.Homes[k] != h.Sums.Homes[k] {
			return say.Errorf("is wrong about who is alive or at home in county %d", k)
		}
	}
	switch {
	case alive != h.Alive || people != h.People:
		return say.Errorf("has %d people alive where it counts %d, or has them in other classes", alive, h.Alive)
	case want.Paces != h.Sums.Paces || !slices.Equal(want.Turning.all(last), h.Sums.Turning.all(last)):
		return say.Error("is wrong about how fast purses fill and empty")
	case due != 0:
		return say.Errorf("has booked %d minor units for all people that nobody has", due)
	}
	return nil
}

// end is what ends on a day.
type end struct {
	day  int32
	flow flow
}

// all is what ends on each day after the last one, earliest first.
func (r *turning) all(last int32) (ends []end) {
	for day := last + 1; day < last+ahead; day++ {
		ends = append(ends, end{day, r.Near[uint32(day)%ahead]})
	}
	for _, x := range r.Far {
		e := end{day: x.Day}
		e.flow.add(x.Pace, ledger.Money(x.Times))
		ends = append(ends, e)
	}
	slices.SortFunc(ends, func(a, b end) int { return cmp.Compare(a.day, b.day) })
	sums := ends[:0]
	for _, e := range ends {
		if n := len(sums); n > 0 && sums[n-1].day == e.day {
			sums[n-1].flow.Saved += e.flow.Saved
			sums[n-1].flow.Drawn += e.flow.Drawn
		} else {
			sums = append(sums, e)
		}
	}
	return slices.DeleteFunc(sums, func(e end) bool { return e.flow == flow{} })
}
