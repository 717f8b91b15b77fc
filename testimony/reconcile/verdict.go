package reconcile

import (
	"math"

	"tumen/internal/stat"
	"tumen/testimony/formula"
)

// weighing holds each claim against what all of them together give.
type weighing struct {
	*network
	balanced   []estimate
	inConflict map[int]bool // by claim
}

// verdicts gives each claim its verdict.
func (n *weighing) verdicts() []Weighed {
	resolved := n.resolve()
	weighed := make([]Weighed, 0, len(n.Claims))
	checked := 0
	for i := range n.Claims {
		c := &n.Claims[i]
		q := n.index[c.Quantity]
		e := n.balanced[q]
		if c.HeldOut && !e.fixed && len(n.quantities[q].claims) == 0 {
			continue // there is nothing to weigh it against
		}
		w := Weighed{ID: c.ID, Text: c.Text, Stated: c.Best, Unit: c.Unit.String(), HeldOut: c.HeldOut, Verdict: Agrees, Resolved: resolved[i]}
		w.AllowedLow, w.AllowedHigh = converted(&n.likelihoods[i].Low, 1/formula.Size(c.Unit)), converted(&n.likelihoods[i].High, 1/formula.Size(c.Unit))
		in := n.quantities[q].size / formula.Size(c.Unit) // from the quantity's unit to the claim's
		w.Balanced = rounded(n.shown(q, e.value) * in)
		w.Low, w.High = converted(n.bound(q, e.low), in), converted(n.bound(q, e.high), in)
		if c.HeldOut {
			n.weighHeldOut(&w, i, e)
		} else {
			w.ShiftSD, w.Test = n.shift(i, e)
		}
		if w.Test != 0 && !c.HeldOut {
			checked++
		}
		weighed = append(weighed, w)
	}
	limit := critical(checked)
	at := 0
	for i := range n.Claims {
		if at == len(weighed) || weighed[at].ID != n.Claims[i].ID {
			continue
		}
		switch w := &weighed[at]; {
		case n.inConflict[i]:
			w.Verdict = Contradicts
		case !w.HeldOut && math.Abs(w.Test) > limit:
			w.Verdict = Strained
		}
		at++
	}
	return weighed
}

// weighHeldOut holds a claim against a value that it had no part in.
func (n *weighing) weighHeldOut(w *Weighed, claim int, e estimate) {
	r := n.likelihood(claim)
	w.ShiftSD, _ = n.shift(claim, e)
	sd := r.SD
	if !r.Observed {
		sd = max(r.LowSD, r.HighSD)
	}
	if e.fixed && w.ShiftSD != 0 {
		w.Test = w.ShiftSD * sd / math.Hypot(sd, math.Sqrt(max(e.variance, 0)))
	}
	q := n.index[n.Claims[claim].Quantity]
	low, high := n.fromScale(q, r.Low), n.fromScale(q, r.High)
	switch {
	case low > e.high || high < e.low:
		w.Verdict = Contradicts
	case math.Abs(w.Test) > NinetyFive:
		w.Verdict = Strained
	}
}

// shift is how many of its standard deviations a claim's value was moved, and
// the measurement test of Mah and Tamhane (1982): the same movement in standard
// deviations of the movement itself. The first says how far, the second how
// surprising; the second is 0 for a claim that no other checks.
func (n *weighing) shift(claim int, e estimate) (moved, surprise float64) {
	r := n.likelihood(claim)
	sd, by := r.SD, e.t-r.Value
	if !r.Observed {
		switch {
		case e.t < r.Low:
			sd, by = r.LowSD, e.t-r.Low
		case e.t > r.High:
			sd, by = r.HighSD, e.t-r.High
		default:
			return 0, 0
		}
	}
	// Below this part of the claim's variance, what is left is rounding.
	free := sd*sd - e.variance
	if free > 1e-6*sd*sd {
		surprise = by / math.Sqrt(free)
	}
	return by / sd, surprise
}

// critical is the least surprise that is not to be expected by chance among
// that many claims, at 5 % for all of them together (Sidak 1967).
func critical(claims int) float64 {
	each := 1 - math.Pow(0.95, 1/float64(max(claims, 1)))
	return math.Sqrt2 * math.Erfinv(1-each)
}

// converted is an end of an interval in another unit.
func converted(v *float64, by float64) *float64 {
	if v == nil || !stat.Finite(*v*by) {
		return nil
	}
	product := rounded(*v * by)
	return &product
}
