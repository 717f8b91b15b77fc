package design

import (
	"math"

	"tumen/internal/say"
	"tumen/rng"
)

// Morris is a screening design (Morris 1991, Technometrics 33, 161): steps of
// one input at a time on a grid of equally spaced levels from 0 to 1. What the
// outcome does in a step, divided by the step's length, is an elementary
// effect.
type Morris struct {
	Levels   int
	Delta    float64     // length of a step: levels / (2 (levels - 1))
	Points   [][]float64 // the runs
	Steps    []Step      // in the order of their trajectories
	Complete bool        // every step that the grid has is there, once
}

// Step is from one run to another that differs in one input.
type Step struct {
	Trajectory int // steps of one trajectory share runs
	Input      int
	From, To   int // places in Points
}

// NewMorris is r random trajectories for k inputs: each starts anywhere on the
// grid and moves every input once, in random order. It has r (k + 1) runs. It
// fails unless r and k are positive and levels is even and at least 2, which
// is what gives every level the same chance.
func NewMorris(r, k, levels int, seed uint64) (*Morris, error) {
	if err := checkSize(r, k); err != nil {
		return nil, err
	}
	m, err := newMorris(levels)
	if err != nil {
		return nil, err
	}
	source := rng.New(seed)
	m.Points = grid(r*(k+1), k)
	for t := range r {
		at := t * (k + 1)
		for j := range k {
			level := source.Draw(drawBase, uint32(t), 0, uint32(j)).Below(0, uint32(levels))
			m.Points[at][j] = m.level(int(level))
		}
		order := shuffled(k, func(i int) rng.Block { return source.Draw(drawOrder, uint32(t), 0, uint32(i)) })
		for s, j := range order {
			next := m.Points[at+s+1]
			copy(next, m.Points[at+s])
			next[j] = m.across(next[j])
			m.Steps = append(m.Steps, Step{Trajectory: t, Input: j, From: at + s, To: at + s + 1})
		}
	}
	return m, nil
}

// The largest grid that is worth enumerating.
const mostGrid = 1 << 17

// EnumerateMorris is the whole grid, levels^k runs, with every step that it
// has: the exact answer to what trajectories sample, for few inputs. It fails
// as NewMorris does, and if the grid has more than 131,072 points.
func EnumerateMorris(k, levels int) (*Morris, error) {
	if err := checkSize(1, k); err != nil {
		return nil, err
	}
	m, err := newMorris(levels)
	if err != nil {
		return nil, err
	}
	n := 1
	for range k {
		if n *= levels; n > mostGrid {
			return nil, say.Errorf("a grid of %d levels in %d inputs has over %d points: use trajectories (NewMorris), or fewer levels", levels, k, mostGrid)
		}
	}
	m.Complete = true
	m.Points = grid(n, k)
	stride := 1
	for j := range k {
		for i, point := range m.Points {
			level := i / stride % levels
			point[j] = m.level(level)
			if level < levels/2 {
				m.Steps = append(m.Steps, Step{Trajectory: len(m.Steps), Input: j, From: i, To: i + levels/2*stride})
			}
		}
		stride *= levels
	}
	return m, nil
}

func newMorris(levels int) (*Morris, error) {
	if levels < 2 || levels%2 != 0 {
		return nil, say.Errorf("a Morris grid cannot have %d levels: write an even number, as 4", levels)
	}
	return &Morris{Levels: levels, Delta: float64(levels) / float64(2*(levels-1))}, nil
}

func (m *Morris) level(i int) float64 { return float64(i) / float64(m.Levels-1) }

// across is the one level that lies Delta away from u: half the grid further.
func (m *Morris) across(u float64) float64 {
	i := int(math.Round(u * float64(m.Levels-1)))
	if i < m.Levels/2 {
		return m.level(i + m.Levels/2)
	}
	return m.level(i - m.Levels/2)
}
