package formula

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tumen/unit"
)

// evaluated reads "y = text" and computes the right side with a = 2 and b-c = 5.
func evaluated(t *testing.T, text string) float64 {
	t.Helper()
	e, err := ParseIdentity("y = "+text, nil)
	if err != nil {
		t.Fatal(err)
	}
	e.Bind(map[string]int{"y": 0, "a": 1, "b-c": 2})
	return e.right.value([]float64{0, 2, 5})
}

func TestAFormulaIsComputedAsItIsWritten(t *testing.T) {
	for _, test := range []struct {
		text string
		want float64
	}{
		{"1 + 2 * 3", 7},
		{"(1 + 2) * 3", 9},
		{"8 / 4 / 2", 1},
		{"10 - 4 - 3", 3},
		{"2 ^ 3 ^ 2", 512},
		{"-a ^ 2", -4},
		{"2 ^ -1", 0.5},
		{"a * -b-c", -10}, // the hyphen belongs to the name b-c
		{"b-c - a", 3},
		{"b-c -a", 3},
		{"6 · a", 12},
		{"100 %", 1},
		{"100 % / a", 0.5},
		{"10,000 yuan", 10000},
		{"80 fen/kg", 0.8},
		{"1.5e3 g", 1.5},
		{"5/day", 5},
		{"2 kg^2/person", 2},
		{"1 kg/a", 0.5},
		{"12 run/year * 1", 12. / 365}, // in coherent units, time is days
		{".5", 0.5},
	} {
		if got := evaluated(t, test.text); math.Abs(got-test.want) > 1e-15*math.Abs(test.want) {
			t.Errorf("%s is %v, want %v", test.text, got, test.want)
		}
	}
}

func TestAFaultInAFormulaMarksThePlace(t *testing.T) {
	for _, test := range []struct{ text, marked, what string }{
		{"", "", "ends too early"},
		{"pay.run", "", "ends too early"},
		{"pay.run = ", "", "ends too early"},
		{"pay.run = 2 load", "load", `"load" is not a unit`},
		{"pay.run = 2 load.usual", "load.usual", "without an operator"},
		{"pay.run = pay.rate load.usual", "load.usual", "cannot stand here"},
		{"pay.run = 40 yaun", "yaun", `"yaun" is not a unit`},
		{"pay.run = (40 yuan", "", "ends too early"},
		{"pay.run = 40 yuan)", ")", "cannot stand here"},
		{"pay.run = * 40 yuan", "*", "cannot stand here"},
		{"pay.run = 1 = 2", "=", "cannot stand here"},
		{"pay.run = pay.rate ^ load.usual", "load.usual", "an exponent must be a number"},
		{"pay.run = pay.rate / 0", "0", "division by zero"},
		{"pay.run = pay.rate / (1 - 1)", "1 - 1", "division by zero"},
		{"pay.run = 10 ^ 400", "10 ^ 400", "no value"},
		{"pay.run = (0 - 1) ^ 0.5", "0 - 1) ^ 0.5", "no value"},
		{"pay.run = 1e400", "1e400", "too large"},
		{"1 = 1", "1 = 1", "names no quantity"},
		{"pay.run <= 3", "<", "cannot stand here"},
		{"pay.run. = 3", ".", "cannot stand here"},
		{"pay\xffrun = 3", "pay\xffrun = 3", "UTF-8"},
		{"a = 1" + strings.Repeat(" + 1", 600), "", "at most 2000 bytes"},
	} {
		_, fault := ParseIdentity(test.text, nil)
		if fault == nil {
			t.Errorf("%q was read", test.text)
			continue
		}
		marked := fault.Text[fault.Start:fault.End]
		if len(test.text) > longest {
			marked = ""
		}
		if fault.Text != test.text || marked != test.marked || !strings.Contains(fault.What, test.what) || fault.Write == "" {
			t.Errorf("%q: %v marks %q, want %q about %q", test.text, fault, marked, test.what, test.marked)
		}
	}
}

func TestAnInequalityHasItsOwnRelations(t *testing.T) {
	for _, text := range []string{"a <= b", "a >= b", "a ≤ b", "a ≥ b"} {
		if _, err := ParseInequality(text, nil); err != nil {
			t.Error(err)
		}
	}
	for _, text := range []string{"a = b", "a < b", "a"} {
		if _, err := ParseInequality(text, nil); err == nil {
			t.Errorf("%q was read", text)
		}
	}
}

