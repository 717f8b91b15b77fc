package household

import (
	"math"

	"tumen/ledger"
)

// household.go: the people and what they live on, all together.

// Person is somebody, as the caller knows the person: by a place that is one
// person's as long as that person is in the trade.
type Person struct {
	Place   uint32
	Outside int32 // what a day at home earned on the first day [minor]
	County  uint16
}

// Never is the day on which somebody comes home of whom nobody knows when.
const Never = int32(math.MaxInt32)

// Row is what is kept of a person beside the purse, which is in the book.
type Row struct {
	Since  int32 // first day that is not yet on the purse
	Home   int32 // first day at home, with outside income, since the last absence
	Class  uint8 // decile of outside income, and sex (incidence.go)
	Vacant bool  // nobody has the place
	_      uint16
}

// Households are the people of all counties. All of it is state.
type Households struct {
	Rows     []Row
	Rules    Rules
	Bounds   [deciles - 1]int32 // outside incomes that part the deciles [minor/day]
	People   [sexes][deciles]int64
	Counties []County
	Alive    int64 // people alive this morning
	Today    Day   // the day that was booked last
	Women    bool  // whether the case states how many are women

	Recording bool // whether incidence is counted: on recorded days
	Sums      Sums
	drawn     []uint32 // room
}

// Home are the people at home in a county today.
func (h *Households) Home(county int) Homes { return h.Sums.Homes[county] }

// Earnings are what a day at home earns, at the least and at the most, anybody who
// lives in a county or has lived there [minor]; 0 where nobody ever did.
func (h *Households) Earnings(county int) (least, most ledger.Money) {
	c := &h.Counties[county]
	return h.Rules.Earns(county, min(c.Least, c.Most)), h.Rules.Earns(county, c.Most)
}

// County is what all people of a county have and do together.
type County struct {
	Alive   int64   // people alive this morning
	Least   int32   // of all who have lived there: the least outside income of the first day [minor/day]
	Most    int32   // and the most
	Income  float64 // what people there expect of a day: fading mean of outside income and pay, less what was paid for release [minor/day]
	Leaving float64 // the chance that one of them would move today
}

// Sums are what changes as people come and go. Each worker has its own: those of
// the caller hold for all, the others' are changes.
type Sums struct {
	Paces   flow // what purses gain and lose today
	Turning turning
	Homes   []Homes        // by county
	Spent   ledger.Money   // of pay and of full purses, today
	Drawn   ledger.Money   // today alone, by those whose last day it is
	Paid    []ledger.Money // by county: pay less what was paid for release, today
	Ended   []Person       // those whose last day it is
	People  Moves          // who came and went today
	Counted Incidence
}

// Day is what was booked on a day for all people together [minor].
type Day struct {
	Alive   int64        // people who lived through the day, or whose last day it was: the person-days of living
	Living  ledger.Money // what their living cost
	Outside ledger.Money // what those at home earned outside
	Spent   ledger.Money // what was spent above living
	Support ledger.Money // what families gave to those with an empty purse
	People  Moves
}

// Moves are how many people came and went on a day.
type Moves struct {
	Newcomers int64 // came to the trade in the morning
	Left      int64 // left it in the morning
	Moved     int64 // to another county, in the morning
	Died      int64 // at night
	Stayed    int64 // on the far side, at night
}

func (m *Moves) merge(o *Moves) {
	m.Newcomers += o.Newcomers
	m.Left += o.Left
	m.Moved += o.Moved
	m.Died += o.Died
	m.Stayed += o.Stayed
}

// Begin has n people at home on the morning of a day, before Dawn. A purse holds what
// its owner has saved so far (opening.go). past says how somebody has lived; nil if
// everybody has been at home for ever. The book must have an account for each, with
// nothing in it. women says of a place whether a woman has it; nil if the case does not
// say how many do.
func (h *Households) Begin(book *ledger.Book, n, counties int, rules *Rules, day int32, person func(place uint32) Person, women func(place uint32) bool, past func(place uint32) Past) {
	h.Rows, h.Counties = resized(h.Rows, n), resized(h.Counties, counties)
	h.Rules.copy(rules)
	h.Alive, h.Today, h.Women = 0, Day{}, women != nil
	h.Recording, h.People = false, [sexes][deciles]int64{}
	h.Sums.begin(counties)
	h.bounds(n, person)
	for k := range h.Counties {
		h.Counties[k].Least = math.MaxInt32
	}
	c := h.Clerk(book)
	for i := range uint32(n) {
		p := person(i)
		row := &h.Rows[i]
		*row = Row{Since: day, Home: day, Class: h.class(p.Outside)}
		if women != nil && women(i) {
			row.Class |= woman
		}
		h.enter(row, p)
		lived := settled
		if past != nil {
			lived = past(i)
		}
		book.Endow(account(i), rules.holds(rules.Earns(int(p.County), p.Outside), &lived))
		h.Counties[p.County].Income += float64(rules.Earns(int(p.County), p.Outside))
		var x course
		c.course(&x, row, p)
		c.note(&x, p, day-1, 1) // until Dawn it is still the day before
	}
	for k := range h.Counties {
		if x := &h.Counties[k]; x.Alive > 0 {
			x.Income /= float64(x.Alive)
		}
	}
}

