package testimony

import (
	"errors"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tumen/internal/proof"
	"tumen/unit"
)

var inf = math.Inf(1)

func mustFigure(t *testing.T, text string) Figure {
	t.Helper()
	f, err := ParseFigure(text, nil)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func mustUnit(t *testing.T, text string) unit.Unit {
	t.Helper()
	u, err := unit.ParseUnit(text)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

func TestWhatAFigureSays(t *testing.T) {
	for _, test := range []struct {
		text            string
		shape           Shape
		low, best, high float64
		level           float64
		unit            string
	}{
		{"0.8 yuan/kg", Point, 0.8, 0.8, 0.8, 0, "yuan/kg"},
		{" 10,000 yuan ", Point, 10000, 10000, 10000, 0, "yuan"},
		{"-3 yuan", Point, -3, -3, -3, 0, "yuan"},
		{"about 50 kg", About, 50, 50, 50, 0, "kg"},
		{"Around 50 kg", About, 50, 50, 50, 0, "kg"},
		{"20 to 30 people", Range, 20, 25, 30, 0, "person"},
		{"20 people to 30 people", Range, 20, 25, 30, 0, "person"},
		{"500 g to 2 kg", Range, 0.5, 1.25, 2, 0, "kg"},
		{"20-30 porters", Range, 20, 25, 30, 0, "person"},
		{"20–30 porters", Range, 20, 25, 30, 0, "person"},
		{"-5 to 5 yuan", Range, -5, 0, 5, 0, "yuan"},
		{"1e-3 to 3e-3", Range, 0.001, 0.002, 0.003, 0, "1"},
		{"4 to 9 kg (90 % interval)", Interval, 4, 6, 9, 0.9, "kg"},
		{"4 to 9 kg (99.9% interval)", Interval, 4, 6, 9, 0.999, "kg"},
		{"-4 to 9 kg (90 % interval)", Interval, -4, 2.5, 9, 0.9, "kg"},
		{"0 to 9 kg (90 % interval)", Interval, 0, 4.5, 9, 0.9, "kg"},
		{"at most 50 %", AtMost, 0, 50, 50, 0, "%"},
		{"up to 50 people", AtMost, 0, 50, 50, 0, "person"},
		{"at most -5 yuan", AtMost, -inf, -5, -5, 0, "yuan"},
		{"at least 30 kg", AtLeast, 30, 30, inf, 0, "kg"},
		{"no less than 30 kg", AtLeast, 30, 30, inf, 0, "kg"},
		{"min 20, likely 25, max 30 people", Triangle, 20, 25, 30, 0, "person"},
		{"between 5 and 6 kg", Range, 5, 5.5, 6, 0, "kg"},
		{"from 5 to 6 kg", Range, 5, 5.5, 6, 0, "kg"},
		{"20 - 30 people", Range, 20, 25, 30, 0, "person"},
		{"3—4 kg", Range, 3, 3.5, 4, 0, "kg"},
		{"20~30 people", Range, 20, 25, 30, 0, "person"},
		{"-5 - -3 yuan", Range, -5, -4, -3, 0, "yuan"},
		{"۲۰ to ۳۰ kg", Range, 20, 25, 30, 0, "kg"},
		{"５０～６０ kg", Range, 50, 55, 60, 0, "kg"},
		{"5 thousand to 6 thousand yuan", Range, 5000, 5500, 6000, 0, "yuan"},
		{"~50 kg", About, 50, 50, 50, 0, "kg"},
		{"≈ 50 kg", About, 50, 50, 50, 0, "kg"},
		{"approximately 50 kg", About, 50, 50, 50, 0, "kg"},
		{"about half", About, 0.5, 0.5, 0.5, 0, "1"},
		{"about 5 thousand yuan", About, 5000, 5000, 5000, 0, "yuan"},
		{"more than 5 kg", AtLeast, 5, 5, inf, 0, "kg"},
		{"over 5 kg", AtLeast, 5, 5, inf, 0, "kg"},
		{">= 5 kg", AtLeast, 5, 5, inf, 0, "kg"},
		{"> 5 kg", AtLeast, 5, 5, inf, 0, "kg"},
		{"≥5 kg", AtLeast, 5, 5, inf, 0, "kg"},
		{"5 kg or more", AtLeast, 5, 5, inf, 0, "kg"},
		{"less than 5 kg", AtMost, 0, 5, 5, 0, "kg"},
		{"fewer than 5 people", AtMost, 0, 5, 5, 0, "person"},
		{"<= 5 kg", AtMost, 0, 5, 5, 0, "kg"},
		{"≤ 5 kg", AtMost, 0, 5, 5, 0, "kg"},
		{"<5 kg", AtMost, 0, 5, 5, 0, "kg"},
		{"5 kg or less", AtMost, 0, 5, 5, 0, "kg"},
		{"4 to 9 kg (90 % CI)", Interval, 4, 6, 9, 0.9, "kg"},
		{"4 to 9 kg (95% credible interval)", Interval, 4, 6, 9, 0.95, "kg"},
		{"4 to 9 kg, 90 % CI", Interval, 4, 6, 9, 0.9, "kg"},
		{"between 4 and 9 kg (90 % interval)", Interval, 4, 6, 9, 0.9, "kg"},
		{"twice a week", Point, 2, 2, 2, 0, "1/week"},
		{"300 yuan a month", Point, 300, 300, 300, 0, "yuan/month"},
		{"a quarter", Point, 0.25, 0.25, 0.25, 0, "1"},
		{"40 per cent", Point, 40, 40, 40, 0, "%"},
		{"min 1,000 likely 2,000 max 10,000 yuan", Triangle, 1000, 2000, 10000, 0, "yuan"},
	} {
		want := Figure{
			Text: test.text, Shape: test.shape, Low: test.low, Best: test.best, High: test.high,
			Level: test.level, Unit: mustUnit(t, test.unit),
		}
		got, err := ParseFigure(test.text, nil)
		if err != nil {
			t.Errorf("ParseFigure(%q): %v", test.text, err)
		} else if got != want {
			t.Errorf("ParseFigure(%q)\n got %+v\nwant %+v", test.text, got, want)
		}
	}
}

// Quantiles carry their steps: the median of the nearest lognormal is the likeliest
// value, and a normal's if not all are positive. 3, 6 and 12 rise by a factor
// of 2 each, so the lognormal goes through all three.
func TestAListOfQuantilesKeepsItsSteps(t *testing.T) {
	f := mustFigure(t, "5 % below 3, 50 % below 6, 95 % below 12 kg")
	if f.Shape != Quantiles || f.Low != 3 || f.High != 12 || math.Abs(f.Best-6) > 1e-12 || f.Unit.String() != "kg" {
		t.Errorf("%+v", f)
	}
	mu, sigma, log := f.Fitted()
	if !log || math.Abs(mu-math.Log(6)) > 1e-12 || math.Abs(sigma-math.Ln2/1.6448536269514722) > 1e-9 {
		t.Errorf("mu %v, sigma %v, log %v", mu, sigma, log)
	}
	if steps := f.Steps(); len(steps) != 3 || steps[2] != (Quantile{0.95, 12}) {
		t.Errorf("steps %v", steps)
	}
	in, err := f.Convert(mustUnit(t, "g"))
	if err != nil || in.Steps()[0] != (Quantile{0.05, 3000}) || in.Low != 3000 {
		t.Errorf("in grams %+v, %v", in, err)
	}
	again := mustFigure(t, in.String())
	if again.Steps()[1] != in.Steps()[1] || again.Unit != in.Unit {
		t.Errorf("%q reads back as %+v", in.String(), again)
	}
	// Not all positive: the normal nearest, here through -2, 1 and 4.
	if mu, sigma, log := mustFigure(t, "10 % below -2, 50 % below 1, 90 % below 4 yuan").Fitted(); log || math.Abs(mu-1) > 1e-12 || math.Abs(sigma-3/1.2815515655446004) > 1e-9 {
		t.Errorf("mu %v, sigma %v, log %v", mu, sigma, log)
	}
	data, err := f.MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	var back Figure
	if err := back.UnmarshalJSON(data); err != nil || back != f {
		t.Errorf("%s reads back as %+v, %v", data, back, err)
	}
	for _, bad := range []string{`[[0.5,6],[0.05,3]]`, `[[0.5,6]]`, `[[0.5,6],[1.2,9]]`, `[]`} {
		text := strings.Replace(string(data), `[[0.05,3],[0.5,6],[0.95,12]]`, bad, 1)
		if err := new(Figure).UnmarshalJSON([]byte(text)); err == nil {
			t.Errorf("%s was taken", text)
		}
	}
}

// Each fault is marked in the text between « and ».
func TestParseFigurePointsAtTheFault(t *testing.T) {
	const examples = "a figure such as 4 runs/month, about 50 kg, 20 to 30 people, at most 50 %, at least 30 kg"
	for _, test := range []struct{ marked, what, write string }{
		{"  «»", "a number is missing", "a number and its unit, as in 50 kg"},
		{"about 50 «yaun»", `"yaun" is not a unit`, "yuan"},
		{" «plenty» of yuan", `"plenty" is not a number`, examples},
		{"about «twenty» people", `"twenty" is a number in words`, "it in digits, as in 20"},
		{"20 to 30 «peple»", `"peple" is not a unit`, "people"},
		{"«5 % below 20 people»", "this list has 1 quantiles; a list has 2 to 9", "5 % below 20, 50 % below 25, 95 % below 35 people"},
		{"50 % below 20, «5» % below 25 people", "the chances must rise", "the quantiles in rising order"},
		{"«0» % below 20, 5 % below 25 people", "a quantile has a chance between 0 % and 100 %", "5 % for a low one, 95 % for a high one"},
		{"5 % below 20, 50 % below «19», 95 % below 35 people", "the values must rise with the chances", "a value above that of the chance before"},
		{"«30 to 20 people»", "the larger end comes first", "the smaller first, as in 20 to 30 people"},
		{"«10 to 5 kg» (90 % interval)", "the larger end comes first", "the smaller first, as in 5 to 10 kg"},
		{"«5 to 5 kg»", "both ends are the same", "5 kg"},
		{"«20 kg» to 30 people", "mass cannot become people", "a quantity in person, or in another unit of people"},
		{"20 % to «30»", "the last number has no unit", "30 %"},
		{"about «20 to 30 people»", "this is a range, but one number is needed", "the range alone, as in 20 to 30 people"},
		{"5 to «10 to 20 kg»", "this is a range, but one number is needed", "the range alone, as in 20 to 30 people"},
		{"5 to 10 kg «(very likely)»", "the text in brackets cannot be read", "(90 % interval) after a range, or nothing"},
		{"5 to 10 kg («0» % interval)", "an interval holds with a chance between 0 % and 100 %", "90 %, or a range without a chance"},
		{"«5 kg» (90 % interval)", "an interval needs two ends", "both, as in 5 to 10 kg (90 % interval)"},
		{"min «30, likely 25, max 20 people»", "the larger end comes first", "the smaller first, as in 20 to 30 people"},
		{"min 20, likely «35», max 30 people", "the likely value lies outside the ends", "one between min and max"},
		{"123 «±» 3 kg", "± may mean the ends of a range or a standard deviation", "120 to 126 kg for the ends, or 120 to 126 kg (68 % interval) for one standard deviation"},
		{"123 «+/-» 3 kg", "± may mean the ends of a range or a standard deviation", "120 to 126 kg for the ends, or 120 to 126 kg (68 % interval) for one standard deviation"},
		{"10 kg «±» 5 %", "± may mean the ends of a range or a standard deviation", "9.5 to 10.5 kg for the ends, or 9.5 to 10.5 kg (68 % interval) for one standard deviation"},
		{"40 % «±» 5 %", "± may mean the ends of a range or a standard deviation", "35 to 45 % for the ends, or 35 to 45 % (68 % interval) for one standard deviation"},
		{"«nearly» 50 kg", `"nearly" does not say how far below the number the value may be`, "about 50 kg, or a range such as 45 to 50 kg"},
		{"50«+» people", "+ after a number is not read", "at least 50 people"},
		{"«5» to 6 thousand yuan", "this may be 5 or 5 thousand", "5 thousand to 6 thousand yuan, or 5 to 6,000 yuan"},
		{"about «10.000» yuan", "10.000 can be read in two ways: the point may mark decimals or thousands", "10,000 or 10"},
		{"«۱۰.۰۰۰» yuan", "10.000 can be read in two ways: the point may mark decimals or thousands", "10,000 or 10"},
		{"20 to «1e-400» kg", "1e-400 is too small: it would become 0", "a number above 1e-307, or 0"},
		{"«min» 20, max 30 people", `"min" is not a number`, examples},
	} {
		before, rest, _ := strings.Cut(test.marked, "«")
		fault, after, _ := strings.Cut(rest, "»")
		want := unit.Error{
			Text:  before + fault + after,
			Start: len(before), End: len(before) + len(fault),
			What: test.what, Write: test.write,
		}
		_, err := ParseFigure(want.Text, nil)
		var got *unit.Error
		if !errors.As(err, &got) {
			t.Errorf("ParseFigure(%q) gave %v, want a *unit.Error", want.Text, err)
		} else if *got != want {
			t.Errorf("ParseFigure(%q)\n got %+v\nwant %+v", want.Text, *got, want)
		}
	}
}

func TestConvertKeepsTheWordsAndTheShape(t *testing.T) {
	for _, test := range proof.Rows(`
		0.8 yuan/kg | fen/g | 0.08 fen/g
		20 to 30 % | share | 0.2 to 0.3 share
		at least 30 kg | g | at least 30,000 g
		4 to 9 kg (90 % interval) | g | 4,000 to 9,000 g (90 % interval)
		min 1, likely 2, max 4 weeks | day | min 7, likely 14, max 28 days
	`) {
		text, to, want := test[0], test[1], test[2]
		got, err := mustFigure(t, text).Convert(mustUnit(t, to))
		if err != nil {
			t.Errorf("%s in %s: %v", text, to, err)
			continue
		}
		if got.String() != want || got.Text != text {
			t.Errorf("%s in %s is %s (stated %q), want %s", text, to, got, got.Text, want)
		}
	}
}

func TestOnlyARateJoinsTwoCurrencies(t *testing.T) {
	_, err := mustFigure(t, "about 0.8 yuan/kg").Convert(mustUnit(t, "USD/kg"))
	want := `"about 0.8 yuan/kg": CNY per mass cannot become USD per mass; ` +
		`write it in USD/kg, or claim the exchange rate, in USD/yuan`
	if err == nil || err.Error() != want {
		t.Errorf(" got %v\nwant %s", err, want)
	}
}

// anyFigure draws a figure by writing one down, so that it is one that can be stated.
func anyFigure() *rapid.Generator[Figure] {
	units := []string{"yuan/kg", "people", "1/day", "%", "1", "yuan/person/run"}
	return rapid.Custom(func(t *rapid.T) Figure {
		number := func(label string, low, high float64) string {
			return unit.Quantity{Value: rapid.Float64Range(low, high).Draw(t, label)}.String()
		}
		low, middle, high := number("low", -1e6, 1), number("middle", 1, 2), number("high", 2, 1e9)
		level := rapid.IntRange(1, 9999).Draw(t, "level") // hundredths of a per cent
		text := rapid.SampledFrom([]string{
			low, "about " + low, "at most " + low, "at least " + low,
			low + " to " + high, middle + " to " + high,
			"min " + low + ", likely " + middle + ", max " + high,
		}).Draw(t, "text")
		text += " " + rapid.SampledFrom(units).Draw(t, "unit")
		if strings.Contains(text, " to ") && rapid.Bool().Draw(t, "interval") {
			text += " (" + percent(float64(level)/10000) + " % interval)"
		}
		f, err := ParseFigure(text, nil)
		if err != nil && !strings.Contains(err.Error(), "the same") {
			t.Fatal(err)
		} else if err != nil {
			t.Skip("two equal ends")
		}
		return f
	})
}

func TestStringReadsBackToTheSameFigure(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := anyFigure().Draw(t, "figure")
		got, err := ParseFigure(want.String(), nil)
		if err != nil {
			t.Fatalf("%+v is written %q: %v", want, want, err)
		}
		got.Text = want.Text
		if got != want {
			t.Fatalf("%q reads back as\n     %+v\nwant %+v", want, got, want)
		}
	})
}

