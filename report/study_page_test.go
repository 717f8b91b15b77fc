package report

import (
	"encoding/xml"
	"fmt"
	"math"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"tumen/chart"
	"tumen/internal/build"
	"tumen/internal/proof"
	"tumen/internal/text"
	"tumen/scenario"
	"tumen/study"
	"tumen/study/estimate"
	"tumen/study/estimate/posterior"
	"tumen/study/method/calibrate"
	"tumen/study/method/compare"
	"tumen/study/method/discover"
	"tumen/study/method/ensemble"
	"tumen/study/method/sensitivity"
	"tumen/study/show"
	"tumen/view"
)

func ptr(x float64) *float64 { return &x }

// aboutSample is a study of 128 runs of which one failed.
func aboutSample(kind string) study.About {
	return study.About{
		Kind: kind, Case: "samjiyon", Title: "Samjiyon, autumn 2017", CaseSHA256: "5f3a9c0de1b2aa", Version: "0.1.0", Days: 3, Start: "2017-09-01",
		Points: 64, Replicates: 2, Rows: 128, Asked: 128, Failed: 1, FirstSeed: 1, Seeds: 128, Design: study.Design{Method: study.BySobol, Seed: 1}, Level: 0.95,
		Inputs:   []study.Input{{Name: "load.usual", Paths: []string{"routes.river.load"}, Unit: "kg", Belief: study.Belief{Shape: "normal", Mu: 50, Sigma: 2.5}, Stated: "about 50 kg", Origin: "claim", From: "load.usual"}},
		Failures: []study.Failure{{Reason: "labour.novice_load cannot be 104 %", Runs: 1, Row: 17}},
		Unknowns: study.Unknowns{
			Varied: 1, Held: 1, Reasons: []study.HeldFor{{Reason: scenario.HeldSource, Numbers: 1}},
			Numbers: []scenario.Held{{Path: "customs.levy", Value: "30 %", Reason: scenario.HeldSource, Why: "the law of 2017"}},
		},
	}
}

// fanSample is a series whose second day no run has.
func fanSample(name, unit string, at float64) study.Fan {
	row := func(x float64) []*float64 { return []*float64{ptr(x), nil, ptr(x + 0.1)} }
	return study.Fan{
		Outcome: study.Outcome{Name: name, Unit: unit}, Runs: []int{127, 0, 127},
		P5: row(at - 0.2), P25: row(at - 0.1), Median: row(at), P75: row(at + 0.1), P95: row(at + 0.2),
	}
}

func ensembleSample() *ensemble.Ensemble {
	spread := func(name, unit string, low, high *float64) ensemble.Spread {
		return ensemble.Spread{
			Outcome: study.Outcome{Name: name, Unit: unit}, Runs: 127, Mean: study.Interval{Value: 0.84, Low: ptr(0.82), High: ptr(0.86)}, SD: 0.1,
			Median: study.Interval{Value: 0.83, Low: ptr(0.81), High: ptr(0.85)}, P5: 0.7, P25: 0.8, P75: 0.87, P95: 0.98,
			Band:      &study.Band{Name: name, Measure: name, Unit: unit, Low: low, High: high},
			Split:     &estimate.Split{Share: estimate.Estimate{Value: 0.7, Low: 0.6, High: 0.8}},
			Precision: ptr(0.024), Enough: []ensemble.Enough{{Precision: 0.05, Runs: 30}, {Precision: 0.01, Runs: 737}},
		}
	}
	sometimes := spread("porter_month.runs", "run/month", ptr(0.7), nil) // what 100 of the runs do not have
	sometimes.Runs, sometimes.Without = 27, 100
	return &ensemble.Ensemble{
		About: aboutSample("ensemble"), Arm: study.Arm{Name: "as stated"},
		Outcomes: []ensemble.Spread{
			spread("piece_rate", "yuan/kg", ptr(0.7), ptr(0.9)), spread("shares.guards", "share", ptr(0.9), nil), spread("crew.largest", "person", nil, ptr(50)), sometimes,
		},
		Absent: []ensemble.Unmeasured{
			{Outcome: study.Outcome{Name: "staple_price", Unit: "yuan/kg"}},
			{Outcome: study.Outcome{Name: "load.mean", Unit: "kg"}, Band: &study.Band{Name: "load", High: ptr(50)}},
		},
		Fans: []study.Fan{fanSample("piece_rate", "yuan/kg", 0.8), fanSample("shares.guards", "share", 0.5)},
	}
}

