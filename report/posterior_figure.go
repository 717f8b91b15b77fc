package report

import (
	"fmt"
	"math"

	"tumen/study/estimate/posterior"
	"tumen/study/method/calibrate"
)

// CalibrationPage is the report of a calibration that was kept in a folder.
func CalibrationPage(c *calibrate.Calibration, dir string) ([]byte, error) {
	v := studyView{About: &c.About, Kind: "which values agree with what was seen", Notes: calibrationNotes(c)}
	v.Figures = append(v.Figures, verdictFigure(c))
	for i := range c.Posterior {
		if len(c.Particles) == 0 {
			break // read without them
		}
		v.Figures = append(v.Figures, posteriorFigure(c, i))
	}
	if len(c.Predictive) > 0 {
		v.Figures = append(v.Figures, predictiveFigure(c))
	}
	return v.page(dir)
}

func calibrationCaption(c *calibrate.Calibration, what string) string {
	return capital(what) + " · " + counted(int64(c.N), "run", "runs") + " · " + seedRange(&c.About) + " · " + counted(int64(len(c.Particles)), "set of values", "sets of values")
}

// verdictFigure is every number before and after.
func verdictFigure(c *calibrate.Calibration) figure {
	pinned := 0
	b := barRows{Write: decimal, Unit: "part of what was open beforehand that the patterns decide; 1 is all of it", Short: "part that the patterns decide", Ends: [2]float64{0, 1}}
	t := table{Head: []string{"Number", "Beforehand", "Now", "± sd", "95 % of it", "Verdict"}}
	for _, p := range c.Posterior {
		class := "rest"
		switch p.Verdict {
		case posterior.PinnedDown:
			class = "porters"
			pinned++
		case posterior.Weakly:
			class = "organisers"
		}
		b.Rows = append(b.Rows, barRow{Name: inputLabel(p.Name), Class: class, Value: max(0, p.Contraction), Low: math.NaN(), High: math.NaN(), Words: string(p.Verdict)})
		t.Rows = append(t.Rows, []string{
			named(p.Name, p.Unit), brief(p.PriorMean) + " ± " + brief(p.PriorSD), fine(p.Mean, p.SD) + " (" + fine(p.MeanLow, p.SD) + " to " + fine(p.MeanHigh, p.SD) + ")",
			fine(p.SD, p.SD) + " (" + fine(p.SDLow, p.SD) + " to " + fine(p.SDHigh, p.SD) + ")", fine(p.Low, p.SD) + " to " + fine(p.High, p.SD), string(p.Verdict),
		})
	}
	f := figure{
		ID: "verdicts", Title: fmt.Sprintf("%d of %s pinned down by the patterns", pinned, counted(int64(len(c.Posterior)), "number is", "numbers are")), Table: t,
		Subtitle: calibrationCaption(c, "1 less the variance that is left, of what it was beforehand"),
		Notes:    []string{"In brackets in the table: between what the mean and the standard deviation lie with a probability of 95 %, the sets of values being few."},
	}
	f.render(b.draw)
	return f
}

// densityBins is how finely a posterior is drawn.
const densityBins = 30

// posteriorFigure is what is believed of a number now, as bars, and beforehand,
// as a line.
func posteriorFigure(c *calibrate.Calibration, i int) figure {
	p := c.Posterior[i]
	low, high := math.Inf(1), math.Inf(-1)
	for _, q := range c.Particles {
		low, high = min(low, q.Values[i]), max(high, q.Values[i])
	}
	low, high = min(low, p.PriorMean-2*p.PriorSD), max(high, p.PriorMean+2*p.PriorSD)
	if ends, ok := c.Inputs[i].Belief.Ends(); ok {
		low, high = ends[0], ends[1]
	}
	counts := make([]float64, densityBins)
	width := (high - low) / densityBins
	for _, q := range c.Particles {
		counts[min(max(int((q.Values[i]-low)/width), 0), densityBins-1)] += q.Weight
	}
	before := make([]float64, densityBins)
	for k := range before {
		before[k] = c.Inputs[i].Belief.Between(low+float64(k)*width, low+float64(k+1)*width)
	}
	t := table{Head: []string{capital(named(p.Name, p.Unit)), "Now", "Beforehand"}}
	for k := range counts {
		t.Rows = append(t.Rows, []string{fine(low+float64(k)*width, width) + " to " + fine(low+float64(k+1)*width, width), percentOf(counts[k]), percentOf(before[k])})
	}
	f := figure{
		ID: fmt.Sprintf("posterior-%d", i+1), Table: t,
		Title:    fmt.Sprintf("%s: %s, %s ± %s", capital(inputLabel(p.Name)), p.Verdict, fine(p.Mean, p.SD), fine(p.SD, p.SD)),
		Subtitle: calibrationCaption(c, named(p.Name, p.Unit)+", how likely now (bars) and beforehand (line)"),
	}
	f.render(func(cv *canvas) { drawDensity(cv, counts, before, low, high) })
	return f
}

