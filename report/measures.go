package report

import (
	"math"
	"strings"

	"tumen/economy/observe"
	"tumen/internal/say"
	"tumen/internal/text"
	"tumen/record"
	"tumen/testimony"
	"tumen/unit"
	"tumen/view"
	"tumen/vocabulary"
)

// measure is an outcome of a run with what came of it.
type measure struct {
	*vocabulary.Outcome
	value float64      // NaN if the run has none
	units *unit.System // of the case
}

// vocabularyOf is what there is to know of the numbers and names of a run.
func vocabularyOf(run *record.Run) *vocabulary.Vocabulary {
	return vocabulary.OfRun(&run.Manifest.Summary, run.Manifest.Labels)
}

// measureOf finds an outcome of a run by its path, or nil.
func measureOf(run *record.Run, path string) *measure {
	o := vocabulary.FindOf(&run.Manifest.Summary, run.Manifest.Labels, path)
	if o == nil {
		return nil
	}
	return &measure{o, valueOf(&run.Manifest.Summary, path), run.Manifest.Testimony.Units}
}

// valueOf is an outcome by its path, NaN if a summary has none.
func valueOf(s *observe.Summary, path string) float64 {
	if x, known := s.At(path); known {
		return x
	}
	return math.NaN()
}

// written is an outcome with its decimal places and unit; missing if there is
// none.
func written(o *vocabulary.Outcome, x float64) string {
	switch word := view.UnitWord(o.Unit); {
	case math.IsNaN(x):
		return text.Missing
	case o.Unit == "share":
		return text.Percent(x)
	case word != "":
		return text.Decimal(x, o.Places) + "\u00a0" + word
	}
	return text.Decimal(x, o.Places)
}

// figure is a claim's figure in the unit of the outcome; false if the claim
// states none, or one that cannot be compared.
func (m *measure) figure(c *testimony.Claim) (testimony.Figure, bool) {
	if c == nil || c.Figure == nil {
		return testimony.Figure{}, false
	}
	stated := c.Figure
	if c.Exchanged != nil {
		stated = c.Exchanged
	}
	u, is := m.UnitFor(stated.Unit, m.units.ParseUnit)
	f, err := stated.Convert(u)
	return f, is && err == nil
}

// claimsOn are the claims about a measure, in the order of the case.
func claimsOn(run *record.Run, key string) []*testimony.Claim {
	var claims []*testimony.Claim
	all := run.Manifest.Testimony.Claims
	for i := range all {
		if all[i].Measure == key && all[i].Figure != nil {
			claims = append(claims, &all[i])
		}
	}
	return claims
}

// stated is what the first claim about a measure says, in its own words, or
// nothing.
func stated(run *record.Run, key string) string {
	if claims := claimsOn(run, key); len(claims) > 0 {
		return claims[0].Figure.Text
	}
	return ""
}

// statedBest is the first claim's best number, in the measure's unit.
func statedBest(run *record.Run, key string) (float64, bool) {
	m, claims := measureOf(run, key), claimsOn(run, key)
	if m == nil || len(claims) == 0 {
		return 0, false
	}
	f, ok := m.figure(claims[0])
	return f.Best, ok && !math.IsNaN(f.Best) && !math.IsInf(f.Best, 0)
}

// near is how far a result may be from what was said and still be called near
// it: witnesses round to a tenth or so (about 50 kg).
const near = 0.1

// verdict says in words how a result stands to a claim's figure, both in one
// unit.
func verdict(f testimony.Figure, result float64) string {
	bound, side := f.Low, "below"
	switch {
	case math.IsNaN(result):
		return say.Text("no result")
	case f.Low <= result && result <= f.High:
		if f.Low == f.High {
			return say.Text("as stated")
		}
		return say.Text("within what was stated")
	case result > f.High:
		bound, side = f.High, "above"
	}
	if bound == 0 || math.IsInf(bound, 0) {
		return say.Textf("%s what was stated", side)
	}
	distance := math.Abs(result-bound) / math.Abs(bound)
	switch {
	case distance < 0.0005: // less than a tenth of a per cent, which would be written as 0.0
		return say.Text("as stated")
	case distance <= near:
		return strings.Join([]string{"near:", text.Percent(distance), side}, " ")
	}
	return strings.Join([]string{text.Percent(distance), side, say.Text("what was stated")}, " ")
}