func FuzzParseFigure(f *testing.F) {
	for _, seed := range []string{
		"0.8 yuan/kg", "about 50 kg", "20 to 30 people", "20-30 people", "20–30", "5 to 10 (90 % interval)",
		"at most 50 %", "AT MOſT 5", "at least 30 kg", "min 20, likely 25, max 30 people", "20 kg to 30",
		"5e-324 to 1e-323", "1e308 to 1.5e308 t", "1 t to 2 g (5 % interval)", "(90 % interval)", "min 1 likely", "\xff to \xff",
		"123 ± 3 kg", "10 kg +/- 5 %", "between 5 and 6 kg", "20 - 30 people", "۲۰ to ۳۰ kg", "５０～６０ kg", "~50 kg", "≤5 kg", "nearly 50 kg", "5+ kg",
		"5 to 6 thousand yuan", "half a day", "twice a week", "a third of a day", "½ million yuan", "4 to 9 kg, 90 % CI", "5 kg or more", "1e-400 kg", "10.000 yuan",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		figure, err := ParseFigure(text, nil)
		if err != nil {
			var fault *unit.Error
			if !errors.As(err, &fault) {
				t.Fatalf("ParseFigure(%q) failed with %T, want *unit.Error", text, err)
			}
			if fault.Text != text || fault.Start < 0 || fault.Start > fault.End || fault.End > len(text) {
				t.Fatalf("ParseFigure(%q) marks %d:%d of %q", text, fault.Start, fault.End, fault.Text)
			}
			return
		}
		if err := figure.check(); err != nil {
			t.Fatalf("ParseFigure(%q) = %+v: %v", text, figure, err)
		}
		again, err := ParseFigure(figure.String(), nil)
		again.Text = text
		if err != nil || again != figure {
			t.Fatalf("ParseFigure(%q) = %+v\nis written %s\nand reads back as %+v, %v", text, figure, figure, again, err)
		}
	})
}

// exp(mu), with mu = (ln 5 + ln 10) / 2.
func TestTheBestOfAnIntervalIsItsLognormalsMedian(t *testing.T) {
	if f := mustFigure(t, "5 to 10 kg (90 % interval)"); math.Abs(f.Best-7.0710678118654755) > 1e-12 {
		t.Errorf("best %v", f.Best)
	}
}