func compareSample() *compare.Comparison {
	difference := func(name, unit string, change float64) compare.Difference {
		better := estimate.Estimate{Value: 0.9, Low: 0.82, High: 0.95}
		return compare.Difference{
			Outcome: study.Outcome{Name: name, Unit: unit}, With: "levy-10", Pairs: 64, Base: 100, Mean: 100 + change,
			Change: study.Interval{Value: change, Low: ptr(change - 1), High: ptr(change + 1)}, Rice: &study.Interval{Value: change / 4, Low: ptr(change/4 - 0.25), High: ptr(change/4 + 0.25)},
			Higher: better, Better: &better, Good: "higher", Factor: ptr(12), P: 0.0001, Holm: 0.0004, Holds: true,
		}
	}
	c := &compare.Comparison{
		About: aboutSample("compare"), Arms: []study.Arm{{Name: "as stated"}, {Name: "levy-10", Policies: []string{"levy-10"}}, {Name: "idle", Policies: []string{"idle"}}},
		Tests: 4, Correction: "Holm",
		Regret: compare.Regret{By: study.Outcome{Name: "kinds.porters.gain", Unit: "yuan"}, Good: "higher", Runs: 64, Worlds: 64, Arms: []compare.ArmRegret{
			{Arm: "as stated", Mean: study.Interval{Value: 40, Low: ptr(30), High: ptr(50)}, P95: 70, Worst: 90, Best: estimate.Estimate{Value: 0.1, Low: 0.05, High: 0.2}},
			{Arm: "levy-10", Mean: study.Interval{Value: 4, Low: ptr(3), High: ptr(5)}, P95: 7, Worst: 9, Best: estimate.Estimate{Value: 0.9, Low: 0.8, High: 0.95}},
			{Arm: "idle", Mean: study.Interval{Value: 40, Low: ptr(30), High: ptr(50)}, P95: 70, Worst: 90, Best: estimate.Estimate{Value: 0.1, Low: 0.05, High: 0.2}},
		}},
	}
	c.Differences = []compare.Difference{
		difference("kinds.treasury.gain", "yuan", 60), difference("kinds.guards.gain", "yuan", -30), difference("mass.sold", "kg", 20),
		{Outcome: study.Outcome{Name: "mass.sold", Unit: "kg"}, With: "idle", P: 1, Holm: 1},
	}
	c.Differences[2].Rice = nil
	c.Absent = []compare.Unpaired{{Outcome: study.Outcome{Name: "shares.guards", Unit: "share"}, With: "levy-10", Base: ptr(0.51), BaseRuns: 64}}
	for range c.Arms {
		c.Fans = append(c.Fans, []study.Fan{fanSample("piece_rate", "yuan/kg", 0.8)})
	}
	return c
}

func htmlOf(t *testing.T, d *view.Document) string {
	t.Helper()
	page := proof.Must(HTML(d))(t)
	return string(page)
}

func studyPages(t *testing.T) (one, two string) {
	t.Helper()
	return htmlOf(t, ensemble.View(ensembleSample())), htmlOf(t, compare.View(compareSample()))
}

