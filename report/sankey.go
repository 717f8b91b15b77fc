package report

// A flow diagram (after M. H. P. R. Sankey, 1898) draws amounts as ribbons of
// that width between nodes that stand in columns. This is its geometry alone:
// what flows, and how it looks, is for others.

// node is one station of a flow. Column counts from the left.
type node struct {
	Name   string
	Class  string
	Column int
}

// flow is an amount on its way from one node to another, by their indices.
type flow struct {
	From, To int
	Amount   float64
}

// field is the room for a flow diagram.
type field struct {
	Columns []float64 // left edge of each column
	Thick   float64   // width of a node
	Scale   float64   // height of one unit of amount
	Gap     float64   // least distance between nodes of a column
	Room    float64   // least distance from the top of one to the top of the next, for its label
}

// placed is a node with its place.
type placed struct {
	node
	Left, Top, Height float64
}

// ribbon is a flow with its place: it leaves From's right edge and meets To's
// left edge, with the same width at both ends.
type ribbon struct {
	flow
	FromTop, ToTop, Width float64
}

// layOut places the nodes of each column below one another in the order given,
// none higher than the highest node that feeds it, and the ribbons of a node
// in the order given. Flows must run to the right. A node is as high as the
// larger of what enters and what leaves it, so that nothing is lost at one
// where they are equal. It returns the lowest edge too.
func layOut(nodes []node, flows []flow, f field) (stations []placed, ribbons []ribbon, bottom float64) {
	in, out := make([]float64, len(nodes)), make([]float64, len(nodes))
	for _, x := range flows {
		out[x.From] += x.Amount
		in[x.To] += x.Amount
	}
	stations = make([]placed, len(nodes))
	for c := range f.Columns {
		free := 0.0
		for i, n := range nodes {
			if n.Column != c {
				continue
			}
			top := max(free, feederTop(i, flows, stations))
			height := max(in[i], out[i]) * f.Scale
			stations[i] = placed{n, f.Columns[c], top, height}
			bottom = max(bottom, top+max(height, f.Room))
			free = top + max(height+f.Gap, f.Room)
		}
	}
	left, entered := make([]float64, len(nodes)), make([]float64, len(nodes))
	for _, x := range flows {
		width := x.Amount * f.Scale
		ribbons = append(ribbons, ribbon{x, stations[x.From].Top + left[x.From], stations[x.To].Top + entered[x.To], width})
		left[x.From] += width
		entered[x.To] += width
	}
	return stations, ribbons, bottom
}

// feederTop is the top of the highest node that feeds node i; zero if none
// does. Those of earlier columns have their places already.
func feederTop(i int, flows []flow, stations []placed) float64 {
	top, fed := 0.0, false
	for _, x := range flows {
		if x.To == i && (!fed || stations[x.From].Top < top) {
			top, fed = stations[x.From].Top, true
		}
	}
	return top
}
