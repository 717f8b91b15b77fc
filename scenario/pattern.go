package scenario

import (
	"math"
	"strings"

	"tumen/economy/observe"
	"tumen/internal/say"
	"tumen/unit"
)

// Pattern is something that a run should reproduce without having been fitted
// to: an outcome, and the band in which it should lie. A case is held against
// its patterns by study.Patterns; no pattern is ever an input of the model.
//
//	guards: {measure: shares.guards, is: 40 to 50 %, claim: share.guards}
//
// A run's outcome is one number, so the band is the tolerance: a range, or a
// bound that is open on the other side.
type Pattern struct {
	Name    string
	Measure string    // the outcome, by its keys in a run's summary: shares.guards
	Stated  string    // the number of the claim as its source has it; empty without a claim, or if the claim has none
	Low     float64   // lower edge, in Unit; -Inf if open
	High    float64   // upper edge, in Unit; +Inf if open
	Unit    string    // of the outcome; a share is from 0 to 1
	In      unit.Unit // the same
	Claim   string    // the claim that it is drawn from, or empty
	As      string    // stated or balanced, if the band is what the claim comes to; empty if the case states the band
	Says    string    // what the pattern says, or else what its claim or source says, or why it is assumed

	Origin string // FromClaim, FromSource or FromAssumption
	From   string // the source's or the claim's id
	At     string // the place in the source
}

// Outcome is the number of a run that the pattern is about; false if the run
// has none, as on a route that it does not know.
func (p Pattern) Outcome(s *observe.Summary) (float64, bool) { return s.At(p.Measure) }

// Met says whether an outcome lies in the band, edges included.
func (p Pattern) Met(outcome float64) bool { return p.Low <= outcome && outcome <= p.High }

// Residual is how far an outcome is from the nearest edge of the band, in
// Unit; 0 inside. It is not a number if the outcome is none.
func (p Pattern) Residual(outcome float64) float64 {
	if math.IsNaN(outcome) {
		return outcome
	}
	return max(0, p.Low-outcome, outcome-p.High)
}

// Band writes the band: 40 to 50 %, at most 50 people.
func (p Pattern) Band() string {
	switch {
	case math.IsInf(p.Low, -1):
		return say.Textf("at most %s", shown(p.High, p.In))
	case math.IsInf(p.High, 1):
		return say.Textf("at least %s", shown(p.Low, p.In))
	}
	return say.Textf("%s to %s", bare(p.Low, p.In), shown(p.High, p.In))
}

// bare is a number as shown writes it, without its unit.
func bare(x float64, in unit.Unit) string {
	text := shown(x, in)
	if number, _, found := strings.Cut(text, " "); found {
		return number
	}
	number, _, _ := strings.Cut(text, "/") // 5/day
	return number
}
