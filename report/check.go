package report

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"tumen/scenario"
	"tumen/testimony/formula"
	"tumen/testimony/reconcile"
	"tumen/unit"
)

// Check writes what weighing the testimony of a case found, for a terminal of so
// many columns: what cannot hold together and what would resolve it, each figure
// beside what all of them together make of it, what follows without being
// stated, and the answers to the decisions. With colour, headings are bold and
// what agrees is faint. It fails where w does.
func Check(w io.Writer, c *scenario.Case, width int, colour bool) error {
	t := terminal{width: max(width, leastWidth), colour: colour}
	f := c.Findings
	t.line(wrapped(plain(c.Title)+" · "+weighedFrom(c), t.width, 2))
	t.line("")
	t.line(t.bold(wrapped(checkVerdict(f), t.width, 0)))
	for i := range f.Conflicts {
		t.line("")
		t.conflict(c, i)
	}
	if !f.Complete {
		t.line("")
		t.line(wrapped("There may be more: the search for contradictions was cut off.", t.width, 2))
	}
	if len(f.Claims) > 0 {
		t.line("")
		t.weighed(f)
	}
	if len(f.Implied) > 0 {
		t.line("")
		t.implied(f)
	}
	for i, p := range f.Decisions {
		t.line("")
		t.decision(p, c.Testimony.Decisions[i].Text)
	}
	t.notes(f)
	_, err := io.WriteString(w, t.out.String())
	return err
}

// weighedFrom says how much there is to weigh.
func weighedFrom(c *scenario.Case) string {
	sources := make(map[string]bool)
	for i := range c.Testimony.Claims {
		if c.Testimony.Claims[i].Figure != nil {
			sources[c.Testimony.Claims[i].Source] = true
		}
	}
	return counted(int64(len(c.Findings.Claims)), "figure", "figures") + " of " + counted(int64(len(sources)), "source", "sources") + ", joined by " +
		counted(int64(len(c.Testimony.Identities)), "identity", "identities")
}

// checkVerdict is the finding in one line.
func checkVerdict(f *reconcile.Findings) string {
	strained := 0
	for _, w := range f.Claims {
		if w.Verdict == reconcile.Strained {
			strained++
		}
	}
	switch {
	case len(f.Claims) == 0:
		return "There is no figure to weigh."
	case len(f.Conflicts) == 1:
		return "The testimony contradicts itself."
	case len(f.Conflicts) > 1:
		return fmt.Sprintf("The testimony contradicts itself, in %d ways.", len(f.Conflicts))
	case strained > 0:
		return "The figures can all hold, but " + counted(int64(strained), "is", "are") + " further from the rest than chance explains."
	}
	return "The figures agree with one another, within the precision of their words."
}

// conflict is one contradiction: the claims, why they cannot hold, and the corrections.
func (t *terminal) conflict(c *scenario.Case, i int) {
	f := &c.Findings.Conflicts[i]
	t.line(fmt.Sprintf("%d  These %s cannot all be true:", i+1, numberWord(len(f.Claims))))
	g := grid{Head: []string{"", "", ""}, Words: 2}
	for _, id := range f.Claims {
		claim := c.Testimony.Claim(id)
		g.Rows = append(g.Rows, []string{"     " + plain(id), plain(claim.Figure.Text), t.fitted(plain(joined(claim.At, ": ", claim.Says)))})
	}
	g.body(t, nil)
	for _, id := range f.Identities {
		at := slices.IndexFunc(c.Testimony.Identities, func(x formula.Identity) bool { return x.ID == id })
		t.line("   because " + plain(c.Testimony.Identities[at].Text))
	}
	if len(f.Corrections) == 0 {
		return
	}
	t.line("   Any one of these changes would resolve it:")
	g = grid{Head: []string{"", "", ""}, Words: 2}
	for _, m := range f.Corrections {
		g.Rows = append(g.Rows, []string{"     " + plain(m.Claim), quantity(m.To, m.Unit), "instead of " + plain(c.Testimony.Claim(m.Claim).Figure.Text)})
	}
	g.body(t, nil)
}

// fitted is a text that is dropped on a narrow terminal.
func (t *terminal) fitted(text string) string {
	if t.width < narrowWords {
		return ""
	}
	return cut(text, t.width-narrowWords+36)
}

// narrowWords is the width from which there is room for what a claim says.
const narrowWords = 76

// numberWord writes a small count in words.
func numberWord(n int) string {
	words := []string{"none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"}
	if n < len(words) {
		return words[n]
	}
	return strconv.Itoa(n)
}

