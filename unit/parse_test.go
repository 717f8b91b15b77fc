package unit

import (
	"errors"
	"strings"
	"testing"
)

func TestParseReadsWhatPeopleWrite(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"0.8 yuan/kg", "0.8 yuan/kg"},
		{"0.8yuan/kg", "0.8 yuan/kg"},
		{" 0.8 yuan per kg ", "0.8 yuan/kg"},
		{"0.8 CNY / kilogram", "0.8 yuan/kg"},
		{".2", "0.2"},
		{"10,000 yuan", "10,000 yuan"},
		{"10000 yuan", "10,000 yuan"},
		{"10_000 yuan", "10,000 yuan"},
		{"10\u2009000 yuan", "10,000 yuan"},
		{"1,234,567.5 fen", "1,234,567.5 fen"},
		{"1.5e3 kg", "1,500 kg"},
		{"50%", "50 %"},
		{"0.5 share", "0.5 share"},
		{"-3 USD", "-3 USD"},
		{"−3 USD", "-3 USD"},
		{"25 porters", "25 people"},
		{"1 people", "1 person"},
		{"4 runs/month", "4 runs/month"},
		{"4 run per month", "4 runs/month"},
		{"5 1/day", "5/day"},
		{"5/day", "5/day"},
		{"40 yuan/person/run", "40 yuan/person/run"},
		{"40 yuan/run/porter", "40 yuan/person/run"},
		{"3 kg*yuan", "3 yuan·kg"},
		{"3 kg·kg", "3 kg^2"},
		{"3 kg^2/kg", "3 kg"},
		{"3 kg^-1", "3/kg"},
		{"8,057 KPW/USD", "8,057 KPW/USD"},
		{"2 tonnes", "2 t"},
		{"1e20 g", "1e+20 g"},
		{"0.0000001 t", "1e-07 t"},
		{"7 1", "7"},
	} {
		got, err := Parse(test.text)
		if err != nil {
			t.Errorf("Parse(%q): %v", test.text, err)
		} else if got.String() != test.want {
			t.Errorf("Parse(%q) = %s, want %s", test.text, got, test.want)
		}
	}
}

// Each fault is marked in the text between « and ».
func TestParsePointsAtTheFault(t *testing.T) {
	for _, test := range []struct{ marked, what, write string }{
		{"«»", "a number is missing", "a number and its unit, as in 50 kg"},
		{"10 «yaun»", `"yaun" is not a unit`, "yuan"},
		{"0.8 yuan/«Kg»", `"Kg" is not a unit`, "kg"},
		{"20 «poeple»/run", `"poeple" is not a unit`, "people"},
		{"5,000 «won»", `"won" does not say whose won`, "KPW for North Korean won, KRW for South Korean won"},
		{
			"5 «x»", `"x" is not a unit`,
			"one of t, kg, jin, g, litre, person, run, year, month, week, day, hour, share, %, the code of a currency in ISO 4217, or declare it under `units:`",
		},
		{"«NaN» kg", `"NaN" is not a number`, "a number first, as in 50 kg"},
		{"«Inf»", `"Inf" is not a number`, "a number first, as in 50 kg"},
		{"«yuan»", `"yuan" is not a number`, "a number first, as in 50 kg"},
		{"«1e999» kg", "1e999 is too large", "a number below 1e308"},
		{"«1,5» kg", `"1,5" is not a number`, "1.5"},
		{"«1,0000» kg", `"1,0000" is not a number`, "thousands as in 10,000 and decimals as in 0.8"},
		{"«1,000_000» kg", `"1,000_000" is not a number`, "thousands as in 10,000 and decimals as in 0.8"},
		{"10 «000» yuan", `"000" stands where a unit belongs`, "thousands as in 10,000 and decimals as in 0.8"},
		{"5 yuan/«»", "a unit is missing", "a unit, as in kg or kg/day"},
		{"5 yuan «kg»", `"kg" follows a unit without · or / between them`, "a product as kg·day, a quotient as kg/day"},
		{"5 yuan/kg«·»day", "a product after a division can be read in two ways", "kg·day/run or kg/run/day, whichever is meant"},
		{"5 «·»kg", "a unit cannot begin with a product", "the unit alone, as in kg"},
		{"5 «kg^10»", "a power is a whole number from 1 to 9, or its negative", "it as in kg^2 or kg^-2"},
		{"5 «kg^»", "a power is a whole number from 1 to 9, or its negative", "it as in kg^2 or kg^-2"},
		{"5 yuan/«(»", `"(" cannot stand in a unit`, "units with ·, / and ^, as in kg/day"},
		{"5 «kg^9/day^9»", "a unit may have at most 12 factors", "a simpler unit"},
	} {
		before, rest, _ := strings.Cut(test.marked, "«")
		fault, after, _ := strings.Cut(rest, "»")
		want := Error{
			Text:  before + fault + after,
			Start: len(before), End: len(before) + len(fault),
			What: test.what, Write: test.write,
		}
		_, err := Parse(want.Text)
		var got *Error
		if !errors.As(err, &got) {
			t.Errorf("Parse(%q) gave %v, want an *Error", want.Text, err)
		} else if *got != want {
			t.Errorf("Parse(%q)\n got %+v\nwant %+v", want.Text, *got, want)
		}
	}
}

func TestParseUnitNeedsAUnit(t *testing.T) {
	for _, text := range []string{"", " ", "5 kg", "kg/"} {
		if u, err := ParseUnit(text); err == nil {
			t.Errorf("ParseUnit(%q) = %s, want an error", text, u)
		}
	}
}

func TestErrorSaysWhatToWrite(t *testing.T) {
	_, err := Parse("10 yaun")
	if got, want := err.Error(), `"10 yaun": "yaun" is not a unit; write yuan`; got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

func TestErrorMovesIntoALargerText(t *testing.T) {
	line := "is: at most 50 persen"
	_, err := ParseUnit("persen")
	var part *Error
	if !errors.As(err, &part) {
		t.Fatalf("ParseUnit gave %v, want an *Error", err)
	}
	moved := part.Within(line, strings.Index(line, "persen"))
	if got := moved.Text[moved.Start:moved.End]; got != "persen" {
		t.Errorf("the fault is at %q in %q, want it at persen", got, line)
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"0.8 yuan/kg", "10,000 yuan", "50 %", "1.5e3 kg", "5/day", "kg", "10 yaun", "1,5 kg",
		"5 1/day", "-3 kg^-2·yuan", "10\u2009000 KPW/USD", "5 yuan per", "\xff", "5 kg^\xff", "1e-400 g",
		"5 thousand yuan", "half a day", "a quarter of an hour", "twice a week", "2½ kg", "½ million", "۱۲٫۵ kg", "１２ kg", "40 per cent", "500 KRW", "300 yuan a month", "1/2 kg",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		q, err := Parse(text)
		if err != nil {
			var fault *Error
			if !errors.As(err, &fault) {
				t.Fatalf("Parse(%q) failed with %T, want *Error", text, err)
			}
			if fault.Text != text || fault.Start < 0 || fault.Start > fault.End || fault.End > len(text) {
				t.Fatalf("Parse(%q) marks %d:%d of %q", text, fault.Start, fault.End, fault.Text)
			}
			if fault.What == "" || fault.Write == "" {
				t.Fatalf("Parse(%q) does not say what is wrong and what to write: %+v", text, fault)
			}
			return
		}
		if again, err := Parse(q.String()); err != nil || again != q {
			t.Fatalf("Parse(%q) = %s, which reads back as %v, %v", text, q, again, err)
		}
	})
}
