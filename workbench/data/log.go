package data

import (
	"cmp"
	"encoding/json"
	"slices"
	"sync"

	"tumen/economy/observe"
	"tumen/economy/parameter"
	"tumen/record"
)

// Log is a run as it is watched: the days so far, and what is known of each. The run
// appends and never waits. Rows do not change once they are there, so all who
// watch read them without copying.
type Log struct {
	lock     sync.Mutex
	start    string
	routes   []Route
	policies map[int32][]Happening // dated changes of policies, by day
	seen     snapshots
	days     int // finished
	cut      pieces
}

// snapshots are the days so far.
type snapshots struct {
	Columns   []observe.Column `json:"-"`
	Flows     []Flow           `json:"-"`
	Crossings []Crossing       `json:"crossings"`
	Tolls     []Toll           `json:"tolls"`
	Notes     []Happening      `json:"notes"`
}

// Flow is what one sector paid another for one purpose on one day.
type Flow struct {
	Day    int32  `json:"day"`
	Kind   string `json:"kind"`
	From   string `json:"from"`
	To     string `json:"to"`
	Amount int64  `json:"amount"`
}

// Crossing is one crossing of one night.
type Crossing struct {
	Day     int32  `json:"day"`
	Route   string `json:"route"`
	Group   string `json:"group" doc:"the organiser's group"`
	Good    string `json:"good"`
	Heads   int    `json:"heads" doc:"porters, vehicles or lots that crossed together"`
	Load    int64  `json:"load_g" doc:"set out with [g]"`
	Arrived int64  `json:"arrived_g" doc:"arrived [g]"`
	Seized  bool   `json:"seized" doc:"raided or stopped at a post: nothing arrived"`
	Caught  int    `json:"caught" doc:"porters held"`
	Hurt    int    `json:"hurt"`
	Dead    int    `json:"dead"`
	Stayed  int    `json:"stayed" doc:"porters who did not come back"`
}

// Toll is what one post took on one day.
type Toll struct {
	Day    int32  `json:"day"`
	Route  string `json:"route"`
	Post   string `json:"post"`
	Organ  string `json:"organ"`
	Amount int64  `json:"amount" doc:"taken before anything was handed up, in least amounts of the money of the case"`
}

// Route is a route of a case with its posts.
type Route struct {
	Name     string `json:"name"`
	Kind     string `json:"kind" enum:"clandestine,declared"`
	Carriers string `json:"carriers" enum:"porters,vehicles"`
	County   string `json:"county"`
	Posts    []Post `json:"posts" doc:"in the order in which a crossing meets them"`
}

// Post is a post on a route.
type Post struct {
	Name  string `json:"name"`
	Organ string `json:"organ"`
}

// Routes are the routes of a case.
func Routes(p *parameter.Parameters) []Route {
	routes := []Route{}
	for i := range p.Routes {
		r := &p.Routes[i]
		route := Route{r.Name, string(r.Kind), string(r.Carriers), r.County, []Post{}}
		for k := range r.Posts {
			route.Posts = append(route.Posts, Post{r.Posts[k].Name, string(r.Posts[k].Organ)})
		}
		routes = append(routes, route)
	}
	return routes
}

// shownCrossings is how many crossings of one night a log keeps. A night of 100,000
// porters has thousands, more than anyone can watch: then a sample, evenly spread
// over the order of hiring, stands for them, and the columns have the sums.
const shownCrossings = 40

// begin says what the run is of.
func (l *Log) begin(p *parameter.Parameters, policies map[int32][]Happening) {
	l.lock.Lock()
	defer l.lock.Unlock()
	l.start, l.routes, l.policies = p.Start.String(), Routes(p), policies
}

// add takes a day in. It is called by the run, and never waits for a viewer.
func (l *Log) add(s observe.Sight) {
	l.lock.Lock()
	defer l.lock.Unlock()
	was := l.seen.Columns
	l.seen.Columns = s.Columns
	for _, x := range s.Flows {
		l.seen.Flows = append(l.seen.Flows, Flow(x))
	}
	n := len(s.Passages)
	for k := range min(n, shownCrossings) {
		l.seen.Crossings = append(l.seen.Crossings, crossingOf(&s.Passages[k*n/min(n, shownCrossings)]))
	}
	for _, x := range s.Tolls {
		l.seen.Tolls = append(l.seen.Tolls, Toll{x.Day, x.Route, x.Post, string(x.Organ), x.Amount})
	}
	l.seen.Notes = append(l.seen.Notes, l.policies[s.Day]...)
	l.seen.Notes = append(l.seen.Notes, dayNotes(was, s)...)
	l.days = int(s.Day) + 1
}

