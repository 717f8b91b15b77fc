package household

import "tumen/ledger"

// clerk.go: what one person does, and what it does to the purse and to the sums.
// A person's purse is first brought up to the morning of the day, at the pace
// that held; then comes what happens; then the pace from now on is noted.

// Clerk notes what people do. Each worker has one, with a book of its own that
// the world's lends to (ledger.Book.Lend, with Rest as the common sector). One
// person belongs to one clerk at a time; a payment to or from an account that
// several people's clerks share, other than Rest, belongs to the caller's clerk.
type Clerk struct {
	h    *Households
	book *ledger.Book
	sums *Sums // where it notes: of a side worker, its own
}

// Clerk is the caller's clerk, whose notes hold at once.
func (h *Households) Clerk(book *ledger.Book) Clerk { return Clerk{h, book, &h.Sums} }

// SideClerk is a clerk of another worker, whose notes hold after Collect.
func (h *Households) SideClerk(book *ledger.Book) *Clerk {
	c := &Clerk{h, book, &Sums{}}
	c.sums.begin(len(h.Counties))
	return c
}

// Collect brings what a side clerk has noted to all.
func (h *Households) Collect(c *Clerk) { h.Sums.merge(c.sums) }

// course is how a purse goes from a morning on, if its owner does nothing: it
// falls while its owner is away, then fills or empties at home.
type course struct {
	from, home int32
	away       ledger.Money // pace until home; 0 if at home already
	empty      int32        // the day from which on the purse is empty, or home if that is sooner
	income     ledger.Money // of a day at home
	at         ledger.Money // pace at home
	then       int32        // the day from which on it is full, or empty
	purse      ledger.Money // on the morning of from
	later      ledger.Money // on the morning of home
}

// course works out somebody's course.
func (c *Clerk) course(x *course, row *Row, p Person) {
	x.income = c.h.Rules.Earns(int(p.County), p.Outside)
	x.at = c.h.Rules.pace(x.income)
	c.renew(x, row, p)
}

// renew works it out again for the same person, who may come home on another day or
// have another purse.
func (c *Clerk) renew(x *course, row *Row, p Person) {
	r := &c.h.Rules
	x.from, x.home = row.Since, max(row.Since, row.Home)
	x.purse = c.book.Cash(account(p.Place))
	x.later = x.purse
	x.away, x.empty = 0, x.from
	if x.from < x.home {
		x.away = -r.Cost
		x.empty = min(x.from+r.lasts(x.away, x.purse), x.home)
		x.later += ledger.Money(x.empty-x.from) * x.away
	}
	x.then = Never
	if x.home != Never {
		x.then = x.home + r.lasts(x.at, x.later)
	}
}

// on is what is in the purse on the morning of a day.
func (x *course) on(day int32) ledger.Money {
	if day < x.home {
		return x.purse + ledger.Money(min(day, x.empty)-x.from)*x.away
	}
	return x.later + ledger.Money(min(day, x.then)-x.home)*x.at
}

// note puts a course into the sums, as they stand on a day; times is -1 to take it
// out again.
func (c *Clerk) note(x *course, p Person, day int32, times int64) {
	r, s, n := &c.h.Rules, c.sums, ledger.Money(times)
	if day < x.empty {
		s.Paces.add(x.away, n)
		s.Turning.pace(day, x.empty, x.away, -n)
	}
	if day >= x.home {
		s.Homes[p.County].add(x.income, r.Cost, times)
		if day < x.then {
			s.Paces.add(x.at, n)
			s.Turning.pace(day, x.then, x.at, -n)
		}
	} else if x.home != Never {
		s.Turning.home(day, x.home, int(p.County), x.income, r.Cost, times)
		if x.home < x.then {
			s.Turning.pace(day, x.home, x.at, n)
			s.Turning.pace(day, x.then, x.at, -n)
		}
	}
}

// near puts those changes of a pace into the sums that come after a course has been
// put into them, and are from one day to before another.
func (c *Clerk) near(x *course, from, to int32) {
	for _, turn := range [...]struct {
		day         int32
		pace, times ledger.Money
		comes       bool
	}{
		{x.empty, x.away, -1, x.from < x.empty},
		{x.home, x.at, 1, x.from < x.home && x.home < x.then},
		{x.then, x.at, -1, x.home < x.then},
	} {
		if turn.comes && from <= turn.day && turn.day < to {
			c.sums.Turning.Paces[onPaces(turn.day)].add(turn.pace, turn.times)
		}
	}
}

// Fetch reads what is kept of somebody and gives a number that means nothing. Over
// some people one after the other, with nothing in between, it lets the processor
// wait for the memory of all at once, before each does something.
func (c *Clerk) Fetch(place uint32) int64 {
	return int64(c.book.Cash(account(place))) + int64(c.h.Rows[place].Since)
}

// settle brings a purse up to the morning of a day, and takes the person out of
// the sums.
func (c *Clerk) settle(row *Row, p Person, day int32) {
	var x course
	c.course(&x, row, p)
	c.bring(&x, row, p, day)
}

