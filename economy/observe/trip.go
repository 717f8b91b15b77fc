package observe

import "tumen/ledger"

// Trip is one porter's way over the border in one night, with what became of
// the porter and of the load. Vehicles, and the lots that an organ's own people
// carry, make one trip for the whole crossing, with no porter.
type Trip struct {
	Day       int32 // recorded day, from 0
	Crossing  int32 // which of the day's crossings, from 0
	Organiser uint32
	Group     string // the organiser's group
	Route     string
	Good      string
	Heads     int   // who crossed together: porters, vehicles or lots
	Porter    int64 // who carried, from 0; -1 where no porter did
	Load      ledger.Grams
	Arrived   ledger.Grams // of the load: all of it, or nothing
	Fate      string       // returned, hurt, dead, stayed or caught
	Pay       ledger.Money // what the porter was paid
	Free      int32        // first day on which the porter can be hired again; -1 never, and without a porter
}
