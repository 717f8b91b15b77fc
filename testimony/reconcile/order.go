package reconcile

import "container/heap"

// minimumDegree orders the unknowns of a sparse symmetric matrix so that its
// factor stays sparse: eliminate next whichever has the fewest neighbours
// left. Eliminated unknowns are kept as cliques ("elements") instead of as the
// edges between their neighbours, and degrees are bounded from above (Amestoy,
// Davis and Duff 1996). Ties go to the lower number, so the order is always the
// same.
func minimumDegree(neighbours [][]int) []int {
	n := len(neighbours)
	g := &eliminationGraph{
		variables: neighbours,
		elements:  make([][]int, n),
		clique:    make([][]int, n),
		mark:      make([]int, n),
		outside:   make([]int, n),
		stamp:     make([]int, n),
		done:      make([]bool, n),
	}
	queue := &degrees{}
	for i := range neighbours {
		heap.Push(queue, degree{len(neighbours[i]), i})
	}
	current := make([]int, n)
	for i := range current {
		current[i] = len(neighbours[i])
	}
	order := make([]int, 0, n)
	for len(order) < n {
		next := heap.Pop(queue).(degree)
		if g.done[next.of] || next.count != current[next.of] {
			continue // it was counted again since
		}
		order = append(order, next.of)
		for _, i := range g.eliminate(next.of, n-len(order)) {
			current[i] = g.degree(i, n-len(order)-1)
			heap.Push(queue, degree{current[i], i})
		}
	}
	return order
}

// eliminationGraph is what is left of a graph when some of its nodes have been
// eliminated, each leaving a clique of its neighbours behind.
type eliminationGraph struct {
	variables [][]int // neighbours that are not eliminated and share no clique with the node
	elements  [][]int // cliques that the node is in, by the node that left them
	clique    [][]int
	mark      []int // the last step at which a node was seen
	outside   []int // members of a clique that the newest one does not have
	stamp     []int // the step for which outside was counted
	done      []bool
	step      int
}

// eliminate takes a node out and gives its clique.
func (g *eliminationGraph) eliminate(p, left int) []int {
	g.step++
	g.done[p], g.mark[p] = true, g.step
	members := make([]int, 0, min(left, 16))
	add := func(nodes []int) {
		for _, i := range nodes {
			if g.mark[i] != g.step && !g.done[i] {
				g.mark[i] = g.step
				members = append(members, i)
			}
		}
	}
	add(g.variables[p])
	for _, e := range g.elements[p] {
		add(g.clique[e])
		g.clique[e] = nil // absorbed by the new one
	}
	g.clique[p], g.variables[p], g.elements[p] = members, nil, nil
	for _, i := range members {
		for _, e := range g.elements[i] {
			if g.stamp[e] != g.step {
				g.stamp[e], g.outside[e] = g.step, len(g.clique[e])
			}
			g.outside[e]--
		}
	}
	for _, i := range members {
		kept := g.variables[i][:0]
		for _, j := range g.variables[i] {
			if g.mark[j] != g.step && !g.done[j] {
				kept = append(kept, j)
			}
		}
		g.variables[i] = kept
		cliques := g.elements[i][:0]
		for _, e := range g.elements[i] {
			if g.clique[e] != nil && g.outside[e] > 0 { // others lie within the new one
				cliques = append(cliques, e)
			}
		}
		g.elements[i] = append(cliques, p)
	}
	return members
}

// degree bounds from above how many neighbours a node of the newest clique has.
func (g *eliminationGraph) degree(i, most int) int {
	d := len(g.variables[i])
	for _, e := range g.elements[i] {
		if g.stamp[e] == g.step {
			d += g.outside[e]
		} else {
			d += len(g.clique[e]) - 1
		}
	}
	return min(d, most)
}

// degree is how many neighbours a node has, at most.
type degree struct{ count, of int }

// degrees is a queue of nodes, fewest neighbours first.
type degrees []degree

func (d degrees) Len() int      { return len(d) }
func (d degrees) Swap(i, j int) { d[i], d[j] = d[j], d[i] }
func (d degrees) Less(i, j int) bool {
	return d[i].count < d[j].count || d[i].count == d[j].count && d[i].of < d[j].of
}
func (d *degrees) Push(x any) { *d = append(*d, x.(degree)) }
func (d *degrees) Pop() any {
	last := (*d)[len(*d)-1]
	*d = (*d)[:len(*d)-1]
	return last
}
