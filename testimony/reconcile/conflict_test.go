package reconcile_test

import (
	"flag"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	. "tumen/testimony"
	"tumen/testimony/formula"
	"tumen/testimony/reconcile"
)

// What the witness of the founding case says of a month's pay does not hold
// together, and any one of five corrections would resolve it.
func TestTheFoundingContradiction(t *testing.T) {
	f := balanced(t, samjiyon(t))
	if f.Consistent || !f.Complete {
		t.Errorf("consistent %v, complete %v", f.Consistent, f.Complete)
	}
	want := "[[pay.run runs.month pay.month] [load.usual pay.rate runs.month pay.month]]"
	if got := fmt.Sprint(setsOf(f)); got != want {
		t.Errorf("conflicts %s, want %s", got, want)
	}
	for i, want := range []string{"[pay-month]", "[pay-run pay-month]"} {
		if got := fmt.Sprint(f.Conflicts[i].Identities); got != want {
			t.Errorf("%v cannot hold by %s, want %s", f.Conflicts[i].Claims, got, want)
		}
	}
	corrections := make(map[string]string)
	for _, c := range f.Conflicts {
		for _, m := range c.Corrections {
			text := fmt.Sprintf("%v %s", m.To, m.Unit)
			if other := corrections[m.Claim]; other != "" && other != text {
				t.Errorf("%s is corrected to %s and to %s", m.Claim, other, text)
			}
			corrections[m.Claim] = text
		}
	}
	for claim, want := range map[string]string{ // 200 = 5 x 40 = 4 x 50 = 4 x 0.8 x 62.5 = 4 x 50 x 1, and 4 x 40 = 160
		"runs.month": "5 run/month", "pay.run": "50 yuan", "load.usual": "62.5 kg", "pay.rate": "1 yuan/kg", "pay.month": "160 yuan/month",
	} {
		if corrections[claim] != want {
			t.Errorf("%s would have to be %q, want %s", claim, corrections[claim], want)
		}
	}
	for _, w := range f.Claims {
		accused := corrections[w.ID] != ""
		if (w.Verdict == reconcile.Contradicts) != accused {
			t.Errorf("%s: %s", w.ID, w.Verdict)
		}
		if strings.HasSuffix(w.ID, "usd") && w.Verdict != reconcile.Agrees { // 6.289 and 6.25 yuan a dollar differ by rounding
			t.Errorf("the exchange rates are accused: %s %s", w.ID, w.Verdict)
		}
	}
}

// Small linear testimonies, every set of their claims tried: Weigh finds all
// smallest sets that cannot hold, and no others.
func TestConflictsAreExactlyTheSmallestSetsThatCannotHold(t *testing.T) {
	found := 0
	rapid.Check(t, func(t *rapid.T) {
		const n, rows = 7, 3
		a, b := make([][]int64, rows), make([]int64, rows)
		c := &Testimony{Sources: []Source{{ID: "witness", Grade: "A1"}}}
		low, high := make([]int64, n), make([]int64, n)
		for i := range n {
			low[i] = rapid.Int64Range(10, 40).Draw(t, "low")
			high[i] = low[i] + rapid.Int64Range(1, 6).Draw(t, "width")
			f, err := ParseFigure(fmt.Sprintf("%v to %v kg", low[i], high[i]), nil)
			if err != nil {
				t.Fatal(err)
			}
			c.Claims = append(c.Claims, Claim{ID: fmt.Sprintf("q%d", i), Figure: &f, Source: "witness"})
		}
		for r := range rows {
			a[r] = make([]int64, n)
			a[r][r] = 1
			right := "0 kg"
			for i := rows; i < n; i++ {
				if s := rapid.Int64Range(-1, 1).Draw(t, "sign"); s != 0 {
					a[r][i] = -s
					right += map[int64]string{-1: " - ", 1: " + "}[s] + fmt.Sprintf("q%d", i)
				}
			}
			b[r] = rapid.Int64Range(-20, 20).Draw(t, "constant")
			right += fmt.Sprintf(" + %v kg", b[r])
			right = strings.ReplaceAll(right, "+ -", "- ")
			c.Identities = append(c.Identities, formula.Identity{ID: fmt.Sprintf("e%d", r), Text: fmt.Sprintf("q%d = %s", r, right)})
		}
		var smallest [][]string
		cannot := make(map[int]bool) // sets of claims, by bits
		for set := range 1 << n {
			claimed := make([]bool, n)
			var ids []string
			minimal := true
			for i := range n {
				if claimed[i] = set>>i&1 == 1; claimed[i] {
					ids = append(ids, c.Claims[i].ID)
					minimal = minimal && !cannot[set&^(1<<i)]
				}
			}
			if !minimal || !oracle(a, b, low, high, claimed) {
				cannot[set] = true
				if minimal {
					smallest = append(smallest, ids)
				}
			}
		}
		f, err := c.Weigh(reconcile.Options{})
		if err != nil {
			t.Fatal(err)
		}
		got := setsOf(f)
		order := func(x, y []string) int { return slices.Compare(x, y) }
		slices.SortFunc(got, order)
		slices.SortFunc(smallest, order)
		if fmt.Sprint(got) != fmt.Sprint(smallest) || !f.Complete {
			t.Fatalf("conflicts %v (complete: %v), want %v", got, f.Complete, smallest)
		}
		found += len(got)
		for _, conflict := range f.Conflicts {
			for _, m := range conflict.Corrections {
				checkCorrection(t, c, conflict.Claims, m)
			}
		}
	})
	if found == 0 {
		t.Error("no testimony had a conflict, so nothing was tested")
	}
}

