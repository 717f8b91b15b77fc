package report

import (
	"fmt"
	"io"
	"math"
	"strings"

	"tumen/study"
	"tumen/study/method/sensitivity"
)

// Sensitivity writes which inputs matter for an outcome, for a terminal of so
// many columns: each index with its interval, and what it means. It fails where
// w does.
func Sensitivity(w io.Writer, s *sensitivity.Sensitivity, width int, colour bool) error {
	t := terminal{width: max(width, leastWidth), colour: colour}
	for _, warning := range studyWarnings(&s.About) {
		t.line(t.bold(wrapped(warning, t.width, 0)))
	}
	t.line(wrapped(strings.Join(methodHead(&s.About), " · "), t.width, 2))
	t.line("")
	t.line(t.bold(wrapped(senseTitle(s), t.width, 2)))
	t.line("")
	if s.Constant {
		t.line(wrapped(constantWords(s), t.width, 2))
		_, err := io.WriteString(w, t.out.String())
		return err
	}
	t.indices(s)
	if pairs := pairsOf(s); len(pairs) > 0 {
		t.line("")
		g := grid{Head: []string{"Only together", "share", "95 % sure"}, Words: -1}
		for _, p := range pairs {
			g.Rows = append(g.Rows, []string{"  " + plain(strings.ReplaceAll(p.Input, ",", " and ")), brief(p.Value), brief(p.Low) + " to " + brief(p.High)})
		}
		g.write(&t)
	}
	t.line("")
	for _, words := range senseNotes(s) {
		t.line(wrapped(words, t.width, 2))
	}
	_, err := io.WriteString(w, t.out.String())
	return err
}

// constantWords say of an outcome that does not vary that nothing decides it.
func constantWords(s *sensitivity.Sensitivity) string {
	text := fmt.Sprintf("It is %s in all %s that have it. Nothing decides what does not vary: look at another --outcome, or vary the numbers more.",
		valueWithUnit(s.Mean, s.Unit), counted(int64(s.N), "run", "runs"))
	if s.Without > 0 {
		text += " " + withoutWords(s.Without, s.Rows-s.Failed)
	}
	return text
}

// withoutWords say how many runs have no number of what is shown.
func withoutWords(without, runs int) string {
	return fmt.Sprintf("%s of %s have no such number and are in no statistic.", grouped(int64(without)), counted(int64(runs), "run", "runs"))
}

// valueWithUnit is a number with its unit.
func valueWithUnit(x float64, unit string) string {
	if word := unitWord(unit); word != "" {
		return amount(x, unit) + "\u00a0" + word
	}
	return amount(x, unit)
}

// methodHead says what the numbers of a study of inputs are of. A known function
// has neither days nor a world.
func methodHead(a *study.About) []string {
	if !study.IsBench(a.Case) {
		return studyHead(a)
	}
	runs := counted(int64(a.Rows-a.Failed), "run", "runs")
	if a.Failed > 0 {
		runs += " of " + grouped(int64(a.Rows)) + ", the others failed"
	}
	return []string{plain(a.Title), runs, seedRange(a)}
}

// senseTitle says what is shown.
func senseTitle(s *sensitivity.Sensitivity) string {
	name := outcomeName(study.Outcome{Name: s.Outcome, Unit: s.Unit})
	if study.IsBench(s.Case) {
		name = s.Outcome
	}
	switch s.Method {
	case study.SenseSobol:
		return "Shares of the variance of " + name
	case study.SenseMorris:
		if s.Unit != "" && s.Unit != "share" {
			name += ", " + unitWord(s.Unit)
		}
		return "How far " + name + " moves over a number's whole range"
	case study.SenseDelta:
		return "How far each number shifts the distribution of " + name + " (Borgonovo's delta)"
	}
	return "How far each number shifts the distribution of " + name + " (PAWN)"
}

// indexNames are the columns of each method: the index, and its heading.
var indexNames = map[string][][2]string{
	study.SenseSobol:  {{"S1", "alone, S1"}, {"ST", "in all, ST"}},
	study.SenseMorris: {{"mu_star", "mean size, mu*"}, {"sigma", "spread, sigma"}},
	study.SenseDelta:  {{"delta", "delta"}},
	study.SensePAWN:   {{"pawn", "PAWN"}},
}

