package report

import (
	"math"
	"strings"

	"tumen/economy"
	"tumen/record"
	"tumen/testimony"
	"tumen/unit"
)

// measure is one number of a summary that a claim can be about. Its key is the
// JSON key, with dots between levels.
type measure struct {
	key   string
	name  string
	units []string // what a claim may state it in; the first is the summary's own
	value func(*economy.Summary) economy.Number
	write func(float64) string
}

// measures are in the order in which a reader asks for them.
var measures = []measure{
	{"shares.guards", "border guards' share", shareUnits, func(s *economy.Summary) economy.Number { return s.Shares.Guards }, percent},
	{"shares.organisers", "organisers' share", shareUnits, func(s *economy.Summary) economy.Number { return s.Shares.Organisers }, percent},
	{"shares.porters", "porters' share", shareUnits, func(s *economy.Summary) economy.Number { return s.Shares.Porters }, percent},
	{"profit_per_kg", "profit", []string{"yuan/kg"}, func(s *economy.Summary) economy.Number { return s.Profit }, in("yuan/kg", 2)},
	{"piece_rate", "piece rate", []string{"yuan/kg"}, func(s *economy.Summary) economy.Number { return s.PieceRate }, in("yuan/kg", 2)},
	{"load.mean", "mean load", weightUnits, func(s *economy.Summary) economy.Number { return s.Load.Mean }, in("kg", 1)},
	{"load.smallest", "smallest load", weightUnits, func(s *economy.Summary) economy.Number { return s.Load.Smallest }, in("kg", 0)},
	{"load.largest", "largest load", weightUnits, func(s *economy.Summary) economy.Number { return s.Load.Largest }, in("kg", 0)},
	{"crew.median", "median crew", []string{"person"}, func(s *economy.Summary) economy.Number { return s.Crew.Median }, in("people", 0)},
	{"crew.p10", "crew that 10 % do not exceed", []string{"person"}, func(s *economy.Summary) economy.Number { return s.Crew.P10 }, in("people", 0)},
	{"crew.p90", "crew that 90 % do not exceed", []string{"person"}, func(s *economy.Summary) economy.Number { return s.Crew.P90 }, in("people", 0)},
	{"crew.largest", "largest crew", []string{"person"}, func(s *economy.Summary) economy.Number { return s.Crew.Largest }, in("people", 0)},
	{"porter_month.runs", "runs a working month", []string{"run/month", "run", "1/month"}, func(s *economy.Summary) economy.Number { return s.PorterMonth.Runs }, in("runs", 1)},
	{"porter_month.money", "pay of a working month", []string{"yuan/month", "yuan"}, func(s *economy.Summary) economy.Number { return s.PorterMonth.Money }, in("yuan", 0)},
	{"porter_month.staple", "rice that it buys", []string{"kg/month", "kg"}, func(s *economy.Summary) economy.Number { return s.PorterMonth.Staple }, in("kg", 1)},
}

var (
	shareUnits  = []string{"share"}
	weightUnits = []string{"kg", "kg/person"}
)

// in writes a number with its decimal places and unit; missing if there is none.
func in(unit string, places int) func(float64) string {
	return func(x float64) string {
		if math.IsNaN(x) {
			return missing
		}
		return decimal(x, places) + "\u00a0" + unit
	}
}

// of is the measure of a run; NaN if the run has none.
func (m *measure) of(s *economy.Summary) float64 { return m.value(s).Float() }

// measureOf finds a measure by its key, or nil.
func measureOf(key string) *measure {
	for i := range measures {
		if measures[i].key == key {
			return &measures[i]
		}
	}
	return nil
}

// figure is a claim's figure in the unit of the measure; false if the claim
// states none, or one that cannot be compared.
func (m *measure) figure(c *testimony.Claim) (testimony.Figure, bool) {
	if c == nil || c.Figure == nil {
		return testimony.Figure{}, false
	}
	for _, text := range m.units {
		u, err := unit.ParseUnit(text)
		if err != nil {
			continue // TestEveryMeasureHasUnits finds it
		}
		if f, err := c.Figure.Convert(u); err == nil {
			return f, true
		}
	}
	return testimony.Figure{}, false
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
	m, claims := measureOf(key), claimsOn(run, key)
	if m == nil || len(claims) == 0 {
		return 0, false
	}
	f, ok := m.figure(claims[0])
	return f.Best, ok && !math.IsNaN(f.Best) && !math.IsInf(f.Best, 0)
}

// near is how far a result may be from what was said and still be called near
// it: witnesses round to a tenth or so (about 50 kg, 0.8 yuan/kg).
const near = 0.1

// verdict says in words how a result stands to a claim's figure, both in one
// unit.
func verdict(f testimony.Figure, result float64) string {
	bound, side := f.Low, "below"
	switch {
	case math.IsNaN(result):
		return "no result"
	case f.Low <= result && result <= f.High:
		if f.Low == f.High {
			return "as stated"
		}
		return "within what was stated"
	case result > f.High:
		bound, side = f.High, "above"
	}
	if bound == 0 || math.IsInf(bound, 0) {
		return side + " what was stated"
	}
	distance := math.Abs(result-bound) / math.Abs(bound)
	switch {
	case distance < 0.0005: // less than a tenth of a per cent, which would be written as 0.0
		return "as stated"
	case distance <= near:
		return strings.Join([]string{"near:", percent(distance), side}, " ")
	}
	return strings.Join([]string{percent(distance), side, "what was stated"}, " ")
}
