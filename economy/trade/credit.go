package trade

import (
	"math"

	"tumen/ledger"
)

// credit.go: what is borrowed, what it costs, and who is bankrupt.
//
// Goods, haulage and passage are paid before anything is sold. What an organiser's
// own money does not cover he borrows from the rest of the economy, up to leverage
// times what he owns. Each dawn he pays interest on what he owes, and he repays
// from what a crossing brings before he spends any of it. A debt that comes due has
// to be covered by what he has: who owes more than leverage times cash and stock is
// bankrupt. He pays what he can and leaves; the rest is the lender's loss.

// Credit is what organisers of a group can borrow.
type Credit struct {
	Rate     float64 // interest [1/day]
	Leverage float64 // the most that is lent, in parts of what the borrower owns
}

// Credit is the group's.
func (g *Group) Credit() Credit { return Credit{g.BorrowRate, g.Leverage} }

// Limit is the most that one may owe who owns so much, debts taken off [minor].
func (c Credit) Limit(owns ledger.Money) ledger.Money {
	return ledger.Money(math.Floor(c.Leverage * float64(max(0, owns))))
}

// Borrow is what somebody borrows who needs an outlay, has cash, and owes and owns
// so much; held says that the limit allowed less than he needs.
func (c Credit) Borrow(outlay, cash, debt, owns ledger.Money) (amount ledger.Money, held bool) {
	needs := max(0, outlay-max(0, cash))
	left := max(0, c.Limit(owns)-debt)
	return min(needs, left), needs > left
}

// Interest is what a debt costs a day, in whole minor units.
func (c Credit) Interest(debt ledger.Money) ledger.Money {
	return ledger.Money(math.Round(c.Rate * float64(max(0, debt))))
}

// Repay is what is paid back of a debt out of cash.
func Repay(cash, debt ledger.Money) ledger.Money { return max(0, min(cash, debt)) }

// Bankrupt says whether somebody owes more than what he has can cover: cash and
// stock, before debt.
func (c Credit) Bankrupt(debt, cash, stock ledger.Money) bool {
	return debt > 0 && float64(debt) > float64(c.Leverage*float64(max(0, cash)+stock))
}
