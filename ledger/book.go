package ledger

import (
	"math/bits"

	"tumen/internal/say"
)

// Account is one purse: a sector and a place in it.
type Account struct {
	Sector Sector
	Index  uint32
}

// Book is the money of a world. The zero Book has no accounts; Open makes them.
type Book struct {
	cash    [Sectors][]Money       // what each account holds
	held    [Sectors]Money         // what a sector holds: the sum of its accounts and of due, kept as they change
	due     [Sectors]Money         // of it, what was booked for the sector as a whole and is on no account yet
	opening [Sectors]Money         // held when the day began
	flow    Matrix                 // what today's payments were for
	paid    [Kinds][Sectors]uint32 // by purpose and payer: a bit for each payee of today
	refused int                    // entries that were no payments; Close reports them
}

// Matrix is payments by purpose, payer's sector and payee's sector [minor].
type Matrix [Kinds][Sectors][Sectors]Money

// Open gives a sector n accounts with nothing in them, in the memory that it has
// if that is enough.
func (b *Book) Open(s Sector, n int) { b.cash[s] = zeros(b.cash[s], n) }

func zeros[T any](s []T, n int) []T {
	if n > cap(s) {
		return make([]T, n)
	}
	clear(s[:n])
	return s[:n]
}

// Endow puts money into an account before the first day.
func (b *Book) Endow(a Account, amount Money) {
	b.cash[a.Sector][a.Index] += amount
	b.held[a.Sector] += amount
	b.opening[a.Sector] += amount
}

// Pay moves money between two accounts. A payment of nothing leaves no trace;
// a negative one is refused and told by Close.
func (b *Book) Pay(k Kind, from, to Account, amount Money) {
	if !b.take(from, amount) {
		return
	}
	b.cash[to.Sector][to.Index] += amount
	b.held[to.Sector] += amount
	b.note(k, from.Sector, to.Sector, amount)
}

// take takes a payment from an account, if there is anything to pay.
func (b *Book) take(from Account, amount Money) bool {
	if amount > 0 {
		b.cash[from.Sector][from.Index] -= amount
		b.held[from.Sector] -= amount
	} else if amount < 0 {
		b.refused++
	}
	return amount > 0
}

// Earn books a payment from an account to a sector as a whole: what all its
// members receive together on this day. Settle puts it on their accounts.
func (b *Book) Earn(k Kind, from Account, to Sector, amount Money) {
	if !b.take(from, amount) {
		return
	}
	b.due[to] += amount
	b.held[to] += amount
	b.note(k, from.Sector, to, amount)
}

// Spend books a payment from a sector as a whole to an account: what all its
// members pay together on this day. Settle takes it from their accounts.
func (b *Book) Spend(k Kind, from Sector, to Account, amount Money) {
	if amount == 0 {
		return
	}
	if amount < 0 {
		b.refused++
		return
	}
	b.due[from] -= amount
	b.held[from] -= amount
	b.cash[to.Sector][to.Index] += amount
	b.held[to.Sector] += amount
	b.note(k, from, to.Sector, amount)
}

// note enters a payment in the day's flow matrix.
func (b *Book) note(k Kind, from, to Sector, amount Money) {
	b.flow[k][from][to] += amount
	b.paid[k][from] |= 1 << to
}

// Settle puts on an account its part of what was booked for its sector as a
// whole; a negative amount is taken from it. This is no payment: the sector holds
// as much as before.
func (b *Book) Settle(a Account, amount Money) {
	b.cash[a.Sector][a.Index] += amount
	b.due[a.Sector] -= amount
}

// Due is what was booked for a sector as a whole and is on no account yet. It is
// 0 when everybody has been settled.
func (b *Book) Due(s Sector) Money { return b.due[s] }

// Held is what a sector holds: the sum of its accounts and of what is due.
func (b *Book) Held(s Sector) Money { return b.held[s] }

// Cash is what an account holds; negative is debt.
func (b *Book) Cash(a Account) Money { return b.cash[a.Sector][a.Index] }

// Purses is what each account of a sector holds. It is the book's own: read it,
// do not keep it.
func (b *Book) Purses(s Sector) []Money { return b.cash[s] }

// Lend lets payments be made in side while others are made in b, and in further
// books beside it. An account may then be touched in one of them alone, but for
// those of the common sector, which everybody pays and is paid by: what they
// hold is not to be asked for. Until Collect, b and side know only their own part.
func (b *Book) Lend(side *Book, common Sector) {
	own := side.cash[common]
	side.cash = b.cash
	side.cash[common] = zeros(own, len(b.cash[common]))
}

// Collect brings what was paid in side since Lend into b.
func (b *Book) Collect(side *Book, common Sector) {
	for i, amount := range side.cash[common] {
		b.cash[common][i] += amount
	}
	side.Flows(func(k Kind, from, to Sector, amount Money) {
		b.flow[k][from][to] += amount
		side.flow[k][from][to] = 0
	})
	for s := range side.held {
		b.held[s] += side.held[s]
		b.due[s] += side.due[s]
	}
	for k := range side.paid {
		for s, payees := range side.paid[k] {
			b.paid[k][s] |= payees
		}
	}
	b.refused += side.refused
	clear(side.held[:])
	clear(side.due[:])
	clear(side.paid[:])
	side.refused = 0
}

const _ = 32 - uint(Sectors) // a bit for each

// Flows calls see for each cell of the day's matrix that is not empty, by
// purpose, then payer, then payee. Most cells are empty on most days, and in a
// small world to look at them all would take longer than the day.
func (b *Book) Flows(see func(k Kind, from, to Sector, amount Money)) {
	for k := range b.paid {
		for from, payees := range b.paid[k] {
			for ; payees != 0; payees &= payees - 1 {
				to := bits.TrailingZeros32(payees)
				see(Kind(k), Sector(from), Sector(to), b.flow[k][from][to])
			}
		}
	}
}

// Close ends the day: it compares what each sector holds with what the flow
// matrix says it should, clears the matrix and returns the greatest difference
// found [minor], which is 0 unless the accounts are wrong.
func (b *Book) Close() (worst Money, err error) {
	want := b.opening
	b.Flows(func(k Kind, from, to Sector, amount Money) {
		want[from] -= amount
		want[to] += amount
		b.flow[k][from][to] = 0
	})
	for s := range want {
		d := max(b.held[s]-want[s], want[s]-b.held[s])
		if d > worst {
			worst = d
			err = say.Errorf("the accounts of %s do not balance: they differ by %d minor units of money", Sector(s), d)
		}
	}
	if b.refused > 0 && err == nil {
		err = say.Errorf("%d payments were negative", b.refused)
		worst = max(worst, 1)
	}
	b.opening, b.refused = b.held, 0
	clear(b.paid[:])
	return worst, err
}

// Audit sums every account, which Close does not: it returns what the sums, with
// what is due, and the sectors' totals are out by [minor].
func (b *Book) Audit() (worst Money) {
	for s := range b.cash {
		sum := b.due[s]
		for _, c := range b.cash[s] {
			sum += c
		}
		worst = max(worst, sum-b.held[s], b.held[s]-sum)
	}
	return worst
}
