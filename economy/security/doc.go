// Package security is those who hold the border: the Ministry of State Security
// (MSS), which chooses how hard it looks and where, and the superiors of the
// posts, who want a part of what the posts take.
//
//	exposure.go   the chance that a crew is noticed tonight
//	effort.go     how much effort the MSS puts into each route
//	allocate.go   the best division of effort, in closed form
//	campaign.go   campaigns by date, and those that the MSS starts itself
//	posture.go    what each posture of the MSS wants: a table of motives
//	detection.go  the chance that a bribe comes to light, by traffic
//	holders.go    what a post hands up each day
//	quota.go      the sum that a commander asks of a post each month
//	rotation.go   the calendar of rotations, and the price of a post
//	fund.go       the Party fund's quota, and what follows when it is missed
//	spending.go   what is not handed up is spent, but for a float
//
// The package knows no world. State stands in plain structs and slices; each
// rule takes what it reads as arguments and says what it writes. Rules that move
// money return payments to make, and whoever keeps the accounts books them.
// Nothing here is drawn: what happens by chance is drawn by the caller, with the
// chances from here. A day on which nothing changes allocates nothing.
package security

import (
	"math"

	"tumen/ledger"
)

// Payment is a payment to make, in the order in which payments are returned.
type Payment struct {
	Kind     ledger.Kind
	From, To ledger.Account
	Amount   ledger.Money // [minor], above 0
}

// Cash says what an account holds; a *ledger.Book does.
type Cash interface {
	Cash(ledger.Account) ledger.Money
}

// month is the mean length of a month [day].
const month = 365.0 / 12

// pay adds a payment to a list if there is anything to pay.
func pay(list []Payment, k ledger.Kind, from, to ledger.Account, amount ledger.Money) []Payment {
	if amount <= 0 || from == to {
		return list
	}
	return append(list, Payment{k, from, to, amount})
}

// part is a share of an amount, rounded to whole minor units.
func part(amount ledger.Money, share float64) ledger.Money {
	return ledger.Money(math.Round(float64(amount) * share))
}

// blend moves a fading mean towards the next value. The first values count
// alike, until one weighs as much as memory lets it; seen is how many there were.
func blend(mean float64, seen int32, memory, value float64) float64 {
	weight := max(1-memory, 1/float64(seen+1))
	return mean + float64(weight*(value-mean))
}
