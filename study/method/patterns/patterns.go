package patterns

import (
	"math"
	"slices"

	"tumen/economy/observe"
	"tumen/internal/stat"
	"tumen/scenario"
	"tumen/study"
	"tumen/study/store"
	"tumen/vocabulary"
)

// PatternTable says of each pattern of a case whether its runs reproduce it. Its JSON
// keys are a contract.
type PatternTable struct {
	study.About
	Policies  []string         `json:"policies" doc:"of every run"`
	WorldSeed *uint64          `json:"world_seed" doc:"of the one world in which all ran; null if each had its own"`
	Patterns  []PatternResult  `json:"patterns"`
	Facts     int              `json:"facts" doc:"independent facts in the patterns that are not put in"`
	Tuned     []scenario.Tuned `json:"tuned" doc:"numbers of the case that were tuned to claims"`

	Mechanisms []MechanismResult `json:"mechanisms" doc:"each mechanism switched off; empty if that was not asked for"`
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
	Role     string   `json:"role" enum:"put in,fitted,held out,free" doc:"what the pattern is evidence of: nothing, if its claim is an input too, or if a number was tuned to it"`
	By       []string `json:"by" doc:"the parameters that take its claim or were tuned to it"`
	AtBound  []string `json:"at_bound" doc:"bounds that shape it, at which more than 1 % of the decisions are in half of the runs or more"`
}

// Met counts the patterns that are met.
func (t *PatternTable) Met() int {
	met, _ := t.count(func(PatternResult) bool { return true })
	return met
}

// Tests counts the patterns that test the model, free or held out, and how many of
// them are met.
func (t *PatternTable) Tests() (met, all int) {
	return t.count(func(p PatternResult) bool { return scenario.Tests(p.Role) })
}

func (t *PatternTable) count(of func(PatternResult) bool) (met, all int) {
	for _, p := range t.Patterns {
		if of(p) {
			all++
			if p.Met {
				met++
			}
		}
	}
	return met, all
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
	laid, err := c.With(scenario.Options{Policies: s.Spec.Arms[0].Policies, Sets: s.Spec.Sets})
	if err != nil {
		return nil, err
	}
	evidence := laid.Evidence()
	t := &PatternTable{About: about, Policies: s.Spec.Arms[0].Policies, WorldSeed: s.Spec.Seeds.World, Facts: evidence.Facts, Tuned: evidence.Tuned, Mechanisms: []MechanismResult{}}
	arms, err := columnsOf(s, c)
	if err != nil {
		return nil, err
	}
	for i, p := range c.Patterns {
		r := judge(p, arms[0][p.Measure])
		r.Role, r.By, r.AtBound = evidence.Patterns[i].Role, evidence.Patterns[i].By, boundsOf(p, arms[0])
		t.Patterns = append(t.Patterns, r)
	}
	for k := range s.Spec.Arms[1:] {
		t.Mechanisms = append(t.Mechanisms, without(s.Spec.Arms[k+1], t, c, arms[k+1]))
	}
	return t, nil
}

// outcomes are columns by path: of each run that did not fail its number, NaN where
// it has none.
type outcomes map[string][]float64

// columnsOf are the outcomes, by arm, that patterns measure and bounds shape.
func columnsOf(s *study.Study, c *scenario.Case) ([]outcomes, error) {
	arms, places := make([]outcomes, len(s.Spec.Arms)), map[string]int{}
	add := func(path string) { places[path] = s.Spec.Place(path) }
	for _, p := range c.Patterns {
		add(p.Measure)
	}
	for _, name := range observe.BoundNames() {
		add(shareAt(name))
	}
	for k := range arms {
		arms[k] = outcomes{}
	}
	_, err := s.Each(func(r *store.Row) error {
		if r.Failed() {
			return nil
		}
		arm := arms[int(r.Number)%len(arms)]
		for path, k := range places {
			x := math.NaN() // of an outcome that no run has, as on a route that is not there
			if k >= 0 {
				x = r.Outcomes[k]
			}
			arm[path] = append(arm[path], x)
		}
		return nil
	})
	return arms, err
}

// shareAt is the path of the share of decisions at a bound.
func shareAt(bound string) string { return "bounds." + bound + ".share" }

// boundsOf are the bounds at which a pattern's measure is.
func boundsOf(p scenario.Pattern, runs outcomes) []string {
	at := []string{}
	o := vocabulary.Find(p.Measure)
	if o == nil {
		return at
	}
	for _, name := range observe.Shapes(o.Pattern) {
		shares := slices.Sorted(slices.Values(study.Numbers(runs[shareAt(name)])))
		if len(shares) > 0 && stat.Quantile(shares, 0.5) > observe.AtBound {
			at = append(at, name)
		}
	}
	return at
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
		By: []string{}, AtBound: []string{},
		Met: p.Met(median) && 2*len(sorted) >= len(outcomes), Residual: study.Finite(p.Residual(median)),
	}
}
