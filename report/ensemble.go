package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"tumen/study"
	"tumen/study/method/ensemble"
)

// Ensemble writes, for a terminal of so many columns, what an ensemble of runs
// says: each main result with the interval of its mean, between what the runs
// lie, how much of their spread is testimony and how much chance, and how many
// runs are enough. It fails where w does.
func Ensemble(w io.Writer, e *ensemble.Ensemble, width int, colour bool) error {
	t := terminal{width: max(width, leastWidth), colour: colour}
	for _, warning := range studyWarnings(&e.About) {
		t.line(t.bold(wrapped(warning, t.width, 2)))
	}
	head := studyHead(&e.About)
	for _, p := range e.Arm.Policies {
		head = append(head, "with "+plain(p))
	}
	t.line(wrapped(strings.Join(head, " · "), t.width, 2))
	t.line("")
	g := ensembleGrid(e)
	g.write(&t)
	t.line("")
	if g.Head[3] == testimonyHead && g.fits(t.width) {
		t.line(wrapped("Testimony is the part of the variance that comes from not knowing the uncertain numbers; the rest is chance.", t.width, 2))
	}
	for _, text := range ensembleWords(e) {
		t.line(wrapped(text, t.width, 2))
	}
	_, err := io.WriteString(w, t.out.String())
	return err
}

// ensembleGrid is the table of the main results.
func ensembleGrid(e *ensemble.Ensemble) grid {
	g := grid{
		Head:  []string{"Result", "mean, 95 % sure", "5 to 95 % of runs", testimonyHead, "runs", "pattern"},
		Drop:  []int{3},
		Words: 5,
	}
	lacking := false
	for i := range e.Outcomes {
		o := &e.Outcomes[i]
		if !inTables(o) {
			continue
		}
		row := []string{"  " + nameWithUnit(o.Outcome), sure(o.Mean, o.Unit), interval(&o.P5, &o.P95, o.Unit), missing, runsWith(o.Runs, o.Without), ""}
		lacking = lacking || o.Without > 0
		if o.Split != nil {
			row[3] = wholePercent(min(1, max(0, o.Split.Share.Value)))
		}
		if o.Band != nil {
			row[5] = patternWord(o)
		}
		g.Rows = append(g.Rows, row)
	}
	for _, o := range e.Absent {
		if o.Band != nil {
			g.Rows = append(g.Rows, []string{"  " + nameWithUnit(o.Outcome), missing, missing, missing, runsWith(0, e.Rows-e.Failed), bandWords(o.Band, o.Unit) + ": not measured"})
			lacking = true
		}
	}
	if !lacking {
		g = g.without(4)
	}
	if !splits(e) {
		g = g.without(3)
	}
	return g
}

// runsWith says how many runs have a number, and if not all do, of how many.
func runsWith(runs, without int) string {
	if without == 0 {
		return grouped(int64(runs))
	}
	return grouped(int64(runs)) + " of " + grouped(int64(runs+without))
}

// inTables leaves out what is nothing in every run, as porters' pay where nobody
// walks, unless the case has a pattern for it.
func inTables(o *ensemble.Spread) bool {
	return isMain(o) && (o.Band != nil || o.P5 != 0 || o.P95 != 0 || o.Mean.Value != 0)
}

// isMain says whether an outcome stands in the tables that a person reads: what
// the case has patterns for, and what every reader asks first.
func isMain(o *ensemble.Spread) bool {
	return o.Band != nil || measureOf(o.Name) != nil && isHeadline(o.Name)
}

func isHeadline(name string) bool {
	switch name {
	case "shares.guards", "shares.organisers", "shares.porters", "piece_rate", "load.mean", "porter_month.runs", "porter_month.money", "porter_month.staple":
		return true
	}
	return false
}

// splits says whether any outcome's variance was split.
func splits(e *ensemble.Ensemble) bool {
	for i := range e.Outcomes {
		if e.Outcomes[i].Split != nil {
			return true
		}
	}
	return false
}

// patternWord says how the median stands to what the case expects.
func patternWord(o *ensemble.Spread) string {
	ends, band := bandEnds(o.Band), bandWords(o.Band, o.Unit)
	switch m := o.Median.Value; {
	case m < ends[0]:
		return band + ": below"
	case m > ends[1]:
		return band + ": above"
	case !o.Met():
		return band + ": most runs have none"
	}
	return band + ": met"
}

// bandWords is what the case expects.
func bandWords(b *study.Band, unit string) string {
	switch {
	case b.Low == nil:
		return "at most " + amount(*b.High, unit)
	case b.High == nil:
		return "at least " + amount(*b.Low, unit)
	}
	return interval(b.Low, b.High, unit)
}

// testimonyHead heads the column of what not knowing the inputs adds to the
// variance.
const testimonyHead = "testimony"

// ensembleWords say how many runs are enough, and what is missing.
func ensembleWords(e *ensemble.Ensemble) []string {
	var words []string
	if worst := leastKnown(e); worst != nil {
		text := fmt.Sprintf("Known least is the mean of %s, to ± %s.", outcomeName(worst.Outcome), percentOf(*worst.Precision))
		for _, enough := range worst.Enough {
			if enough.Runs <= e.Rows {
				continue // it is known better than that
			}
			text += fmt.Sprintf(" ± %s takes about %s.", percentOf(enough.Precision), counted(int64(enough.Runs), "run", "runs"))
		}
		words = append(words, text)
	}
	if len(e.Absent) > 0 {
		var names []string
		for _, o := range e.Absent {
			names = append(names, o.Name)
		}
		words = append(words, "No run has a number for "+listed(names)+".")
	}
	var same []string
	for i := range e.Outcomes {
		if o := &e.Outcomes[i]; o.Constant && o.Runs > 1 && inTables(o) {
			same = append(same, fmt.Sprintf("%s (%s)", outcomeName(o.Outcome), amount(o.Mean.Value, o.Unit)))
		}
	}
	if len(same) > 0 {
		words = append(words, "The same in every run that has it: "+listed(same)+". Nothing decides what does not vary.")
	}
	if someLack(e) {
		words = append(words, "A run without a number, such as the shares of no profit, is in no statistic of it.")
	}
	return words
}

// someLack says whether some runs lack a number of the tables that others have.
func someLack(e *ensemble.Ensemble) bool {
	return slices.ContainsFunc(e.Outcomes, func(o ensemble.Spread) bool { return inTables(&o) && o.Without > 0 })
}

// leastKnown is the main result with the worst precision, or nil.
func leastKnown(e *ensemble.Ensemble) *ensemble.Spread {
	var worst *ensemble.Spread
	for i := range e.Outcomes {
		o := &e.Outcomes[i]
		if isMain(o) && o.Precision != nil && (worst == nil || *o.Precision > *worst.Precision) {
			worst = o
		}
	}
	return worst
}
