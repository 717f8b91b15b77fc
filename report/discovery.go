package report

import (
	"fmt"
	"io"
	"strings"

	"tumen/study/method/discover"
)

// Discovery writes in which worlds something happens, for a terminal of so many
// columns. It fails where w does.
func Discovery(w io.Writer, d *discover.Discovery, width int, colour bool) error {
	t := terminal{width: max(width, leastWidth), colour: colour}
	for _, warning := range studyWarnings(&d.About) {
		t.line(t.bold(wrapped(warning, t.width, 0)))
	}
	t.line(wrapped(strings.Join(methodHead(&d.About), " · "), t.width, 2))
	t.line("")
	t.line(t.bold(wrapped(whenWords(d)+": in "+shareWords(d.Share.Value)+" of "+discoveredRuns(d)+", and mostly where", t.width, 2)))
	t.line("")
	if len(d.Limits) == 0 {
		t.line("  no range of any number holds more of it than chance would")
	} else {
		g := grid{Head: []string{"Number", "from", "to", "found again", ""}, Words: 4, Drop: []int{4}}
		for _, l := range d.Limits {
			g.Rows = append(g.Rows, []string{"  " + named(l.Name, l.Unit), limit(l.Low, l.Unit), limit(l.High, l.Unit), wholePercent(l.Stable), trust(l)})
		}
		g.write(&t)
	}
	t.line("")
	for _, words := range discoveryNotes(d) {
		t.line(wrapped(words, t.width, 2))
	}
	_, err := io.WriteString(w, t.out.String())
	return err
}

// discoveredRuns are the runs that count.
func discoveredRuns(d *discover.Discovery) string {
	if d.Without > 0 {
		return "the runs that have a number"
	}
	return "the runs"
}

// whenWords is what was looked for.
func whenWords(d *discover.Discovery) string {
	var words []string
	for _, w := range d.When {
		words = append(words, plain(w.Text))
	}
	return strings.Join(words, " and ")
}

// shareWords is a share as it stands in a sentence.
func shareWords(x float64) string { return percentOf(x) }

// limit is one side of a box; a dot where it is open.
func limit(x *float64, unit string) string {
	if x == nil {
		return "·"
	}
	return amount(*x, unit)
}

// trust says whether a limit may be chance.
func trust(l discover.BoxLimit) string {
	if l.Stable < 0.5 {
		return "may be chance"
	}
	return ""
}

// discoveryNotes say how good the box is, on runs that it was not made from.
func discoveryNotes(d *discover.Discovery) []string {
	between := func(low, high float64) string { return "(" + wholePercent(low) + " to " + wholePercent(high) + ")" }
	notes := []string{fmt.Sprintf("Of the runs in that box it happens in %s %s; of all runs in which it happens %s %s are in it. Both on runs that the box was not made from.",
		wholePercent(d.Density.Value), between(d.Density.Low, d.Density.High), wholePercent(d.Coverage.Value), between(d.Coverage.Low, d.Coverage.High))}
	what := fmt.Sprintf("From %s, in %s of which it happens; intervals hold 95 %% of %s bootstrap resamples.", counted(int64(d.N), "run", "runs"), grouped(int64(d.Happens)), grouped(int64(d.Resamp)))
	if d.Dropped > 0 {
		what += fmt.Sprintf(" %s more are left out: %s failed, and of %s it can be said neither that it happens nor that it does not, since they have no such number.",
			grouped(int64(d.Dropped)), grouped(int64(d.Dropped-d.Without)), grouped(int64(d.Without)))
	}
	return append(notes, what, "Found again is the share of resamples whose own box restricts the number too.")
}
