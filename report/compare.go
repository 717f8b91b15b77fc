package report

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"tumen/economy"
	"tumen/ledger"
	"tumen/study"
	"tumen/study/method/compare"
)

// Compare writes, for a terminal of so many columns, what alternatives change:
// of each the main results, who gains and who loses in yuan and in rice, and at
// the end what it costs to choose one without knowing the world. It fails where
// w does.
func Compare(w io.Writer, c *compare.Comparison, width int, colour bool) error {
	t := terminal{width: max(width, leastWidth), colour: colour}
	for _, warning := range studyWarnings(&c.About) {
		t.line(t.bold(wrapped(warning, t.width, 2)))
	}
	t.line(wrapped(strings.Join(studyHead(&c.About), " · "), t.width, 2))
	for _, arm := range c.Arms[1:] {
		t.line("")
		if changesNothing(c, arm.Name) {
			t.line(wrapped(plain(arm.Name)+" changes nothing in any of the runs: no day came when it took effect, or it never mattered.", t.width, 2))
			continue
		}
		changesGrid(c, arm.Name).write(&t)
		t.line("")
		gainsGrid(c, arm.Name).write(&t)
	}
	t.line("")
	if len(c.Regret.Arms) > 0 {
		regretGrid(c).write(&t)
		t.line("")
	}
	for _, text := range compareWords(c) {
		t.line(wrapped(text, t.width, 2))
	}
	_, err := io.WriteString(w, t.out.String())
	return err
}

// changesOf are the main differences of an alternative, but for the gains, and
// but for those of outcomes that are nothing with and without it.
func changesOf(c *compare.Comparison, arm string) (list []*compare.Difference) {
	for i := range c.Differences {
		d := &c.Differences[i]
		if d.With == arm && d.Main() && d.Rice == nil && !isGain(d) && (d.Base != 0 || d.Mean != 0) {
			list = append(list, d)
		}
	}
	return list
}

// changesNothing says that an alternative's runs are those of the case as stated.
func changesNothing(c *compare.Comparison, arm string) bool {
	return len(unpairedOf(c, arm)) == 0 && !slices.ContainsFunc(c.Differences, func(d compare.Difference) bool { return d.With == arm && (!d.None() || d.Missing > 0) })
}

func isGain(d *compare.Difference) bool { _, is := economy.GainedBy(d.Name); return is }

// gainsOf are the gains and losses of the kinds of actor, the largest gain
// first; those whom nothing reaches are left out.
func gainsOf(c *compare.Comparison, arm string) (list []*compare.Difference) {
	for i := range c.Differences {
		d := &c.Differences[i]
		if d.With == arm && isGain(d) && !d.None() {
			list = append(list, d)
		}
	}
	slices.SortStableFunc(list, func(a, b *compare.Difference) int {
		switch {
		case a.Change.Value > b.Change.Value:
			return -1
		case a.Change.Value < b.Change.Value:
			return 1
		}
		return 0
	})
	return list
}

// unpairedOf are the main outcomes of which an alternative has no difference,
// though some run has a number that is not 0.
func unpairedOf(c *compare.Comparison, arm string) (list []*compare.Unpaired) {
	for i := range c.Absent {
		if u := &c.Absent[i]; u.With == arm && u.Main() && (u.Base != nil && *u.Base != 0 || u.Mean != nil && *u.Mean != 0) {
			list = append(list, u)
		}
	}
	return list
}

func changesGrid(c *compare.Comparison, arm string) grid {
	g := grid{Head: []string{"What " + plain(arm) + " changes", "as stated", "with it", "change, 95 % sure", "pairs", ""}, Drop: []int{2}, Words: 5}
	lacking := c.Failed > 0
	for _, u := range unpairedOf(c, arm) {
		g.Rows = append(g.Rows, []string{"  " + nameWithUnit(u.Outcome), amount(endOf(u.Base), u.Unit), amount(endOf(u.Mean), u.Unit), missing, runsWith(0, max(u.BaseRuns, u.MeanRuns)), ""})
		lacking = true
	}
	for _, d := range changesOf(c, arm) {
		g.Rows = append(g.Rows, []string{"  " + nameWithUnit(d.Outcome), amount(d.Base, d.Unit), amount(d.Mean, d.Unit), changed95(d.Change, d.Unit), runsWith(d.Pairs, d.Missing), holdsWord(d)})
		lacking = lacking || d.Missing > 0
	}
	if !lacking {
		g = g.without(4)
	}
	return g
}

