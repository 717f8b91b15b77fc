package reconcile_test

import (
	"fmt"
	"math"
	"testing"

	"pgregory.net/rapid"

	. "tumen/testimony"
	"tumen/testimony/formula"
	"tumen/testimony/reconcile"
)

// kilograms is a testimony of claims in kg, by name, and one identity.
func kilograms(t interface{ Fatal(...any) }, identity string, claims ...string) *Testimony {
	stated := &Testimony{Sources: []Source{{ID: "s", Grade: "A1"}}, Identities: []formula.Identity{{ID: "row", Text: identity}}}
	for i, text := range claims {
		f, err := ParseFigure(text, nil)
		if err != nil {
			t.Fatal(err)
		}
		stated.Claims = append(stated.Claims, Claim{ID: string(rune('a' + i)), Kind: "value", Source: "s", Figure: &f})
	}
	return stated
}

// Two times nothing are nothing, and not 1.8e-25 kg.
func TestAWayOutOfNothingIsNothing(t *testing.T) {
	found, err := kilograms(t, "a + b = c", "0 kg", "0 kg", "10 kg").Weigh(reconcile.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(found.Conflicts) != 1 {
		t.Fatalf("%d contradictions", len(found.Conflicts))
	}
	want := map[string]float64{"a": 10, "b": 10, "c": 0}
	for _, m := range found.Conflicts[0].Corrections {
		if m.To != want[m.Claim] {
			t.Errorf("%s should be %v, and is said to be %v", m.Claim, want[m.Claim], m.To)
		}
	}
}

// What is left of equal numbers is 0 to the last digit, however they are written.
func TestADifferenceOfEqualNumbersIsNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := float64(rapid.IntRange(1, 999).Draw(t, "a")) / 10
		b := float64(rapid.IntRange(1, 999).Draw(t, "b")) / 10
		stated := kilograms(t, "left = a + b - c", fmt.Sprintf("%v kg", a), fmt.Sprintf("%v kg", b), fmt.Sprintf("%.1f kg", a+b))
		found, err := stated.Weigh(reconcile.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if len(found.Implied) != 1 || found.Implied[0].Value != 0 || found.Implied[0].Balanced != 0 {
			t.Fatalf("%v + %v - %.1f is %+v", a, b, a+b, found.Implied)
		}
	})
}

// A number that is small beside nothing else stays as it is.
func TestASmallNumberIsNoNoise(t *testing.T) {
	found, err := kilograms(t, "a + b = c", "1e-12 kg", "2e-12 kg", "3e-12 kg").Weigh(reconcile.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []float64{1e-12, 2e-12, 3e-12} {
		if got := found.Claims[i].Balanced; math.Abs(got-want) > 1e-3*want {
			t.Errorf("%s is balanced to %v, want %v", found.Claims[i].ID, got, want)
		}
	}
}
