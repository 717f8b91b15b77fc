package household

import (
	"testing"

	"pgregory.net/rapid"

	"tumen/ledger"
	"tumen/rng"
)

// somebody is a person whose days are kept the slow way: one after the other.
type somebody struct {
	Person
	home   int32 // first day at home
	vacant bool
	purse  ledger.Money
}

// diary keeps a day of every person by itself, by the rule as it is written in
// rules.go, and compares all sums with those of the package.
type diary struct {
	t      failer
	h      Households
	book   ledger.Book
	main   Clerk
	side   *Clerk
	beside ledger.Book
	rules  Rules
	people []somebody
	want   Day
	given  ledger.Money // by families, when purses were opened today
	ended  []int
	day    int32
	harm   int64 // counted
	pay    ledger.Money
}

var (
	donju = ledger.Account{Sector: ledger.Donju}
	mss   = ledger.Account{Sector: ledger.MSS}
)

func begin(t failer, rules Rules, people []Person, day int32) *diary {
	d := &diary{t: t, rules: rules, day: day}
	d.rules.Outside = append([]float64(nil), rules.Outside...)
	for s := range ledger.Sectors {
		d.book.Open(s, 1)
	}
	d.book.Open(ledger.Porters, len(people))
	for s := range ledger.Sectors {
		d.beside.Open(s, 1)
	}
	for _, p := range people {
		x := somebody{Person: p, home: day}
		if spare := rules.Earns(int(p.County), p.Outside) - rules.Cost; portion(spare, rules.Saving) > 0 {
			x.purse = rules.Full()
		}
		d.people = append(d.people, x)
	}
	d.h.Begin(&d.book, len(people), len(rules.Outside), &rules, day, d.person, func(i uint32) bool { return i%3 == 0 }, nil)
	d.h.Recording = true
	d.main, d.side = d.h.Clerk(&d.book), d.h.SideClerk(&d.beside)
	return d
}

func (d *diary) person(place uint32) Person { return d.people[place].Person }

// begins begins a day; ends lives it, books it and compares.
func (d *diary) begins() {
	if err := d.h.Check(&d.book, d.day, d.person); err != nil {
		d.t.Fatalf("on the morning of day %d the state %v", d.day, err)
	}
	d.h.Dawn(&d.book, d.day, d.person)
	d.want, d.given, d.ended = Day{}, 0, d.ended[:0]
}

func (d *diary) ends() {
	d.h.Collect(d.side)
	home := make([]Homes, len(d.rules.Outside))
	for i := range d.people {
		x := &d.people[i]
		if x.vacant {
			continue
		}
		d.want.Alive++
		d.want.Living += d.rules.Cost
		income := ledger.Money(0)
		if x.home <= d.day {
			income = d.rules.Earns(int(x.County), x.Outside)
			home[x.County].People++
			home[x.County].Income += income
		}
		d.want.Outside += income
		spare := income - d.rules.Cost
		switch saved := portion(spare, d.rules.Saving); {
		case spare > 0 && x.purse+saved <= d.rules.Full():
			x.purse += saved
			d.want.Spent += spare - saved
		case spare > 0:
			d.want.Spent += spare
		case x.purse >= -spare:
			x.purse += spare
		default:
			d.want.Support -= spare
		}
	}
	left := ledger.Money(0)
	for _, i := range d.ended {
		d.people[i].vacant = true
		left += d.people[i].purse
		d.people[i].purse = 0
	}
	d.h.Book(&d.book)
	d.want.People.Died, d.want.People.Stayed = d.h.Today.People.Died, int64(len(d.ended))-d.h.Today.People.Died
	if d.h.Today != d.want {
		d.t.Fatalf("on day %d %+v was booked, by the diary %+v", d.day, d.h.Today, d.want)
	}
	for c := range home {
		if got := d.h.Home(c); got.People != home[c].People || got.Income != home[c].Income {
			d.t.Fatalf("on day %d %+v are at home in county %d, by the diary %+v", d.day, got, c, home[c])
		}
	}
	d.book.Flows(func(k ledger.Kind, _, _ ledger.Sector, amount ledger.Money) {
		want := map[ledger.Kind]ledger.Money{ledger.Living: d.want.Living, ledger.Consumption: d.want.Spent, ledger.OutsideIncome: d.want.Outside, ledger.Support: d.want.Support + d.given}
		if w, ours := want[k]; ours && w != amount {
			d.t.Fatalf("on day %d %d minor units of %s are in the book, by the diary %d", d.day, amount, k, w)
		}
	})
	if worst, err := d.book.Close(); worst != 0 || err != nil {
		d.t.Fatalf("day %d: %v", d.day, err)
	}
	if worst := d.book.Audit(); worst != 0 {
		d.t.Fatalf("on day %d the purses are out by %d", d.day, worst)
	}
	held := ledger.Money(0)
	for i := range d.people {
		x := &d.people[i]
		held += x.purse
		if !x.vacant {
			if got := d.main.Purse(x.Person, d.day+1); got != x.purse {
				d.t.Fatalf("after day %d person %d has %d in the purse, by the diary %d", d.day, i, got, x.purse)
			}
		}
		if x.purse < 0 || x.purse > d.rules.Full() {
			d.t.Fatalf("after day %d person %d has %d in a purse that holds %d", d.day, i, x.purse, d.rules.Full())
		}
	}
	if got := d.book.Held(ledger.Porters); got != held {
		d.t.Fatalf("after day %d all purses hold %d, by the diary %d", d.day, got, held)
	}
	d.day++
}

