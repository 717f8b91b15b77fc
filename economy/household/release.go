package household

import "tumen/ledger"

// release.go: what a jailer asks for letting somebody go at once.
//
// He names a sum; the family pays it or does not. It pays what it has in the purse
// and what it does not lose by paying: the days of detention, each worth the
// outside income and what carrying usually brings, times the share of that which
// families give for freedom. So what earns him most is the least of the two:
//
//	b = min(purse, share x days x (outside income + usual net pay a day))
//
// A take-it-or-leave-it offer by one who knows what the family has.

// Release is what a release is worth to a family.
type Release struct {
	Days   int          // of detention that it saves [day]
	PerDay ledger.Money // what a day at liberty brings [minor]
	Share  float64      // the part of it that a family gives [1]
}

// Worth is the most that a family pays, if it has it [minor].
func (r *Release) Worth() ledger.Money { return portion(r.PerDay*ledger.Money(r.Days), r.Share) }

// Asked is what earns the jailer most; 0 means that there is nothing to earn, and
// he keeps the prisoner.
func (r *Release) Asked(purse ledger.Money) ledger.Money { return max(0, min(purse, r.Worth())) }
