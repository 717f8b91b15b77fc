package table

import (
	"math"
	"slices"
	"testing"

	"tumen/rng"
	"tumen/study"
	"tumen/study/design"
)

// made is a table of a made-up model: two standard normal unknowns, of which the
// outcomes are functions, and one policy under which the last of three rounds was run
// as well.
func made(t testing.TB, counts []int, narrow []design.Narrow, bands []study.Band, model func(x []float64, chance rng.Block, arm int) []float64, names ...string) *Table {
	t.Helper()
	normal := study.Belief{Shape: "normal", Mu: 0, Sigma: 1}
	spec := &study.Spec{
		Inputs: []study.Input{{Name: "a", Belief: normal}, {Name: "b", Belief: normal}, {Name: "idle", Belief: normal}},
		Arms:   []study.Arm{study.ArmOf(), study.ArmOf("policy")}, Design: study.Design{Method: study.ByProposal, Seed: 1},
		Fit: &study.Fit{Method: "table", Rounds: counts}, Patterns: bands,
	}
	for i, n := range counts {
		spec.Asked += n
		if i < len(counts)-1 {
			spec.Design.Lead += n
		}
	}
	for _, name := range names {
		spec.Outcomes = append(spec.Outcomes, study.Outcome{Name: name})
	}
	table := &Table{Spec: spec, Rounds: counts, Narrow: narrow}
	var err error
	if table.Space, err = spec.Space(); err != nil {
		t.Fatal(err)
	}
	source := rng.New(7)
	for round := range counts {
		points, err := Points(spec, round, narrow[round])
		if err != nil {
			t.Fatal(err)
		}
		for _, u := range points {
			x, err := table.Space.At(u)
			if err != nil {
				t.Fatal(err)
			}
			point := len(table.Rows)
			row := Row{Point: point, Round: round, Unit: u, Values: x, Outcomes: make([][]float64, 2)}
			chance := source.Draw(1, uint32(point), 0, 0)
			row.Outcomes[0] = model(x, chance, 0)
			if round == len(counts)-1 {
				row.Outcomes[1] = model(x, chance, 1)
			}
			table.Rows = append(table.Rows, row)
		}
	}
	if err := table.ready(given(spec, nil)); err != nil {
		t.Fatal(err)
	}
	return table
}

func band(measure string, low, high float64) study.Band {
	b := study.Band{Name: measure, Measure: measure}
	if !math.IsInf(low, 0) {
		b.Low = &low
	}
	if !math.IsInf(high, 0) {
		b.High = &high
	}
	return b
}

