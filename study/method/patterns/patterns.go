package patterns

import (
	"math"
	"slices"

	"tumen/internal/stat"
	"tumen/scenario"
	"tumen/study"
	"tumen/study/store"
)

// PatternTable says of each pattern of a case whether its runs reproduce it. Its JSON
// keys are a contract.
type PatternTable struct {
	study.About
	Policies  []string        `json:"policies" doc:"of every run"`
	WorldSeed *uint64         `json:"world_seed" doc:"of the one world in which all ran; null if each had its own"`
	Patterns  []PatternResult `json:"patterns"`
}

// PatternResult is one pattern and what came out, over all seeds. Numbers are in Unit;
// what is null is open or could not be measured.
type PatternResult struct {
	Name     string   `json:"name"`
	Measure  string   `json:"measure"`
	Stated   string   `json:"stated" doc:"the number as the witness gave it; empty if nobody did"`
	Claim    string   `json:"claim,omitempty"`
	Says     string   `json:"says"`
	Unit     string   `json:"unit"`
	Band     string   `json:"band" doc:"in words: 40 to 50 %"`
	Low      *float64 `json:"low" doc:"the same in numbers; an open side is null"`
	High     *float64 `json:"high"`
	Median   *float64 `json:"median" doc:"over the seeds"`
	P5       *float64 `json:"p5" doc:"5 % of the seeds lie below it"`
	P95      *float64 `json:"p95" doc:"5 % of the seeds lie above it"`
	Runs     int      `json:"runs" doc:"that have the number; median and quantiles are over these"`
	Without  int      `json:"without" doc:"runs that have no such number"`
	Met      bool     `json:"met" doc:"the median lies in the band, and at least half of the runs have the number"`
	Residual *float64 `json:"residual"`
}

// Met counts the patterns that are met.
func (t *PatternTable) Met() int {
	n := 0
	for _, p := range t.Patterns {
		if p.Met {
			n++
		}
	}
	return n
}

// Analyse holds what came out of the runs against the patterns of the case. A
// pattern is met if the median over the seeds lies in its band; its residual is the
// distance from the median to the nearest edge. A run that does not have the
// outcome (what a round sum buys, when nobody was paid) is in none of these. If most
// runs do not have it, the pattern is not met; if none has it, the pattern has no
// numbers either: it was not measured.
func Analyse(s *study.Study) (*PatternTable, error) {
	about, err := s.Results()
	if err != nil {
		return nil, err
	}
	c, err := scenario.Parse(s.Spec.Case.File, []byte(s.Spec.Case.Text))
	if err != nil {
		return nil, err
	}
	t := &PatternTable{About: about, Policies: s.Spec.Arms[0].Policies, WorldSeed: s.Spec.Seeds.World}
	for _, p := range c.Patterns {
		column := make([]float64, about.Rows-about.Failed)
		for i := range column {
			column[i] = math.NaN() // of an outcome that no run has, as on a route that is not there
		}
		if k := s.Spec.Place(p.Measure); k >= 0 {
			if column, err = succeeded(s, k); err != nil {
				return nil, err
			}
		}
		t.Patterns = append(t.Patterns, judge(p, column))
	}
	return t, nil
}

// judge holds a pattern against its outcomes, one a seed.
func judge(p scenario.Pattern, outcomes []float64) PatternResult {
	sorted := slices.Sorted(slices.Values(study.Numbers(outcomes)))
	median, p5, p95 := math.NaN(), math.NaN(), math.NaN()
	if len(sorted) > 0 {
		median, p5, p95 = stat.Quantile(sorted, 0.5), stat.Quantile(sorted, 0.05), stat.Quantile(sorted, 0.95)
	}
	return PatternResult{
		Name: p.Name, Measure: p.Measure, Stated: p.Stated, Claim: p.Claim, Says: p.Says, Unit: p.Unit,
		Band: p.Band(), Low: study.Finite(p.Low), High: study.Finite(p.High),
		Median: study.Finite(median), P5: study.Finite(p5), P95: study.Finite(p95),
		Runs: len(sorted), Without: len(outcomes) - len(sorted),
		Met: p.Met(median) && 2*len(sorted) >= len(outcomes), Residual: study.Finite(p.Residual(median)),
	}
}

// succeeded is one outcome of the runs that did not fail; a run that has no such
// number gives NaN.
func succeeded(s *study.Study, outcome int) (column []float64, err error) {
	_, err = s.Each(func(r *store.Row) error {
		if !r.Failed() {
			column = append(column, r.Outcomes[outcome])
		}
		return nil
	})
	return column, err
}
