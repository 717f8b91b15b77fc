package report

import (
	"fmt"
	"strings"

	"tumen/study"
)

// sensitivityView is the page of a study that asks which numbers matter: of each
// analysis that its design allows, the indices with their intervals.
func sensitivityView(s *study.Study) (studyView, error) {
	v := studyView{Kind: "which numbers matter"}
	for _, method := range s.Spec.Methods() {
		found, err := s.Sensitivity(method, s.Spec.MainOutcome())
		if err != nil {
			return v, err
		}
		v.About, v.Head, v.Notes = &found.About, methodHead(&found.About), senseNotes(found)
		for _, column := range indexNames[method] {
			v.Figures = append(v.Figures, indexFigure(found, column[0], column[1]))
		}
	}
	if v.About == nil {
		return v, fmt.Errorf("the study in %s varies nothing, so no number can matter", s.Dir)
	}
	return v, nil
}

// indexFigure shows one index of all inputs, the most important first.
func indexFigure(s *study.Sensitivity, index, heading string) figure {
	b := barRows{Write: func(x float64, places int) string { return decimal(x, places) }, Unit: heading, Short: heading}
	t := table{Head: []string{"Number", capital(heading), "95 % interval", "In words"}}
	if s.Method == study.SenseMorris && s.Unit == "share" {
		b.Write = func(x float64, places int) string { return decimal(x*100, max(0, places-2)) + "\u00a0%" }
	}
	first := ""
	for _, input := range ranked(s) {
		x, ok := s.Of(input.Input, index)
		if !ok {
			continue
		}
		class := "profit"
		if input.Idle {
			class = "rest"
		} else if first == "" {
			first = plain(input.Input)
		}
		ends := indexText(x.Low, s) + " to " + indexText(x.High, s)
		b.Rows = append(b.Rows, barRow{cut(plain(input.Input), 26), class, x.Value, x.Low, x.High, indexText(x.Value, s) + " (" + ends + ")"})
		t.Rows = append(t.Rows, []string{plain(input.Input), indexText(x.Value, s), ends, input.Says})
	}
	f := figure{
		ID: s.Method + "-" + index, Title: senseTitle(s) + ": " + heading, Table: t,
		Subtitle: studyCaption(&s.About, fmt.Sprintf("%s, from %s %s; the lines are 95 %% intervals", heading, grouped(int64(s.N)), s.Each)),
		Notes:    []string{"Grey is what cannot be told from a number that decides nothing."},
	}
	if first != "" && index == rankedBy(s.Method) {
		f.Notes = append(f.Notes, "The most important is "+first+".")
	}
	f.render(b.draw)
	return f
}

// calibrationView is the page of a calibration: what the patterns pin down, and
// what runs from it give.
func calibrationView(c *study.Calibration) studyView {
	v := studyView{About: &c.About, Head: calibrationHead(c), Kind: "which values agree with what was seen", Notes: calibrationNotes(c)}
	v.Figures = append(v.Figures, posteriorFigure(c))
	if len(c.Predictive) > 0 {
		v.Figures = append(v.Figures, predictiveFigure(c))
	}
	return v
}

// posteriorFigure shows each number as it was believed beforehand and as it is
// known now.
func posteriorFigure(c *study.Calibration) figure {
	const z = 1.959963984540054 // the middle 95 % of a normal distribution
	t := table{Head: []string{"Number", "Beforehand, mean ± sd", "Now, mean ± sd", "95 % of it", "Verdict"}}
	var rows []spreadRow
	pinned := 0
	for _, p := range c.Posterior {
		words := fine(p.Mean, p.SD) + " ± " + fine(p.SD, p.SD)
		rows = append(rows, spreadRow{
			Name: cut(plain(p.Name), 26), Class: "profit", P5: p.Low, P25: p.Median, Median: p.Median, P75: p.Median, P95: p.High,
			Low: p.PriorMean - z*p.PriorSD, High: p.PriorMean + z*p.PriorSD, Words: words + " · " + string(p.Verdict),
		})
		t.Rows = append(t.Rows, []string{
			named(p.Name, p.Unit), brief(p.PriorMean) + " ± " + brief(p.PriorSD), words, fine(p.Low, p.SD) + " to " + fine(p.High, p.SD), string(p.Verdict),
		})
		if strings.HasPrefix(string(p.Verdict), "pinned") {
			pinned++
		}
	}
	f := figure{
		ID: "posterior", Table: t, Title: fmt.Sprintf("%d of %s pinned down by what was seen", pinned, counted(int64(len(c.Posterior)), "number is", "numbers are")),
		Subtitle: studyCaption(&c.About, "what is known now: the median and the 95 % credible interval, each number on a scale of its own"),
		Notes:    []string{"Shaded is what was believed beforehand: its mean, and 1.96 standard deviations to either side."},
	}
	f.render(func(to *canvas) { drawSpreads(to, rows) })
	return f
}

// predictiveFigure shows what runs from the posterior give for each pattern.
func predictiveFigure(c *study.Calibration) figure {
	t := table{Head: []string{"Pattern", "Seen", "Median", "5 to 95 % of runs", "Runs that meet it"}}
	var rows []spreadRow
	for _, p := range c.Predictive {
		ends := bandEnds(&study.Band{Low: p.Low, High: p.High})
		rows = append(rows, spreadRow{
			Name: cut(plain(p.Pattern), 26), Class: classOf(p.Measure), P5: p.P5, P25: p.Median, Median: p.Median, P75: p.Median, P95: p.P95,
			Low: ends[0], High: ends[1], Words: amount(p.Median, p.Unit) + " · " + interval(&p.P5, &p.P95, p.Unit),
		})
		t.Rows = append(t.Rows, []string{plain(p.Pattern), predictedBand(p), amount(p.Median, p.Unit), interval(&p.P5, &p.P95, p.Unit), meets(p)})
	}
	f := figure{
		ID: "predictive", Table: t, Title: "What runs with the values that were found give for each pattern",
		Subtitle: studyCaption(&c.About, fmt.Sprintf("the median and the middle 90 %% of %s from what was found, each with a seed of its own", counted(int64(c.Predicting), "run", "runs"))),
		Notes:    []string{"Shaded is where the case says the result should lie. A band that ends at the edge is open there."},
	}
	f.render(func(to *canvas) { drawSpreads(to, rows) })
	return f
}

// SensitivityPage is the report of a study that asks which numbers matter.
func SensitivityPage(s *study.Study) ([]byte, error) {
	v, err := sensitivityView(s)
	if err != nil {
		return nil, err
	}
	return v.page(s.Dir)
}

// CalibrationPage is the report of a calibration that was kept in a folder.
func CalibrationPage(c *study.Calibration, dir string) ([]byte, error) {
	return calibrationView(c).page(dir)
}