// learned are the weights at the witness.
func learned(t testing.TB, table *Table) (*Learned, []float64) {
	t.Helper()
	l, err := table.Learn(t.Context(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	w, err := l.Witness()
	if err != nil {
		t.Fatal(err)
	}
	return l, w.Weights
}

// With no patterns, the worlds are what is believed beforehand: every row by its
// importance weight, and so the moments of the beliefs, whatever the rounds were drawn
// from.
func TestWithoutPatternsTheWorldsAreTheBeliefs(t *testing.T) {
	narrow := design.Narrow{Even: 0.2, Inputs: []design.Narrowed{{Input: 0, Name: "a", Density: []float64{0, 0, 1, 3}}}}
	table := made(t, []int{400, 200, 200}, []design.Narrow{{}, narrow, narrow}, nil, func(x []float64, _ rng.Block, _ int) []float64 { return []float64{x[0]} }, "y")
	_, w := learned(t, table)
	for j := range 3 {
		q := Quantiles(table.Unknown(j), w, 0.05, 0.5, 0.95)
		for i, exact := range []float64{-1.645, 0, 1.645} {
			if math.Abs(q[i]-exact) > 0.2 {
				t.Errorf("unknown %d: quantiles %.3f, where the beliefs have -1.645, 0, 1.645", j, q)
			}
		}
	}
	if raw := Quantiles(table.Unknown(0), slices.Repeat([]float64{1}, len(table.Rows)), 0.5); raw[0] < 0.2 {
		t.Errorf("the later rounds were not narrowed: median %.3f", raw[0])
	}
}

// A linear model with normal chance, of which the posterior is known: a number is said
// with no error of words, so that y = a + e, e standard normal, gives a ~ N(y/2, 1/2),
// and the others stay as believed. What a policy changes follows from b alone, and is
// found as believed.
func TestALinearModelGivesTheExactPosterior(t *testing.T) {
	const said = 1.2
	table := made(t, []int{1500, 500, 1000}, make([]design.Narrow, 3), []study.Band{band("y", said, said)}, func(x []float64, chance rng.Block, arm int) []float64 {
		return []float64{x[0] + chance.Normal(), x[1] * float64(1+arm)}
	}, "y", "piece_rate")
	_, w := learned(t, table)
	sd := math.Sqrt(0.5)
	for _, c := range []struct {
		name     string
		column   []float64
		mean, sd float64
	}{
		{"a", table.Unknown(0), said / 2, sd}, {"b", table.Unknown(1), 0, 1}, {"idle", table.Unknown(2), 0, 1}, {"effect", table.Effect(1, 1), 0, 1},
	} {
		q := Quantiles(c.column, w, 0.1, 0.5, 0.9)
		for i, z := range []float64{-1.2816, 0, 1.2816} {
			// the standard error of a quantile of as many independent rows
			if se := 1.7 * c.sd / math.Sqrt(Effective(w)); math.Abs(q[i]-(c.mean+z*c.sd)) > 3*se {
				t.Errorf("%s: quantile %.3f, and exactly %.3f (±%.3f)", c.name, q[i], c.mean+z*c.sd, se)
			}
		}
	}
}

// A band is a witness whose words may be off by half its width, evenly: so only worlds
// in it agree. A bound leaves what is believed on its side as it was. What a row lacks,
// it says nothing of.
func TestABandAndABoundAreEvidenceAsTheyAreSaid(t *testing.T) {
	model := func(x []float64, _ rng.Block, _ int) []float64 { return []float64{x[0], x[1]} }
	table := made(t, []int{2000, 400, 400}, make([]design.Narrow, 3), []study.Band{band("y", 0.4, 0.8), band("z", math.Inf(-1), 0)}, model, "y", "z")
	_, w := learned(t, table)
	for i, weight := range w {
		x := table.Rows[i].Values
		if weight > 0.001 && (x[0] < 0.1 || x[0] > 1.1) {
			t.Errorf("a world with y = %.2f has the weight %.4f", x[0], weight)
		}
		if weight > 0 && x[1] > 0 {
			t.Errorf("a world with z = %.2f, above the bound, has a weight", x[1])
		}
	}
	if q := Quantiles(table.Unknown(1), w, 0.5); math.Abs(q[0]+0.6745) > 0.25 {
		t.Errorf("below a bound at 0 the median is %.3f and not that of the half normal", q[0])
	}
	f := table.Features[0]
	if !math.IsNaN(f.Says(math.NaN(), 0.5)) || f.Met(math.NaN()) || !f.Met(0.5) || f.Met(0.9) || math.Abs(f.Says(0.5, 1)-0.7) > 1e-12 {
		t.Error("a band says something else")
	}
}

// The intervals that a table gives for what it was not told hold as often as they say,
// and are better than those beforehand where something is learned, and not where nothing
// is.
func TestIntervalsOfATableHoldWhatTheySay(t *testing.T) {
	table := made(t, []int{700, 100, 400}, make([]design.Narrow, 3), []study.Band{band("y", 0.5, 1.5)}, func(x []float64, chance rng.Block, arm int) []float64 {
		return []float64{x[0] + float64(0.3*chance.Normal()), math.Exp(x[0]) * float64(arm)}
	}, "y", "piece_rate")
	l, _ := learned(t, table)
	proof, err := table.Prove(t.Context(), l, table.Columns(), 0, nil)
	if err != nil {
		t.Fatal(err)
	}
	wrong := 0
	for _, c := range proof.Coverage {
		if !c.Within {
			t.Logf("%s, %s: %.0f %% hold %.3f (%.3f to %.3f)", c.What, c.On, 100*c.Level, c.Held, c.Low, c.High)
			wrong++
		}
	}
	if wrong > len(proof.Coverage)/10 {
		t.Errorf("%d of %d are not within 2.5 standard errors", wrong, len(proof.Coverage))
	}
	for _, s := range proof.Scores {
		if s.On == "all" && (s.What == "a" || s.What == "policy: piece_rate") && s.Low < 0.2 {
			t.Errorf("%s: the score is better by %.2f (%.2f to %.2f)", s.What, s.Gain, s.Low, s.High)
		}
		if s.What == "idle" && s.Low > 0 {
			t.Errorf("%s: something is learned of it: %.2f", s.What, s.Gain)
		}
	}
}

// Worlds are drawn by weight, none twice, and stand for all.
func TestWorldsAreDrawnByWeight(t *testing.T) {
	table := made(t, []int{1500, 100, 400}, make([]design.Narrow, 3), []study.Band{band("y", 0, 1)}, func(x []float64, _ rng.Block, _ int) []float64 { return []float64{x[0]} }, "y")
	_, w := learned(t, table)
	all, sum := table.Draw(w, 100), 0.0
	drawn := make([]float64, len(w))
	for i, one := range all {
		if i > 0 && all[i-1].Row >= one.Row || w[one.Row] == 0 {
			t.Fatalf("row %d after %d", one.Row, all[max(i-1, 0)].Row)
		}
		sum += one.Weight
		drawn[one.Row] = one.Weight
	}
	if len(all) > 100 || len(all) < 90 || math.Abs(sum-1) > 1e-9 {
		t.Errorf("%d worlds with the weight %v", len(all), sum)
	}
	for _, j := range []int{0, 1} {
		whole, _ := Mean(table.Unknown(j), w)
		part, _ := Mean(table.Unknown(j), drawn)
		if math.Abs(whole-part) > 0.3 {
			t.Errorf("unknown %d has the mean %.3f, and over the worlds %.3f", j, whole, part)
		}
	}
	central := table.Rows[all[table.Central(all)].Row].Outcomes[0][0]
	if q := Quantiles(table.Outcome(0, 0), w, 0.25, 0.75); central < q[0] || central > q[1] {
		t.Errorf("the central world has %.3f, outside of %.3f", central, q)
	}
}

// A round is narrowed in those unknowns alone of which something was learned.
func TestOnlyWhatTheWitnessNarrowsIsNarrowed(t *testing.T) {
	table := made(t, []int{800, 100, 100}, make([]design.Narrow, 3), []study.Band{band("y", 1, 1.4)}, func(x []float64, _ rng.Block, _ int) []float64 { return []float64{x[0]} }, "y")
	_, w := learned(t, table)
	n := table.Narrowing(w)
	if len(n.Inputs) != 1 || n.Inputs[0].Name != "a" {
		t.Fatalf("%+v", n)
	}
	if err := n.Check(3); err != nil {
		t.Error(err)
	}
	d := n.Inputs[0].Density // the normal's 0.84 to 0.92
	if top := slices.Index(d, slices.Max(d)); top < 12 || top > 15 {
		t.Errorf("it is drawn from cell %d of 16: %.2f", top, d)
	}
}
