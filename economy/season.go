package economy

import (
	"tumen/economy/household"
	"tumen/economy/parameter"
)

// season.go: the calendar. Harvests and the river are twelve monthly numbers each;
// they are read where they act, with the month set here. Then the morning: who has
// rested is free again, who has recovered earns outside again, some people leave
// the trade and others come, and some move to another county.

// turnSeason moves the calendar on.
func (w *World) turnSeason() {
	w.date = w.p.Start + parameter.Date(w.day)
	w.month = w.date.Month()
	w.households.Dawn(w.day)
	w.labour.Morning(w.day, w.team)
	w.comeAndGo()
}

// person is somebody as the households know people.
func (w *World) person(i uint32) household.Person {
	x := &w.labour.People[i]
	return household.Person{Place: i, Outside: x.Outside, County: uint16(x.County)}
}
