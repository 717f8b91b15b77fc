package economy

import (
	"math"

	"tumen/ledger"
)

// living adds up, day by day, what every porter's days cost and what a day
// without carrying earns, so that any stretch of days is settled at once by the
// difference of two sums, at what held on each of them.
type living struct {
	first   int32        // the first day; entry k is of all days before first + k
	cost    []ledger.Fen // what living cost
	outside [][]float64  // by county: outside income against that of the first day
}

// begin has no day yet.
func (l *living) begin(first int32, days, counties int) {
	l.first = first
	l.cost = blank(l.cost, days+1)[:1]
	l.outside = blankTable(l.outside, counties, days+1)
	for c := range l.outside {
		l.outside[c] = l.outside[c][:1]
	}
}

// add takes in a day.
func (l *living) add(cost ledger.Fen, outside []float64) {
	last := len(l.cost) - 1
	l.cost = append(l.cost, l.cost[last]+cost)
	for c, factor := range outside {
		l.outside[c] = append(l.outside[c], l.outside[c][last]+factor)
	}
}

// spent is what the days from from to the one before until cost.
func (l *living) spent(from, until int32) ledger.Fen {
	return l.cost[until-l.first] - l.cost[from-l.first]
}

// earned is how many days of the first day's outside income they are in a county.
func (l *living) earned(county int, from, until int32) float64 {
	return l.outside[county][until-l.first] - l.outside[county][from-l.first]
}

// settleLiving brings a porter's living up to date, until the morning of a day:
// what each day cost, and what days at home earned outside, given what such a day
// earned on the first day [fen]. It is done when somebody sets out or is trained,
// and on the last day, so that waiting people cost nothing to compute.
func (w *World) settleLiving(book *ledger.Book, i uint32, outside int32, until int32) {
	l, rest := &w.porters.life[i], ledger.Account{Sector: ledger.Rest}
	if l.standing == Dead || l.standing == Gone {
		return
	}
	if home := max(l.free, l.living); home < until {
		income := float64(outside) * w.living.earned(w.county(i), home, until)
		book.Pay(ledger.OutsideIncome, rest, purse(i), ledger.Fen(math.Round(income)))
	}
	book.Pay(ledger.Consumption, purse(i), rest, w.living.spent(l.living, until))
	l.living = until
}
