package ledger

// gain.go: what a kind of actor gained. It is what the actor received from
// others less what the actor paid to others. Two uses of money are no loss to the
// one who uses it, because nobody else has a claim to it: what people live on,
// and what an organ hands up to the treasury that it belongs to. Were they
// counted, an actor whose till is emptied on the first of each month could never
// gain or lose. Money that comes in or leaves without a gain is neither: capital,
// what somebody who leaves takes along, a loan and its repayment, the help of one's
// own family.

// Gains are what the actors of each sector gained [minor].
type Gains [Sectors]Money

// Add takes in a payment. A payment between two members of one sector changes
// nothing.
func (g *Gains) Add(k Kind, from, to Sector, amount Money) {
	if from == to || isFinance(k) {
		return
	}
	g[to] += amount
	if !IsUse(k, to) {
		g[from] -= amount
	}
}

// Sums are what the actors of each sector gained, and what they got from others
// and paid to others [minor].
type Sums struct {
	Gains     Gains
	Got, Paid [Sectors]Money
	Takings   [Sectors]Money // of what they got
	HandedUp  [Sectors]Money // of what they paid
}

// Add takes in a payment. A payment between two members of one sector changes
// nothing.
func (s *Sums) Add(k Kind, from, to Sector, amount Money) {
	if from == to {
		return
	}
	s.Gains.Add(k, from, to, amount)
	s.Paid[from] += amount
	s.Got[to] += amount
	if payments[k].Taking {
		s.Takings[to] += amount
	}
	if k == Remittance {
		s.HandedUp[from] += amount
	}
}

// AddNamed takes in a payment as a record names it, and says whether it knows the
// names; a payment of unknown names changes nothing.
func (s *Sums) AddNamed(kind, from, to string, amount Money) bool {
	k, isKind := KindNamed(kind)
	payer, isFrom := SectorNamed(from)
	payee, isTo := SectorNamed(to)
	if !isKind || !isFrom || !isTo {
		return false
	}
	s.Add(k, payer, payee, amount)
	return true
}

// isFinance says whether a payment only moves wealth to where its owner is.
func isFinance(k Kind) bool {
	return k == Capital || k == Withdrawal || k == Loan || k == Repayment || k == Support
}

// IsUse says whether a payment is no loss to the one who pays it: living,
// consumption, and remittances to the treasury or to the Party fund. A part of the takings
// that goes to a commander, to the MSS or to the far side's superiors is a loss:
// these keep it for themselves. So are a Party quota, a licence and a fine, which
// are owed whatever was earned.
func IsUse(k Kind, to Sector) bool {
	return k == Living || k == Consumption || k == Remittance && (to == Treasury || to == PartyFund)
}
