package unit

import (
	"errors"
	"math"
	"testing"

	"tumen/internal/proof"

	"pgregory.net/rapid"
)

func mustParse(t *testing.T, text string) Quantity {
	t.Helper()
	return proof.Must(Parse(text))(t)
}

func TestConversionsAreExact(t *testing.T) {
	for _, test := range proof.Rows(`
		0.8 yuan | fen | 80 fen
		80 fen/kg | yuan/kg | 0.8 yuan/kg
		0.8 yuan/kg | fen/g | 0.08 fen/g
		2,500 kg | t | 2.5 t
		50 % | share | 0.5 share
		0.3 share | % | 30 %
		50 % | 1 | 0.5
		1 year | day | 365 days
		12 months | day | 360 days
		300 yuan/month | yuan/week | 70 yuan/week
		0.1 runs/day | run/month | 3 runs/month
		3 hours | day | 0.125 days
		12 jin | kg | 6 kg
		2 weeks | day | 14 days
		4 run/week | run/day | 0.5714285714285714 runs/day
		3 t^2 | kg^2 | 3,000,000 kg^2
	`) {
		from, to, want := test[0], test[1], test[2]
		got, err := mustParse(t, from).In(mustParseUnit(t, to))
		if err != nil {
			t.Errorf("%s in %s: %v", from, to, err)
		} else if got.String() != want {
			t.Errorf("%s in %s is %s, want %s", from, to, got, want)
		}
	}
}

func TestWhatDoesNotConvertSaysWhy(t *testing.T) {
	for _, test := range []struct{ from, to, want string }{
		{
			"0.8 yuan/kg", "KPW/kg",
			`"0.8 yuan/kg": CNY per mass cannot become KPW per mass; write it in KPW/kg, or claim the exchange rate, in KPW/yuan`,
		},
		{
			"40 yuan/run", "yuan/kg",
			`"40 yuan/run": CNY per run cannot become CNY per mass; write a quantity in yuan/kg, or in another unit of CNY per mass`,
		},
		{
			"25 people", "1",
			`"25 people": people cannot become a plain number; write a plain number, a share or a %`,
		},
	} {
		_, err := mustParse(t, test.from).In(mustParseUnit(t, test.to))
		if err == nil || err.Error() != test.want {
			t.Errorf("%s in %s:\n got %v\nwant %s", test.from, test.to, err, test.want)
		}
	}
}

func TestConversionNeverOverflowsInSilence(t *testing.T) {
	gram, tonne := mustParseUnit(t, "g"), mustParseUnit(t, "t")
	if got, err := (Quantity{math.MaxFloat64, tonne}).In(gram); err == nil {
		t.Errorf("the largest number of tonnes became %s, want an error", got)
	}
	if got, err := (Quantity{math.SmallestNonzeroFloat64, gram}).In(tonne); err == nil {
		t.Errorf("the smallest number of grams became %s, want an error", got)
	}
	if got, err := (Quantity{math.Inf(1), tonne}).In(gram); err != nil || !math.IsInf(got.Value, 1) {
		t.Errorf("no bound in tonnes became %v, %v; want no bound in grams", got, err)
	}
}

func finite() *rapid.Generator[float64] {
	return rapid.Float64Range(-math.MaxFloat64, math.MaxFloat64)
}

func TestPrintThenParseIsTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := Quantity{finite().Draw(t, "value"), anyUnit().Draw(t, "unit")}
		if got, err := Parse(q.String()); err != nil || got != q {
			t.Fatalf("%s reads back as %v, %v", q, got, err)
		}
		if got, err := ParseUnit(q.Unit.String()); err != nil || got != q.Unit {
			t.Fatalf("unit %s reads back as %v, %v", q.Unit, got, err)
		}
	})
}

func TestThereAndBackIsTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		from := anyUnit().Draw(t, "from")
		// Another unit of the same dimension: exchange one named unit for another.
		made := from.factors()
		for i := range made {
			if n := catalogue[rapid.IntRange(0, len(catalogue)-1).Draw(t, "instead")].named; n.of == made[i].of {
				made[i].named = n
			}
		}
		to := product(made)
		q := Quantity{rapid.Float64Range(-1e9, 1e9).Draw(t, "value"), from}
		there, err := q.In(to)
		const normal = 0x1p-1022 // below it a number has fewer digits
		if nearZero := func(x float64) bool { return x != 0 && math.Abs(x) < normal }; err != nil || nearZero(q.Value) || nearZero(there.Value) {
			t.Skip("a value next to zero")
		}
		back := proof.Must(there.In(from))(t)
		// Two roundings each way, and one of each scale.
		if math.Abs(back.Value-q.Value) > 1e-14*math.Abs(q.Value) {
			t.Fatalf("%s became %s and came back as %s", q, there, back)
		}
	})
}

func TestDifferentDimensionsNeverConvert(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := Quantity{finite().Draw(t, "value"), anyUnit().Draw(t, "from")}
		to := anyUnit().Draw(t, "to")
		_, err := q.In(to)
		var fault *Error
		if q.Unit.Dimension() != to.Dimension() && !errors.As(err, &fault) {
			t.Fatalf("%s in %s gave %v, want an *Error", q, to, err)
		}
	})
}
