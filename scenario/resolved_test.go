package scenario

import (
	"math"
	"strings"
	"testing"

	"tumen/internal/proof"
	"tumen/testimony/reconcile"
)

// witnesses is the sound case with more said about its loads.
func witnesses(t *testing.T, more string) *Case {
	t.Helper()
	source := replace(t, sound(t), "  return: {kind: fact", more+"\n  return: {kind: fact")
	source = replace(t, source, "load: {is: 20 to 60 kg, from: letter, at: line 4, says: between these}", "load: {claim: load.usual}")
	c := proof.Must(Parse("ferry.yaml", []byte(source)))(t)
	return c
}

// Two witnesses of one load, equally precise and equally reliable: the parameter
// is between them, and the record says so.
func TestAParameterTakesWhatWitnessesTogetherSay(t *testing.T) {
	c := witnesses(t, "  load.other: {kind: value, is: about 54 kg, from: letter, says: another, quantity: load.usual}")
	r := resolved(t, c.Resolved, "routes.ferry.load")
	if r.As != reconcile.AsBalanced || r.Stated != "about 50 kg" || r.Origin != FromClaim {
		t.Errorf("%+v", r)
	}
	if load := c.Parameters.Routes[0].Load; load < 51 || load > 53 {
		t.Errorf("the load is %v", load)
	}
	if r.Low == nil || r.High == nil || !(*r.Low < 50 && 54 < *r.High) {
		t.Errorf("the interval is %v to %v", r.Low, r.High)
	}
}

// What contradicts is taken as it was stated, and not moved by what it
// contradicts.
func TestAParameterTakesAContradictedClaimAsStated(t *testing.T) {
	c := witnesses(t, "  load.other: {kind: value, is: about 90 kg, from: letter, says: another, quantity: load.usual}")
	r := resolved(t, c.Resolved, "routes.ferry.load")
	if c.Findings.Consistent || r.As != reconcile.AsStated || c.Parameters.Routes[0].Load != 50 || *r.Low != 45 || *r.High != 55 {
		t.Errorf("consistent: %v; %+v", c.Findings.Consistent, r)
	}
}

// Nothing that the founding testimony says is moved by its contradiction.
func TestTheFoundingCaseTakesItsClaimsAsStated(t *testing.T) {
	c := proof.Must(Load("samjiyon"))(t)
	taken := 0
	for _, r := range c.Resolved {
		if r.As == "" {
			continue
		}
		taken++
		if r.As != reconcile.AsStated {
			t.Errorf("%s is %s, stated %s", r.Path, r.Value, r.Stated)
		}
	}
	if taken < 5 {
		t.Errorf("only %d parameters take a claim", taken)
	}
}

// A pattern without a band of its own has that of its claim.
func TestAPatternTakesTheIntervalOfItsClaim(t *testing.T) {
	source := sound(t)
	if i := strings.Index(source, "\npatterns:\n"); i >= 0 {
		source = source[:i+1]
	}
	source += "\npatterns:\n  guards: {measure: shares.guards, claim: share.guards}\n  load: {measure: load.mean, claim: load.usual}\n"
	c := proof.Must(Parse("ferry.yaml", []byte(source)))(t)
	guards, load := c.Patterns[0], c.Patterns[1]
	if !math.IsInf(guards.Low, -1) || guards.High != 0.5 || guards.As != reconcile.AsStated || guards.Unit != "share" {
		t.Errorf("%+v", guards)
	}
	// about 50 kg of a source graded B2, 1.2 x 1.2 times the 5 % of "about"; on the
	// line, since nothing multiplies it.
	half := 7.06 // 1.96 x 0.05 x 50 kg x 1.44, in four digits of either end
	if math.Abs(load.Low-(50-half)) > 1e-6 || math.Abs(load.High-(50+half)) > 1e-6 {
		t.Errorf("%+v, want 50 -+ %v", load, half)
	}
}
