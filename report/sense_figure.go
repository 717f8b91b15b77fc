package report

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"tumen/study"
	"tumen/study/method/sensitivity"
)

// sensitivityView is the page of a sensitivity study: the analyses of each of
// some outcomes, the first of them the main one.
func sensitivityView(all []*sensitivity.Sensitivity) studyView {
	first := all[0]
	v := studyView{About: &first.About, Kind: "which uncertain number matters", Notes: senseNotes(first)}
	if first.Constant {
		v.Notes = []string{constantWords(first)}
	}
	for i, s := range all {
		id := fmt.Sprintf("sense-%d", i+1)
		if s.Constant {
			v.Figures = append(v.Figures, figure{ID: id, Title: capital(senseOutcome(s)) + " does not vary", Subtitle: senseCaption(s), Notes: []string{constantWords(s)}})
			continue
		}
		if s.Method == study.SenseMorris {
			v.Figures = append(v.Figures, screenFigure(s, id+"-screen"))
		}
		for _, name := range indexNames[s.Method] {
			if name[0] != "sigma" {
				v.Figures = append(v.Figures, indexFigure(s, id, name[0]))
			}
		}
		if pairs := pairsOf(s); len(pairs) > 0 {
			v.Figures = append(v.Figures, pairsFigure(s, pairs, id+"-pairs"))
		}
	}
	return v
}

// Words under an axis of indices.
var indexWords = map[string][2]string{
	"S1":      {"share of the variance that the number decides alone", "share of the variance, alone"},
	"ST":      {"share of the variance that it decides alone or together with others", "share of the variance, in all"},
	"mu_star": {"mean size of the effect over the number's whole range", "mean size of the effect"},
	"delta":   {"Borgonovo's delta: 0 decides nothing, 1 everything", "Borgonovo's delta"},
	"pawn":    {"PAWN index: 0 decides nothing, 1 everything", "PAWN index"},
}

// indexFigure is a bar with its interval for each number.
func indexFigure(s *sensitivity.Sensitivity, id, index string) figure {
	words := indexWords[index]
	b := barRows{Write: decimal, Unit: words[0], Short: words[1]}
	t := table{Head: []string{"Number", index, "95 % interval", "In words"}}
	scale := 1.0
	if s.Method == study.SenseMorris && s.Unit == "share" {
		scale = 100
		b.Unit, b.Short = b.Unit+", points of per cent", b.Short+", points of per cent"
	} else if s.Method == study.SenseMorris && unitWord(s.Unit) != "" {
		b.Unit, b.Short = b.Unit+", "+unitWord(s.Unit), b.Short+", "+unitWord(s.Unit)
	}
	for _, in := range ranked(s) {
		x, ok := s.Of(in.Input, index)
		if !ok {
			continue
		}
		b.Rows = append(b.Rows, barRow{
			Name: inputLabel(in.Input), Class: senseClass(in), Value: x.Value * scale, Low: x.Low * scale, High: x.High * scale, Words: indexText(x.Value, s),
		})
		t.Rows = append(t.Rows, []string{plain(in.Input), indexText(x.Value, s), indexText(x.Low, s) + " to " + indexText(x.High, s), in.Says})
	}
	f := figure{ID: id + "-" + index, Title: senseFinding(s, index), Table: t, Subtitle: senseCaption(s)}
	if s.Dropped > 0 {
		f.Notes = append(f.Notes, fmt.Sprintf("%s %s were left out whole because a run of theirs failed or has no such number.", grouped(int64(s.Dropped)), s.Each))
	}
	f.render(b.draw)
	return f
}

// inputLabel is a number's name short enough for a chart: its last two parts.
func inputLabel(name string) string {
	parts := strings.Split(plain(name), ".")
	return cut(strings.Join(parts[max(0, len(parts)-2):], "."), 26)
}

