package scenario

import (
	"math"
	"slices"
	"strings"

	"tumen/casefile"
	"tumen/economy/observe"
	"tumen/internal/say"
	"tumen/internal/stat"
	"tumen/testimony"
	"tumen/testimony/reconcile"
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

	HeldOut bool   // no calibration may use it
	One     string // the one number, by its path, that explains nearly all of how it varies over the worlds believed beforehand; empty if none is known to

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

// spreads are the outcomes that tell how people, crews or trips differ: by the mean or
// median of each, the percentiles with 10 % beyond them and the standard deviation.
var spreads = map[string][3]string{
	"load.mean":   {"load.p10", "load.p90", "load.sd"},
	"crew.mean":   {"crew.p10", "crew.p90", "crew.sd"},
	"crew.median": {"crew.p10", "crew.p90", "crew.sd"},
}

// spreadOf are the patterns that a spread over people is beside that of its mean: its
// ends, and how far people are apart. Of "25 to 120 kg" over porters, with the width
// w,
//
//	NAME-low     a tenth of them carry less than 25 kg, give or take w/4
//	NAME-high    a tenth carry more than 120 kg, likewise
//	NAME-spread  the standard deviation is w/5 to w/2: that of a normal spread whose
//	             middle 99 % or 68 % the range is; of an even one it is w/3.5
//
// A witness does not say how many are beyond the ends; these are conventions. A survey
// that states the standard deviation gives that, within its sampling error.
func (r *patternReader) spreadOf(p Pattern, n *casefile.Node) (more []Pattern) {
	claim := r.parsed.Claim(p.Claim)
	measures, known := spreads[p.Measure]
	has := func(e casefile.Entry) bool { return e.Key.Text == "is" }
	if claim == nil || claim.Over == "" || claim.Figure == nil || !known || slices.ContainsFunc(n.Entries, has) {
		return nil
	}
	figure, err := claim.Figure.Convert(p.In)
	if err != nil {
		return nil // the band of the mean has said so
	}
	add := func(name, measure string, low, high float64) {
		q := p
		q.Name, q.Measure, q.Low, q.High = p.Name+"-"+name, measure, stat.Rounded(max(0, low), 4), stat.Rounded(high, 4)
		more = append(more, q)
	}
	if s := figure.Survey; figure.Shape == testimony.Estimate {
		half := max(0.1, reconcile.NinetyFive/math.Sqrt(2*float64(max(s.N, 2)-1)))
		add("spread", measures[2], s.SD*(1-half), s.SD*(1+half))
		return more
	}
	w := figure.High - figure.Low
	add("low", measures[0], figure.Low-w/4, figure.Low+w/4)
	add("high", measures[1], figure.High-w/4, figure.High+w/4)
	add("spread", measures[2], w/5, w/2)
	return more
}
