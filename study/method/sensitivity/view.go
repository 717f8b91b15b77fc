package sensitivity

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"tumen/chart"
	"tumen/internal/say"
	"tumen/internal/text"
	"tumen/study"
	"tumen/study/design"
	"tumen/study/show"
	"tumen/view"
)

// View is which inputs matter: the analyses of each of some outcomes, the
// first of them the main one.
func View(all ...*Sensitivity) *view.Document {
	first := all[0]
	d := show.Document(&first.About, say.Text("which uncertain number matters"))
	for i, s := range all {
		name := fmt.Sprintf("sense-%d", i+1)
		if s.Constant {
			d.Draw(&chart.Figure{Name: name, Title: say.Textf("In the model, %s does not vary", senseOutcome(s)), Subtitle: senseCaption(s)}, constantWords(s))
			continue
		}
		if s.Method == MethodMorris {
			d.DrawOnPage(screenFigure(s, name+"-screen"))
		}
		var notes []string
		if s.Dropped > 0 {
			notes = []string{say.Textf("%s %s were left out whole because a run of theirs failed or has no such number.", text.Grouped(int64(s.Dropped)), s.Each)}
		}
		d.Draw(indicesFigure(s, name), notes...)
		if pairs := pairsOf(s); len(pairs) > 0 {
			d.Draw(pairsFigure(s, pairs, name+"-pairs"))
		}
	}
	if !first.Constant {
		d.Write(senseNotes(first)...)
	}
	show.End(d, &first.About)
	return d
}

// indexNames are the columns of each method: the index, and its heading. The last but
// for sigma is drawn.
var indexNames = map[string][][2]string{
	MethodSobol:  {{"S1", say.Text("Alone, S1")}, {"ST", say.Text("In all, ST")}},
	MethodMorris: {{"mu_star", say.Text("Mean size, mu*")}, {"sigma", say.Text("Spread, sigma")}},
}

// indexWords stand under an axis of indices: in full, and short.
var indexWords = map[string][2]string{
	"ST":      {say.Text("share of the variance that it decides alone or with others; inside, alone"), say.Text("share of the variance, in all; inside, alone")},
	"mu_star": {say.Text("mean size of the effect over the number's whole range"), say.Text("mean size of the effect")},
}

func init() {
	for _, m := range pointMethods {
		indexNames[m.name], indexWords[m.name] = [][2]string{{m.name, m.head}}, m.axis
	}
}

// indicesFigure is each number with its indices, in order of importance: a bar with its
// interval, and within it what a number decides alone.
func indicesFigure(s *Sensitivity, name string) *chart.Figure {
	columns, drawn := indexNames[s.Method], rankedBy(s.Method)
	words := indexWords[drawn]
	f := &chart.Figure{Name: name, Title: senseFinding(s, drawn), Subtitle: senseCaption(s), X: chart.Axis{Name: words[0], Short: words[1]}}
	switch {
	case s.Method == MethodMorris && s.Unit == "share":
		f.X.Write = chart.Share
	case s.Method == MethodMorris && view.UnitWord(s.Unit) != "":
		f.X.Name, f.X.Short = fmt.Sprintf("%s, %s", words[0], view.UnitWord(s.Unit)), fmt.Sprintf("%s, %s", words[1], view.UnitWord(s.Unit))
	}
	f.Table = chart.Table{Head: []string{"Number"}, Words: 1 + 2*len(columns)}
	for _, c := range columns {
		f.Table.Head = append(f.Table.Head, c[1], say.Text("95 % interval"))
	}
	f.Table.Head = append(f.Table.Head, say.Text("In words"))
	if len(columns) > 1 {
		f.Table.Drop = []int{4, 2, 3}
	}
	for _, in := range ranked(s) {
		mark := chart.Row{Name: view.Label(in.Input), Class: senseClass(in), Interval: chart.NoEnds, Middle: chart.NoEnds, Band: chart.NoEnds, Bar: true}
		row := []chart.Cell{{Text: text.Plain(in.Input)}}
		for _, c := range columns {
			x, ok := s.Find(in.Input, c[0])
			if !ok {
				row = append(row, chart.Words(text.Missing, text.Missing)...)
				continue
			}
			row = append(row, chart.Says(indexText(x.Value, s), x.Value), chart.Says(say.Textf("%s to %s", indexText(x.Low, s), indexText(x.High, s)), x.Low, x.High))
			switch c[0] {
			case drawn:
				mark.Value, mark.Interval, mark.Words = x.Value, [2]float64{x.Low, x.High}, indexText(x.Value, s)
			case "S1":
				mark.Band = [2]float64{0, x.Value}
				row[1].Values = append(row[1].Values, 0)
			}
		}
		f.AddRow(mark, append(row, chart.Cell{Text: in.Says}))
	}
	return f
}

