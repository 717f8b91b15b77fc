package chart

import (
	"strings"

	"tumen/internal/say"
	"tumen/internal/text"
)

// A flow diagram (after M. H. P. R. Sankey, 1898) draws amounts as ribbons of that
// width between nodes that stand in columns.

// Node is one station of a flow. Column counts from the left.
type Node struct {
	Name, Class string
	Words       string // its amount, as it is written
	Column      int
	Above       string // begins a diagram of its own below all earlier ones, under these words
}

// Flow is an amount on its way from one node to another, by their places among the
// nodes. It runs to the right.
type Flow struct {
	From, To int
	Amount   float64
	Row      int
}

func (Node) Numbers() []Drawn   { return nil }
func (f Flow) Numbers() []Drawn { return []Drawn{{f.Row, f.Amount}} }

// Sizes of a flow diagram. Its height without gaps holds whatever flows: high enough
// for a part of one in a hundred to be seen.
const (
	flowHeight = 300
	nodeGap    = 14
	lineHeight = 15
)

// station is a node with its place and its label.
type station struct {
	Node
	left, top, height float64
	label             []string
}

// drawFlows draws ribbons in the colour of the one who gets the money, and over them
// the nodes with their names.
func (f *Figure) drawFlows(c *canvas) {
	nodes, flows := marks[Node](f), marks[Flow](f)
	thick, class, name := 14.0, say.Text("label halo"), say.Text("label halo strong")
	if c.narrow() {
		thick, class, name = 6, say.Text("small halo"), say.Text("small halo") // bold letters would be cut
	}
	columns, whole := 1, 0.0
	for i, n := range nodes {
		columns = max(columns, n.Column+1)
		if n.Column == 0 || n.Above != "" {
			whole += passing(i, flows)
		}
	}
	if whole == 0 {
		whole = 1
	}
	scale, apart := flowHeight/whole, c.width/float64(columns)
	stations := make([]station, len(nodes))
	start, bottom := 0.0, 0.0
	free := make([]float64, columns)
	for i, n := range nodes {
		if n.Above != "" {
			start = bottom + 44
			for k := range free {
				free[k] = start
			}
			c.text(say.Text("small soft"), apart*float64(n.Column), start-14, "start", fit(n.Above, "small", c.width-apart*float64(n.Column)))
		}
		s := station{Node: n, left: apart * float64(n.Column), height: passing(i, flows) * scale}
		s.top = max(free[n.Column], start, fedFrom(i, flows, stations))
		room := apart - thick - 6
		s.label = labelOf(n, name, room)
		tall := float64(len(s.label))*lineHeight + 4
		free[n.Column] = s.top + max(s.height+nodeGap, tall)
		bottom = max(bottom, s.top+max(s.height, tall))
		stations[i] = s
	}
	left, entered := make([]float64, len(nodes)), make([]float64, len(nodes))
	for _, x := range flows {
		from, to, width := stations[x.From], stations[x.To], x.Amount*scale
		c.ribbon(say.Textf("ribbon %s", to.Class), x.Row, from.left+thick, from.top+left[x.From], to.left, to.top+entered[x.To], width)
		left[x.From] += width
		entered[x.To] += width
	}
	for _, s := range stations {
		c.rect(say.Textf("block %s", s.Class), noRow, s.left, s.top, thick, s.height)
		for k, line := range s.label {
			of := name
			if k == len(s.label)-1 && s.Words != "" {
				of = class
			}
			c.text(of, s.left+thick+4, s.top+float64(k)*lineHeight+12, "start", line)
		}
	}
	c.height = bottom + 4
}

// labelOf is the name of a node in as many lines as it needs, and its amount.
func labelOf(n Node, class string, room float64) []string {
	lines := strings.Split(text.Wrap(text.Capital(n.Name), int(room/widthOf("n", class)), 0), "\n")
	if n.Words != "" {
		lines = append(lines, n.Words)
	}
	for i := range lines {
		lines[i] = fit(lines[i], class, room)
	}
	return lines
}

// passing is the larger of what enters a node and what leaves it, so that nothing is
// lost at one where they are equal.
func passing(node int, flows []Flow) float64 {
	in, out := 0.0, 0.0
	for _, x := range flows {
		if x.To == node {
			in += x.Amount
		}
		if x.From == node {
			out += x.Amount
		}
	}
	return max(in, out)
}

// fedFrom is the top of the highest node that feeds one; 0 if none does.
func fedFrom(node int, flows []Flow, stations []station) float64 {
	top, fed := 0.0, false
	for _, x := range flows {
		if x.To == node && (!fed || stations[x.From].top < top) {
			top, fed = stations[x.From].top, true
		}
	}
	return top
}