func TestAStudysPageTellsWhatWasFoundAndOfHowMuch(t *testing.T) {
	one, two := studyPages(t)
	for page, parts := range map[string][]string{
		one: {
			"<h1>Samjiyon, autumn 2017</h1>", "1 run failed, row 17 the first: labour.novice_load cannot be 104 %",
			"In the model, the median run meets 2 of 5 patterns", "3 days · 127 runs · seeds 1 to 128 · 64 combinations",
			"In the model, 70 % of the variance of the piece rate is testimony and the rest chance",
			"In the model, 90 % of the runs end with 0.70 to 1.10 yuan/kg: piece rate", "about 50 kg", "No run has a number for staple_price and load.mean.",
			"at most 50.0: not measured", "at least 0.70: most runs have none", "27 of 127", "0 of 127",
			"<code>tumen replay . ROW</code>", "Case samjiyon 5f3a9c0de1b2 · 127 runs · seeds 1 to 128 · tumen 0.1.0",
		},
		two: {
			"In the model, levy-10 brings most to the treasury and costs border guards most", "&#43;15.00 ± 0.25",
			"3 of 4 differences are more than chance: p is below 5 % after the correction of Holm", "idle changes nothing in any of the runs",
			"In the model, “levy-10” loses least on average to someone who does not know the world", "Unpaired runs would have 12.0 times the variance of these differences",
			"<th scope=\"row\">Border guards&#39; share</th><td>51.0 %</td><td>–</td><td>–</td><td>0 of 64</td>", "no change is given",
		},
	} {
		page = strings.ReplaceAll(page, "\u00a0", " ")
		for _, part := range parts {
			if !strings.Contains(page, part) && !strings.Contains(page, strings.ReplaceAll(part, "&#43;", "+")) {
				t.Errorf("the page lacks %q", part)
			}
		}
		if strings.Contains(page, "NaN") || strings.Contains(page, "%!") {
			t.Error("the page shows what is no number")
		}
	}
}

func TestAStudysPageAsksNobodyForAnything(t *testing.T) {
	one, two := studyPages(t)
	for _, page := range []string{one, two} {
		if !strings.Contains(page, "default-src &#39;none&#39;") && !strings.Contains(page, "default-src 'none'") {
			t.Error("the page has no content security policy")
		}
		if bad := regexp.MustCompile(`<script|<link|<img|<iframe|@import|url\(|src=|<[^>]* on[a-z]+=|href="[^#]`).FindString(page); bad != "" {
			t.Errorf("the page has %q", bad)
		}
		for _, svg := range regexp.MustCompile(`(?s)<svg.*?</svg>`).FindAllString(page, -1) {
			if err := xml.Unmarshal([]byte(svg), new(struct{})); err != nil {
				t.Errorf("a drawing is no XML: %v", err)
			}
		}
	}
}

func TestHostileTextInAStudyIsShownAndNotObeyed(t *testing.T) {
	const evil = `</title></style><script>alert("1")</script>`
	e, c := ensembleSample(), compareSample()
	for _, a := range []*study.About{&e.About, &c.About} {
		a.Title, a.Case, a.Version, a.CaseSHA256, a.Sets, a.Failures[0].Reason = evil, evil, evil, evil, []string{evil}, evil
		a.Inputs[0] = study.Input{Name: evil, Paths: []string{evil}, Unit: evil, Stated: evil, Origin: evil, From: evil, Why: evil}
	}
	e.Outcomes[0].Name, e.Fans[0].Name, e.Absent[0].Name, e.Absent[1].Name, e.Arm = evil, evil, evil, evil, study.Arm{Name: evil, Policies: []string{evil}}
	c.Absent[0].Name, c.Absent[0].With = evil, evil
	c.Arms[1].Name, c.Differences[0].Name, c.Differences[0].With = evil, "kinds."+evil+".gain", evil
	c.Regret.Arms[0].Arm, c.Fans[0][0].Name = evil, evil
	for _, d := range []*view.Document{ensemble.View(e), compare.View(c)} {
		page := htmlOf(t, d)
		if strings.Contains(page, "<script") || strings.Count(page, "</style>") != 1 {
			t.Error("the page has an element of the case's making")
		}
		if strings.Contains(onTerminal(t, d, 80), "\x1b") {
			t.Error("an escape sequence reaches the terminal")
		}
	}
}

func TestTheFiguresOfStudiesAreDrawnAsBefore(t *testing.T) {
	e, c := ensembleSample(), compareSample()
	all := append(ensemble.View(e).Figures(), compare.View(c).Figures()...)
	for name, of := range map[string]string{"spread_%s.svg": "spread", "split_%s.svg": "split", "fan_%s.svg": "fan-piece-rate", "gains_%s.svg": "gains-1", "changes_%s.svg": "changes-1"} {
		f := all[slices.IndexFunc(all, func(f *chart.Figure) bool { return f.Name == of })]
		golden(t, fmt.Sprintf(name, "wide"), svgOf(f, chart.Wide))
		golden(t, fmt.Sprintf(name, "narrow"), svgOf(f, chart.Narrow))
	}
}