// senseClass is a colour: what matters, and what cannot be told from chance.
func senseClass(in InputWords) string {
	if in.Idle {
		return "rest"
	}
	return "organisers"
}

// senseFinding says what the figure found.
func senseFinding(s *Sensitivity, index string) string {
	top := ranked(s)[0]
	of, name := senseOutcome(s), view.Label(top.Input)
	x, _ := s.Find(top.Input, index)
	switch {
	case top.Idle:
		return say.Textf("In the model, no number has an effect on %s that can be told from chance", of)
	case index == "ST":
		return say.Textf("In the model, %s has a part in %s of the variance of %s", name, partOf(x.Value), of)
	case index == "mu_star":
		return say.Textf("In the model, %s moves %s most: by %s over its range", name, of, indexText(x.Value, s))
	}
	return say.Textf("In the model, %s shifts %s most: %s %s", name, of, indexWords[index][1], indexText(x.Value, s))
}

// partOf is a share in a title. Few rows can estimate more than there is.
func partOf(x float64) string {
	if x >= 0.995 {
		return "all"
	}
	return text.WholePercent(x)
}

// senseOutcome is the outcome in running text.
func senseOutcome(s *Sensitivity) string {
	if study.IsKnown(s.Case) {
		return s.Outcome
	}
	name := show.Name(study.Outcome{Name: s.Outcome, Unit: s.Unit})
	if s.Effect != "" {
		return say.Textf("the effect of %s on %s", s.Effect, name)
	}
	return name
}

// senseCaption is what the numbers rest on.
func senseCaption(s *Sensitivity) string {
	return say.Textf("%s · %s %s · %s · %s · 95 %% intervals", text.Capital(view.Named(senseOutcome(s), s.Unit)), text.Grouped(int64(s.N)), s.Each, text.Counted(int64(s.Rows-s.Failed), "run", "runs"), show.Seeds(&s.About))
}

// pairsFigure is what pairs decide only together.
func pairsFigure(s *Sensitivity, pairs []Index, name string) *chart.Figure {
	f := &chart.Figure{
		Name: name, Subtitle: senseCaption(s),
		X:     chart.Axis{Name: "share of the variance that two numbers decide only together", Short: say.Text("share of the variance")},
		Table: chart.Table{Head: []string{say.Text("Only together"), "S2", say.Text("95 % interval")}},
	}
	found := 0
	for _, p := range pairs {
		first, second, _ := strings.Cut(p.Input, ",")
		class := "rest"
		if p.Low > 0 {
			class = "organisers"
			found++
		}
		f.AddRow(chart.Row{
			Name: view.Label(first) + " × " + view.Label(second), Class: class, Words: text.Decimal(p.Value, 3), Value: p.Value, Interval: [2]float64{p.Low, p.High},
			Middle: chart.NoEnds, Band: chart.NoEnds, Bar: true,
		}, []chart.Cell{
			{Text: say.Textf("%s and %s", text.Plain(first), text.Plain(second))}, chart.Says(text.Decimal(p.Value, 3), p.Value), chart.Says(say.Textf("%s to %s", text.Decimal(p.Low, 3), text.Decimal(p.High, 3)), p.Low, p.High),
		})
	}
	f.Title = say.Textf("In the model, %d of %s act together beyond chance", found, text.Counted(int64(len(pairs)), "pair", "pairs"))
	return f
}

