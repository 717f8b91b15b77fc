package table

import (
	"tumen/internal/say"
	"tumen/scenario"
	"tumen/study"
	"tumen/study/estimate"
)

// rivals.go: how likely each alternative of a choice is.

// Rival is one alternative of a group of rival explanations.
type Rival struct {
	Group       string  `json:"group"`
	Name        string  `json:"name"`
	Prior       float64 `json:"prior" doc:"probability beforehand"`
	Probability float64 `json:"probability" doc:"given what the witness said"`
	Low         float64 `json:"low" doc:"of its 95 % interval, over resamples of the worlds"`
	High        float64 `json:"high"`
	Verdict     Verdict `json:"verdict" enum:"likelier,less likely,cannot be told" doc:"than beforehand: cannot be told if the interval holds what was believed"`
}

// Verdict is what is said of something, as the JSON of results has it.
type Verdict string

// The verdicts of a rival explanation.
const (
	Likelier     Verdict = "likelier"
	LessLikely   Verdict = "less likely"
	CannotBeTold Verdict = "cannot be told"
)

// String is the verdict for people.
func (v Verdict) String() string {
	switch v {
	case LessLikely:
		return say.Text("less likely")
	case CannotBeTold:
		return say.Text("cannot be told")
	}
	return string(v)
}

// Rivals are the alternatives of every choice under some weights of the rows, corrected by
// what playing the truth shows (correct.go) unless checked is nil. Intervals are a
// bootstrap over the rows that count.
func (t *Table) Rivals(weights []float64, checked *Checked) (all []Rival, err error) {
	r, err := estimate.Resampling{Seed: t.Spec.Design.Seed, Level: study.Level}.Check()
	if err != nil {
		return nil, err
	}
	all = []Rival{}
	rows := Counting(weights)
	for g, j := range t.Choices() {
		prior, power := t.priors(j), 1.0
		if checked != nil {
			power = checked.Powers[g]
		}
		in := &t.Spec.Inputs[j]
		n := len(in.Belief.Values)
		b := r.Bootstrap(len(rows), n, func(times, out []float64) {
			clear(out)
			sum := 0.0
			for k, i := range rows {
				w := float64(weights[i] * times[k])
				sum += w
				for a, value := range in.Belief.Values {
					if t.Rows[i].Values[j] == value {
						out[a] += w
					}
				}
			}
			for a := range out {
				out[a] /= sum
			}
			sharpened(out, prior, power)
		})
		for a := range in.Belief.Values {
			e := b.Percentile(a)
			one := Rival{Group: scenario.ShortKey(in.Name), Name: in.Alternative(a), Prior: in.Belief.Prior(a), Probability: e.Value, Low: e.Low, High: e.High, Verdict: CannotBeTold}
			switch {
			case e.Low > one.Prior:
				one.Verdict = Likelier
			case e.High < one.Prior:
				one.Verdict = LessLikely
			}
			all = append(all, one)
		}
	}
	return all, nil
}

// Counting are the rows that have a weight.
func Counting(weights []float64) (rows []int) {
	for i, w := range weights {
		if w > 0 {
			rows = append(rows, i)
		}
	}
	return rows
}