func drawDensity(c *canvas, now, before []float64, low, high float64) {
	most := 0.0
	for k := range now {
		most = max(most, now[k], before[k])
	}
	p := place{left: 44, right: c.width - 12, top: 10, bottom: 10 + lowHeight}
	c.height = p.bottom + 26
	marks := valueAxis(0, most*100, 3, func(x float64, places int) string { return decimal(x, places) + "\u00a0%" })
	x := span{low, high, p.left, p.right}
	y := span{0, marks[len(marks)-1].Value / 100, p.bottom, p.top}
	drawHeights(c, p, span{0, marks[len(marks)-1].Value, p.bottom, p.top}, marks)
	drawFeet(c, p, x, feet(x, max(2, int((p.right-p.left)/70)), decimal))
	width := (high - low) / float64(len(now))
	var xs, ys []float64
	for k := range now {
		from, to := x.at(low+float64(k)*width), x.at(low+float64(k+1)*width)
		if now[k] > 0 {
			c.rect("bar porters", from+0.5, y.at(now[k]), to-from-1, p.bottom-y.at(now[k]))
		}
		xs, ys = append(xs, from, to), append(ys, y.at(before[k]), y.at(before[k]))
	}
	c.polyline("curve profit", xs, ys)
}

// predictiveFigure is the patterns beside runs from what was found.
func predictiveFigure(c *calibrate.Calibration) figure {
	var rows []spreadRow
	met := 0
	t := table{Head: []string{"Pattern", "Seen", "Median", "5 to 95 % of runs", "Runs with it", "Runs that meet it"}}
	for _, p := range c.Predictive {
		r := spreadRow{
			Name: plain(p.Pattern), Class: classOf(p.Measure), P5: p.P5, P25: math.NaN(), Median: p.Median, P75: math.NaN(), P95: p.P95,
			Low: math.Inf(-1), High: math.Inf(1), Words: amount(p.Median, p.Unit) + " · " + interval(&p.P5, &p.P95, p.Unit), Verdict: "missed",
		}
		if p.Low != nil {
			r.Low = *p.Low
		}
		if p.High != nil {
			r.High = *p.High
		}
		if r.Low <= p.Median && p.Median <= r.High && p.Without <= p.Runs {
			r.Verdict = "met"
			met++
		}
		r.P25, r.P75 = p.P25, p.P75
		rows = append(rows, r)
		t.Rows = append(t.Rows, []string{plain(p.Pattern), predictedBand(p), amount(p.Median, p.Unit), interval(&p.P5, &p.P95, p.Unit), runsWith(p.Runs, p.Without), meets(p)})
	}
	f := figure{
		ID: "predictive", Table: t, Title: fmt.Sprintf("Run from what was found, %d of %s met by the median", met, counted(int64(len(rows)), "pattern is", "patterns are")),
		Subtitle: fmt.Sprintf("Median, middle half and middle 90 %% of %s, each with a new seed and values drawn from what was found", counted(int64(c.Predicting), "run", "runs")),
		Notes:    []string{"Shaded is where the case says the result should lie. A band that ends at the edge is open there."},
	}
	f.render(func(cv *canvas) { drawSpreads(cv, rows) })
	return f
}
