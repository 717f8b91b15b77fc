package unit

import (
	"errors"
	"math"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestNumbersOfEveryScriptAreRead(t *testing.T) {
	for text, want := range map[string]float64{
		"010":        10,
		"08":         8,
		"+5":         5,
		"−5":         -5,
		"1,000":      1000,
		"1_000":      1000,
		"1.5e3":      1500,
		"0.500":      0.5, // nobody writes thousands after a 0
		"12.345":     12.345,
		"۱۲":         12, // Persian
		"۱۲٫۵":       12.5,
		"۱۰٬۰۰۰":     10000,
		"١٢":         12,   // Arabic-Indic
		"１２.５":       12.5, // full-width
		"１，０００":      1000,
		" 5 ":        5,
		"5e-324":     5e-324,
		"0e999":      0,
		"0.000e-999": 0,
	} {
		if got, err := Number(text); err != nil || got != want {
			t.Errorf("Number(%q) = %v, %v; want %v", text, got, err, want)
		}
	}
}

// A fault must be marked in the text as it was written, between « and ».
func TestNumbersThatAreRefused(t *testing.T) {
	for _, test := range []struct{ marked, what, write string }{
		{"«1e-400»", "1e-400 is too small: it would become 0", "a number above 1e-307, or 0"},
		{"«1e400»", "1e400 is too large", "a number below 1e308"},
		{"«0.0" + strings.Repeat("0", 400) + "1»", "0.0" + strings.Repeat("0", 400) + "1 is too small: it would become 0", "a number above 1e-307, or 0"},
		{"«10.000»", "10.000 can be read in two ways: the point may mark decimals or thousands", "10,000 or 10"},
		{"«1.500»", "1.500 can be read in two ways: the point may mark decimals or thousands", "1,500 or 1.5"},
		{"«۱۰.۰۰۰»", "10.000 can be read in two ways: the point may mark decimals or thousands", "10,000 or 10"},
		{"«1.000.000»", `"1.000.000" is not a number`, "1,000,000"},
		{"«1.234.567,89»", `"1.234.567,89" is not a number`, "1,234,567.89"},
		{"«1,00,000»", `"1,00,000" is not a number`, "100,000"},
		{"«12,5»", `"12,5" is not a number`, "12.5"},
		{"«0x10»", `"0x10" is hexadecimal; numbers are decimal here`, "it in decimal digits, as in 16"},
		{"«0o17»", `"0o17" is octal; numbers are decimal here`, "it in decimal digits, as in 16"},
		{"«0b11»", `"0b11" is binary; numbers are decimal here`, "it in decimal digits, as in 16"},
		{"«NaN»", `"NaN" is not a number`, "a number, such as 30"},
		{"5 «kg»", `"kg" follows the number`, "the number alone"},
		{"«»", "a number is missing", "a number, such as 30"},
	} {
		refused(t, func(text string) error { _, err := Number(text); return err }, test.marked, test.what, test.write)
	}
}

// refused wants an error about the marked part of a text.
func refused(t *testing.T, read func(text string) error, marked, what, write string) {
	t.Helper()
	before, rest, _ := strings.Cut(marked, "«")
	fault, after, _ := strings.Cut(rest, "»")
	want := Error{Text: before + fault + after, Start: len(before), End: len(before) + len(fault), What: what, Write: write}
	err := read(want.Text)
	var got *Error
	if !errors.As(err, &got) || *got != want {
		t.Errorf("%q\n got %+v\nwant %+v", want.Text, err, want)
	}
}

func TestWholeNumbersAreDecimalAndExact(t *testing.T) {
	for text, want := range map[string]uint64{
		"012": 12, "08": 8, "0": 0, "1,000": 1000, "1e3": 1000, "10.0": 10, "+7": 7, "-0": 0, "۱۲": 12,
		"9007199254740993":           9007199254740993, // 2^53 + 1, which no float64 is
		"18446744073709551615":       math.MaxUint64,
		"18,446,744,073,709,551,615": math.MaxUint64,
	} {
		if got, err := Whole(text, math.MaxUint64); err != nil || got != want {
			t.Errorf("Whole(%q) = %d, %v; want %d", text, got, err, want)
		}
	}
	for text, what := range map[string]string{
		"1.5": "1.5 is not a whole number", "-1": "-1 is below 0", "18446744073709551616": "18446744073709551616 is too large",
		"1e300": "1e300 is too large", "1e17": "so large a number needs all its digits", "0x10": `"0x10" is hexadecimal; numbers are decimal here`,
		"ten": `"ten" is a number in words`, "": "a number is missing",
	} {
		_, err := Whole(text, math.MaxUint64)
		var fault *Error
		if !errors.As(err, &fault) || fault.What != what {
			t.Errorf("Whole(%q) gave %v, want %s", text, err, what)
		}
	}
	if _, err := Whole("11", 10); err == nil || !strings.Contains(err.Error(), "from 0 to 10") {
		t.Errorf("11 of at most 10: %v", err)
	}
}

func TestEveryWholeNumberIsRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := rapid.Uint64().Draw(t, "n")
		text := strings.Repeat("0", rapid.IntRange(0, 3).Draw(t, "zeros")) + strconv.FormatUint(want, 10)
		if rapid.Bool().Draw(t, "Persian") {
			text = inScript(text, '۰')
		}
		if got, err := Whole(text, math.MaxUint64); err != nil || got != want {
			t.Fatalf("Whole(%q) = %d, %v", text, got, err)
		}
	})
}

// inScript writes digits in the script that has its zero at the given rune.
func inScript(text string, zero rune) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return zero + r - '0'
		}
		return r
	}, text)
}

// What is written in any script or with any grouping is the number that Go
// reads in its plain digits.
func TestScriptAndGroupingDoNotChangeANumber(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := rapid.Float64Range(-1e14, 1e14).Draw(t, "number")
		text := Quantity{Value: want}.String() // with commas
		if separator := rapid.SampledFrom([]string{",", "", "_", "\u00A0", "\u2009", "\u202F"}).Draw(t, "separator"); separator != "," {
			text = strings.ReplaceAll(text, ",", separator)
		}
		text = inScript(text, rapid.SampledFrom([]rune{'0', '۰', '٠', '０'}).Draw(t, "script"))
		if got, err := Number(text); err != nil || got != want {
			t.Fatalf("Number(%q) = %v, %v; want %v", text, got, err, want)
		}
	})
}

func FuzzNumber(f *testing.F) {
	for _, seed := range []string{"010", "1e-400", "10.000", "0x10", "۱۲٫۵", "１２", "1,5", "-0", "\xff۱", "1e999999999999"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		value, err := Number(text)
		if err != nil {
			var fault *Error
			if !errors.As(err, &fault) || fault.Text != text || fault.Start < 0 || fault.Start > fault.End || fault.End > len(text) || fault.What == "" || fault.Write == "" {
				t.Fatalf("Number(%q) failed with %+v", text, err)
			}
			return
		}
		if math.IsInf(value, 0) || math.IsNaN(value) {
			t.Fatalf("Number(%q) = %v", text, value)
		}
		plain, _ := Fold(text)
		if mantissa, _, _ := strings.Cut(strings.ToLower(plain), "e"); value == 0 && strings.ContainsAny(mantissa, "123456789") {
			t.Fatalf("Number(%q) lost its digits", text)
		}
		if n, err := Whole(text, math.MaxUint64); err == nil && float64(n) != value {
			t.Fatalf("Whole(%q) = %d and Number = %v", text, n, value)
		}
	})
}
