package report

import (
	"fmt"
	"io"
	"math"
	"strings"

	"tumen/study"
	"tumen/study/method/calibrate"
)

// Calibration writes what a calibration found, for a terminal of so many
// columns: each number before and after, the verdict, and runs from what was
// found beside the patterns. It fails where w does.
func Calibration(w io.Writer, c *calibrate.Calibration, width int, colour bool) error {
	t := terminal{width: max(width, leastWidth), colour: colour}
	for _, warning := range studyWarnings(&c.About) {
		t.line(t.bold(wrapped(warning, t.width, 0)))
	}
	t.line(wrapped(strings.Join(calibrationHead(c), " · "), t.width, 2))
	t.line("")
	g := grid{Head: []string{"Number", "beforehand", "now", "± sd", "95 % of it", ""}, Words: 5, Drop: []int{1, 3}}
	for _, p := range c.Posterior {
		g.Rows = append(g.Rows, []string{
			"  " + named(p.Name, p.Unit), brief(p.PriorMean) + " ± " + brief(p.PriorSD), fine(p.Mean, p.SD), fine(p.SD, p.SD), fine(p.Low, p.SD) + " to " + fine(p.High, p.SD), string(p.Verdict),
		})
	}
	g.write(&t)
	t.line("")
	g = grid{Head: []string{"Pattern", "seen", "median", "5 to 95 %", "runs with it", "runs that meet it"}, Words: -1, Drop: []int{3}}
	lacking := false
	for _, p := range c.Predictive {
		g.Rows = append(g.Rows, []string{"  " + plain(p.Pattern), predictedBand(p), amount(p.Median, p.Unit), interval(&p.P5, &p.P95, p.Unit), runsWith(p.Runs, p.Without), meets(p)})
		lacking = lacking || p.Without > 0
	}
	if !lacking {
		g = g.without(4)
	}
	if len(g.Rows) > 0 {
		g.write(&t)
		t.line("")
	}
	for _, words := range calibrationNotes(c) {
		t.line(wrapped(words, t.width, 2))
	}
	_, err := io.WriteString(w, t.out.String())
	return err
}

// fine is a number with as many decimals as two figures of its spread need.
func fine(x, spread float64) string {
	if !(spread > 0) {
		return brief(x)
	}
	return decimal(x, min(6, max(0, 1-int(math.Floor(math.Log10(spread))))))
}

// meets is the share of the runs that meet a pattern; no run meets a single
// number.
func meets(p calibrate.Predicted) string {
	if p.Low != nil && p.High != nil && *p.Low == *p.High {
		return missing
	}
	return wholePercent(p.Inside.Value)
}

// named is a name with its unit.
func named(name, unit string) string {
	if word := unitWord(unit); word != "" {
		return plain(name) + ", " + word
	}
	return plain(name)
}

// predictedBand is where the pattern says that the number lies.
func predictedBand(p calibrate.Predicted) string {
	switch {
	case p.Low == nil && p.High == nil:
		return missing
	case p.Low == nil:
		return "at most " + amount(*p.High, p.Unit)
	case p.High == nil:
		return "at least " + amount(*p.Low, p.Unit)
	case *p.Low == *p.High:
		return amount(*p.Low, p.Unit)
	}
	return interval(p.Low, p.High, p.Unit)
}

// calibrationHead says what the numbers rest on.
func calibrationHead(c *calibrate.Calibration) []string {
	head := []string{plain(c.Title)}
	if !study.IsBench(c.Case) {
		head = append(head, counted(int64(c.Days), "day", "days"))
	}
	runs := counted(int64(c.N), "run", "runs")
	if c.Dropped > 0 {
		runs += fmt.Sprintf(", of which %s failed", grouped(int64(c.Dropped)))
	}
	if c.Without > 0 {
		runs += fmt.Sprintf(", %s without a number for some pattern", grouped(int64(c.Without)))
	}
	head = append(head, runs, seedRange(&c.About))
	for _, set := range c.Sets {
		head = append(head, plain(set))
	}
	return head
}

// calibrationNotes say how it went, and what the verdicts mean.
func calibrationNotes(c *calibrate.Calibration) []string {
	how := fmt.Sprintf("%s sets of values are kept, worth %s independent ones; ", grouped(int64(len(c.Particles))), grouped(int64(c.Effective)))
	if n := len(c.Waves); n > 0 {
		last := c.Waves[n-1].Left
		how += fmt.Sprintf("after %s %s of what was believed beforehand is not ruled out (%s to %s). They were found on Gaussian processes that stand in for the model, ",
			counted(int64(n), "wave", "waves"), percentOf(last.Value), percentOf(last.Low), percentOf(last.High))
	} else {
		how += fmt.Sprintf("found in %s, ", counted(int64(len(c.Generations)), "generation", "generations"))
	}
	how += fmt.Sprintf("ending at a distance of %s because %s.", brief(c.Tolerance), c.Stopped)
	notes := []string{how}
	if c.Without > 0 {
		notes = append(notes, "A run without a number for a pattern does not meet it, at any distance.")
	}
	if c.Without > 0 && len(c.Waves) > 0 {
		notes = append(notes, "The Gaussian processes know only the runs that have the numbers. Values are not accepted if the nearest run lacks one.")
	}
	if c.Tolerance > 0 && !study.IsBench(c.Case) {
		notes = append(notes, "At that distance not every pattern is met by every run that was kept; more --runs may come nearer.")
	}
	notes = append(notes, "Pinned down: at most half of the width beforehand is left. Weakly: at most 87 %. Not identifiable: the patterns do not decide it.")
	if len(c.Absent) > 0 {
		notes = append(notes, "No run from what was found has a number for "+listed(c.Absent)+".")
	}
	if c.Predicting > 0 {
		notes = append(notes, fmt.Sprintf("The patterns are held against %s from what was found, each with a new seed.", counted(int64(c.Predicting), "run", "runs")))
	}
	return notes
}

// Checked writes what a check of a calibration found, for a terminal of so many
// columns. It fails where w does.
func Checked(w io.Writer, title string, c *calibrate.Checked, width int, colour bool) error {
	t := terminal{width: max(width, leastWidth), colour: colour}
	t.line(wrapped(fmt.Sprintf("%s · %s, on %s", plain(title), counted(int64(c.Repeats), "truth", "truths"), c.On), t.width, 2))
	t.line("")
	g := grid{Head: []string{"Number", "recovered", "error", "90 % intervals hold it", "95 % sure", "ranks"}, Words: 5, Drop: []int{2, 4}}
	for _, in := range c.Inputs {
		g.Rows = append(g.Rows, []string{
			"  " + plain(in.Name), decimal(in.Correlation, 2), decimal(in.Error, 2), wholePercent(in.Coverage.Value),
			wholePercent(in.Coverage.Low) + " to " + wholePercent(in.Coverage.High), in.Ranks.Says,
		})
	}
	g.write(&t)
	t.line("")
	for _, words := range []string{
		"Recovered is the correlation of the truths with the means that were found; error is their distance, where knowing nothing gives 1.",
		"Ranks are those of the truths among draws from what was found: if the method is right they are even.",
	} {
		t.line(wrapped(words, t.width, 2))
	}
	_, err := io.WriteString(w, t.out.String())
	return err
}