// checkCorrection holds a correction against what it promises: with the one claim at its
// new value, the claims of the conflict can hold.
func checkCorrection(t fataler, c *Testimony, conflict []string, m reconcile.Correction) {
	t.Helper()
	n, faults := reconcile.NewTrial(c.Numbers())
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	var claims []int
	for i := range c.Claims {
		if slices.Contains(conflict, c.Claims[i].ID) {
			claims = append(claims, i)
		}
		if c.Claims[i].ID == m.Claim {
			margin := 1e-6 * (1 + math.Abs(m.To)) // a solution's rounding
			n.Move(i, m.To, margin)
		}
	}
	if ok, outside := n.Fit(claims); !ok {
		t.Fatal(fmt.Sprintf("%s moved to %v %s does not resolve %v: outside is %v", m.Claim, m.To, m.Unit, conflict, outside))
	}
}

var plantedSystems = flag.Int("systems", 1, "in how many generated testimonies to plant errors")

// foundErrors is how well planted errors are found.
type foundErrors struct {
	planted, met int // errors, and those that are in a conflict
	sets, true   int // conflicts, and those that hold an error
}

// plant weighs generated testimonies with planted errors.
func plant(t testing.TB, systems int, s settings) (f foundErrors) {
	t.Helper()
	for seed := range uint64(systems) {
		g := generate(seed+1, s)
		found := balanced(t, g.Testimony)
		planted := make(map[string]bool)
		for _, c := range g.planted {
			planted[g.Claims[c].ID] = true
		}
		met := make(map[string]bool)
		for _, set := range setsOf(found) {
			holds := false
			for _, id := range set {
				if planted[id] {
					met[id], holds = true, true
				}
			}
			f.sets++
			if holds {
				f.true++
			}
		}
		f.planted, f.met = f.planted+len(planted), f.met+len(met)
	}
	return f
}

// docs/testimony.md has the table. A figure wrong by a factor of 2 to 5 is met
// unless it is small beside what it is added to, or in no identity at all; and
// what is accused without an error among it are honest figures whose own errors
// add up.
//
//	go test ./testimony/reconcile -run Planted -v -systems 200    what the table is of
func TestPlantedErrorsAreFound(t *testing.T) {
	systems := *plantedSystems
	for _, test := range []struct {
		settings
		precision, recall float64 // at least
	}{
		{settings{claims: 30, reach: 5, error: 0.02, planted: 1}, 0.99, 0.6},
		{settings{claims: 40, reach: 10, error: 0.02, planted: 2}, 0.99, 0.6},
		{settings{claims: 40, reach: 10, error: 0.05, planted: 2}, 0.8, 0.6},
	} {
		f := plant(t, systems, test.settings)
		precision, recall := float64(f.true)/float64(f.sets), float64(f.met)/float64(f.planted)
		t.Logf("%d systems of %d claims, errors of %v, %d planted: precision %.3f of %d conflicts, recall %.3f of %d errors",
			systems, test.claims, test.error, test.planted, precision, f.sets, recall, f.planted)
		if precision < test.precision || recall < test.recall {
			t.Errorf("precision %.3f and recall %.3f, want at least %v and %v", precision, recall, test.precision, test.recall)
		}
	}
}

// No member of a conflict can be spared, on systems of sums and products.
func TestNoMemberOfAConflictCanBeSpared(t *testing.T) {
	tried := 0
	for seed := range uint64(3) {
		g := generate(seed+1, settings{claims: 40, reach: 6, error: 0.02, planted: 3})
		n, faults := reconcile.NewTrial(g.Numbers())
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		for _, set := range setsOf(balanced(t, g.Testimony)) {
			var claims []int
			for _, id := range set {
				claims = append(claims, slices.IndexFunc(g.Claims, func(c Claim) bool { return c.ID == id }))
			}
			if ok, _ := n.Fit(claims); ok {
				t.Errorf("seed %d: %v can hold", seed, set)
			}
			for i := range claims {
				if ok, _ := n.Fit(slices.Delete(slices.Clone(claims), i, i+1)); !ok {
					t.Errorf("seed %d: %v cannot hold even without %s", seed, set, set[i])
				}
				tried++
			}
		}
	}
	if tried < 50 {
		t.Errorf("only %d members were tried", tried)
	}
}
