package table

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"tumen/internal/fault"
	"tumen/internal/say"
	"tumen/scenario"
	"tumen/study"
)

// plan.go: which rows a table has. It is made in rounds: the first is drawn from what is
// believed; each later one from where the rows so far point (narrow.go). The last is run
// under every policy too.

// Method is the name of the reference table among the methods of a calibration.
const Method = "table"

const (
	// UsualRuns is how many runs a table has: those of samjiyon take about nine minutes
	// on two cores.
	UsualRuns = 5500
	// Of all runs, the first round has two tenths, the second one, and the last, with
	// its policies, seven.
	firstPart, secondPart = 0.2, 0.1
	// leastRound is the fewest points of a round from which anything is learned.
	leastRound = 24
)

// Takes are the fields of a study that reads a reference table, whatever it asks of it.
var Takes = slices.Concat([]study.Take{
	{Key: "runs", Usual: say.Textf("%d", UsualRuns), Doc: say.Text("runs of the model in all, of the table")},
	{Key: "patterns", Usual: "all", Doc: say.Text("learn from these patterns alone")},
	{Key: "policies", Usual: "all", Doc: say.Text("policies of the case that are tried; several are separated by commas, and + joins those that hold together")},
}, study.Takes("vary", "fixed"), study.Shared)

// Plan plans the reference table of a case, for a study of any kind that reads one.
func Plan(d *study.Draft) error {
	if err := d.NeedsUncertain(say.Text("there is nothing to learn")); err != nil {
		return err
	}
	if err := Patterns(d); err != nil {
		return err
	}
	return PlanRounds(d)
}

// PlanRounds fills in the design of a table whose evidence is chosen.
func PlanRounds(d *study.Draft) error {
	s := d.Spec
	if err := tableArms(d); err != nil {
		return err
	}
	runs := cmp.Or(d.Runs, UsualRuns)
	rounds := []int{int(firstPart * float64(runs)), int(secondPart * float64(runs))}
	lead := rounds[0] + rounds[1]
	rounds = append(rounds, (runs-lead)/len(s.Arms))
	if least := slices.Min(rounds); least < leastRound {
		need := int(math.Ceil(leastRound * max(1/secondPart, float64(len(s.Arms))/(1-firstPart-secondPart))))
		return fault.New("runs", fmt.Sprint(runs), say.Textf("a round of %d points teaches nothing", least), say.Textf("allow %d runs or more, or name fewer {policies}", need))
	}
	s.Fit = &study.Fit{Method: Method, Rounds: rounds}
	s.Design = study.Design{Method: study.ByProposal, Seed: d.FirstSeed, Lead: lead}
	s.Asked = lead + rounds[2]
	return nil
}

// tableArms are the case as it stands, and each policy that the last round tries: those
// that were asked for, or else all that leave the regime as it is, since under another
// one it is another model.
func tableArms(d *study.Draft) error {
	lists, err := study.Alternatives(d.Policies)
	if err != nil {
		return err
	}
	if len(lists) == 0 {
		for _, p := range d.Case.Policies {
			if !slices.ContainsFunc(p.Changes, func(c scenario.PolicyChange) bool { return c.Path == "regime" }) {
				lists = append(lists, []string{p.Name})
				d.Policies = append(d.Policies, p.Name)
			}
		}
		if err := d.Reread(); err != nil { // what acts under a policy alone is unknown too
			return err
		}
	}
	d.Spec.Arms = []study.Arm{study.ArmOf()}
	for _, policies := range lists {
		arm := study.ArmOf(policies...)
		if slices.ContainsFunc(d.Spec.Arms, func(a study.Arm) bool { return a.Name == arm.Name }) {
			return fault.New("policies", "", say.Textf("the alternative %s is named twice", arm.Name), say.Text("write it once"))
		}
		d.Spec.Arms = append(d.Spec.Arms, arm)
	}
	return nil
}

// Patterns keeps the patterns that were asked for, of those that are not held out.
func Patterns(d *study.Draft) error {
	s := d.Spec
	var kept []study.Band
	var names []string
	heldOut := func(name string) bool {
		return d.Case != nil && slices.ContainsFunc(d.Case.Patterns, func(p scenario.Pattern) bool { return p.Name == name && p.HeldOut })
	}
	for _, b := range s.Patterns {
		if heldOut(b.Name) {
			continue // it is there to test what is calibrated
		}
		names = append(names, b.Name)
		if len(d.Patterns) == 0 || slices.Contains(d.Patterns, b.Name) {
			kept = append(kept, b)
		}
		if s.Place(b.Measure) < 0 {
			return say.Errorf("the pattern %s is about %s, which is not kept of a run", b.Name, b.Measure)
		}
	}
	for i, name := range d.Patterns {
		if heldOut(name) {
			return fault.New(fmt.Sprintf("patterns.%d", i), name, say.Text("the case holds this pattern out, so that it tests what is calibrated"), say.Text("leave it out, or take `held-out` from the case file"))
		}
		if !slices.Contains(names, name) {
			return fault.New(fmt.Sprintf("patterns.%d", i), name, say.Text("the case has no pattern of that name"), say.Textf("name some of %s", strings.Join(names, ", ")))
		}
	}
	if len(kept) == 0 && len(s.Patterns) > 0 {
		return fault.New("patterns", "", say.Text("each pattern of the case is held out, so there is nothing to calibrate to"), say.Text("take `held-out` from some patterns in the case file"))
	}
	s.Patterns = kept
	return nil
}