// senseClass is a colour: what matters, and what cannot be told from chance.
func senseClass(in sensitivity.InputWords) string {
	if in.Idle {
		return "rest"
	}
	return "organisers"
}

// senseFinding says what the figure found.
func senseFinding(s *sensitivity.Sensitivity, index string) string {
	order := ranked(s)
	top := order[0]
	name := senseOutcome(s)
	x, _ := s.Of(top.Input, index)
	switch {
	case top.Idle:
		return "No number can be told from chance in " + name
	case index == "S1":
		return fmt.Sprintf("Alone, %s decides %s of the variance of %s", inputLabel(top.Input), partOf(x.Value), name)
	case index == "ST":
		return fmt.Sprintf("In all, %s has a part in %s of the variance of %s", inputLabel(top.Input), partOf(x.Value), name)
	case index == "mu_star":
		return fmt.Sprintf("%s moves %s most: by %s over its range", capital(inputLabel(top.Input)), name, indexText(x.Value, s))
	}
	return fmt.Sprintf("%s shifts %s most: %s %s", capital(inputLabel(top.Input)), name, indexWords[index][1], indexText(x.Value, s))
}

// partOf is a share in a title. Few rows can estimate more than there is.
func partOf(x float64) string {
	if x >= 0.995 {
		return "all"
	}
	return wholePercent(x)
}

// senseOutcome is the outcome in running text.
func senseOutcome(s *sensitivity.Sensitivity) string {
	if study.IsBench(s.Case) {
		return s.Outcome
	}
	return outcomeName(study.Outcome{Name: s.Outcome, Unit: s.Unit})
}

// senseCaption is what the numbers rest on.
func senseCaption(s *sensitivity.Sensitivity) string {
	parts := []string{capital(nameWithUnit(study.Outcome{Name: s.Outcome, Unit: s.Unit})), grouped(int64(s.N)) + " " + s.Each, counted(int64(s.Rows-s.Failed), "run", "runs"), seedRange(&s.About), "95 % intervals"}
	return strings.Join(parts, " · ")
}

// pairsFigure is what pairs decide only together.
func pairsFigure(s *sensitivity.Sensitivity, pairs []sensitivity.Index, id string) figure {
	b := barRows{Write: decimal, Unit: "share of the variance that two numbers decide only together", Short: "share of the variance"}
	t := table{Head: []string{"Pair", "S2", "95 % interval"}}
	found := 0
	for _, p := range pairs {
		first, second, _ := strings.Cut(p.Input, ",")
		class := "rest"
		if p.Low > 0 {
			class = "organisers"
			found++
		}
		b.Rows = append(b.Rows, barRow{Name: cut(inputLabel(first)+" × "+inputLabel(second), 26), Class: class, Value: p.Value, Low: p.Low, High: p.High, Words: decimal(p.Value, 3)})
		t.Rows = append(t.Rows, []string{plain(first) + " and " + plain(second), decimal(p.Value, 3), decimal(p.Low, 3) + " to " + decimal(p.High, 3)})
	}
	f := figure{ID: id, Title: fmt.Sprintf("%d of %s act together beyond chance", found, counted(int64(len(pairs)), "pair", "pairs")), Table: t, Subtitle: senseCaption(s)}
	f.render(b.draw)
	return f
}

