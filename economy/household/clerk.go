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
	own  Sums  // of a side worker
	sums *Sums // where it notes
}

// Clerk is the caller's clerk, whose notes hold at once.
func (h *Households) Clerk(book *ledger.Book) Clerk { return Clerk{h: h, book: book, sums: &h.Sums} }

// SideClerk is a clerk of another worker, whose notes hold after Collect.
func (h *Households) SideClerk(book *ledger.Book) *Clerk {
	c := &Clerk{h: h, book: book}
	c.own.begin(len(h.Counties))
	c.sums = &c.own
	return c
}

// Collect brings what a side clerk has noted to all.
func (h *Households) Collect(c *Clerk) { h.Sums.merge(&c.own) }

// settle brings a purse up to the morning of a day, and takes the person's pace
// out of the sums.
func (c *Clerk) settle(row *Row, p Person, day int32) {
	r := &c.h.Rules
	pace := r.pace(row.Where, p)
	if pace == 0 {
		return
	}
	purse := account(p.Place)
	lasts := r.lasts(pace, c.book.Cash(purse))
	gone := day - row.Since
	if n := min(gone, lasts); n > 0 {
		c.book.Settle(purse, ledger.Money(n)*pace)
	}
	if gone < lasts {
		c.sums.Paces.add(pace, -1)
		c.sums.Turning.add(day, row.Since+lasts, pace, -1)
	}
}

// plan notes the pace at which the purse changes from the morning of a day on.
func (c *Clerk) plan(row *Row, p Person, day int32) {
	row.Since = day
	r := &c.h.Rules
	pace := r.pace(row.Where, p)
	if pace == 0 {
		return
	}
	if lasts := r.lasts(pace, c.book.Cash(account(p.Place))); lasts > 0 {
		c.sums.Paces.add(pace, 1)
		c.sums.Turning.add(day, day+lasts, pace, 1)
	}
}

// home counts somebody among those at home, or no longer.
func (c *Clerk) home(p Person, times int64) {
	c.sums.Homes[p.County].add(c.h.Rules.Earns(int(p.County), p.Outside), c.h.Rules.Cost, times)
}

// Leave has somebody who was at home earn nothing outside from this day on: who
// sets out tonight, or is sent to training.
func (c *Clerk) Leave(p Person, day int32) {
	row := &c.h.Rows[p.Place]
	c.settle(row, p, day)
	c.home(p, -1)
	row.Where = Away
	c.plan(row, p, day)
}

// Return has somebody who was away be at home from the morning of this day on.
func (c *Clerk) Return(p Person, day int32) {
	row := &c.h.Rows[p.Place]
	c.settle(row, p, day)
	c.home(p, 1)
	row.Where = Home
	c.plan(row, p, day)
}

// Paid pays somebody, keeps what is saved of it, and has the rest spent today.
// kind is ledger.Pay for a run, which counts as one, or another sort of pay.
func (c *Clerk) Paid(p Person, kind ledger.Kind, from ledger.Account, pay ledger.Money, day int32) {
	row, purse, r := &c.h.Rows[p.Place], account(p.Place), &c.h.Rules
	c.settle(row, p, day)
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
	c.plan(row, p, day)
}

// Purse is what somebody holds on the morning of a day [minor].
func (c *Clerk) Purse(p Person, day int32) ledger.Money {
	row, r := &c.h.Rows[p.Place], &c.h.Rules
	held := c.book.Cash(account(p.Place))
	pace := r.pace(row.Where, p)
	return held + ledger.Money(min(day-row.Since, r.lasts(pace, held)))*pace
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

// End is the last day of somebody who set out on it: who dies, or stays on the
// far side. The day is lived; what is left in the purse goes to the family. The
// place is vacant from tomorrow on.
func (c *Clerk) End(p Person, day int32) {
	row, purse := &c.h.Rows[p.Place], account(p.Place)
	c.settle(row, p, day)
	if row.Where == Home {
		c.home(p, -1)
	}
	if cost := c.h.Rules.Cost; c.book.Cash(purse) >= cost {
		c.book.Settle(purse, -cost)
		c.sums.Drawn += cost
	}
	c.empty(row, p)
	c.sums.Ended = append(c.sums.Ended, p)
}

// empty gives a purse to the family of somebody who is not in the trade any more.
func (c *Clerk) empty(row *Row, p Person) {
	purse := account(p.Place)
	c.book.Pay(ledger.Withdrawal, purse, ledger.Account{Sector: ledger.Rest}, c.book.Cash(purse))
	row.Where = Vacant
}
