package security

import "tumen/ledger"

// spending.go: what guards, commanders and the MSS do not hand up, they spend: on
// the first of each month all but a float, a number of days of their usual income.
// So a till neither fills nor empties from year to year; it follows what comes in.
//
//	spent = cash - float income
//
// with income [minor/day] a fading mean over months of what came in and was not
// handed up. A commander first hands the Party fund its share of that month's.

// Purse is one till that is spent from.
type Purse struct {
	Account ledger.Account
	Fund    float64      // share of a month's income that goes to the Party fund
	Left    ledger.Money // in the till after it was last spent from [minor]
	Income  float64      // a fading mean [minor/day]
	Months  int32        // that Income rests on
}

// Habits are how holders of tills spend.
type Habits struct {
	Float  float64 // days of usual income that stay in the till
	Memory float64 // weight of past months relative to the last, in what is usual
}

// Empty is what a purse is once its people have gone with what was in it.
func (p *Purse) Empty() { p.Left = 0 }

// Spend is the first of a month: it returns what each purse hands to the Party
// fund and what its people spend, and writes Left and Income. days are those since
// the last first of a month. Call it after quotas are booked.
func Spend(list []Payment, purses []Purse, cash Cash, days int, habits Habits) []Payment {
	fund, rest := ledger.Account{Sector: ledger.PartyFund}, ledger.Account{Sector: ledger.Rest}
	for k := range purses {
		p := &purses[k]
		held := cash.Cash(p.Account)
		came := held - p.Left
		up := min(part(max(0, came), p.Fund), max(0, held))
		list = pay(list, ledger.Remittance, p.Account, fund, up)
		held, came = held-up, came-up
		if days > 0 {
			p.Income = blend(p.Income, p.Months, habits.Memory, float64(came)/float64(days))
			p.Months++
		}
		keeps := ledger.Money(max(0, float64(habits.Float*p.Income)))
		spent := max(0, held-keeps)
		list = pay(list, ledger.Consumption, p.Account, rest, spent)
		p.Left = held - spent
	}
	return list
}