func TestSlopesAreThoseOfTheValue(t *testing.T) {
	const text = "y = a * b / (a + b ^ 2) - (a - 3) ^ 3 * -b + 2 / a"
	e, err := ParseIdentity(text, nil)
	if err != nil {
		t.Fatal(err)
	}
	e.Bind(map[string]int{"y": 0, "a": 1, "b": 2})
	rapid.Check(t, func(t *rapid.T) {
		x := []float64{0, rapid.Float64Range(0.5, 5).Draw(t, "a"), rapid.Float64Range(0.5, 5).Draw(t, "b")}
		slope := make([]float64, 3)
		e.Gradient(x, slope)
		for i := range x {
			const h = 1e-5
			x[i] += h
			up := e.Value(x)
			x[i] -= 2 * h
			down := e.Value(x)
			x[i] += h
			if got, want := slope[i], (up-down)/(2*h); math.Abs(got-want) > 1e-6*(1+math.Abs(want)) {
				t.Fatalf("slope %d is %v, the difference quotient %v", i, got, want)
			}
		}
	})
}

func TestAFormulaIsSolvedForAnyOfItsQuantities(t *testing.T) {
	const text = "y = ((a + b) * 2 - c / d) / -e ^ 3 + 4 - f * (2 - g)"
	q, err := ParseIdentity(text, nil)
	if err != nil {
		t.Fatal(err)
	}
	q.Bind(map[string]int{"y": 0, "a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6, "g": 7})
	x := []float64{0, 1, 2, 3, 4, 5, 6, 7}
	x[0] = q.right.value(x)
	for i, want := range x {
		x[i] = 99
		if got, ok := q.Solve(i, x); !ok || math.Abs(got-want) > 1e-9 {
			t.Errorf("quantity %d is solved as %v, want %v", i, got, want)
		}
		x[i] = want
	}
}

// Every name that package unit gives a unit must have a unit to compute in.
func TestEveryNamedUnitCanBeBalanced(t *testing.T) {
	for _, name := range strings.Fields("yuan fen KPW IRR t kg jin g litre person run year month week day hour share %") {
		u := named(t, name)
		if got := u.Coherent(); got.Dimension() != u.Dimension() || !(Size(u) > 0) {
			t.Errorf("%s comes to %g %s", u, Size(u), got)
		}
	}
}

func TestEveryUnitHasACoherentOne(t *testing.T) {
	for _, test := range []struct {
		unit, coherent string
		size           float64
	}{
		{"yuan", "yuan", 1},
		{"fen", "yuan", 0.01},
		{"KPW", "KPW", 1},
		{"USD", "USD", 1},
		{"EUR", "EUR", 1},
		{"t", "kg", 1000},
		{"kg", "kg", 1},
		{"g", "kg", 0.001},
		{"person", "person", 1},
		{"run", "run", 1},
		{"year", "day", 365},
		{"month", "day", 30},
		{"week", "day", 7},
		{"day", "day", 1},
		{"hour", "day", 1. / 24},
		{"litre", "litre", 1},
		{"jin", "kg", 0.5},
		{"litre/run", "litre/run", 1},
		{"share", "1", 1},
		{"%", "1", 0.01},
		{"fen/g", "yuan/kg", 10},
		{"run/month/%", "run/day", 100. / 30},
	} {
		u := named(t, test.unit)
		if got := u.Coherent().String(); got != test.coherent || math.Abs(Size(u)/test.size-1) > 1e-15 {
			t.Errorf("%s is %v %s, want %v %s", test.unit, Size(u), got, test.size, test.coherent)
		}
	}
	if got := named(t, "yuan·kg/g/%/person").Plainer().String(); got != "yuan/person" {
		t.Errorf("plainer gives %s", got)
	}
}

// Whatever the text, a formula is read or refused with a place in it; and what
// is read has finite constants.
func FuzzParseIdentity(f *testing.F) {
	for _, text := range []string{
		"pay.month = pay.run * runs.month / 1 run", "a + b = 100 %", "a-b = -c ^ 2", "x = 5/day", "x = 2 kg·day/t^2",
		"x=(((1)))", "x = .5.", "x = 1,000,00", "x = 1e999", "é = 1 − 2", "x = 0^-1", "x = 2 kg / kg",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		e, fault := ParseIdentity(text, nil)
		switch {
		case fault != nil:
			if fault.Text != text || fault.Start < 0 || fault.Start > fault.End || fault.End > len(text) || fault.What == "" || fault.Write == "" {
				t.Fatalf("%q: fault %+v", text, fault)
			}
		case len(e.Names()) == 0:
			t.Fatalf("%q was read without a name", text)
		}
	})
}

func named(t *testing.T, text string) unit.Unit {
	t.Helper()
	u, err := unit.ParseUnit(text)
	if err != nil {
		t.Fatal(err)
	}
	return u
}
