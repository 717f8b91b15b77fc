package calibrate

import (
	"context"
	"math"
	"slices"

	"tumen/internal/list"
	"tumen/internal/say"
	"tumen/internal/text"
	"tumen/study"
	"tumen/study/estimate"
	"tumen/study/estimate/posterior"
	"tumen/study/table"
)

// learned.go: what a reference table says: what is learned of each unknown, which
// patterns are met, and whether its intervals hold.

// keptWorlds is how many worlds stand for all that agree with the witness.
const keptWorlds = 400

// Round is one round of a table.
type Round struct {
	Points    int      `json:"points"`
	Arms      int      `json:"arms" doc:"alternatives that each point is run under"`
	Narrowed  []string `json:"narrowed" doc:"unknowns that were drawn from where the rows before pointed; the others as is believed"`
	Effective float64  `json:"effective" doc:"independent worlds that agree with the witness, of all rounds up to this one"`
}

// Worlds is how many there are that agree with the witness.
type Worlds struct {
	N         int     `json:"n" doc:"worlds that are kept"`
	Effective float64 `json:"effective" doc:"independent worlds that say as much"`
	Runs      int     `json:"runs" doc:"of the model, in all"`
	Central   uint64  `json:"central" doc:"the seed of the most central one"`
}

// AnalyseTable reads what the rounds of a table that are complete say. Of a table that
// has all its rows, and belongs to this process, it keeps the worlds as well.
func AnalyseTable(ctx context.Context, s *study.Study, check string, progress func(done, all int)) (*Calibration, error) {
	h, err := hear(ctx, s)
	if err != nil {
		return nil, err
	}
	t, weights := h.t, h.answer.Weights
	if s.Writable() {
		if state, err := s.State(); err != nil {
			return nil, err
		} else if state.Complete() {
			if err := keepWorlds(s, h); err != nil {
				return nil, err
			}
		}
	}
	out := &Calibration{Fit: *s.Spec.Fit, Predictive: []Predicted{}, Absent: []string{}, Generations: []posterior.Generation{}, Dropped: t.Failed}
	for r, n := range t.Rounds {
		round := Round{Points: n, Arms: 1, Narrowed: []string{}}
		if r >= len(s.Spec.Fit.Rounds)-1 {
			round.Arms = len(s.Spec.Arms)
		}
		for _, in := range t.Narrow[r].Inputs {
			round.Narrowed = append(round.Narrowed, in.Name)
		}
		until := make([]float64, len(weights))
		for i, w := range weights {
			if t.Rows[i].Round <= r {
				until[i] = w
			}
		}
		round.Effective = table.Effective(until)
		out.Rounds = append(out.Rounds, round)
		out.N += n
	}
	worlds := t.Draw(weights, keptWorlds)
	out.Effective = table.Effective(weights)
	out.Worlds = &Worlds{N: len(worlds), Effective: out.Effective, Runs: s.Done, Central: t.Rows[worlds[t.Central(worlds)].Row].Seed}
	for _, w := range worlds {
		row := &t.Rows[w.Row]
		out.Particles = append(out.Particles, posterior.Particle{Point: row.Unit, Values: row.Values, Weight: w.Weight, Proposal: row.Point})
	}
	if err := marginals(s.Spec, posterior.Of(t.Space, out.Particles), out); err != nil {
		return nil, err
	}
	out.byChance()
	if err := out.predicted(h); err != nil {
		return nil, err
	}
	if out.Hypotheses, err = t.Rivals(weights, h.checked); err != nil {
		return nil, err
	}
	if check == CheckCoverage {
		if out.Proof, err = t.Prove(ctx, h.l, t.Columns(), 0, progress); err != nil {
			return nil, err
		}
	}
	if out.About, err = s.About(); err != nil {
		return nil, err
	}
	out.Partial = out.Partial || len(t.Rounds) < len(table.Rounds(s.Spec))
	out.Stopped = say.Textf("%s were run", text.Counted(len(t.Rounds), "round", "rounds"))
	return out, nil
}

