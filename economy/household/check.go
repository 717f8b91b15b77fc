package household

import (
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
	c := Clerk{h: h, book: book, sums: &want}
	counties := make([]County, len(h.Counties))
	var people [sexes][deciles]int64
	var alive int64
	due := book.Due(ledger.Porters)
	for i := range h.Rows {
		row := &h.Rows[i]
		if row.decile() >= deciles {
			return say.Errorf("has somebody in place %d who is in no class", i)
		}
		if row.Vacant {
			continue
		}
		p := person(uint32(i))
		if int(p.County) >= len(h.Counties) || row.Since > day {
			return say.Errorf("has somebody in place %d who lives nowhere, or in the future", i)
		}
		alive++
		if x := &h.Counties[p.County]; p.Outside < x.Least || p.Outside > x.Most {
			return say.Errorf("has somebody in place %d who earns more or less than anybody in the county", i)
		}
		counties[p.County].Alive++
		people[row.sex()][row.decile()]++
		var x course
		c.course(&x, row, p)
		due -= x.on(day) - x.purse
		c.note(&x, p, last, 1)
	}
	for k := range counties {
		if counties[k].Alive != h.Counties[k].Alive || want.Homes[k] != h.Sums.Homes[k] {
			return say.Errorf("is wrong about who is alive or at home in county %d", k)
		}
	}
	switch {
	case alive != h.Alive || people != h.People:
		return say.Errorf("has %d people alive where it counts %d, or has them in other classes", alive, h.Alive)
	case want.Paces != h.Sums.Paces || !want.Turning.same(&h.Sums.Turning, last):
		return say.Error("is wrong about how fast purses fill and empty, or about who comes home when")
	case due != 0:
		return say.Errorf("has booked %d minor units for all people that nobody has", due)
	}
	return nil
}

// same says whether two rings hold the same changes on each day after the last one.
func (r *turning) same(o *turning, last int32) bool {
	for day := last + 1; day < horizon(last); day++ {
		if r.Paces[onPaces(day)] != o.Paces[onPaces(day)] {
			return false
		}
	}
	return slices.Equal(r.homes(last), o.homes(last))
}

// homes are all who come home after the last day, by day and county, without what
// sums to nothing.
func (r *turning) homes(last int32) []farHome {
	all := turning{FarHomes: slices.Clone(r.FarHomes)}
	counties := len(r.Homes) / ahead
	for day := last + 1; day < last+ahead; day++ {
		for k := range counties {
			all.farHome(day, int32(k)).merge(&r.Homes[on(day)*counties+k])
		}
	}
	return slices.DeleteFunc(all.FarHomes, func(x farHome) bool { return x.Home == Homes{} })
}