// screenFigure is Morris's picture: the mean size of an effect across, its
// spread upwards. Near the floor the effect is the same everywhere; above the
// diagonal it is not linear, or depends on others.
func screenFigure(s *Sensitivity, name string) *chart.Figure {
	f := &chart.Figure{
		Name: name, Subtitle: senseCaption(s), X: chart.Axis{Name: "mean size of the effect, mu*"}, Y: chart.Axis{Name: "spread, sigma"}, Height: 290,
		Table: chart.Table{Head: []string{"Number", "Mu*", say.Text("95 % interval"), "Sigma"}},
		Notes: []string{say.Text("Across: how far the outcome moves over a number's whole range, on average. Upwards: how much that differs from place to place. Above the dashed line an effect is not linear, or depends on other numbers.")},
	}
	if s.Unit == "share" {
		f.X.Write, f.Y.Write = chart.Share, chart.Share
	}
	idle := len(idleInputs(s))
	f.Title = say.Textf("In the model, %d of %s move %s beyond chance", len(s.Inputs)-idle, text.Counted(int64(len(s.Inputs)), "number", "numbers"), senseOutcome(s))
	across, up := 0.0, 0.0
	for i, in := range ranked(s) {
		star, _ := s.Find(in.Input, "mu_star")
		sigma, _ := s.Find(in.Input, "sigma")
		across, up = max(across, star.High), max(up, sigma.Value)
		f.Marks = append(f.Marks, chart.Dot{X: star.Value, Y: sigma.Value, Low: star.Low, High: star.High, Name: view.Label(in.Input), Class: senseClass(in), Row: i})
		f.Table.Rows = append(f.Table.Rows, []chart.Cell{
			{Text: text.Plain(in.Input)}, chart.Says(indexText(star.Value, s), star.Value), chart.Says(say.Textf("%s to %s", indexText(star.Low, s), indexText(star.High, s)), star.Low, star.High), chart.Says(indexText(sigma.Value, s), sigma.Value),
		})
	}
	f.X.Ends = [2]float64{0, max(across, 1e-9) * 1.05}
	f.Y.Ends = [2]float64{0, max(up, across/4, 1e-9)}
	end := min(f.X.Ends[1], f.Y.Ends[1])
	f.Marks = append(f.Marks, chart.Guide{X: [2]float64{0, end}, Y: [2]float64{0, end}})
	return f
}

// mostAnalysed is of how many outcomes a page shows the analysis.
const mostAnalysed = 4

// Main are the analyses of the main outcomes; one that does not vary is
// passed over, unless it is the only one.
func Main(s *study.Study) ([]*Sensitivity, error) {
	var all []*Sensitivity
	var first error
	for _, outcome := range Analysed(s.Spec, mostAnalysed) {
		for _, method := range Methods(s.Spec) {
			one, err := Analyse(s, method, outcome)
			if err != nil {
				if first == nil {
					first = err
				}
				continue
			}
			all = append(all, one)
		}
	}
	if len(all) == 0 {
		return nil, first
	}
	return all, nil
}

// constantWords say of an outcome that does not vary that nothing decides it.
func constantWords(s *Sensitivity) string {
	words := say.Textf("It is %s in all %s that have it. Nothing decides what does not vary: look at another outcome, or vary the numbers more.",
		view.Quantity(s.Mean, s.Unit), text.Counted(int64(s.N), "run", "runs"))
	if s.Without > 0 {
		words += " " + withoutWords(s.Without, s.Rows-s.Failed)
	}
	return words
}

// withoutWords say how many runs have no number of what is shown.
func withoutWords(without, runs int) string {
	return say.Textf("%s of %s have no such number and are in no statistic.", text.Grouped(int64(without)), text.Counted(int64(runs), "run", "runs"))
}

// indexText is an index as a number: shares with three decimals, effects in the
// unit of the outcome.
func indexText(x float64, s *Sensitivity) string {
	switch {
	case s.Method == MethodMorris:
		return view.Amount(x, s.Unit)
	case x != 0 && math.Abs(x) < 0.0095:
		return text.Decimal(x, 5)
	}
	return text.Decimal(x, 3)
}