// indices is the table, in order of importance.
func (t *terminal) indices(s *sensitivity.Sensitivity) {
	columns := indexNames[s.Method]
	g := grid{Head: []string{"Number"}, Words: 1 + 2*len(columns)}
	for _, c := range columns {
		g.Head = append(g.Head, c[1], "95 % sure")
	}
	g.Head = append(g.Head, "")
	for _, input := range ranked(s) {
		row := []string{"  " + plain(input.Input)}
		for _, c := range columns {
			x, _ := s.Of(input.Input, c[0])
			row = append(row, indexText(x.Value, s), indexText(x.Low, s)+" to "+indexText(x.High, s))
		}
		g.Rows = append(g.Rows, append(row, input.Says))
	}
	if len(columns) > 1 {
		g.Drop = []int{4, 3}
	}
	g.write(t)
}

// indexText is an index as a number: shares with three decimals, effects in the
// unit of the outcome.
func indexText(x float64, s *sensitivity.Sensitivity) string {
	switch {
	case s.Method == study.SenseMorris:
		return amount(x, s.Unit)
	case x != 0 && math.Abs(x) < 0.0095:
		return decimal(x, 5)
	}
	return decimal(x, 3)
}

// ranked are the inputs with the most important first, the dummy last.
func ranked(s *sensitivity.Sensitivity) []sensitivity.InputWords {
	name := rankedBy(s.Method)
	order := make([]sensitivity.InputWords, 0, len(s.Words))
	for _, w := range s.Words {
		x, _ := s.Of(w.Input, name)
		at := len(order)
		for at > 0 && w.Input != study.DummyInput {
			before, _ := s.Of(order[at-1].Input, name)
			if before.Value >= x.Value && order[at-1].Input != study.DummyInput {
				break
			}
			at--
		}
		order = append(order, sensitivity.InputWords{})
		copy(order[at+1:], order[at:])
		order[at] = w
	}
	return order
}

func rankedBy(method string) string {
	switch method {
	case study.SenseSobol:
		return "ST"
	case study.SenseMorris:
		return "mu_star"
	}
	return method
}

// pairsOf are the indices of pairs, of which what is above zero comes first.
func pairsOf(s *sensitivity.Sensitivity) (pairs []sensitivity.Index) {
	for _, x := range s.Indices {
		if x.Name == "S2" {
			pairs = append(pairs, x)
		}
	}
	return pairs
}

// senseNotes say what the numbers rest on.
func senseNotes(s *sensitivity.Sensitivity) []string {
	what := fmt.Sprintf("From %s %s", grouped(int64(s.N)), s.Each)
	if s.Dropped > 0 {
		what += fmt.Sprintf("; %s more were left out whole because a run of theirs failed or has no such number", grouped(int64(s.Dropped)))
	}
	what += "."
	if s.Without > 0 {
		what += " " + withoutWords(s.Without, s.Rows-s.Failed)
	}
	if s.Each != "steps of the grid" {
		what += fmt.Sprintf(" Intervals hold the truth with a probability of 95 %%, by %s bootstrap resamples.", grouped(int64(s.Resamp)))
	}
	notes := []string{what}
	if _, ok := s.Of(study.DummyInput, rankedBy(s.Method)); ok {
		notes = append(notes, "The dummy decides nothing: what it shows is chance.")
	}
	switch idle := idleInputs(s); {
	case len(idle) == 0:
	case len(idle) == len(s.Inputs):
		notes = append(notes, "No number differs clearly from one that decides nothing: ask for more --runs, or look at another --outcome.")
	default:
		notes = append(notes, "Not distinguishable from zero does not mean zero: more --runs may tell.")
	}
	return notes
}

// idleInputs are those, but for the dummy, that cannot be told from it.
func idleInputs(s *sensitivity.Sensitivity) (names []string) {
	for _, w := range s.Words {
		if w.Idle && w.Input != study.DummyInput {
			names = append(names, w.Input)
		}
	}
	return names
}