// changed95 writes a change with its sign; of a share in points.
func changed95(x study.Interval, unit string) string {
	if x.Value == 0 && (x.Low == nil || *x.Low == 0 && *x.High == 0) {
		return unchanged
	}
	text := strings.ReplaceAll(sure(x, unit), "\u00a0%", "\u00a0points")
	if x.Value > 0 {
		text = "+" + text
	}
	return text
}

// holdsWord says where a change could be chance, after correction.
func holdsWord(d *compare.Difference) string {
	if d.Holds || d.None() {
		return ""
	}
	return "could be chance"
}

func gainsGrid(c *compare.Comparison, arm string) grid {
	g := grid{
		Head: []string{"Who gains and who loses by it", "yuan", "kg of rice", "chance to gain", ""},
		Drop: []int{3, 2}, Words: 4,
	}
	for _, d := range gainsOf(c, arm) {
		rice := missing
		if d.Rice != nil {
			rice = changed95(*d.Rice, "kg")
		}
		g.Rows = append(g.Rows, []string{"  " + strings.TrimPrefix(outcomeName(d.Outcome), "gain of "), changed95(d.Change, d.Unit), rice, wholePercent(d.Higher.Value), holdsWord(d)})
	}
	if len(g.Rows) == 0 {
		g.Rows = append(g.Rows, []string{"  nobody", "", "", "", ""})
	}
	return g
}

func regretGrid(c *compare.Comparison) grid {
	r := &c.Regret
	g := grid{
		Head: []string{"Choosing without knowing the world", "loses on average", "in the worst 5 %, over", "best in"},
		Drop: []int{2}, Words: -1,
	}
	for _, a := range r.Arms {
		g.Rows = append(g.Rows, []string{"  " + plain(a.Arm), sure(a.Mean, r.By.Unit), amount(a.P95, r.By.Unit), wholePercent(a.Best.Value)})
	}
	return g
}

// compareWords say what the columns mean, and what holds.
func compareWords(c *compare.Comparison) []string {
	held := 0
	low, high := math.Inf(1), math.Inf(-1)
	for i := range c.Differences {
		d := &c.Differences[i]
		if d.Holds {
			held++
		}
		if d.Main() && d.Factor != nil {
			low, high = min(low, *d.Factor), max(high, *d.Factor)
		}
	}
	words := []string{fmt.Sprintf("%d of %s are more than chance: p below 5 %%, after the correction of %s for several tests.", held, counted(int64(c.Tests), "difference", "differences"), c.Correction)}
	if low <= high && high >= 1.05 {
		times := brief(low)
		if brief(high) != times {
			times += " to " + brief(high)
		}
		words = append(words, fmt.Sprintf("All alternatives had the same worlds and seeds. Unpaired runs would have %s times the variance of these differences.", times))
	}
	if r := &c.Regret; len(r.Arms) == 0 {
		words = append(words, fmt.Sprintf("In no run do all alternatives have a number for %s, so it cannot be said which choice loses least.", outcomeName(r.By)))
	} else {
		best := "highest"
		if r.Good == "lower" {
			best = "lowest"
		}
		words = append(words, fmt.Sprintf("Lost is %s in %s, against whichever alternative is %s in the same world under the same seed; %s.",
			outcomeName(r.By), r.By.Unit, best, worldsOf(r)))
	}
	if slices.ContainsFunc(c.Arms, func(a study.Arm) bool { return len(unpairedOf(c, a.Name)) > 0 }) ||
		slices.ContainsFunc(c.Differences, func(d compare.Difference) bool { return d.Main() && d.Missing > 0 }) {
		words = append(words, "A change is that of pairs of runs which both have the number. Where fewer than two worlds have such a pair, there is no change to speak of.")
	}
	return append(words, "A gain is what was "+ledger.GainIs+"; rice is at its mean price as stated.")
}

// worldsOf says over how much regret is measured. Several seeds of a world are
// no more worlds.
func worldsOf(r *compare.Regret) string {
	words := counted(int64(r.Worlds), "world", "worlds")
	if r.Runs != r.Worlds {
		words += ", " + counted(int64(r.Runs), "run", "runs")
	}
	if r.Missing > 0 {
		words += fmt.Sprintf("; %s, in which not every alternative has the number, left out", grouped(int64(r.Missing)))
	}
	return words
}
