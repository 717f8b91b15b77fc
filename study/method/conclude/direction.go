package conclude

import (
	"math"
	"slices"

	"tumen/scenario"
	"tumen/study"
	"tumen/study/estimate"
	"tumen/study/table"
)

// direction.go: when it is said that an outcome rises or falls.
//
// A direction is said if the outcome moves that way in nine worlds of ten or more, in so
// many independent ones that three of four would be too few to be it by chance (the
// lower end of Wilson's 95 % interval), and if under every rival explanation that keeps
// a probability of 10 % it moves that way in three worlds of four or more. What does not
// move at all counts for neither way. Each world has one seed, shared by the case and
// all policies, so that chance of the model's own is in the shares: a policy that does
// nothing but change the draws moves an outcome either way as often.

// Rule is when a direction is said.
type Rule struct {
	Share     float64 `json:"share" doc:"of the worlds that move one way, at least"`
	Least     float64 `json:"least" doc:"and at least this is the lower end of that share's interval"`
	Keeps     float64 `json:"keeps" doc:"probability from which on a rival explanation must agree"`
	Under     float64 `json:"under" doc:"share of the worlds under a rival explanation that agree, at least"`
	Effective float64 `json:"effective" doc:"independent worlds under it, at least: of fewer nothing is said"`
}

// TheRule is the one that holds.
var TheRule = Rule{Share: 0.9, Least: 0.75, Keeps: 0.1, Under: 0.75, Effective: 4}

// direction is in what share of the worlds an outcome moves which way.
type direction struct {
	rises, falls, same float64 // of the worlds that have the number
	absent             float64 // of all
	effective          float64 // independent worlds that have the number
}

// directionOf counts worlds, or those of them in which something holds.
func directionOf(effect, weights []float64, holds func(row int) bool) (d direction) {
	var all, has, square float64
	for i, w := range weights {
		if w == 0 || holds != nil && !holds(i) {
			continue
		}
		all += w
		switch e := effect[i]; {
		case math.IsNaN(e):
			continue
		case e > 0:
			d.rises += w
		case e < 0:
			d.falls += w
		default:
			d.same += w
		}
		has, square = has+w, square+float64(w*w)
	}
	if all > 0 {
		d.absent = (all - has) / all
	}
	if has > 0 {
		d.rises, d.falls, d.same, d.effective = d.rises/has, d.falls/has, d.same/has, has*has/square
	}
	return d
}

// way is 1 if it rises in more worlds than it falls, and else -1.
func (d direction) way() float64 {
	if d.rises >= d.falls {
		return 1
	}
	return -1
}

// share is that of the worlds that move the more frequent way.
func (d direction) share() float64 { return max(d.rises, d.falls) }

func (d direction) word() table.Verdict {
	if d.way() > 0 {
		return Rises
	}
	return Falls
}

// The directions; the third is table.CannotBeTold.
const (
	Rises table.Verdict = "rises"
	Falls table.Verdict = "falls"
)

// told is the direction, if it can be told.
func (d direction) told() table.Verdict {
	if d.share() < TheRule.Share || estimate.Wilson(float64(d.share()*d.effective), d.effective, study.Level).Low < TheRule.Least {
		return table.CannotBeTold
	}
	return d.word()
}

// toldUnder is the same under a rival explanation.
func (d direction) toldUnder() table.Verdict {
	if d.share() < TheRule.Under || d.effective < TheRule.Effective {
		return table.CannotBeTold
	}
	return d.word()
}

// rival is an alternative that stays possible.
type rival struct {
	name  string
	holds func(row int) bool
}

// rivalsOf are the alternatives that keep a probability from which on they must agree.
func rivalsOf(t *table.Table, all []table.Rival) (kept []rival) {
	for _, j := range t.Choices() {
		in := &t.Spec.Inputs[j]
		for a, value := range in.Belief.Values {
			i := slices.IndexFunc(all, func(r table.Rival) bool { return r.Group == scenario.ShortKey(in.Name) && r.Name == in.Alternative(a) })
			if i >= 0 && all[i].Probability >= TheRule.Keeps {
				kept = append(kept, rival{scenario.ShortKey(in.Name) + "=" + in.Alternative(a), func(row int) bool { return t.Rows[row].Values[j] == value }})
			}
		}
	}
	return kept
}
