package reconcile_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mat"
	"pgregory.net/rapid"

	. "tumen/testimony"
	"tumen/testimony/reconcile"
	"tumen/unit"
)

// measured is a figure with an exact standard deviation: an interval of one on
// either side.
func measured(value, sd float64, u string) *Figure {
	of, err := unit.ParseUnit(u)
	if err != nil {
		panic(err) // a slip in a test
	}
	return &Figure{Shape: Interval, Low: value - sd, Best: value, High: value + sd, Level: math.Erf(1 / math.Sqrt2), Unit: of}
}

// flows is a testimony of measured plain numbers.
func flows(values map[string][2]float64, order []string, identities ...string) *Testimony {
	c := &Testimony{Sources: []Source{{ID: "plant", Grade: "A1"}}, Identities: equations(identities...)}
	for _, id := range order {
		if v, ok := values[id]; ok {
			c.Claims = append(c.Claims, Claim{ID: id, Figure: measured(v[0], v[1], "1"), Source: "plant"})
		}
	}
	return c
}

func balanced(t testing.TB, c *Testimony) *reconcile.Findings {
	t.Helper()
	f, err := c.Weigh(reconcile.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func claimOf(f *reconcile.Findings, id string) *reconcile.Weighed {
	for i := range f.Claims {
		if f.Claims[i].ID == id {
			return &f.Claims[i]
		}
	}
	return &reconcile.Weighed{}
}

func impliedOf(f *reconcile.Findings, name string) *reconcile.Implied {
	for i := range f.Implied {
		if f.Implied[i].Name == name {
			return &f.Implied[i]
		}
	}
	return &reconcile.Implied{}
}

func expect(t *testing.T, what string, got, want, tolerance float64) {
	t.Helper()
	if !(math.Abs(got-want) <= tolerance*max(1, math.Abs(want))) {
		t.Errorf("%s is %.12g, want %.12g", what, got, want)
	}
}

// The heat exchanger with a bypass of Narasimhan and Jordache (2000), chapter
// 1: a splitter, the exchanger, a valve and a mixer. Measured and reconciled
// flows are theirs. With equal variances, each of the three pairs of flows is
// averaged and then takes a third of what the means miss.
func TestTheHeatExchangerWithBypass(t *testing.T) {
	streams := []string{"F1", "F2", "F3", "F4", "F5", "F6"}
	identities := []string{"F1 = F2 + F3", "F4 = F2", "F5 = F3", "F6 = F4 + F5"}
	all := map[string][2]float64{
		"F1": {101.91, 1}, "F2": {64.45, 1}, "F3": {34.65, 1}, "F4": {64.20, 1}, "F5": {36.44, 1}, "F6": {98.88, 1},
	}
	f := balanced(t, flows(all, streams, identities...))
	for id, want := range map[string]float64{"F1": 100.22, "F2": 64.50, "F3": 35.72, "F4": 64.50, "F5": 35.72, "F6": 100.22} {
		expect(t, id, claimOf(f, id).Balanced, want, 1e-9)
	}

	// With F3, F4 and F5 not measured: F1 and F6 are averaged, F2 checks nothing.
	few := map[string][2]float64{"F1": {101.91, 1}, "F2": {64.45, 1}, "F6": {98.88, 1}}
	f = balanced(t, flows(few, streams, "F3 = F1 - F2", "F4 = F2", "F5 = F3", "F6 = F4 + F5"))
	expect(t, "F1", claimOf(f, "F1").Balanced, 100.395, 1e-9)
	expect(t, "F2", claimOf(f, "F2").Balanced, 64.45, 1e-9)
	expect(t, "F3", impliedOf(f, "F3").Balanced, 35.945, 1e-9)
	expect(t, "F4", impliedOf(f, "F4").Balanced, 64.45, 1e-9)
	if test := claimOf(f, "F2").Test; test != 0 {
		t.Errorf("nothing checks F2, but its test is %v", test)
	}
}

// Any linear network against the formulas of the method, with A the identities,
// V the variances and y the claims:
//
//	x = y - V A' (A V A')^-1 A y        Stone, Champernowne and Meade (1942)
//	z = (x - y) / sqrt diag V A' (A V A')^-1 A V     Mah and Tamhane (1982)
//
// The network has 28 streams and 11 nodes, the size of the steam system of
// Serth and Heenan (1986).
func TestLinearNetworksAgainstTheDenseFormulas(t *testing.T) {
	const streams, nodes = 28, 11
	rapid.Check(t, func(t *rapid.T) {
		a := mat.NewDense(nodes, streams, nil)
		var identities, order []string
		values := make(map[string][2]float64)
		y, variance := mat.NewVecDense(streams, nil), mat.NewDiagDense(streams, nil)
		for i := range streams {
			v, sd := rapid.Float64Range(-100, 100).Draw(t, "flow"), rapid.Float64Range(0.1, 10).Draw(t, "sd")
			id := fmt.Sprintf("f%d", i)
			order = append(order, id)
			values[id] = [2]float64{v, sd}
			y.SetVec(i, v)
			variance.SetDiag(i, sd*sd)
		}
		for n := range nodes {
			a.Set(n, n, 1) // a stream of its own keeps the nodes independent
			sides := []string{order[n], "0"}
			for i := nodes; i < streams; i++ {
				if s := rapid.IntRange(-1, 1).Draw(t, "sign"); s != 0 && (i+n)%3 == 0 {
					a.Set(n, i, float64(s))
					sides[1] += map[int]string{-1: " + ", 1: " - "}[s] + order[i]
				}
			}
			identities = append(identities, strings.Join(sides, " = "))
		}
		var va, s, inverse, m, miss, x mat.Dense
		va.Mul(variance, a.T())
		s.Mul(a, &va)
		if err := inverse.Inverse(&s); err != nil {
			t.Skip("singular")
		}
		m.Mul(&va, &inverse)
		miss.Mul(a, y)
		x.Mul(&m, &miss)
		var moves mat.Dense
		moves.Mul(&m, va.T())

		f, err := flows(values, order, identities...).Weigh(reconcile.Options{MaxTests: 1})
		if err != nil {
			t.Fatal(err)
		}
		for i, id := range order {
			w := claimOf(f, id)
			want := y.AtVec(i) - x.At(i, 0)
			if math.Abs(w.Balanced-want) > 1e-9*100 { // of flows up to 100
				t.Fatalf("%s is balanced to %v, want %v", id, w.Balanced, want)
			}
			if v := moves.At(i, i); v > 1e-3*variance.At(i, i) {
				if z := -x.At(i, 0) / math.Sqrt(v); math.Abs(w.Test-z) > 1e-6*(1+math.Abs(z)) {
					t.Fatalf("the test of %s is %v, want %v", id, w.Test, z)
				}
			}
			half := reconcile.NinetyFive * math.Sqrt(max(variance.At(i, i)-moves.At(i, i), 0))
			if math.Abs(*w.High-w.Balanced-half) > 1e-9*200 { // ends and values have ten digits
				t.Fatalf("the interval of %s is %v to %v, want half of it %v", id, *w.Low, *w.High, half)
			}
		}
	})
}

// On logarithms, what a product misses is shared out by the squares of the
// relative deviations: ln 2 over 1 : 1 : 4 here, with z = x y stated as 2, 3, 12.
func TestAProductIsBalancedInProportions(t *testing.T) {
	c := flows(nil, nil, "z = x * y")
	for id, v := range map[string]float64{"x": 2, "y": 3, "z": 12} {
		relative := map[string]float64{"x": 0.1, "y": 0.1, "z": 0.2}[id]
		f := measured(v, 0, "1")
		f.Low, f.High = v*math.Exp(-relative), v*math.Exp(relative)
		c.Claims = append(c.Claims, Claim{ID: id, Figure: f, Source: "plant"})
	}
	f := balanced(t, c)
	expect(t, "x", claimOf(f, "x").Balanced, 2*math.Pow(2, 1./6), 1e-9)
	expect(t, "y", claimOf(f, "y").Balanced, 3*math.Pow(2, 1./6), 1e-9)
	expect(t, "z", claimOf(f, "z").Balanced, 12*math.Pow(2, -4./6), 1e-9)
	expect(t, "shift of z", claimOf(f, "z").ShiftSD, -4./6*math.Ln2/0.2, 1e-9)
}

// x + y = 10 and x y = 21 together have the solutions 3, 7; only one is near.
func TestCurvedIdentitiesAreMetByIteration(t *testing.T) {
	c := flows(map[string][2]float64{"x": {3.5, 0.5}, "y": {6, 0.5}}, []string{"x", "y"}, "x + y = 10", "x * y = 21")
	f := balanced(t, c)
	expect(t, "x", claimOf(f, "x").Balanced, 3, 1e-9)
	expect(t, "y", claimOf(f, "y").Balanced, 7, 1e-9)
}

// A median of 6 with 5 and 95 % at 3 and 12 is a lognormal of sigma ln 2 / 1.645;
// beside a second such figure twice as large, both meet in the geometric middle.
func TestQuantilesWeighAsTheirLognormal(t *testing.T) {
	c := testimonyOf(t, [][2]string{
		{"a", "5 % below 3, 50 % below 6, 95 % below 12 kg"}, {"b", "5 % below 6, 50 % below 12, 95 % below 24 kg"}, {"rate", "2 yuan/kg"},
	}, equations("a = b", "pay = rate * a", "other = rate * b"))
	f := balanced(t, c)
	expect(t, "a", claimOf(f, "a").Balanced, 6*math.Sqrt2, 1e-9)
	sigma := math.Ln2 / 1.6448536269514722
	expect(t, "shift", claimOf(f, "a").ShiftSD, math.Ln2/2/sigma, 1e-9)
	expect(t, "high end", *claimOf(f, "a").High, 6*math.Sqrt2*math.Exp(reconcile.NinetyFive*sigma/math.Sqrt2), 1e-6)
}

// Two claims of one witness with correlation rho, of standard deviations 1 and
// 2, about x and y with x = y: generalised least squares gives the weights
// (s2^2 - r s1 s2) : (s1^2 - r s1 s2).
func TestErrorsOfOneWitnessAreCorrelated(t *testing.T) {
	c := flows(map[string][2]float64{"x": {10, 1}, "y": {13, 2}}, []string{"x", "y"}, "x = y")
	c.Sources[0].Correlation = 0.4
	f := balanced(t, c)
	const wx, wy = 4 - 0.8, 1 - 0.8
	expect(t, "x", claimOf(f, "x").Balanced, (wx*10+wy*13)/(wx+wy), 1e-9)
	// The variance is (1 - r^2) s1^2 s2^2 / (s1^2 + s2^2 - 2 r s1 s2).
	expect(t, "interval", *claimOf(f, "x").High-claimOf(f, "x").Balanced, reconcile.NinetyFive*math.Sqrt((1-0.16)*4/(5-1.6)), 1e-7)
}

func TestADoubtfulSourceGivesWay(t *testing.T) {
	c := flows(map[string][2]float64{"x": {10, 1}, "y": {13, 1}}, []string{"x", "y"}, "x = y")
	c.Sources = append(c.Sources, Source{ID: "rumour", Grade: "A5"}) // three times the deviation
	c.Claims[1].Source = "rumour"
	expect(t, "x", claimOf(balanced(t, c), "x").Balanced, 10+3*1./(1+9), 1e-9)
}

func TestClaimsOfOneQuantityArePooledButHeldOutOnesAreNot(t *testing.T) {
	c := flows(map[string][2]float64{"a": {10, 1}, "b": {12, 1}, "c": {30, 1}}, []string{"a", "b", "c"})
	for i := range c.Claims {
		c.Claims[i].Quantity = "load"
	}
	c.Claims[2].HeldOut = true
	f := balanced(t, c)
	expect(t, "a", claimOf(f, "a").Balanced, 11, 1e-9)
	expect(t, "c", claimOf(f, "c").Balanced, 11, 1e-9) // it had no part in it
	if w := claimOf(f, "c"); w.Verdict != reconcile.Contradicts || w.ShiftSD > -18 {
		t.Errorf("30 +- 1 beside 11 is %+v", w)
	}
	if len(f.Conflicts) != 0 { // 10 +- 1 and 12 +- 1 touch, and 30 does not count
		t.Errorf("conflicts %v", f.Conflicts)
	}
	if claimOf(f, "a").Verdict == reconcile.Contradicts {
		t.Error("two claims whose words touch contradict each other")
	}
}

func TestARangeIsFreeWithinItsEnds(t *testing.T) {
	for _, test := range []struct{ others, want, shift float64 }{
		{22, 22, 0}, // anywhere within, with no pull to the middle
		{29, 29, 0},
	} {
		c := testimonyOf(t, [][2]string{{"crew", "20 to 30 people"}, {"seen", fmt.Sprintf("%v people", test.others)}}, equations("crew = seen"))
		f := balanced(t, c)
		expect(t, "crew", claimOf(f, "crew").Balanced, test.want, 1e-6)
		expect(t, "shift", claimOf(f, "crew").ShiftSD, test.shift, 0)
	}
	// Beyond an end both give: 40 people, exact to 0.5 / sqrt 3, and an end of 30 as sure.
	c := testimonyOf(t, [][2]string{{"crew", "20 to 30 people"}, {"seen", "40 people"}}, equations("crew = seen"))
	f := balanced(t, c)
	expect(t, "crew", claimOf(f, "crew").Balanced, 35, 1e-6)
	if f.Consistent || claimOf(f, "crew").ShiftSD < 10 {
		t.Errorf("40 people in a crew of 20 to 30: %+v", claimOf(f, "crew"))
	}
}

func TestABoundHoldsOnlyOnItsSide(t *testing.T) {
	c := testimonyOf(t, [][2]string{{"guards", "at most 50 %"}, {"others", "60 %"}}, equations("guards + others = 100 %"))
	if f := balanced(t, c); !f.Consistent || claimOf(f, "guards").ShiftSD != 0 || math.Abs(claimOf(f, "guards").Balanced-40) > 1e-6 {
		t.Errorf("40 %% is at most 50 %%, but %+v", claimOf(f, "guards"))
	}
	c = testimonyOf(t, [][2]string{{"guards", "at most 50 %"}, {"others", "40 %"}}, equations("guards + others = 100 %"))
	if f := balanced(t, c); f.Consistent {
		t.Errorf("60 %% was taken for at most 50 %%: %+v", claimOf(f, "guards"))
	}
}

// 40 yuan paid in two parts: that both are yuan follows, how many each does not.
func TestWhatClaimsDoNotDetermineIsSaidSo(t *testing.T) {
	c := testimonyOf(t, [][2]string{{"pay", "40 yuan"}}, equations("first = pay - second", "second = pay - first"))
	f := balanced(t, c)
	if got := fmt.Sprint(f.Undetermined); got != "[first second]" {
		t.Errorf("undetermined are %s", got)
	}
	if len(f.Notes) != 1 || !strings.Contains(f.Notes[0].What, "one of `e1` and `e2` follows from the others") {
		t.Errorf("the second identity is the first again, but the notes are %v", f.Notes)
	}
}

// A quantity without a unit has no number with a meaning, determined or not.
func TestACircleOfDefinitionsIsAFault(t *testing.T) {
	for _, test := range []struct {
		identities []string
		what       string
	}{
		{[]string{"rate = pay / load", "load = pay / rate"}, "`rate` and `load` are defined only by each other, in a circle"},
		{[]string{"a = b * c", "b = c * pay", "c = a / pay"}, "`a`, `b` and `c` are defined only by each other"},
		{[]string{"a = b * pay", "b * pay = a"}, "`b` has no claim"}, // it stands alone on no left side
		{[]string{"rate = pay / rate"}, "`rate` is defined by itself"},
	} {
		c := testimonyOf(t, [][2]string{{"pay", "40 yuan"}}, equations(test.identities...))
		f, err := c.Weigh(reconcile.Options{})
		if err == nil || !strings.Contains(err.Error(), test.what) {
			t.Errorf("%v: %v, %v", test.identities, f, err)
		}
	}
}

func TestIdentitiesThatCannotHoldAreNamed(t *testing.T) {
	for _, test := range []struct {
		identities []string
		what       string
	}{
		{[]string{"x + y = 10", "x + y = 11", "z = x * y"}, "`e1` and `e2` cannot all hold"},
		{[]string{"z = x * y", "x * y * z = 1", "z = 2 / z"}, "defined by itself"},
		{[]string{"x ^ 2 + y ^ 2 = 0 - 1"}, "it cannot hold"},
	} {
		c := flows(map[string][2]float64{"x": {3, 1}, "y": {7, 1}, "z": {20, 1}}, []string{"x", "y", "z"}, test.identities...)
		f, err := c.Weigh(reconcile.Options{})
		if err == nil || !strings.Contains(err.Error(), test.what) {
			t.Errorf("%v: %v, %v", test.identities, f, err)
		}
	}
}

// Every claim stated in another unit, the findings are the same.
func TestVerdictsDoNotDependOnUnits(t *testing.T) {
	units := map[string][]string{
		"kg": {"g", "t"}, "yuan": {"fen"}, "run/month": {"run/day", "run/year"}, "yuan/month": {"fen/week"}, "yuan/kg": {"fen/g", "yuan/t"}, "%": {"share"},
	}
	want := balanced(t, samjiyon(t))
	rapid.Check(t, func(t *rapid.T) {
		c := samjiyon(t)
		for i := range c.Claims {
			f := c.Claims[i].Figure
			others := units[f.Unit.String()]
			pick := rapid.IntRange(0, len(others)).Draw(t, "unit")
			if pick == len(others) {
				continue
			}
			u, err := unit.ParseUnit(others[pick])
			if err != nil {
				t.Fatal(err)
			}
			in, err := f.Convert(u)
			if err != nil {
				t.Fatal(err)
			}
			*f = in
		}
		got, err := c.Weigh(reconcile.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if fmt.Sprint(setsOf(got)) != fmt.Sprint(setsOf(want)) {
			t.Fatalf("conflicts %v, in other units %v", setsOf(want), setsOf(got))
		}
		for i, w := range want.Claims {
			g := got.Claims[i]
			if g.Verdict != w.Verdict || math.Abs(g.ShiftSD-w.ShiftSD) > 1e-5*(1+math.Abs(w.ShiftSD)) {
				t.Fatalf("%s: %+v, in other units %+v", w.ID, w, g)
			}
		}
	})
}

// sets are the conflicts as lists of ids.
func setsOf(f *reconcile.Findings) [][]string {
	sets := make([][]string, len(f.Conflicts))
	for i, c := range f.Conflicts {
		sets[i] = c.Claims
	}
	return sets
}

// How long 10,000 claims and 5,000 identities take is measured by
// BenchmarkCheck10000Claims5000Identities.
func TestLargeTestimoniesAreBalanced(t *testing.T) {
	g := generate(1, settings{claims: 10_000, reach: 20, error: 0.02})
	f := balanced(t, g.Testimony)
	if len(f.Claims) != 10_000 || !f.Consistent {
		t.Errorf("%d claims, %d conflicts among what agrees", len(f.Claims), len(f.Conflicts))
	}
	before, after := 0.0, 0.0
	for i, w := range f.Claims {
		before += math.Pow(w.Stated/g.truth[i]-1, 2)
		after += math.Pow(w.Balanced/g.truth[i]-1, 2)
	}
	if after > 0.9*before {
		t.Errorf("balancing leaves %.2f of the squared errors", after/before)
	}
}

func BenchmarkCheck10000Claims5000Identities(b *testing.B) {
	g := generate(1, settings{claims: 10_000, reach: 20, error: 0.02})
	for b.Loop() {
		if _, err := g.Weigh(reconcile.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCheck10000ClaimsWith20Wrong(b *testing.B) {
	g := generate(1, settings{claims: 10_000, reach: 20, error: 0.02, planted: 20})
	for b.Loop() {
		if _, err := g.Weigh(reconcile.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