// lends lets somebody be noted by the other worker.
func (d *diary) lends(aside bool, does func(c *Clerk)) {
	if !aside {
		does(&d.main)
		return
	}
	d.book.Lend(&d.beside, ledger.Rest)
	does(d.side)
	d.book.Collect(&d.beside, ledger.Rest)
}

// does has a person do one of the things that there are to do, if it can be done;
// draw gives numbers from 0 up.
func (d *diary) does(i int, draw func(n int) int) {
	x := &d.people[i]
	d.lends(draw(2) == 0, func(c *Clerk) {
		p := x.Person
		away := x.home > d.day
		switch what := draw(10); {
		case x.vacant:
			x.Outside, x.County, x.vacant, x.home = int32(draw(3000)), uint16(draw(len(d.rules.Outside))), false, d.day
			d.want.People.Newcomers++
			d.main.Arrive(x.Person, draw(2) == 0, d.day)
		case what < 4: // sets out, comes back early, or is away for longer
			x.home = d.day + []int32{0, 1, 2, 5, 30, 255, 256, 257, 900, Never - d.day}[draw(10)]
			if what > 1 {
				c.Leave(p, x.home, d.day)
				break
			}
			pay := ledger.Money(draw(6000))
			c.Carried(p, donju, pay, x.home, d.day)
			d.paid(x, pay)
		case what == 4:
			d.main.Quit(p, d.day)
			d.want.People.Left++
			x.vacant, x.purse = true, 0
		case what == 5 && !away:
			to := p
			to.County, to.Outside = uint16(draw(len(d.rules.Outside))), int32(draw(3000))
			cost := ledger.Money(draw(5000))
			if moved := d.main.Move(p, to, cost, d.day); moved != (cost <= x.purse) {
				d.t.Fatalf("with %d in the purse, moving for %d is %t", x.purse, cost, moved)
			} else if moved {
				x.Person, x.purse = to, x.purse-cost
				d.want.People.Moved++
			}
		case what < 7:
			pay := ledger.Money(draw(6000))
			c.Paid(p, ledger.Pay, donju, pay, d.day)
			d.paid(x, pay)
		case what == 7:
			asked := ledger.Money(draw(20000))
			if got, want := c.Pays(p, ledger.ReleaseBribe, mss, asked, d.day), min(asked, x.purse); got != want {
				d.t.Fatalf("of %d asked person %d pays %d with %d in the purse", asked, i, got, x.purse)
			} else {
				x.purse -= want
			}
			c.Harmed(p, Detained, 7)
			d.harm++
		default:
			c.End(p, []Harm{Died, Stayed}[draw(2)], d.day)
			x.home = Never
			d.ended = append(d.ended, i)
		}
	})
}