// bring does so for somebody whose course is known.
func (c *Clerk) bring(x *course, row *Row, p Person, day int32) {
	c.note(x, p, day, -1)
	if now := x.on(day); now != x.purse {
		c.book.Settle(account(p.Place), now-x.purse)
	}
	row.Since = day
}

// plan puts a person into the sums, from the morning of a day on.
func (c *Clerk) plan(row *Row, p Person, day int32) {
	row.Since = day
	var x course
	c.course(&x, row, p)
	c.note(&x, p, day, 1)
}

// Leave has somebody earn nothing outside from this day on: who sets out tonight,
// or is sent to training. home is the day from whose morning on that person is at
// home again and earns: the first day after training, rest, detention or illness.
// It may be said again when that changes, and be Never.
func (c *Clerk) Leave(p Person, home, day int32) {
	row := &c.h.Rows[p.Place]
	c.settle(row, p, day)
	row.Home = home
	c.plan(row, p, day)
}

// Carried is Leave and Paid in one, for a run that was paid: most people's night.
func (c *Clerk) Carried(p Person, from ledger.Account, pay ledger.Money, home, day int32) {
	row := &c.h.Rows[p.Place]
	var x course
	c.course(&x, row, p)
	c.bring(&x, row, p, day)
	row.Home = home
	c.pay(row, p, ledger.Pay, from, pay)
	c.renew(&x, row, p)
	c.note(&x, p, day, 1)
}

// Paid pays somebody, keeps what is saved of it, and has the rest spent today.
// kind is ledger.Pay for a run, which counts as one, or another sort of pay.
func (c *Clerk) Paid(p Person, kind ledger.Kind, from ledger.Account, pay ledger.Money, day int32) {
	row := &c.h.Rows[p.Place]
	c.settle(row, p, day)
	c.pay(row, p, kind, from, pay)
	c.plan(row, p, day)
}

func (c *Clerk) pay(row *Row, p Person, kind ledger.Kind, from ledger.Account, pay ledger.Money) {
	purse, r := account(p.Place), &c.h.Rules
	kept := min(portion(pay, r.Saving), max(0, r.Full()-c.book.Cash(purse)))
	c.book.Pay(kind, from, purse, pay)
	c.book.Settle(purse, kept-pay)
	c.sums.Spent += pay - kept
	c.sums.Paid[p.County] += pay
	if c.h.Recording {
		n := c.sums.Counted.of(row)
		n.Pay += pay
		if kind == ledger.Pay {
			n.Runs++
		}
	}
}

// Purse is what somebody holds on the morning of a day [minor].
func (c *Clerk) Purse(p Person, day int32) ledger.Money {
	var x course
	c.course(&x, &c.h.Rows[p.Place], p)
	return x.on(day)
}

// Pays has somebody pay an amount out of the purse, or all that is in it if that
// is less, and says how much it was.
func (c *Clerk) Pays(p Person, kind ledger.Kind, to ledger.Account, amount ledger.Money, day int32) ledger.Money {
	row, purse := &c.h.Rows[p.Place], account(p.Place)
	c.settle(row, p, day)
	paid := min(amount, c.book.Cash(purse))
	c.book.Pay(kind, purse, to, paid)
	if kind == ledger.ReleaseBribe {
		c.sums.Paid[p.County] -= paid
		if c.h.Recording {
			c.sums.Counted.of(row).Release += paid
		}
	}
	c.plan(row, p, day)
	return paid
}

// Harmed counts what happened to somebody, and how many days were lost by it.
func (c *Clerk) Harmed(p Person, harm Harm, days int) {
	if !c.h.Recording {
		return
	}
	n := c.sums.Counted.of(&c.h.Rows[p.Place])
	n.Harmed[harm]++
	n.Lost += int64(days)
}

// End is the last day of somebody who dies, or stays on the far side. The day is
// lived, without outside income; what is left in the purse goes to the family. The
// place is vacant from tomorrow on. how is Died or Stayed, and is counted.
func (c *Clerk) End(p Person, how Harm, day int32) {
	row, purse := &c.h.Rows[p.Place], account(p.Place)
	c.settle(row, p, day)
	if cost := c.h.Rules.Cost; c.book.Cash(purse) >= cost {
		c.book.Settle(purse, -cost)
		c.sums.Drawn += cost
	}
	c.empty(row, p)
	c.sums.Ended = append(c.sums.Ended, p)
	c.Harmed(p, how, 0)
	if how == Died {
		c.sums.People.Died++
	} else {
		c.sums.People.Stayed++
	}
}

// empty gives a purse to the family of somebody who is not in the trade any more.
func (c *Clerk) empty(row *Row, p Person) {
	purse := account(p.Place)
	c.book.Pay(ledger.Withdrawal, purse, ledger.Account{Sector: ledger.Rest}, c.book.Cash(purse))
	row.Vacant = true
}
