package reconcile_test

import (
	"math/big"
	"slices"
)

// A halfspace is c x <= d, in whole numbers.
type halfspace struct {
	c []int64
	d *big.Rat
}

// oracle says whether some values satisfy linear equations a x = b, with those
// claimed within their bounds and the others free. It knows nothing of this
// package, works in exact fractions and always ends: Fourier and Motzkin's
// elimination, which takes one unknown after another out of the inequalities by
// adding each that bounds it from above to each that bounds it from below.
func oracle(a [][]int64, b, low, high []int64, claimed []bool) bool {
	var all []halfspace
	n := len(low)
	add := func(c []int64, d int64) { all = append(all, halfspace{c, big.NewRat(d, 1)}) }
	negative := func(c []int64) []int64 {
		c = slices.Clone(c)
		for i := range c {
			c[i] = -c[i]
		}
		return c
	}
	for r := range a {
		add(a[r], b[r])
		add(negative(a[r]), -b[r])
	}
	for i := range n {
		if claimed[i] {
			one := make([]int64, n)
			one[i] = 1
			add(one, high[i])
			add(negative(one), -low[i])
		}
	}
	for x := range n {
		all = eliminate(all, x)
	}
	return !slices.ContainsFunc(all, func(h halfspace) bool { return h.d.Sign() < 0 }) // 0 <= d is all that is left
}

// eliminate gives what the halfspaces say of the unknowns other than x. Of those
// that face the same way the tightest is kept.
func eliminate(all []halfspace, x int) []halfspace {
	tightest := make(map[string]halfspace)
	keep := func(c []int64, d *big.Rat) {
		common := int64(0)
		for _, v := range c {
			for w := max(v, -v); w != 0; common, w = w, common%w {
			}
		}
		if common > 1 {
			c = slices.Clone(c)
			for i := range c {
				c[i] /= common
			}
			d = new(big.Rat).Quo(d, big.NewRat(common, 1))
		}
		key := ""
		for _, v := range c {
			key += big.NewInt(v).String() + " "
		}
		if known, ok := tightest[key]; !ok || d.Cmp(known.d) < 0 {
			tightest[key] = halfspace{c, d}
		}
	}
	for _, h := range all {
		if h.c[x] == 0 {
			keep(h.c, h.d)
			continue
		}
		for _, g := range all {
			if h.c[x] <= 0 || g.c[x] >= 0 {
				continue
			}
			p, q := h.c[x], -g.c[x]
			c := make([]int64, len(h.c))
			for i := range c {
				c[i] = q*h.c[i] + p*g.c[i]
			}
			d := new(big.Rat).Mul(big.NewRat(q, 1), h.d)
			keep(c, d.Add(d, new(big.Rat).Mul(big.NewRat(p, 1), g.d)))
		}
	}
	left := make([]halfspace, 0, len(tightest))
	for _, h := range tightest {
		left = append(left, h)
	}
	return left
}