// paid keeps a part of a pay and spends the rest.
func (d *diary) paid(x *somebody, pay ledger.Money) {
	kept := min(portion(pay, d.rules.Saving), d.rules.Full()-x.purse)
	x.purse += kept
	d.want.Spent += pay - kept
	d.pay += pay
}

// In any comings and goings, under any changes of what a day costs and earns, who
// dies, leaves, arrives, moves, is paid and pays: what is booked for all people
// together on a day is the sum over the days of each, to the minor unit.
func TestWhatIsBookedIsTheSumOverPeople(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := func(n int) int { return rapid.IntRange(0, n-1).Draw(t, "n") }
		d := begin(t, anyRules(draw, 1+draw(3)), anybody(draw, 1+draw(8), 1), int32(-draw(300)))
		for range 1 + draw(60) {
			d.begins()
			if draw(8) == 0 {
				rules := anyRules(draw, len(d.rules.Outside))
				d.turns(rules)
			}
			d.someDo(draw(3), draw)
			if draw(8) == 0 {
				lived := Past{Days: float64(draw(2000)), Pay: float64(draw(6000)), Away: float64(draw(5)), Home: float64(1 + draw(9))}
				d.reopens(func(place uint32) Past { return lived })
			}
			d.ends()
		}
	})
}

// The same over a thousand days and longer than any purse takes to fill.
func TestAThousandDaysAreExact(t *testing.T) {
	from, n := rng.New(5), uint32(0)
	draw := func(below int) int {
		n++
		return int(from.Draw(1, n, 0, 0).Below(0, uint32(below)))
	}
	d := begin(t, anyRules(draw, 3), anybody(draw, 60, 3), -180)
	for k := range 1000 {
		d.begins()
		if k%97 == 96 {
			d.turns(anyRules(draw, 3))
		}
		d.someDo(draw(7), draw)
		d.ends()
	}
	if d.harm == 0 || d.pay == 0 {
		t.Fatal("nothing happened")
	}
	var all Counts
	for k := range deciles {
		n := d.h.Decile(k)
		all.add(&n)
	}
	if all.Harmed[Detained] != d.harm || all.Lost != 7*d.harm || all.Pay != d.pay {
		t.Errorf("%+v is counted, of %d detained and %d paid", all, d.harm, d.pay)
	}
}

// someDo has some different people do something.
func (d *diary) someDo(n int, draw func(int) int) {
	first := draw(len(d.people))
	for k := range min(n, len(d.people)) {
		d.does((first+k)%len(d.people), draw)
	}
}

// turns changes what a day costs and earns; what purses hold above is spent.
func (d *diary) turns(rules Rules) {
	d.h.Turn(&d.book, &rules, d.day, d.person)
	d.rules = rules
	for i := range d.people {
		if above := d.people[i].purse - rules.Full(); above > 0 && !d.people[i].vacant {
			d.people[i].purse -= above
			d.want.Spent += above
		}
	}
}

// opens has a whole day pass on which purses are opened.
func (d *diary) opens(past func(place uint32) Past) { d.passes(func() { d.reopens(past) }) }

// reopens has purses hold what their owners' lives have saved.
func (d *diary) reopens(past func(place uint32) Past) {
	d.h.Collect(d.side)
	d.h.Reopen(&d.book, d.day, d.person, past)
	for i := range d.people {
		x := &d.people[i]
		if d.h.Rows[i].Vacant {
			continue
		}
		lived := past(uint32(i))
		holds := d.rules.holds(d.rules.Earns(int(x.County), x.Outside), &lived)
		d.given += max(0, holds-x.purse)
		x.purse = holds
	}
}

func anyRules(draw func(int) int, counties int) Rules {
	r := Rules{Cost: ledger.Money(draw(1000)), Saving: float64(draw(101)) / 100, Buffer: float64(draw(700)) / 2}
	for range counties {
		r.Outside = append(r.Outside, []float64{1, 1, 0.7, 1.31, 0}[draw(5)])
	}
	return r
}

func anybody(draw func(int) int, n, counties int) (people []Person) {
	for i := range n {
		people = append(people, Person{Place: uint32(i), Outside: int32(draw(3000)), County: uint16(draw(counties))})
	}
	return people
}

// failer is a test, or one of rapid's.
type failer interface {
	Fatalf(format string, args ...any)
}
