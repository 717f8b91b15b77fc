package observe

import (
	"tumen/economy/parameter"
	"tumen/ledger"
)

// Sight is a recorded day, seen right after it is over.
type Sight struct {
	Day      int32     // recorded day, from 0
	Columns  []Column  // every day so far; this day's row is the last
	Flows    []Flow    // what was paid on this day
	Passages []Passage // tonight's crossings, in the order of hiring
	Tolls    []Toll    // what each post took today, route by route along its chain
}

// Passage is one crossing of one night: who set out together over one route,
// and what became of them. Heads are porters, or the vehicles and lots of a
// crossing that has no porters; the counts of people are porters alone.
type Passage struct {
	Day       int32
	Organiser uint32
	Group     string // the organiser's group
	Route     string
	Good      string
	Heads     int
	Load      ledger.Grams // set out with
	Arrived   ledger.Grams
	Seized    bool // raided, unmasked or stopped at a post: nothing arrived
	Caught    int  // porters held
	Hurt      int
	Dead      int
	Stayed    int // porters who did not come back
}

// Toll is what one post took on one day, before it handed anything up [minor].
type Toll struct {
	Day    int32
	Route  string
	Post   string
	Organ  parameter.Organ
	Amount int64
}
