package reconcile

import "tumen/testimony/formula"

// What the tests of this package need of its insides: they state testimonies in
// words, and so stand outside of it.

// Trial tries whether sets of claims fit.
type Trial struct{ n *network }

func NewTrial(t *Testimony) (*Trial, formula.Faults) {
	n, _, faults := t.read()
	return &Trial{n}, faults
}

// Move states another value of a claim, within a margin.
func (t *Trial) Move(claim int, to, margin float64) {
	l := &t.n.likelihoods[claim]
	l.Value, l.Low, l.High = to, to-margin, to+margin
}

// Fit says whether claims can hold together, and which are outside.
func (t *Trial) Fit(claims []int) (bool, []int) {
	all := make([]int, len(t.n.equations))
	for i := range all {
		all[i] = i
	}
	return (&search{network: t.n}).fits(claims, all, t.n.start)
}