// surely is by how many standard errors the variance of an unknown is less than what is
// believed, before anything is said to be learned of it: of as many unknowns as a case
// has, some are off by three.
const surely = 3.5

// byChance takes back what is said to be learned of an unknown where as few independent
// worlds show as much by chance: the variance of n normal scores has the standard error
// sqrt(2/n).
func (c *Calibration) byChance() {
	for i := range c.Posterior {
		if p := &c.Posterior[i]; p.Contraction < surely*math.Sqrt(2/c.Effective) {
			p.Verdict = posterior.NotIdentifiable
		}
	}
}

// heard is a table, and its answer to what the witness said.
type heard struct {
	t         *table.Table
	l         *table.Learned
	answer    *table.Answer
	headlines []int          // outcomes
	checked   *table.Checked // of the headlines
}

func hear(ctx context.Context, s *study.Study) (*heard, error) {
	t, err := table.Read(s)
	if err != nil {
		return nil, err
	}
	h := &heard{t: t, headlines: t.Headlines()}
	if h.l, err = t.Learn(ctx, table.Options{}); err != nil {
		return nil, err
	}
	if h.answer, err = h.l.Witness(); err != nil {
		return nil, err
	}
	columns := list.Map(h.headlines, func(k int) table.Column {
		return table.Column{What: s.Spec.Outcomes[k].Name, Sort: table.SortOutcome, Values: t.Outcome(0, k)}
	})
	h.checked, err = h.l.Check(ctx, columns, 0, nil)
	return h, err
}

// quantiles are those of an outcome, corrected; and its distribution as it is.
func (h *heard) quantiles(k int, at ...float64) (q []float64, of estimate.Weighted, err error) {
	if of, err = h.answer.Of(h.t.Outcome(0, k)); err != nil {
		return nil, of, err
	}
	by := h.checked.Columns[slices.Index(h.headlines, k)]
	return list.Map(at, func(p float64) float64 { return by.Quantile(of, p) }), of, nil
}

// predicted holds what the table says of each pattern's outcome against the pattern.
func (c *Calibration) predicted(h *heard) error {
	n, weights := int(c.Effective+0.5), h.answer.Weights
	for _, b := range h.t.Spec.Patterns {
		f := table.NewFeature(b, h.t.Spec.Place(b.Measure))
		column := h.t.Outcome(0, f.Place)
		_, has := table.Mean(column, weights)
		if !(has > 0) {
			c.Absent = append(c.Absent, b.Name)
			continue
		}
		q, of, err := h.quantiles(f.Place, 0.05, 0.25, 0.5, 0.75, 0.95)
		if err != nil {
			return err
		}
		met := float64(has * of.Share(f.Met))
		share, err := estimate.Proportion(int(met*float64(n)+0.5), max(n, 1), study.Level)
		if err != nil {
			return err
		}
		share.Value = met
		share.Low, share.High = min(share.Low, met), max(share.High, met)
		p := Predicted{Pattern: b.Name, Measure: b.Measure, Unit: b.Unit, Low: b.Low, High: b.High, Stated: b.Stated, Inside: share}
		p.P5, p.P25, p.Median, p.P75, p.P95 = q[0], q[1], q[2], q[3], q[4]
		for row, w := range weights {
			if w > 0 && !math.IsNaN(column[row]) {
				p.Runs++
			} else if w > 0 {
				p.Without++
			}
		}
		c.Predicting = max(c.Predicting, p.Runs+p.Without)
		c.Predictive = append(c.Predictive, p)
	}
	return nil
}

// tableAgain fails if a row of a table, or its file of worlds, does not follow from the
// rows before it.
func tableAgain(s *study.Study) error {
	if err := table.Again(s); err != nil {
		return err
	}
	h, err := hear(context.Background(), s)
	if err != nil {
		return err
	}
	return sameWorlds(s, h)
}