// extra says whether an input is none of the case's: chance, or the dummy.
func extra(name string) bool { return name == study.DummyInput || name == study.ChanceInput }

// ranked are the inputs with the most important first, chance or the dummy last.
func ranked(s *Sensitivity) []InputWords {
	name := rankedBy(s.Method)
	order := make([]InputWords, 0, len(s.Words))
	for _, w := range s.Words {
		x, _ := s.Find(w.Input, name)
		at := len(order)
		for at > 0 && !extra(w.Input) {
			before, _ := s.Find(order[at-1].Input, name)
			if before.Value >= x.Value && !extra(order[at-1].Input) {
				break
			}
			at--
		}
		order = append(order, InputWords{})
		copy(order[at+1:], order[at:])
		order[at] = w
	}
	return order
}

func rankedBy(method string) string {
	switch method {
	case MethodSobol:
		return "ST"
	case MethodMorris:
		return "mu_star"
	}
	return method
}

// pairsOf are the indices of pairs, of which what is above zero comes first.
func pairsOf(s *Sensitivity) (pairs []Index) {
	for _, x := range s.Indices {
		if x.Name == "S2" {
			pairs = append(pairs, x)
		}
	}
	return pairs
}

// senseNotes say what the numbers rest on.
func senseNotes(s *Sensitivity) []string {
	what := []string{say.Textf("Computed from %s %s.", text.Grouped(int64(s.N)), s.Each)}
	if s.Dropped > 0 {
		what = append(what, say.Textf("%s more were left out whole, because one of their runs failed or lacks the number.", text.Grouped(int64(s.Dropped))))
	}
	if s.Without > 0 {
		what = append(what, withoutWords(s.Without, s.Rows-s.Failed))
	}
	switch {
	case s.Groups > 0:
		what = append(what, say.Textf("Intervals contain the truth with a probability of 95 %%, by what differs between %s independent parts of the rows.", text.Grouped(int64(s.Groups))))
	case s.Each != "steps of the grid":
		what = append(what, say.Textf("Intervals contain the truth with a probability of 95 %%, by %s bootstrap resamples.", text.Grouped(int64(s.Resamp))))
	}
	notes := []string{strings.Join(what, " "), chanceWords(s)}
	if s.Method != MethodSobol && s.Method != MethodMorris {
		notes = append(notes, say.Text("The dummy decides nothing: what it shows is chance."))
	}
	told := !slices.ContainsFunc(s.Words, func(w InputWords) bool { return w.Says == notAboveZero && !extra(w.Input) })
	switch idle := idleInputs(s); {
	case len(idle) == 0 || told:
	case len(idle) == len(s.Inputs):
		notes = append(notes, say.Text("No number differs clearly from one that decides nothing: make more runs, or look at another outcome."))
	default:
		notes = append(notes, say.Text("Not distinguishable from zero does not mean zero: more runs may tell."))
	}
	return notes
}

// chanceWords say how the runs got their seeds, and what the indices are of.
func chanceWords(s *Sensitivity) string {
	switch design.Chance(s.Of) {
	case design.ChanceMean:
		return say.Text("Each run has its own seed. Indices are of the mean over chance, as shares of all variance: the part of chance was estimated from runs that differ in nothing else, and subtracted.")
	case design.ChanceGiven:
		return say.Text("Runs that are compared share a seed. Indices are for given chance.")
	}
	if s.Assigned == study.SeedsShared {
		return say.Text("Runs that differ in other inputs share a seed, and chance is one more input: it is exchanged like the others.")
	}
	return say.Text("Each run has its own seed, so chance is in the outcome like one more input.")
}

// idleInputs are those of the case whose effect cannot be told from none.
func idleInputs(s *Sensitivity) (names []string) {
	for _, w := range s.Words {
		if w.Idle && !extra(w.Input) {
			names = append(names, w.Input)
		}
	}
	return names
}
