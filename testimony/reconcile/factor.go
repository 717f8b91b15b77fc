package reconcile

import (
	"cmp"
	"math"
	"slices"
)

// factor is the decomposition P A P' = L D L' of a sparse symmetric matrix,
// after Davis (2005), "Algorithm 849: a concise sparse Cholesky factorization
// package". The matrices here are quasi-definite, for which L and D exist under
// every order P (Vanderbei 1995), so the order can be chosen for sparsity alone.
type factor struct {
	n       int
	place   []int // P: where an unknown stands in the elimination
	columns []int // upper triangle of P A P' by columns: column j has rows[columns[j]:columns[j+1]]
	rows    []int
	slot    []int // where each off-diagonal entry of A went
	parent  []int // elimination tree
	below   []int // L by columns, likewise
	li      []int
	lx      []float64
	d       []float64
	work    []float64
}

// pair is the place of an entry off the diagonal of a symmetric matrix.
type pair struct{ i, j int }

// newFactor prepares to decompose matrices of n unknowns that have entries off
// the diagonal only at the places given, each once.
func newFactor(n int, entries []pair) *factor {
	neighbours := make([][]int, n)
	for _, e := range entries {
		neighbours[e.i] = append(neighbours[e.i], e.j)
		neighbours[e.j] = append(neighbours[e.j], e.i)
	}
	f := &factor{n: n, place: make([]int, n), columns: make([]int, n+1), rows: make([]int, len(entries)), slot: make([]int, len(entries))}
	for at, i := range minimumDegree(neighbours) {
		f.place[i] = at
	}
	byColumn := make([]int, len(entries))
	for k := range byColumn {
		byColumn[k] = k
	}
	upper := func(k int) (row, column int) {
		a, b := f.place[entries[k].i], f.place[entries[k].j]
		return min(a, b), max(a, b)
	}
	slices.SortFunc(byColumn, func(x, y int) int {
		xr, xc := upper(x)
		yr, yc := upper(y)
		return cmp.Or(xc-yc, xr-yr)
	})
	for at, k := range byColumn {
		row, column := upper(k)
		f.rows[at], f.slot[k] = row, at
		f.columns[column+1] = at + 1
	}
	for j := range n {
		f.columns[j+1] = max(f.columns[j+1], f.columns[j])
	}
	f.analyse()
	return f
}

// analyse finds the elimination tree and how long each column of L is.
func (f *factor) analyse() {
	f.parent, f.below = make([]int, f.n), make([]int, f.n+1)
	flag, length := make([]int, f.n), make([]int, f.n)
	for k := range f.n {
		f.parent[k], flag[k] = -1, k
		for _, i := range f.rows[f.columns[k]:f.columns[k+1]] {
			for ; flag[i] != k; i = f.parent[i] {
				if f.parent[i] < 0 {
					f.parent[i] = k
				}
				length[i]++
				flag[i] = k
			}
		}
	}
	for k := range f.n {
		f.below[k+1] = f.below[k] + length[k]
	}
	f.li, f.lx = make([]int, f.below[f.n]), make([]float64, f.below[f.n])
	f.d, f.work = make([]float64, f.n), make([]float64, f.n)
}

// decompose computes L and D from the diagonal and the entries off it, which
// are in the order in which newFactor got their places. Elimination leaves each
// pivot of a quasi-definite matrix at least as far from zero as it was, on the
// same side; here that is at least regular.
func (f *factor) decompose(diagonal, entries []float64) {
	upper := make([]float64, len(entries))
	for k, v := range entries {
		upper[f.slot[k]] = v
	}
	sign := make([]float64, f.n)
	for i, v := range diagonal {
		f.d[f.place[i]], sign[f.place[i]] = v, math.Copysign(1, v)
	}
	y, filled := make([]float64, f.n), make([]int, f.n)
	pattern, flag := make([]int, f.n), make([]int, f.n)
	for k := range f.n {
		flag[k] = k
		top := f.n
		for at := f.columns[k]; at < f.columns[k+1]; at++ {
			i, length := f.rows[at], 0
			y[i] += upper[at]
			for ; flag[i] != k; i = f.parent[i] {
				pattern[length] = i
				length++
				flag[i] = k
			}
			for length > 0 {
				top--
				length--
				pattern[top] = pattern[length]
			}
		}
		for _, i := range pattern[top:] {
			yi := y[i]
			y[i] = 0
			end := f.below[i] + filled[i]
			for at := f.below[i]; at < end; at++ {
				y[f.li[at]] -= float64(f.lx[at] * yi)
			}
			l := yi / f.d[i]
			f.d[k] -= float64(l * yi)
			f.li[end], f.lx[end] = k, l
			filled[i]++
		}
		if sign[k]*f.d[k] < regular/2 {
			f.d[k] = sign[k] * regular // lost to rounding; refinement makes up for it
		}
	}
}

// solve replaces b by the solution of A x = b.
func (f *factor) solve(b []float64) {
	x := f.work
	for i, v := range b {
		x[f.place[i]] = v
	}
	for j := range f.n {
		for at := f.below[j]; at < f.below[j+1]; at++ {
			x[f.li[at]] -= float64(f.lx[at] * x[j])
		}
	}
	for j := range f.n {
		x[j] /= f.d[j]
	}
	for j := f.n - 1; j >= 0; j-- {
		for at := f.below[j]; at < f.below[j+1]; at++ {
			x[j] -= float64(f.lx[at] * x[f.li[at]])
		}
	}
	for i := range b {
		b[i] = x[f.place[i]]
	}
}

// inverseDiagonal is the diagonal of the inverse of A. Of the inverse only the
// entries where L has some are computed, from the last column to the first
// (Takahashi, Fagan and Chen 1973).
func (f *factor) inverseDiagonal() []float64 {
	zx, zd := make([]float64, len(f.lx)), make([]float64, f.n)
	sum, member := make([]float64, f.n), make([]int, f.n)
	for j := f.n - 1; j >= 0; j-- {
		column := f.li[f.below[j]:f.below[j+1]]
		l := f.lx[f.below[j]:f.below[j+1]]
		for at, i := range column {
			sum[i], member[i] = 0, at+1
		}
		// sum = Z l over the rows of the column; Z is symmetric, and each entry
		// below its diagonal stands for two.
		for at, k := range column {
			sum[k] += float64(zd[k] * l[at])
			for in := f.below[k]; in < f.below[k+1]; in++ {
				i := f.li[in]
				if other := member[i]; other > 0 {
					sum[i] += float64(zx[in] * l[at])
					sum[k] += float64(zx[in] * l[other-1])
				}
			}
		}
		zd[j] = 1 / f.d[j]
		for at, i := range column {
			zx[f.below[j]+at] = -sum[i]
			zd[j] += float64(sum[i] * l[at])
			member[i] = 0
		}
	}
	diagonal := make([]float64, f.n)
	for i := range diagonal {
		diagonal[i] = zd[f.place[i]]
	}
	return diagonal
}
