package testimony

import (
	"math"
	"testing"
)

func TestWordsImplyAPrecision(t *testing.T) {
	third := 1 / math.Sqrt(3) // sd of a uniform distribution of half-width 1
	for _, test := range []struct {
		text          string
		low, high, sd float64
	}{
		{"0.8 yuan/kg", 0.75, 0.85, 0.05 * third}, // half of the last digit
		{"0.80 yuan/kg", 0.795, 0.805, 0.005 * third},
		{"6.4 USD", 6.35, 6.45, 0.05 * third},
		{"40 yuan", 39.5, 40.5, 0.5 * third},                          // zeros as written
		{"10,000 yuan", 9950, 10050, 50 * third},                      // no finer than 0.5 %
		{"1.5e3 kg", 1450, 1550, 50 * third},                          // the last digit is hundreds
		{"4 run/month", 4, 4, 0.02 * third},                           // counted
		{"20 people", 20, 20, 0.1 * third},                            // counted
		{"21 people", 20.5, 21.5, 0.5 * third},                        // too many to be counted
		{"4 run/month/person", 4, 4, 0.02 * third},                    // counted
		{"4.0 kg/run", 3.95, 4.05, 0.05 * third},                      // kilograms are not counted
		{"about 50 kg", 45, 55, 2.5},                                  // two sd of 5 %
		{"about 3 people", 2.5, 3.5, 0.5 * third},                     // no finer than its digit
		{"5 to 10 kg (90 % interval)", 5, 10, 5 / (2 * 1.6448536270)}, // normal quantile at 95 %
		{"min 20, likely 25, max 30 kg", 20, 30, math.Sqrt(25. / 6)},  // symmetric triangle: half-width^2/6
		{"5 thousand yuan", 4500, 5500, 500 * third},                  // the last digit is thousands
		{"2.5 million KPW", 2.45e6, 2.55e6, 5e4 * third},              // and here a hundred thousand
		{"۴۰ yuan", 39.5, 40.5, 0.5 * third},                          // as in 40 yuan
		{"0 kg", -0.5, 0.5, 0.5 * third},
		{"0 people", 0, 0, 0.005 * third},
	} {
		r := likelihood(mustFigure(t, test.text), nil)
		if !r.Observed || !near(r.Low, test.low) || !near(r.High, test.high) || !near(r.SD, test.sd) {
			t.Errorf("%s: %v to %v, sd %v, want %v to %v, sd %v", test.text, r.Low, r.High, r.SD, test.low, test.high, test.sd)
		}
	}
}

func near(a, b float64) bool { return a == b || math.Abs(a-b) <= 1e-9*max(math.Abs(a), math.Abs(b)) }

func TestRangesAndBoundsAreNoPoints(t *testing.T) {
	third := 1 / math.Sqrt(3)
	for _, test := range []struct {
		text                     string
		low, high, lowSD, highSD float64
	}{
		{"20 to 30 people", 20, 30, 0.5 * third, 0.5 * third},
		{"at most 50 %", 0, 50, 0.5 * third, 0.5 * third},
		{"at least 30 kg", 30, inf, 0.5 * third, 0},
		{"at most -5 yuan", -inf, -5, 0, 0.5 * third},
	} {
		r := likelihood(mustFigure(t, test.text), nil)
		if r.Observed || r.Low != test.low || r.High != test.high || !near(r.LowSD, test.lowSD) || !near(r.HighSD, test.highSD) {
			t.Errorf("%s: %+v", test.text, r)
		}
	}
}

func TestAFigureIsAsPreciseInAnyUnit(t *testing.T) {
	f, err := mustFigure(t, "0.8 yuan/kg").Convert(mustUnit(t, "fen/kg"))
	if err != nil {
		t.Fatal(err)
	}
	if r := likelihood(f, nil); !near(r.Low, 75) || !near(r.High, 85) {
		t.Errorf("80 fen that were said as 0.8 yuan allow %v to %v", r.Low, r.High)
	}
	f.Best, f.Low, f.High = 90, 90, 90 // no longer what the words say
	if r := likelihood(f, nil); r.Value != 90 {
		t.Errorf("the words overrule the numbers: %+v", r)
	}
}