func crossingOf(p *observe.Passage) Crossing {
	return Crossing{
		Day: p.Day, Route: p.Route, Group: p.Group, Good: p.Good, Heads: p.Heads,
		Load: int64(p.Load), Arrived: int64(p.Arrived), Seized: p.Seized,
		Caught: p.Caught, Hurt: p.Hurt, Dead: p.Dead, Stayed: p.Stayed,
	}
}

// save is what the record of the run does not have, as JSON.
func (l *Log) save() ([]byte, error) {
	l.lock.Lock()
	seen := l.seen
	l.lock.Unlock()
	return json.Marshal(&seen)
}

// load reads what save wrote, and the rest from the record.
func (l *Log) load(text []byte, kept *record.Run) error {
	if err := json.Unmarshal(text, &l.seen); err != nil {
		return err
	}
	l.start, l.days, l.seen.Columns = kept.Manifest.Start, kept.Manifest.Days, kept.Days.Columns
	for _, x := range kept.Flows {
		l.seen.Flows = append(l.seen.Flows, Flow(x))
	}
	return nil
}

// Days is how many days are finished.
func (l *Log) Days() int {
	l.lock.Lock()
	defer l.lock.Unlock()
	return l.days
}

// About is the date of day 0, the columns of the days, and the routes.
func (l *Log) About() (start string, columns []observe.Column, routes []Route) {
	l.lock.Lock()
	defer l.lock.Unlock()
	return l.start, l.seen.Columns, l.routes
}

// Batch is a piece of a log: the days from From to To.
type Batch struct {
	From      int                `json:"from" doc:"first day, from 0"`
	To        int                `json:"to" doc:"last day; the event's id is the day after it"`
	Columns   map[string]Numbers `json:"columns" doc:"by name, one number a day, as in days.parquet; null where the day has none"`
	Flows     []Flow             `json:"flows" doc:"what was paid, day by day, as in flows.parquet"`
	Crossings []Crossing         `json:"crossings" doc:"at most 40 a night, evenly spread over the order of hiring; the column crews has how many there were"`
	Tolls     []Toll             `json:"tolls" doc:"what each post took, day by day"`
	Notes     []Happening        `json:"notes" doc:"what else happened"`
}

// Numbers are some rows of a column, whole or real. In JSON one that does not exist
// is null.
type Numbers struct{ column observe.Column }

// MarshalJSON writes a list of numbers.
func (n Numbers) MarshalJSON() ([]byte, error) {
	if n.column.Reals != nil {
		return json.Marshal(n.column.Reals)
	}
	return json.Marshal(append([]int64{}, n.column.Ints...))
}

// MostDays is the most days of one piece: a viewer who comes late gets the past in
// pieces that are quickly read.
const MostDays = 64

// piece cuts the days from first to the one before end out of what was seen.
func (s *snapshots) piece(first, end int) Batch {
	b := Batch{
		From: first, To: end - 1, Columns: make(map[string]Numbers, len(s.Columns)),
		Flows:     between(s.Flows, first, end, func(x Flow) int32 { return x.Day }),
		Crossings: between(s.Crossings, first, end, func(x Crossing) int32 { return x.Day }),
		Tolls:     between(s.Tolls, first, end, func(x Toll) int32 { return x.Day }),
		Notes:     between(s.Notes, first, end, func(x Happening) int32 { return x.Day }),
	}
	for _, c := range s.Columns {
		if c.Reals != nil {
			c.Reals = c.Reals[first:end]
		} else {
			c.Ints = c.Ints[first:end]
		}
		b.Columns[c.Name] = Numbers{c}
	}
	return b
}

// between are the items of some days, of a list in the order of days; never nil.
func between[T any](all []T, first, end int, day func(T) int32) []T {
	at := func(d int) int {
		i, _ := slices.BinarySearchFunc(all, int32(d), func(x T, d int32) int { return cmp.Compare(day(x), d) })
		return i
	}
	return append([]T{}, all[at(first):at(end)]...)
}