// enter has somebody be among the living of a county, leave no longer.
func (h *Households) enter(row *Row, p Person) {
	c := &h.Counties[p.County]
	c.Least, c.Most = min(c.Least, p.Outside), max(c.Most, p.Outside)
	c.Alive++
	h.Alive++
	h.People[row.sex()][row.decile()]++
}

func (h *Households) leave(row *Row, p Person) {
	h.Counties[p.County].Alive--
	h.Alive--
	h.People[row.sex()][row.decile()]--
}

// Dawn begins a day. Nothing else may be done on a day before it. person is as in
// Begin.
func (h *Households) Dawn(book *ledger.Book, day int32, person func(place uint32) Person) {
	if on(day) == 0 {
		h.near(book, day, person)
	}
	h.Sums.Turning.take(day, &h.Sums.Paces, h.Sums.Homes)
}

// near goes through everybody for whose paces change within the ring's days from now
// on. What a day costs for it is that of one person in so many days.
func (h *Households) near(book *ledger.Book, day int32, person func(place uint32) Person) {
	c, to := h.Clerk(book), horizon(day)
	var x course
	for i := range h.Rows {
		if row := &h.Rows[i]; !row.Vacant {
			c.course(&x, row, person(uint32(i)))
			c.near(&x, to-ahead, to)
		}
	}
}

// Turn has a day cost and earn something else from today on. It goes through
// everybody, and does nothing where the rules are what they were. What a purse
// holds above its new buffer is spent.
func (h *Households) Turn(book *ledger.Book, rules *Rules, day int32, person func(place uint32) Person) {
	if h.Rules.same(rules) {
		return
	}
	c := h.Clerk(book)
	for i := range h.Rows {
		if row := &h.Rows[i]; !row.Vacant {
			c.settle(row, person(uint32(i)), day)
			row.Since = day
		}
	}
	h.Rules.copy(rules)
	h.Sums.Paces = flow{}
	h.Sums.Turning.empty()
	clear(h.Sums.Homes)
	full := rules.Full()
	for i := range h.Rows {
		row := &h.Rows[i]
		if row.Vacant {
			continue
		}
		p := person(uint32(i))
		if above := book.Cash(account(p.Place)) - full; above > 0 {
			book.Settle(account(p.Place), -above)
			h.Sums.Spent += above
		}
		c.plan(row, p, day)
	}
}

// Book books the day for all people together: living, outside income, what was
// spent above living and what families gave. Then those whose last day it was are
// no longer among the living.
func (h *Households) Book(book *ledger.Book) {
	d, rest := &h.Today, ledger.Account{Sector: ledger.Rest}
	*d = Day{Alive: h.Alive, Living: h.Rules.Cost * ledger.Money(h.Alive), Spent: h.Sums.Spent - h.Sums.Paces.Saved, People: h.Sums.People}
	away := h.Alive
	for k := range h.Counties {
		x, home := &h.Counties[k], &h.Sums.Homes[k]
		d.Outside += home.Income
		d.Spent += home.Spare
		d.Support += home.Short
		away -= home.People
		x.expect(home.Income + h.Sums.Paid[k])
		h.Sums.Paid[k] = 0
	}
	d.Support += h.Rules.Cost*ledger.Money(away) - h.Sums.Paces.Drawn - h.Sums.Drawn
	h.Sums.Spent, h.Sums.Drawn, h.Sums.People = 0, 0, Moves{}
	book.Spend(ledger.Living, ledger.Porters, rest, d.Living)
	book.Spend(ledger.Consumption, ledger.Porters, rest, d.Spent)
	book.Earn(ledger.OutsideIncome, rest, ledger.Porters, d.Outside)
	book.Earn(ledger.Support, rest, ledger.Porters, d.Support)
	if h.Recording {
		h.Sums.Counted.days(&h.People)
	}
	h.close()
}

// account is where a person's purse is.
func account(place uint32) ledger.Account {
	return ledger.Account{Sector: ledger.Porters, Index: place}
}

func (s *Sums) begin(counties int) {
	s.Turning.begin(counties)
	*s = Sums{Turning: s.Turning, Homes: resized(s.Homes, counties), Paid: resized(s.Paid, counties), Ended: s.Ended[:0]}
}

// merge takes what another worker has noted in, and empties it.
func (s *Sums) merge(o *Sums) {
	s.Paces.merge(&o.Paces)
	s.Turning.merge(&o.Turning)
	for k := range o.Homes {
		s.Homes[k].merge(&o.Homes[k])
		o.Homes[k] = Homes{}
		s.Paid[k] += o.Paid[k]
		o.Paid[k] = 0
	}
	s.Spent += o.Spent
	s.Drawn += o.Drawn
	s.Ended = append(s.Ended, o.Ended...)
	s.People.merge(&o.People)
	s.Counted.merge(&o.Counted)
	o.Paces, o.Spent, o.Drawn, o.Ended, o.People = flow{}, 0, 0, o.Ended[:0], Moves{}
}

// resized is a slice of n zeros, in the memory of another if that is enough.
func resized[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	s = s[:n]
	clear(s)
	return s
}
