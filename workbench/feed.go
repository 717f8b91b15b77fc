package workbench

import (
	"sync"

	"tumen/economy"
	"tumen/scenario"
)

// feed is a run as it is seen while it lasts: the days so far, and what is known
// of each. The run appends and never waits; rows that were once appended do not
// change, so whoever looks takes them without copying.
type feed struct {
	lock  sync.Mutex
	seen  seen
	days  int              // finished
	over  *ending          // nil while the run lasts
	news  chan struct{}    // closed when there is something new, then replaced
	turns map[int32][]note // dated changes of policies, by day
	cut   pieces
}

// seen is what a feed has of the days so far.
type seen struct {
	Columns   []economy.Column `json:"-"`
	Flows     []flow           `json:"-"`
	Crossings []crossing       `json:"crossings"`
	Tolls     []toll           `json:"tolls"`
	Notes     []note           `json:"notes"`
}

// ending is how a run ended.
type ending struct {
	state  string // done, failed or cancelled
	detail string
}

// flow is what one sector paid another for one purpose on one day.
type flow struct {
	Day    int32  `json:"day"`
	Kind   string `json:"kind"`
	From   string `json:"from"`
	To     string `json:"to"`
	Amount int64  `json:"amount"`
}

// crossing is one crossing of one night.
type crossing struct {
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

// toll is what one post took on one day.
type toll struct {
	Day    int32  `json:"day"`
	Route  string `json:"route"`
	Post   string `json:"post"`
	Organ  string `json:"organ"`
	Amount int64  `json:"amount" doc:"taken before anything was handed up [fen]"`
}

// shownCrossings is how many crossings of one night a feed keeps. A night of
// 100,000 porters has thousands, more than anyone can watch: then a sample, evenly
// spread over the order of hiring, stands for them, and the columns have the sums.
const shownCrossings = 40

// newFeed begins the feed of a run.
func newFeed(s *scenario.Scenario) *feed {
	return &feed{news: make(chan struct{}), turns: policyNotes(s)}
}

// add takes a day in. It is called by the run, and never waits for a viewer.
func (f *feed) add(s economy.Sight) {
	f.lock.Lock()
	defer f.lock.Unlock()
	was := f.seen.Columns
	f.seen.Columns = s.Columns
	for _, x := range s.Flows {
		f.seen.Flows = append(f.seen.Flows, flow(x))
	}
	n := len(s.Passages)
	for k := range min(n, shownCrossings) {
		f.seen.Crossings = append(f.seen.Crossings, crossingOf(&s.Passages[k*n/min(n, shownCrossings)]))
	}
	for _, x := range s.Tolls {
		f.seen.Tolls = append(f.seen.Tolls, toll{x.Day, x.Route, x.Post, string(x.Organ), x.Amount})
	}
	f.seen.Notes = append(f.seen.Notes, f.turns[s.Day]...)
	f.seen.Notes = append(f.seen.Notes, dayNotes(was, s)...)
	f.days = int(s.Day) + 1
	f.tell()
}

func crossingOf(p *economy.Passage) crossing {
	return crossing{
		Day: p.Day, Route: p.Route, Group: p.Group, Good: p.Good, Heads: p.Heads,
		Load: int64(p.Load), Arrived: int64(p.Arrived), Seized: p.Seized,
		Caught: p.Caught, Hurt: p.Hurt, Dead: p.Dead, Stayed: p.Stayed,
	}
}

// end closes the feed.
func (f *feed) end(state, detail string) {
	f.lock.Lock()
	defer f.lock.Unlock()
	f.over = &ending{state, detail}
	f.tell()
}

// tell wakes whoever waits.
func (f *feed) tell() {
	close(f.news)
	f.news = make(chan struct{})
}

// now is how far the run is: the days finished, how it ended if it has, and a
// channel that is closed when there is more.
func (f *feed) now() (days int, over *ending, news <-chan struct{}) {
	f.lock.Lock()
	defer f.lock.Unlock()
	return f.days, f.over, f.news
}

// view is what has been seen so far. It does not grow, and is not to be changed.
func (f *feed) view() (seen, int) {
	f.lock.Lock()
	defer f.lock.Unlock()
	return f.seen, f.days
}
