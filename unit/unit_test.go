package unit

import (
	"slices"
	"testing"

	"tumen/internal/proof"

	"pgregory.net/rapid"
)

func mustParseUnit(t *testing.T, text string) Unit {
	t.Helper()
	return proof.Must(ParseUnit(text))(t)
}

func TestDimensionsInWords(t *testing.T) {
	for _, test := range proof.Rows(`
		1 | a plain number
		% | a plain number
		yuan | CNY
		KPW/USD | KPW per USD
		fen/g | CNY per mass
		1/day | a number per time
		yuan/person/run | CNY per person per run
		yuan·kg | CNY times mass
		kg^2 | mass squared
		kg^3/day^4 | mass cubed per time to the power 4
	`) {
		unit, want := test[0], test[1]
		if got := mustParseUnit(t, unit).Dimension().String(); got != want {
			t.Errorf("%s measures %q, want %q", unit, got, want)
		}
	}
}

func TestUnitAlgebra(t *testing.T) {
	for _, test := range []struct{ u, v, product, quotient string }{
		{"yuan/kg", "kg", "yuan", "yuan/kg^2"},
		{"yuan/kg", "kg/person/run", "yuan/person/run", "yuan·person·run/kg^2"},
		{"run", "month", "run·month", "run/month"},
		{"kg", "kg", "kg^2", "1"},
		{"1", "day", "day", "1/day"},
	} {
		u, v := mustParseUnit(t, test.u), mustParseUnit(t, test.v)
		if got, err := u.Mul(v); err != nil || got.String() != test.product {
			t.Errorf("(%s)·(%s) = %s, %v; want %s", u, v, got, err, test.product)
		}
		if got, err := u.Div(v); err != nil || got.String() != test.quotient {
			t.Errorf("(%s)/(%s) = %s, %v; want %s", u, v, got, err, test.quotient)
		}
	}
	ninth := mustParseUnit(t, "kg^9")
	_, err := ninth.Mul(ninth)
	want := `"(kg^9)·(kg^9)": a unit may have at most 12 factors; write a simpler unit`
	if err == nil || err.Error() != want {
		t.Errorf("kg^9 times kg^9:\n got %v\nwant %s", err, want)
	}
}

func TestUnitTravelsAsText(t *testing.T) {
	u := mustParseUnit(t, "yuan/kg")
	text := proof.Must(u.MarshalText())(t)
	var back Unit
	if err := back.UnmarshalText(text); err != nil || back != u {
		t.Errorf("%s came back as %s, %v", u, back, err)
	}
	if err := back.UnmarshalText([]byte("yaun")); err == nil {
		t.Error("yaun was read as a unit")
	}
	if back != u {
		t.Errorf("a failed read changed the unit to %s", back)
	}
}

// anyUnit draws a unit of up to three named units, each to a power from -2 to 2.
func anyUnit() *rapid.Generator[Unit] {
	return rapid.Custom(func(t *rapid.T) Unit {
		var made []factor
		for range rapid.IntRange(0, 3).Draw(t, "factors") {
			n := catalogue[rapid.IntRange(0, len(catalogue)-1).Draw(t, "unit")].named
			if i := rapid.IntRange(0, 9).Draw(t, "currency"); i < 3 {
				n, _ = (*System)(nil).named([]string{"USD", "IRR", "KWD"}[i])
			}
			if !slices.ContainsFunc(made, func(f factor) bool { return f.named == n }) {
				made = append(made, factor{n, rapid.IntRange(-2, 2).Draw(t, "power")})
			}
		}
		return product(made)
	})
}

// factorsOf counts the factors of a unit.
func factorsOf(u Unit) (n int) {
	for _, f := range u.factors() {
		n += max(f.power, -f.power)
	}
	return n
}

func TestProductThenQuotientIsTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		u, v := anyUnit().Draw(t, "u"), anyUnit().Draw(t, "v")
		product, err := u.Mul(v)
		if err != nil {
			if factorsOf(u)+factorsOf(v) <= maxFactors {
				t.Fatalf("(%s)·(%s): %v", u, v, err)
			}
			return
		}
		if back, err := product.Div(v); err != nil || back != u {
			t.Fatalf("(%s)·(%s)/(%s) = %s, %v", u, v, v, back, err)
		}
	})
}
