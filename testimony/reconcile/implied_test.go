package reconcile_test

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

// What the founding testimony gives without stating it. 0.8 yuan/kg are the
// porters' 20 %, so a kilogram brings 4.0; 10,000 yuan are 2,500 kg or 50 people
// at 50 kg; 160 yuan a month buy 38.4 kg of rice; and a bribe of 100 yuan a head
// is earned back by 31.25 kg, which is why nobody is hired who carries less.
func TestWhatTheFoundingTestimonyImplies(t *testing.T) {
	f := balanced(t, samjiyon(t))
	for _, test := range []struct {
		name  string
		value float64
		unit  string
		from  string
	}{
		{"profit.kg", 4, "yuan/kg", "share.porters, pay.rate"},
		{"guards.kg", 2, "yuan/kg", "share.guards, share.porters, pay.rate"},
		{"organiser.kg", 1.2, "yuan/kg", "share.porters, share.organisers, pay.rate"},
		{"example.guards", 5000, "yuan", "share.guards, example.day"},
		{"example.organiser", 3000, "yuan", "share.organisers, example.day"},
		{"example.porters", 2000, "yuan", "share.porters, example.day"},
		{"example.kg", 2500, "kg", "share.porters, example.day, pay.rate"},
		{"example.people", 50, "person", "load.usual, share.porters, example.day, pay.rate"},
		{"crew.profit", 5000, "yuan", "crew.usual, load.usual, share.porters, pay.rate"}, // of 25 people
		{"rice.price", 200. / 48, "yuan/kg", "rice"},
		{"rice.month", 38.4, "kg/month", "pay.run, runs.month, rice"},
		{"fx.day", 10000. / 1590, "yuan/USD", "example.usd"},
		{"fx.run", 6.25, "yuan/USD", "pay.run-usd"},
		{"bribe.head", 100, "yuan/person", "load.usual, share.guards, share.porters, pay.rate"},
		{"load.break-even", 31.25, "kg", "load.usual, share.guards, share.porters, pay.rate"},
	} {
		i := impliedOf(f, test.name)
		expect(t, test.name, i.Value, test.value, 1e-9)
		if from := strings.Join(i.From, ", "); i.Unit != test.unit || from != test.from {
			t.Errorf("%s in %s from %s, want %s from %s", test.name, i.Unit, from, test.unit, test.from)
		}
		if i.Low == nil || i.High == nil || !(*i.Low <= i.Balanced && i.Balanced <= *i.High) {
			t.Errorf("%s: the interval does not hold the balanced value: %+v", test.name, i)
		}
	}
	crew := impliedOf(f, "crew.profit") // of 20 to 30 people
	if crew.Least == nil || crew.Most == nil || math.Abs(*crew.Least-4000) > 1e-6 || math.Abs(*crew.Most-6000) > 1e-6 {
		t.Errorf("a crew makes %+v", crew)
	}
	if len(f.Undetermined) != 0 {
		t.Errorf("not determined: %v", f.Undetermined)
	}
}

// Two unknowns that only two identities together settle: x + y = 10 kg and
// x - y = 2 kg.
func TestSeveralIdentitiesTogetherImply(t *testing.T) {
	c := testimonyOf(t, [][2]string{{"sum", "10 kg"}, {"more", "2 kg"}}, equations("x = sum - y", "y = x - more"))
	f := balanced(t, c)
	expect(t, "x", impliedOf(f, "x").Value, 6, 1e-9)
	expect(t, "y", impliedOf(f, "y").Value, 4, 1e-9)
	if from := fmt.Sprint(impliedOf(f, "x").From); from != "[sum more]" {
		t.Errorf("x follows from %s", from)
	}
}

// From "at most 10 yuan" for 60 to 90 kg follows at most 10/60 yuan/kg, and no
// more; from "at least 2 kg", at least twice that.
func TestFromBoundsFollowBounds(t *testing.T) {
	c := testimonyOf(t, [][2]string{{"pay", "at most 10 yuan"}, {"load", "60 to 90 kg"}, {"least", "at least 2 kg"}},
		equations("rate = pay / load", "twice = 2 * least", "both = least - pay * 1 kg / 1 yuan", "inverse = 1 kg^2 / least"))
	f := balanced(t, c)
	for _, test := range []struct {
		name        string
		least, most string
	}{{"rate", "0", "0.1666666667"}, {"twice", "4", "-"}, {"both", "-8", "-"}, {"inverse", "0", "0.5"}} {
		i := impliedOf(f, test.name)
		end := func(v *float64) string {
			if v == nil {
				return "-"
			}
			return fmt.Sprint(*v)
		}
		if !i.Bounded || end(i.Least) != test.least || end(i.Most) != test.most {
			t.Errorf("%s is from %s to %s, want %s to %s", test.name, end(i.Least), end(i.Most), test.least, test.most)
		}
	}
	if len(f.Undetermined) != 0 {
		t.Errorf("not determined: %v", f.Undetermined)
	}
}
