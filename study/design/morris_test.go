package design

import (
	"math"
	"strings"
	"testing"

	"tumen/internal/proof"

	"pgregory.net/rapid"
)

// Four levels are 0, 1/3, 2/3 and 1, and a step is 2/3 (Morris 1991).
func TestAStepIsHalfTheGridLong(t *testing.T) {
	m := proof.Must(NewMorris(1, 1, 4, 1))(t)
	if math.Abs(m.Delta-2.0/3) > 1e-15 {
		t.Errorf("delta is %v, want 2/3", m.Delta)
	}
}

func TestATrajectoryMovesEachInputOnceByDelta(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r, k := rapid.IntRange(1, 20).Draw(t, "r"), rapid.IntRange(1, 9).Draw(t, "k")
		levels := 2 * rapid.IntRange(1, 5).Draw(t, "half the levels")
		m := proof.Must(NewMorris(r, k, levels, rapid.Uint64().Draw(t, "seed")))(t)
		if len(m.Points) != r*(k+1) || len(m.Steps) != r*k {
			t.Fatalf("%d runs and %d steps, want %d and %d", len(m.Points), len(m.Steps), r*(k+1), r*k)
		}
		moved := map[[2]int]int{}
		for _, s := range m.Steps {
			moved[[2]int{s.Trajectory, s.Input}]++
			for j := range k {
				from, to := m.Points[s.From][j], m.Points[s.To][j]
				switch {
				case j != s.Input && from != to:
					t.Fatalf("step %v also moves input %d", s, j)
				case j == s.Input && math.Abs(math.Abs(to-from)-m.Delta) > 1e-12:
					t.Fatalf("step %v goes from %v to %v, not by %v", s, from, to, m.Delta)
				case to < 0 || to > 1:
					t.Fatalf("step %v leaves the grid at %v", s, to)
				}
			}
		}
		if len(moved) != r*k {
			t.Fatalf("%d different moves, want %d", len(moved), r*k)
		}
	})
}

// Half the levels can be left upwards, from each of the levels^(k-1) places of
// the other inputs: 3 inputs on 4 levels have 3 * 2 * 16 steps on 64 points.
func TestTheWholeGridHasEveryStepOnce(t *testing.T) {
	m := proof.Must(EnumerateMorris(3, 4))(t)
	if len(m.Points) != 64 || len(m.Steps) != 96 {
		t.Fatalf("%d points and %d steps, want 64 and 96", len(m.Points), len(m.Steps))
	}
	places := map[[3]float64]bool{}
	for _, p := range m.Points {
		places[[3]float64(p)] = true
	}
	if len(places) != 64 {
		t.Errorf("%d different points, want 64", len(places))
	}
	seen := map[[2]int]bool{}
	for _, s := range m.Steps {
		if d := m.Points[s.To][s.Input] - m.Points[s.From][s.Input]; math.Abs(d-2.0/3) > 1e-12 {
			t.Errorf("step %v is %v long", s, d)
		}
		seen[[2]int{s.From, s.To}] = true
	}
	if len(seen) != 96 {
		t.Errorf("%d different steps, want 96", len(seen))
	}
}

func TestAMorrisDesignThatCannotBeMadeSaysWhy(t *testing.T) {
	_, odd := NewMorris(4, 3, 5, 1)
	_, none := NewMorris(0, 3, 4, 1)
	_, large := EnumerateMorris(12, 4)
	_, flat := EnumerateMorris(2, 0)
	for want, err := range map[string]error{
		"write an even number": odd,
		"cannot have 0 points": none,
		"use trajectories":     large,
		"cannot have 0 levels": flat,
	} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want an error with %q", err, want)
		}
	}
}
