package scenario

import (
	"math"
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