// weighed is the table of figures.
func (t *terminal) weighed(f *reconcile.Findings) {
	g := grid{
		Head:  []string{"Figure", "as stated", "balanced", "95 % interval", "moved, sd", ""},
		Drop:  []int{3, 4, 2},
		Words: 5,
	}
	for i := range f.Claims {
		w := &f.Claims[i]
		moved := "0"
		if math.Abs(w.ShiftSD) >= 0.05 {
			moved = shifted(w.ShiftSD)
		}
		verdict := string(w.Verdict)
		if w.HeldOut {
			verdict += ", held out"
		}
		g.Rows = append(g.Rows, []string{"  " + plain(w.ID), plain(w.Text), quantity(w.Balanced, w.Unit), span95(w.Low, w.High), moved, verdict})
	}
	g.write(t)
	t.line("")
	t.line(wrapped("Balanced is the least change of all figures, each weighed by how precise its words and how reliable its source is, after which everything that joins them holds. "+
		"A figure that contradicts others is used by a run as it was stated, and the others without it.", t.width, 0))
}

// shifted writes a shift with its sign.
func shifted(x float64) string {
	if x > 0 {
		return "+" + decimal(x, 1)
	}
	return decimal(x, 1)
}

// span95 is an interval without its unit.
func span95(low, high *float64) string {
	switch {
	case low == nil && high == nil:
		return missing
	case low == nil:
		return "to " + three(*high)
	case high == nil:
		return "from " + three(*low)
	}
	return three(*low) + " to " + three(*high)
}

// three writes a number with three figures, or all before the point.
func three(x float64) string {
	if math.Abs(x) >= 100 {
		return decimal(x, 0)
	}
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(x, 'g', 3, 64), 64)
	if err != nil {
		return missing
	}
	return strings.ReplaceAll(strconv.FormatFloat(rounded, 'f', -1, 64), "-", minus)
}

// quantity writes a number with its unit, as package unit does.
func quantity(x float64, in string) string {
	u, err := unit.ParseUnit(in)
	if err != nil {
		return three(x) + " " + in
	}
	v := x
	if math.Abs(x) < 100 {
		if rounded, err := strconv.ParseFloat(strconv.FormatFloat(x, 'g', 3, 64), 64); err == nil {
			v = rounded
		}
	} else {
		v = math.Round(x)
	}
	return unit.Quantity{Value: v, Unit: u}.String()
}

// implied is the table of what follows.
func (t *terminal) implied(f *reconcile.Findings) {
	g := grid{Head: []string{"What follows, unstated", "value", "95 %, balanced", "from"}, Drop: []int{2}, Words: 3, Wrap: true}
	for _, i := range f.Implied {
		g.Rows = append(g.Rows, []string{"  " + plain(i.Name), impliedValue(i), span95(i.Low, i.High), plain(strings.Join(i.From, ", "))})
	}
	g.write(t)
}

// impliedValue is what follows: from ranges, a range.
func impliedValue(i reconcile.Implied) string {
	switch {
	case i.Bounded && i.Most == nil:
		return "at least " + quantity(*i.Least, i.Unit)
	case i.Bounded && (i.Least == nil || *i.Least == 0):
		return "at most " + quantity(*i.Most, i.Unit)
	case i.Least == nil || i.Most == nil:
		return quantity(i.Value, i.Unit)
	}
	return three(*i.Least) + " to " + quantity(*i.Most, i.Unit)
}

// decision is one question and its answer.
func (t *terminal) decision(p reconcile.Decision, formula string) {
	question := p.Says
	if question == "" {
		question = formula
	}
	t.line(t.bold(wrapped(fmt.Sprintf("Decision %s: %s?", plain(p.ID), plain(question)), t.width, 2)))
	t.line(wrapped("  "+plain(answered(p)), t.width, 2))
}

// answered is the answer to a decision, with the values that would change it.
func answered(p reconcile.Decision) string {
	if p.NotAnswered != "" {
		return "No answer: " + p.NotAnswered + "."
	}
	in := func(x float64, unit string) string { return strings.ReplaceAll(quantity(x, unit), " ", "\u00a0") }
	var ways []string
	for _, x := range p.Thresholds {
		ways = append(ways, fmt.Sprintf("%s %s %s", x.Name, x.Holds, in(x.Value, x.Unit)))
	}
	sides := fmt.Sprintf("%s against %s.", in(p.Left, p.Unit), in(p.Right, p.Unit))
	switch {
	case p.Holds && len(ways) == 0:
		return "By these figures it does: " + sides
	case p.Holds:
		return "By these figures it does: " + sides + " It holds with " + strings.Join(ways, ", and with ") + "."
	case len(ways) == 0:
		return "By these figures it does not: " + sides
	}
	return "By these figures it does not: " + sides + " It would with " + strings.Join(ways, ", or with ") + "."
}

// notes are what else a reader should know of the identities.
func (t *terminal) notes(f *reconcile.Findings) {
	if len(f.Undetermined) > 0 {
		t.line("")
		t.line(wrapped("The claims do not determine "+plain(listed(f.Undetermined))+".", t.width, 2))
	}
	for _, n := range f.Notes {
		t.line("")
		t.line(wrapped(fmt.Sprintf("The identity %s adds nothing: %s.", plain(n.ID), plain(strings.ReplaceAll(n.Fault.What, "`", ""))), t.width, 2))
	}
}