// screenFigure is Morris's picture: the mean size of an effect across, its
// spread upwards. Near the floor the effect is the same everywhere; above the
// diagonal it is not linear, or depends on others.
func screenFigure(s *sensitivity.Sensitivity, id string) figure {
	t := table{Head: []string{"Number", "mu*", "95 % interval", "sigma", "95 % interval", "In words"}}
	for _, in := range ranked(s) {
		star, _ := s.Of(in.Input, "mu_star")
		sigma, _ := s.Of(in.Input, "sigma")
		t.Rows = append(t.Rows, []string{
			plain(in.Input), indexText(star.Value, s), indexText(star.Low, s) + " to " + indexText(star.High, s),
			indexText(sigma.Value, s), indexText(sigma.Low, s) + " to " + indexText(sigma.High, s), in.Says,
		})
	}
	idle := len(idleInputs(s))
	f := figure{
		ID: id, Table: t, Subtitle: senseCaption(s),
		Title: fmt.Sprintf("%d of %s move %s beyond chance", len(s.Inputs)-idle, counted(int64(len(s.Inputs)), "number", "numbers"), senseOutcome(s)),
		Notes: []string{"Across: how far the outcome moves over a number's whole range, on average. Upwards: how much that differs from place to place. Above the dashed line an effect is not linear, or depends on other numbers."},
	}
	f.render(func(c *canvas) { drawScreen(c, s) })
	return f
}

func drawScreen(c *canvas, s *sensitivity.Sensitivity) {
	p := place{left: 52, right: c.width - 14, top: 12, bottom: 300}
	c.height = p.bottom + 42
	scale := 1.0
	if s.Unit == "share" {
		scale = 100
	}
	top, most := 0.0, 0.0
	for _, in := range ranked(s) {
		star, _ := s.Of(in.Input, "mu_star")
		sigma, _ := s.Of(in.Input, "sigma")
		most, top = max(most, star.High*scale), max(top, sigma.Value*scale)
	}
	marks := valueAxis(0, max(top, most/4, 1e-9), 4, decimal)
	x := span{0, max(most, 1e-9) * 1.05, p.left, p.right}
	y := span{0, marks[len(marks)-1].Value, p.bottom, p.top}
	drawHeights(c, p, y, marks)
	drawFeet(c, p, x, feet(x, max(2, int((p.right-p.left)/80)), decimal))
	end := min(x.high, y.high)
	c.line("stated rest", x.at(0), y.at(0), x.at(end), y.at(end))
	c.text("small soft", (p.left+p.right)/2, p.bottom+37, "middle", "mean size of the effect, mu*")
	c.text("small soft", p.left+6, p.top+4, "start", "spread, sigma")
	taken := []float64{}
	for _, in := range ranked(s) {
		star, _ := s.Of(in.Input, "mu_star")
		sigma, _ := s.Of(in.Input, "sigma")
		class, atX, atY := senseClass(in), x.at(star.Value*scale), y.at(sigma.Value*scale)
		c.line("pin "+class, x.at(star.Low*scale), atY, x.at(star.High*scale), atY)
		c.dot("block "+class, atX, atY, 4.5)
		label, foot := inputLabel(in.Input), stepAside(atY, p.top+16, taken)
		taken = append(taken, foot)
		half := textWidth(label, smallSize) / 2
		c.text("small halo "+class, min(max(atX, p.left+half), c.width-half-2), foot, "middle", label)
	}
}

// stepAside is a height for the name of a dot at which no other name stands: above
// the dot as near as may be but no higher than top, or else below it.
func stepAside(dot, top float64, taken []float64) float64 {
	free := func(foot float64) bool {
		return !slices.ContainsFunc(taken, func(other float64) bool { return math.Abs(foot-other) < 13 })
	}
	for foot := dot - 9; foot >= top; foot -= 14 {
		if free(foot) {
			return foot
		}
	}
	foot := max(dot+18, top)
	for !free(foot) {
		foot += 14
	}
	return foot
}

// mostAnalysed is of how many outcomes a page shows the analysis.
const mostAnalysed = 4

// sensitivities are the analyses of the main outcomes; one that does not vary is
// passed over, unless it is the only one.
func sensitivities(s *study.Study) ([]*sensitivity.Sensitivity, error) {
	var all []*sensitivity.Sensitivity
	var first error
	for _, outcome := range sensitivity.Analysed(s.Spec, mostAnalysed) {
		for _, method := range sensitivity.Methods(s.Spec) {
			one, err := sensitivity.Analyse(s, method, outcome)
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
