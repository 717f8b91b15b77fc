package reconcile

import "math"

// facts.go: how many independent facts some quantities are. Identities join
// quantities, so that three shares which are the whole are two facts. Near the
// balanced values each identity is linear, J dx = 0, where x are all quantities
// but those that are given. The changes that J allows to the quantities S have
// the dimension
//
//	facts(S) = |S| + rank J(without S) - rank J
//
// the rank of S after the identities. A quantity that is no fact of its own
// follows from what is given.

// Facts counts the independent facts in quantities.
type Facts struct {
	index  map[string]int
	slopes [][]float64 // of each identity by each quantity, relative to the values
}

// Facts prepares the count. The error is formula.Faults, as that of Weigh.
func (t *Testimony) Facts() (*Facts, error) {
	n, _, faults := t.read()
	if len(faults) > 0 {
		return nil, faults
	}
	balanced, _, faults := n.balance()
	if len(faults) > 0 {
		return nil, faults
	}
	f, values := &Facts{index: n.index}, make([]float64, len(balanced))
	for i, e := range balanced {
		values[i] = e.value
	}
	for _, e := range n.equations {
		slope := make([]float64, len(values))
		e.Gradient(values, slope)
		for i, x := range values {
			if x != 0 {
				slope[i] *= math.Abs(x)
			}
		}
		f.slopes = append(f.slopes, slope)
	}
	return f, nil
}

// Of is how many independent facts some quantities are, if others are given.
// Names that no claim and no identity has are each a fact of their own.
func (f *Facts) Of(quantities, given []string) (facts int) {
	known, asked, strangers := map[int]bool{}, map[int]bool{}, map[string]bool{}
	for _, name := range given {
		if i, is := f.index[name]; is {
			known[i] = true
		}
		strangers[name] = true
	}
	for _, name := range quantities {
		i, is := f.index[name]
		switch {
		case !is && !strangers[name]:
			facts++
		case is && !known[i]:
			asked[i] = true
		}
		strangers[name] = true
	}
	var all, rest [][]float64
	for _, slope := range f.slopes {
		var row, without []float64
		for i, x := range slope {
			if !known[i] {
				row = append(row, x)
				if !asked[i] {
					without = append(without, x)
				}
			}
		}
		all, rest = append(all, row), append(rest, without)
	}
	return facts + len(asked) + rank(rest) - rank(all)
}

// rank is that of a matrix, by elimination with the largest pivot of all. Rows
// are brought to a length of 1 first: what is then below 1e-9 is rounding.
func rank(rows [][]float64) (n int) {
	for _, row := range rows {
		largest := 0.0
		for _, x := range row {
			largest = max(largest, math.Abs(x))
		}
		for i := range row {
			if largest > 0 {
				row[i] /= largest
			}
		}
	}
	for ; n < len(rows); n++ {
		at, column, most := n, 0, 1e-9
		for r := n; r < len(rows); r++ {
			for c, x := range rows[r] {
				if math.Abs(x) > most {
					at, column, most = r, c, math.Abs(x)
				}
			}
		}
		if most == 1e-9 {
			return n
		}
		rows[n], rows[at] = rows[at], rows[n]
		for r := n + 1; r < len(rows); r++ {
			by := rows[r][column] / rows[n][column]
			for c := range rows[r] {
				rows[r][c] -= by * rows[n][c]
			}
			rows[r][column] = 0
		}
	}
	return n
}
