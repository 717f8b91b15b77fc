package scenario

import (
	"math"
	"strings"
	"testing"

	"tumen/internal/proof"
)

func TestAPatternIsAnOutcomeABandAndWhereItComesFrom(t *testing.T) {
	patterns := ferry(t).Patterns
	same(t, "in the order of the file", []Pattern{
		{
			Name: "guards", Measure: "shares.guards", Stated: "at most 50 %", Low: 0.4, High: 0.5, Unit: "share", In: everyCaseHas("share"),
			Claim: "share.guards", Says: "half is the most they can ask", Origin: FromClaim, From: "share.guards", At: "line 3",
		},
		{
			Name: "crews", Measure: "crew.largest", Low: math.Inf(-1), High: 50, Unit: "person", In: everyCaseHas("person"),
			Says: "a test", Origin: FromAssumption,
		},
	}, patterns)
}

func TestABandIsReadInTheUnitOfItsOutcome(t *testing.T) {
	for _, c := range []struct {
		measure, is string
		low, high   float64
		band        string
	}{
		{"piece_rate", "70 to 90 fen/kg", 0.7, 0.9, "0.7 to 0.9 yuan/kg"},
		{"load.mean", "38 to 50 kg/person", 38, 50, "38 to 50 kg"},
		{"porter_month.runs", "3 to 5 runs", 3, 5, "3 to 5 runs/month"},
		{"mass.sold", "at least 2 t", 2000, math.Inf(1), "at least 2,000 kg"},
		{"shares.porters", "at most 20 %", math.Inf(-1), 0.2, "at most 20 %"},
		{"routes.ferry.crossings", "100 to 200", 100, 200, "100 to 200 runs"},
		{"staple_for_200", "46 to 50 kg", 46, 50, "46 to 50 kg"},
	} {
		source := replace(t, sound(t), "{measure: crew.largest, is: at most 50 people,", "{measure: "+c.measure+", is: "+c.is+",")
		read, err := Parse("ferry.yaml", []byte(source))
		if err != nil {
			t.Errorf("%s, %s:\n%v", c.measure, c.is, err)
			continue
		}
		p := read.Patterns[1]
		if p.Low != c.low || p.High != c.high || p.Band() != c.band {
			t.Errorf("%s, %s is %v to %v, written %q", c.measure, c.is, p.Low, p.High, p.Band())
		}
	}
}

func TestResidualIsTheDistanceToTheNearestEdge(t *testing.T) {
	loads := Pattern{Low: 38, High: 50, Unit: "kg"}
	for outcome, want := range map[float64]float64{36.5: 1.5, 38: 0, 44: 0, 50: 0, 53: 3} {
		if got := loads.Residual(outcome); got != want || loads.Met(outcome) != (want == 0) {
			t.Errorf("%v kg is %v kg off, met %v; want %v", outcome, got, loads.Met(outcome), want)
		}
	}
	open := Pattern{Low: math.Inf(-1), High: 50}
	if open.Residual(-1e9) != 0 || open.Residual(51) != 1 {
		t.Error("a bound is not open on its other side")
	}
	if nothing := math.NaN(); loads.Met(nothing) || !math.IsNaN(loads.Residual(nothing)) {
		t.Error("an outcome that is no number cannot meet a band")
	}
}

func TestOverlaysKeepThePatternsOfTheCase(t *testing.T) {
	c := ferry(t)
	s := proof.Must(c.With(Options{Policies: []string{"half"}}))(t)
	same(t, "patterns", c.Patterns, s.Patterns)
}

// A bound is evidence as a bound, whatever the other claims come to: 40 % meets "at
// most 50 %" as fully as 50 % does.
func TestABoundIsEvidenceAsABound(t *testing.T) {
	was, is := claimed("share.porters: {kind: value, is: 20 %, from: letter, says: theirs}\n  share.organisers: {kind: value, is: 30 %, from: letter, says: theirs}")
	c := proof.Must(rewritten(t, was, is+"\nidentities: {shares: share.guards + share.porters + share.organisers = 100 %}\n",
		"guards: {measure: shares.guards, is: 40 to 50 %, claim: share.guards", "guards: {measure: shares.guards, claim: share.guards"))(t)
	p := c.Patterns[0]
	if p.Name != "guards" || !math.IsInf(p.Low, -1) || p.High != 0.5 || !p.Met(0.4) || !p.Met(0.01) || p.Met(0.51) {
		t.Errorf("the band is %s: %+v", p.Band(), p)
	}
}

// A range over people is no uncertainty of one number: the mean lies between its ends,
// and the ends and the spread are patterns too.
func TestARangeOverPeopleIsASpread(t *testing.T) {
	const was, lines = "  return: {kind: fact, from: letter, says: they come back}\n", "patterns:\n"
	over := func(is string) *Case {
		return proof.Must(rewritten(t, was, was+"  loads: {kind: range, is: "+is+", over: porters, from: letter, says: they differ}\n",
			lines, lines+"  loads: {measure: load.mean, claim: loads}\n"))(t)
	}
	want := map[string][2]float64{"loads": {20, 60}, "loads-low": {10, 30}, "loads-high": {50, 70}, "loads-spread": {8, 20}}
	for _, is := range []string{"20 to 60 kg", "20 to 60 kg (90 % interval)"} {
		for _, p := range over(is).Patterns[:4] {
			if b := want[p.Name]; p.Low != b[0] || p.High != b[1] || p.Claim != "loads" {
				t.Errorf("%s: %s is %s on %s", is, p.Name, p.Band(), p.Measure)
			}
		}
	}
	for _, p := range over(`"mean 40 kg (sd 12, n 401)"`).Patterns[:2] {
		switch p.Name {
		case "loads":
			if math.Abs(p.Low-(40-1.96*0.6)) > 0.01 || math.Abs(p.High-(40+1.96*0.6)) > 0.01 {
				t.Errorf("the mean is %s", p.Band())
			}
		case "loads-spread":
			if p.Measure != "load.sd" || p.Low != 10.8 || p.High != 13.2 {
				t.Errorf("the spread is %s on %s", p.Band(), p.Measure)
			}
		default:
			t.Errorf("there is a pattern %s", p.Name)
		}
	}
	for _, bad := range []string{"about 50 kg", "50 kg", "at most 50 kg", "50 kg (se 2)"} {
		if _, err := rewritten(t, was, was+"  loads: {kind: range, is: "+bad+", over: porters, from: letter, says: they differ}\n"); err == nil || !strings.Contains(err.Error(), "is no spread over porters") {
			t.Errorf("%s: %v", bad, err)
		}
	}
	if _, err := rewritten(t, was, was+"  loads: {kind: range, is: 20 to 60 kg, over: porters, from: letter, says: they differ}\n", "strength: {claim: load.usual}", "strength: {claim: loads}"); err == nil || !strings.Contains(err.Error(), "is a spread over porters, and not one number") {
		t.Errorf("a spread as one number: %v", err)
	}
}