func TestStudiesAreReadOnATerminal(t *testing.T) {
	for _, width := range []int{60, 80, 110} {
		golden(t, fmt.Sprintf("ensemble_%d.txt", width), []byte(onTerminal(t, ensemble.View(ensembleSample()), width)))
		golden(t, fmt.Sprintf("compare_%d.txt", width), []byte(onTerminal(t, compare.View(compareSample()), width)))
	}
}

func TestAnIntervalDecidesHowManyFiguresAreWritten(t *testing.T) {
	for want, x := range map[string]study.Interval{
		"0.862 ± 0.010":  {Value: 0.8623, Low: ptr(0.8523), High: ptr(0.8723)},
		"152 ± 49":       {Value: 151.6, Low: ptr(102.6), High: ptr(200.6)},
		"1,234 ± 12,346": {Value: 1234, Low: ptr(1234 - 12345.6), High: ptr(1234 + 12345.6)},
		"48.0":           {Value: 48, Low: ptr(48), High: ptr(48)},
	} {
		if got := show.Sure(x, "kg"); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
	if got := show.Sure(study.Interval{Value: 0.5021, Low: ptr(0.4999), High: ptr(0.5043)}, "share"); got != "50.21 ± 0.22\u00a0%" {
		t.Errorf("a share is %s", got)
	}
	if got := show.Change(study.Interval{Value: 0.02, Low: ptr(0.0105), High: ptr(0.0295)}, "share"); got != "+2.00 ± 0.95\u00a0points" {
		t.Errorf("a change of a share is %s", got)
	}
	if got := view.Interval(nil, ptr(math.Pi), "kg"); got != text.Missing {
		t.Errorf("an interval that is not known is %s", got)
	}
}

// ishigami is a study of a known function that was run.
func ishigami(t *testing.T) *study.Study {
	t.Helper()
	spec := proof.Must(sensitivity.Kind.Spec(study.Request{Case: "known/ishigami", Points: 64, Method: sensitivity.MethodSobol}, study.Source{Program: build.Identity{Version: "0.1.0"}}))(t)
	s := proof.Must(study.Begin(filepath.Join(t.TempDir(), "study"), spec))(t)
	t.Cleanup(func() { s.Close() })
	if err := s.Run(t.Context(), study.RunOptions{}); err != nil {
		t.Fatal(err)
	}
	return s
}

// sensed are an analysis of that, and a made-up screening.
func sensed(t *testing.T) []*sensitivity.Sensitivity {
	t.Helper()
	all := proof.Must(sensitivity.Main(ishigami(t)))(t)
	screen := &sensitivity.Sensitivity{About: aboutSample("sensitivity"), Method: sensitivity.MethodMorris, Outcome: "shares.guards", Unit: "share", N: 20, Each: "paths"}
	for i, name := range []string{"labour.rest", "crossing.raid", "routes.river.posts.border-guards.share"} {
		x := float64(i) / 10
		screen.Words = append(screen.Words, sensitivity.InputWords{Input: name, Says: "moves it", Idle: i == 0})
		screen.Indices = append(screen.Indices, sensitivity.Index{Input: name, Name: "mu_star", Estimate: estimate.Estimate{Value: x, Low: x - 0.01, High: x + 0.01}}, sensitivity.Index{Input: name, Name: "sigma", Estimate: estimate.Estimate{Value: x / 3, Low: x / 4, High: x / 2}})
	}
	return append(all, screen)
}

func calibrationSample() *calibrate.Calibration {
	c := &calibrate.Calibration{
		About: aboutSample("calibrate"), N: 400, Stopped: "every pattern is met", Predicting: 50,
		Posterior: []calibrate.Posterior{
			{Name: "labour.rest", Unit: "day", Mean: 5, SD: 0.4, Median: 5.1, Low: 4.2, High: 5.8, PriorMean: 5.5, PriorSD: 1.44, Contraction: 0.92, Verdict: posterior.PinnedDown},
			{Name: "crossing.raid", Unit: "share", Mean: 0.01, SD: 0.003, Median: 0.01, Low: 0.004, High: 0.016, PriorMean: 0.01, PriorSD: 0.003, Verdict: posterior.NotIdentifiable},
		},
		Predictive: []calibrate.Predicted{{Pattern: "guards", Measure: "shares.guards", Unit: "share", Low: ptr(0.4), High: ptr(0.5), Median: 0.48, P5: 0.45, P25: 0.47, P75: 0.49, P95: 0.52, Inside: estimate.Estimate{Value: 0.8, Low: 0.7, High: 0.9}}},
	}
	c.Inputs = append(c.Inputs, c.Inputs[0])
	for i := range 40 {
		c.Particles = append(c.Particles, posterior.Particle{Weight: 1.0 / 40, Values: []float64{45 + float64(i%11), 50}})
	}
	return c
}

// discovered is a box in two numbers, of which one is restricted.
func discovered() *discover.Discovery {
	d := &discover.Discovery{
		About: aboutSample("discover"), N: 30, Happens: 11, Found: true, When: []discover.When{{Text: "shares.guards > 40 %"}},
		Limits: []discover.BoxLimit{{Name: "load.usual", Unit: "kg", Low: ptr(49), P: 0.002, Stable: 0.9}},
		Path:   []discover.PathStep{{Support: 1, Density: 0.37, Coverage: 1}, {Support: 0.4, Density: 0.9, Coverage: 0.8}},
	}
	d.Inputs = append(d.Inputs, study.Input{Name: "labour.rest", Unit: "day"})
	for i := range 30 {
		d.Sample = append(d.Sample, discover.DiscoveredPoint{Values: []float64{44 + float64(i%13), 3 + float64(i%5)}, Happens: i%13 > 5})
	}
	return d
}

// The methods end in pages too, of known functions as of cases.
func TestTheMethodsEndInPages(t *testing.T) {
	sensitivity := proof.Must(StudyPage(ishigami(t)))(t)
	for _, page := range []struct {
		text     string
		drawings int
		parts    []string
	}{
		{string(sensitivity), 2, []string{"which uncertain number matters", " has a part in", "384 runs · seeds 1 to 128", "Alone, S1", "chance is one more input"}},
		{htmlOf(t, calibrate.View(calibrationSample())), 8, []string{"In the model, the patterns pin down 1 of 2 numbers", "not identifiable", "50 runs, each result on a scale of its own, each run with a new seed", "48.0 % · 45.0 to 52.0 %"}},
		{htmlOf(t, discover.View(discovered())), 6, []string{"In the model, shares.guards &gt; 40 %", "In the model, it happens in 11 of 30 runs"}},
	} {
		words := strings.ReplaceAll(page.text, "\u00a0", " ")
		for _, part := range page.parts {
			if !strings.Contains(words, part) {
				t.Errorf("the page lacks %q", part)
			}
		}
		if strings.Contains(words, "NaN") || strings.Contains(words, "<script") || strings.Count(words, "<svg") != page.drawings {
			t.Errorf("the page has %d drawings, not %d, or shows what it must not", strings.Count(words, "<svg"), page.drawings)
		}
	}
}

// A study whose rows were made by more than one program says so on its page.
func TestAStudyOfTwoProgramsSaysSo(t *testing.T) {
	a := ensembleSample().About
	one := study.Program{Version: "0.1.0", Fingerprint: "0ddba11feedf00d1"}
	two := study.Program{Version: "0.2.0", Fingerprint: "5ca1ab1e5ca1ab1e", Replayed: 16}
	if a.Programs = []study.Program{one}; strings.Contains(strings.Join(show.Warnings(&a), " "), "more than one program") {
		t.Error("one program is said to be more")
	}
	a.Programs = []study.Program{one, two}
	want := "Several programs made the rows: tumen 0.1.0 (model 0ddba11feedf); tumen 0.2.0 (model 5ca1ab1e5ca1), which first repeated 16 rows of the others with the same results."
	if got := show.Warnings(&a); !slices.Contains(got, want) {
		t.Errorf("got %q", got)
	}
}
