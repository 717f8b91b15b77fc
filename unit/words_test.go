package unit

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/currency"
	"pgregory.net/rapid"
)

func TestWordsThatAreNumbers(t *testing.T) {
	for text, want := range map[string]string{
		"5 thousand yuan":        "5,000 yuan",
		"2.3 million KPW":        "2,300,000 KPW",
		"a thousand yuan/day":    "1,000 yuan/day",
		"one hundred people":     "100 people",
		"2 dozen people":         "24 people",
		"half":                   "0.5",
		"a third":                "0.3333333333333333",
		"Two thirds":             "0.6666666666666666",
		"three quarters":         "0.75",
		"half a day":             "0.5 days",
		"half day":               "0.5 days",
		"a quarter of an hour":   "0.25 hours",
		"½ kg":                   "0.5 kg",
		"2½ kg":                  "2.5 kg",
		"1 ½ million yuan":       "1,500,000 yuan",
		"twice a week":           "2/week",
		"once per month":         "1/month",
		"3 times a month":        "3/month",
		"3 times/month":          "3/month",
		"300 yuan a month":       "300 yuan/month",
		"40 yuan a run":          "40 yuan/run",
		"0.8 yuan each kg":       "0.8 yuan/kg",
		"40 per cent":            "40 %",
		"40 percent":             "40 %",
		"۵۰ ٪":                   "50 %",
		"５０％":                    "50 %",
		"200 litres/run":         "200 litres/run",
		"12 jin":                 "12 jin",
		"3 hours":                "3 hours",
		"5 yuan per kg per week": "5 yuan/kg/week",
	} {
		got, err := Parse(text)
		if err != nil {
			t.Errorf("Parse(%q): %v", text, err)
		} else if got.String() != want {
			t.Errorf("Parse(%q) = %s, want %s", text, got, want)
		}
	}
}

// Each fault is marked in the text between « and ».
func TestWordsThatAreRefused(t *testing.T) {
	for _, test := range []struct{ marked, what, write string }{
		{"5 «toman»", `"toman" does not say whose money it is`, "the code of the currency in ISO 4217, or declare it under `units:`"},
		{"5 «usd»", `"usd" is not a unit`, "USD"},
		{"3 «kegs»", `"kegs" is not a unit of this case`, "it under `units:` too, as in `kegs: counted`, or with what one holds or weighs, as in `kegs: 25 kg`"},
		{"5 «km»", `"km" measures length, which cannot be read`, "the distance in words, under says"},
		{"40 «‰»", "‰ is not read", "a tenth of it in %, as in 4 % for 40 ‰"},
		{"20 «head»", `"head" may count people or animals`, "people if people are meant; declare animals under `units:`, as in `mule: counted`"},
		{"5 «cents»", `"cents" does not say of which currency`, "a hundredth of the amount in the currency's own code, as in 0.05 USD"},
		{"20 «men»", `"men" says who the people are`, "people, and under says who they are"},
		{"5«k» yuan", `"k" is not a unit`, "thousand, as in 5 thousand"},
		{"300 yuan «monthly»", `"monthly" follows a unit`, "yuan/month"},
		{"300 «monthly»", `"monthly" is not a unit`, "/month"},
		{"«twenty» people", `"twenty" is a number in words`, "it in digits, as in 20"},
		{"«1/2» kg", "1/2 is a fraction", "0.5"},
		{"«half of the profit»", "the whole of which this is a part cannot be read", "50 %"},
		{"«twice»", `"twice" does not say in what period`, "twice a week, twice a month, or a number"},
		{"5 «UAN»", `"UAN" is not a unit`, "one of t, kg, jin, g, litre, person, run, year, month, week, day, hour, share, %, the code of a currency in ISO 4217, or declare it under `units:`"},
	} {
		refused(t, func(text string) error { _, err := Parse(text); return err }, test.marked, test.what, test.write)
	}
}

// No code of a currency, and no word that measures something else, may be put
// right into a unit of another dimension.
func TestARemedyKeepsCurrencyAndDimension(t *testing.T) {
	words := []string{"KRQ", "IRX", "XXX", "XTS"}
	for word := range otherMoney {
		words = append(words, word)
	}
	for word := range otherMeasures {
		words = append(words, word)
	}
	for word := range ambiguousWords {
		words = append(words, word)
	}
	for _, word := range words {
		_, err := ParseUnit(word)
		var fault *Error
		if !errors.As(err, &fault) {
			if !strings.Contains(word, "^") {
				t.Errorf("%q is read", word)
			}
			continue
		}
		if _, proposed := spelt[fault.Write]; proposed {
			t.Errorf("for %q the remedy is %q", word, fault.Write)
		}
	}
	for word, write := range synonyms {
		first := strings.FieldsFunc(strings.TrimPrefix(write, "/"), func(r rune) bool { return r == ' ' || r == ':' || r == ',' })[0]
		if !(*System)(nil).has(first) && !slices.Contains([]string{"thousand", "million", "hundred", "dozen", "billion"}, first) {
			t.Errorf("the remedy for %q is %q, which begins with no unit", word, write)
		}
	}
}

// A slip in a code of a currency never gives another currency's code.
func TestNearestNeverChangesTheCurrency(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.StringMatching(`[A-Z]{3}|[a-z]{2,4}`).Draw(t, "word")
		name := (*System)(nil).nearest(word)
		if n, known := (*System)(nil).named(name); known && n.of.money && name == strings.ToUpper(name) && !sameLetters(strings.ToLower(word), strings.ToLower(name)) {
			t.Fatalf("for %q the remedy is %q", word, name)
		}
	})
}

// Every currency is read by its code, and has a dimension of its own.
func TestEveryCurrencyIsRead(t *testing.T) {
	seen := map[Dimension]bool{}
	for all := currency.Query(); all.Next(); {
		code := all.Unit().String()
		u, err := ParseUnit(code)
		if code == "XXX" || code == "XTS" {
			continue
		}
		if err != nil || u.Dimension().String() != code || u.String() != code && code != "CNY" {
			t.Errorf("%s is read as %s, which measures %s: %v", code, u, u.Dimension(), err)
		}
		seen[u.Dimension()] = true
	}
	if len(seen) < 150 {
		t.Errorf("only %d currencies are known", len(seen))
	}
}

func TestScaleWordsMultiply(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		digits := rapid.StringMatching(`[1-9][0-9]{0,3}(\.[0-9]{0,1}[1-9])?`).Draw(t, "number")
		scale := rapid.SampledFrom([]struct{ word, zeros string }{{"hundred", "e2"}, {"thousand", "e3"}, {"million", "e6"}, {"billion", "e9"}}).Draw(t, "scale")
		got, err := Parse(digits + " " + scale.word + " kg")
		want, err2 := Parse(digits + scale.zeros + " kg")
		if err != nil || err2 != nil || got != want {
			t.Fatalf("%s %s is %v, %v; want %v, %v", digits, scale.word, got, err, want, err2)
		}
	})
}
