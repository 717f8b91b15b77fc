package report

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"math"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"tumen/economy"
	"tumen/internal/build"
	"tumen/study"
	"tumen/study/estimate"
	"tumen/study/estimate/posterior"
	"tumen/study/method/calibrate"
	"tumen/study/method/compare"
	"tumen/study/method/ensemble"
)

func ptr(x float64) *float64 { return &x }

// aboutSample is a study of 128 runs of which one failed.
func aboutSample(kind string) study.About {
	return study.About{
		Kind: kind, Case: "samjiyon", Title: "Samjiyon, autumn 2017", CaseSHA256: "5f3a9c0de1b2aa", Version: "0.1.0", Days: 3, Start: "2017-09-01",
		Points: 64, Replicates: 2, Rows: 128, Asked: 128, Failed: 1, FirstSeed: 1, Seeds: 128, Design: study.Design{Method: study.BySobol, Seed: 1}, Level: 0.95,
		Inputs:   []study.Input{{Name: "load.usual", Paths: []string{"routes.river.load"}, Unit: "kg", Belief: study.Belief{Shape: "normal", Mu: 50, Sigma: 2.5}, Stated: "about 50 kg", Origin: "claim", From: "load.usual"}},
		Failures: []study.Failure{{Reason: "labour.novice_load cannot be 104 %", Runs: 1, Row: 17}},
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
		About: aboutSample(study.KindEnsemble), Arm: study.Arm{Name: "as stated"},
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
		About: aboutSample(study.KindCompare), Arms: []study.Arm{{Name: "as stated"}, {Name: "levy-10", Policies: []string{"levy-10"}}, {Name: "idle", Policies: []string{"idle"}}},
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

func studyPages(t *testing.T) (ensemble, compare string) {
	t.Helper()
	e, err := EnsemblePage(ensembleSample(), "studies/one")
	if err != nil {
		t.Fatal(err)
	}
	c, err := ComparePage(compareSample(), "studies/two")
	if err != nil {
		t.Fatal(err)
	}
	return string(e), string(c)
}

func TestAStudysPageTellsWhatWasFoundAndOfHowMuch(t *testing.T) {
	ensemble, compare := studyPages(t)
	for page, parts := range map[string][]string{
		ensemble: {
			"<h1>Samjiyon, autumn 2017</h1>", "1 run failed, row 17 the first: labour.novice_load cannot be 104 %",
			"2 of 5 patterns are met by the median run", "3 days · 127 runs · seeds 1 to 128 · 64 combinations",
			"Of the variance of the piece rate, 70 % is testimony and the rest chance",
			"On the last day 90 % of the runs have 0.70 to 1.10 yuan/kg: piece rate", "about 50 kg", "No run has a number for staple_price and load.mean.",
			"at most 50.0: not measured", "at least 0.70: most runs have none", "27 of 127", "0 of 127",
			"<code>tumen replay . ROW</code>", "Case samjiyon 5f3a9c0de1b2 · 127 runs · seeds 1 to 128 · tumen 0.1.0",
		},
		compare: {
			"Levy-10: the most is gained by the treasury, and lost by border guards", "&#43;60.0 (&#43;15.0 kg of rice)",
			"3 of 4 differences are more than chance: p below 5 %, after the correction of Holm", "idle changes nothing in any of the runs",
			"Without knowing the world, “levy-10” loses least on average", "Unpaired runs would have 12.0 times the variance of these differences",
			"<th scope=\"row\">Border guards&#39; share</th><td>51.0 %</td><td>–</td><td>–</td><td>0 of 64</td>", "there is no change to speak of",
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
	ensemble, compare := studyPages(t)
	for _, page := range []string{ensemble, compare} {
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
	c.Arms[1].Name, c.Differences[0].Name, c.Differences[0].With = evil, economy.GainPath(evil), evil
	c.Regret.Arms[0].Arm, c.Fans[0][0].Name = evil, evil
	for _, view := range []studyView{ensembleView(e), compareView(c)} {
		page, err := view.page(evil)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(page, []byte("<script")) || bytes.Count(page, []byte("</style>")) != 1 {
			t.Error("the page has an element of the case's making")
		}
	}
	var out bytes.Buffer
	if err := Ensemble(&out, e, 80, false); err != nil || strings.Contains(out.String(), "\x1b") {
		t.Error(err)
	}
}

func TestTheFiguresOfStudiesAreDrawnAsBefore(t *testing.T) {
	e, c := ensembleSample(), compareSample()
	spread, _ := splitFigure(e)
	for name, f := range map[string]figure{
		"spread_%s.svg": spreadFigure(e), "split_%s.svg": spread, "fan_%s.svg": fanFigures(e)[0], "gains_%s.svg": gainsFigure(c, 1),
	} {
		golden(t, fmt.Sprintf(name, "wide"), []byte(f.Wide))
		golden(t, fmt.Sprintf(name, "narrow"), []byte(f.Narrow))
	}
}

func TestStudiesAreReadOnATerminal(t *testing.T) {
	for _, width := range []int{60, 80, 110} {
		var e, c bytes.Buffer
		if err := Ensemble(&e, ensembleSample(), width, false); err != nil {
			t.Fatal(err)
		}
		if err := Compare(&c, compareSample(), width, false); err != nil {
			t.Fatal(err)
		}
		golden(t, fmt.Sprintf("ensemble_%d.txt", width), e.Bytes())
		golden(t, fmt.Sprintf("compare_%d.txt", width), c.Bytes())
	}
}

func TestALooseAxisHoldsWhatIsDrawn(t *testing.T) {
	for _, c := range [][2]float64{{0.71, 0.93}, {-3, 8}, {0, 0}, {5, 5}, {-2, -1}} {
		marks := looseAxis(c[0], c[1], 5, decimal)
		if marks[0].Value > c[0] || marks[len(marks)-1].Value < c[1] || len(marks) < 2 || len(marks) > 8 {
			t.Errorf("%v to %v: %v", c[0], c[1], marks)
		}
	}
}

func TestAnIntervalDecidesHowManyFiguresAreWritten(t *testing.T) {
	for want, x := range map[string]study.Interval{
		"0.862 ± 0.010":  {Value: 0.8623, Low: ptr(0.8523), High: ptr(0.8723)},
		"152 ± 49":       {Value: 151.6, Low: ptr(102.6), High: ptr(200.6)},
		"1,234 ± 12,346": {Value: 1234, Low: ptr(1234 - 12345.6), High: ptr(1234 + 12345.6)},
		"48.0":           {Value: 48, Low: ptr(48), High: ptr(48)},
	} {
		if got := sure(x, "kg"); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
	if got := sure(study.Interval{Value: 0.5021, Low: ptr(0.4999), High: ptr(0.5043)}, "share"); got != "50.21 ± 0.22\u00a0%" {
		t.Errorf("a share is %s", got)
	}
	if got := changed95(study.Interval{Value: 0.02, Low: ptr(0.0105), High: ptr(0.0295)}, "share"); got != "+2.00 ± 0.95\u00a0points" {
		t.Errorf("a change of a share is %s", got)
	}
	if got := interval(nil, ptr(math.Pi), "kg"); got != missing {
		t.Errorf("an interval that is not known is %s", got)
	}
}

// The methods end in pages too, of known functions as of cases.
func TestTheMethodsEndInPages(t *testing.T) {
	a := study.Ask{Kind: study.KindSensitivity, Case: "bench/ishigami", Program: build.Identity{Version: "0.1.0"}, First: 1, NoDays: true, Points: 64, Sense: study.Sense{Method: study.SenseSobol}}
	spec, err := a.Spec()
	if err != nil {
		t.Fatal(err)
	}
	s, err := study.Begin(filepath.Join(t.TempDir(), "study"), spec)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.Run(t.Context(), study.RunOptions{}); err != nil {
		t.Fatal(err)
	}
	sensitivity, err := StudyPage(s)
	if err != nil {
		t.Fatal(err)
	}
	c := &calibrate.Calibration{
		About: aboutSample(study.KindCalibration), N: 400, Stopped: "every pattern is met", Predicting: 50,
		Posterior: []calibrate.Posterior{
			{Name: "labour.rest", Unit: "day", Mean: 5, SD: 0.4, Median: 5.1, Low: 4.2, High: 5.8, PriorMean: 5.5, PriorSD: 1.44, Verdict: posterior.PinnedDown},
			{Name: "crossing.raid", Unit: "share", Mean: 0.01, SD: 0.003, Median: 0.01, Low: 0.004, High: 0.016, PriorMean: 0.01, PriorSD: 0.003, Verdict: posterior.NotIdentifiable},
		},
		Predictive: []calibrate.Predicted{{Pattern: "guards", Measure: "shares.guards", Unit: "share", Low: ptr(0.4), High: ptr(0.5), Median: 0.48, P5: 0.45, P95: 0.52, Inside: estimate.Estimate{Value: 0.8, Low: 0.7, High: 0.9}}},
	}
	calibration, err := CalibrationPage(c, "studies/three")
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range []struct {
		text  string
		parts []string
	}{
		{string(sensitivity), []string{"which uncertain number matters", "In all, x1 has a part in", "384 runs · seeds 1 to 384", "Alone, ", "The dummy decides nothing"}},
		{string(calibration), []string{"1 of 2 numbers are pinned down by the patterns", "not identifiable", "50 runs, each with a new seed", "48.0 % · 45.0 to 52.0 %"}},
	} {
		text := strings.ReplaceAll(page.text, "\u00a0", " ")
		for _, part := range page.parts {
			if !strings.Contains(text, part) {
				t.Errorf("the page lacks %q", part)
			}
		}
		if strings.Contains(text, "NaN") || strings.Contains(text, "<script") || strings.Count(text, "<svg") != 4 {
			t.Errorf("the page has %d drawings, or shows what it must not", strings.Count(text, "<svg"))
		}
	}
}

// A study whose rows were made by more than one program says so on its page.
func TestAStudyOfTwoProgramsSaysSo(t *testing.T) {
	a := ensembleSample().About
	one := study.Program{Version: "0.1.0", Fingerprint: "0ddba11feedf00d1"}
	two := study.Program{Version: "0.2.0", Fingerprint: "5ca1ab1e5ca1ab1e", Replayed: 16}
	if a.Programs = []study.Program{one}; strings.Contains(strings.Join(studyWarnings(&a), " "), "more than one program") {
		t.Error("one program is said to be more")
	}
	a.Programs = []study.Program{one, two}
	want := "The rows were made by more than one program: tumen 0.1.0 (model 0ddba11feedf); tumen 0.2.0 (model 5ca1ab1e5ca1), which first made 16 rows of the others again with the same results."
	if got := studyWarnings(&a); !slices.Contains(got, want) {
		t.Errorf("got %q", got)
	}
}
