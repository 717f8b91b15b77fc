package sensitivity

import (
	"bytes"
	"math"
	"slices"
	"strings"
	"testing"

	"tumen/study"
	"tumen/study/studytest"
)

// bench is a sensitivity study of a known function.
func bench(name, method string, points int, sets ...string) study.Request {
	return study.Request{Case: name, FirstSeed: 1, Points: points, Sets: sets, Method: method}
}

// sensed runs a study and analyses it.
func sensed(t *testing.T, a study.Request) *Sensitivity {
	t.Helper()
	result, err := Analyse(studytest.Finished(t, Kind, a, 2), a.Method, "")
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// The indices of Ishigami's function (Saltelli et al. 2008), of Sobol' g and of
// 2 X1 + X2, each with the interval that the study itself reports. Delta by
// numerical integration, the first three to .002; PAWN in closed form.
func TestAStudyFindsTheKnownIndices(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes many runs to come near")
	}
	for _, c := range []struct {
		ask  study.Request
		name string
		want []float64
		off  float64 // how far the reference itself may be off
	}{
		{bench("known/ishigami", MethodSobol, 2048, "a=7", "b=0.1"), "S1", []float64{.313905191, .442411145, 0}, 0},
		{bench("known/ishigami", MethodSobol, 2048, "a=7", "b=0.1"), "ST", []float64{.557588855, .442411145, .243683664}, 0},
		{bench("known/g", MethodSobol, 2048, "a=0,1,4.5,9,99,99,99,99"), "ST", []float64{.787144127, .242198193, .034316910, .010460387, .000104949, .000104949, .000104949, .000104949}, 0},
		{bench("known/g", MethodSobol, 2048), "S1", []float64{.716192169, .179048042, .023675774, .007161922, .000071619, .000071619, .000071619, .000071619}, 0},
		{bench("known/linear", MethodSobol, 1024), "S1", []float64{.8, .2}, 0},
		{bench("known/linear", MethodDelta, 2048), "delta", []float64{.505497, .160394}, 0},
		{bench("known/ishigami", MethodDelta, 4096), "delta", []float64{.2625, .4248, .2095}, .002},
		{bench("known/linear", MethodPAWN, 2048), "pawn", []float64{.412046, .133596}, 0},
		{bench("known/ishigami", MethodMorris, 200), "mu_star", []float64{7.704054, 7.875, 6.248796}, 1e-6},
		{bench("known/ishigami", MethodMorris, 200), "sigma", []float64{6.248796, 7.875, 8.837132}, .05},
	} {
		s := sensed(t, c.ask)
		for i, want := range c.want {
			input := s.Inputs[i].Name
			x, ok := s.Find(input, c.name)
			// An honest 95 % interval misses one truth in twenty; twice as wide, none here.
			if !ok || want < 2*x.Low-x.Value-c.off || want > 2*x.High-x.Value+c.off {
				t.Errorf("%s, %s of %s: %.4f (%.4f to %.4f) does not hold %.4f", c.ask.Case, c.name, input, x.Value, x.Low, x.High, want)
			}
		}
		if w := s.Words[len(s.Words)-1]; !extra(w.Input) || !w.Idle {
			t.Errorf("%s by %s: the last input is said to be %+v", c.ask.Case, c.ask.Method, w)
		}
	}
}

// Every step of the grid of four levels, exactly; see package estimate.
func TestTheWholeGridIsExact(t *testing.T) {
	a := bench("known/ishigami", MethodMorris, 0)
	a.WholeGrid = true
	s := sensed(t, a)
	for i, want := range []float64{7.704054, 7.875, 6.248796} {
		if x, _ := s.Find(s.Inputs[i].Name, "mu_star"); math.Abs(x.Value-want) > 5e-7 || x.Low != x.High {
			t.Errorf("mu* of %s is %v", s.Inputs[i].Name, x)
		}
	}
	if s.Rows != 64 || s.N != 96 {
		t.Errorf("%d runs and %d steps, want 4^3 and 3 x 2 x 4^2", s.Rows, s.N)
	}
}

func TestGroupsAndPairs(t *testing.T) {
	a := bench("known/ishigami", MethodSobol, 1024)
	a.Groups = []string{"outer=x1,x3"}
	s := sensed(t, a)
	// What x1 and x3 do together is all that x2 does not: .557588855.
	if x, ok := s.Find("outer", "S1"); !ok || x.Low > .557588855 || x.High < .557588855 {
		t.Errorf("S1 of the group is %v", x)
	}
	if _, ok := s.Find("x1", "S1"); ok {
		t.Error("x1 has an index of its own though it is in a group")
	}
	a = bench("known/ishigami", MethodSobol, 1024)
	a.SecondOrder = true
	if x, ok := sensed(t, a).Find("x1,x3", "S2"); !ok || x.Low > .243683664 || x.High < .243683664 {
		t.Errorf("S2 of x1 and x3 is %v", x)
	}
}

// More rows are the first ones and others: what was run is not run again, and
// the analysis is that of the larger study.
func TestASensitivityStudyIsExtended(t *testing.T) {
	for _, c := range []struct {
		method      string
		small, many int
	}{{MethodSobol, 16, 64}, {MethodMorris, 5, 20}, {MethodDelta, 128, 256}} {
		small, many := bench("known/linear", c.method, c.small), bench("known/linear", c.method, c.many)
		s := studytest.Finished(t, Kind, small, 2)
		if err := s.Agree(studytest.Spec(t, Kind, many)); err != nil {
			t.Fatalf("%s: %v", c.method, err)
		}
		if err := s.Extend(studytest.Spec(t, Kind, many).Asked); err != nil {
			t.Fatal(err)
		}
		if err := s.Run(t.Context(), study.RunOptions{Workers: 3}); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(studytest.Rows(t, s), studytest.Rows(t, studytest.Finished(t, Kind, many, 1))) {
			t.Errorf("%s: an extended study has other rows than the larger one", c.method)
		}
	}
}

// A run that fails takes its row or trajectory with it, and the study says how
// many: as many as have a failed run.
func TestFailedRunsOfASensitivityStudyAreCounted(t *testing.T) {
	for _, c := range []struct {
		method string
		points int
	}{{MethodSobol, 64}, {MethodMorris, 40}, {MethodDelta, 256}} {
		a := studytest.Week()
		a.Seeds, a.Points, a.Method = 0, c.points, c.method
		s := studytest.Finished(t, Kind, a, 2)
		result, err := Analyse(s, c.method, "load.mean")
		if err != nil {
			t.Fatal(err)
		}
		columns, err := s.Columns([]int{s.Spec.Place("load.mean")})
		if err != nil {
			t.Fatal(err)
		}
		each := len(columns[0]) / c.points
		hit := 0
		for unit := range slices.Chunk(columns[0], each) {
			if slices.ContainsFunc(unit, math.IsNaN) {
				hit++
			}
		}
		if result.Failed == 0 || result.Dropped != hit || result.N+result.Dropped != c.points {
			t.Errorf("%s: %d failed runs, %d of %d dropped, want %d", c.method, result.Failed, result.Dropped, c.points, hit)
		}
		if n := len(result.Failures); n == 0 || !strings.Contains(result.Failures[n-1].Reason, "planning.crew_low") {
			t.Errorf("%s: the reasons are %+v", c.method, result.Failures)
		}
	}
}

// The mean load follows the bag that an organiser fills: both methods must say so
// of a real case.
func TestWhatMattersInACaseIsFound(t *testing.T) {
	for _, method := range []string{MethodMorris, MethodSobol} {
		a := studytest.Week()
		a.Seeds, a.Points, a.Method = 0, 32, method
		a.Vary = []string{"routes.river.load=40 to 60 kg", "labour.share=15 to 25 %", "crossing.healing=15 to 45 days"}
		result, err := Analyse(studytest.Finished(t, Kind, a, 2), method, "load.mean")
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range result.Words {
			if w.Input == "routes.river.load" && w.Idle {
				t.Errorf("%s: %s %s", method, w.Input, w.Says)
			}
		}
	}
}

func TestAnAnalysisFitsItsDesign(t *testing.T) {
	s := studytest.Finished(t, Kind, bench("known/linear", MethodMorris, 10), 1)
	if _, err := Analyse(s, MethodSobol, ""); err == nil || !strings.Contains(err.Error(), "from which sobol cannot be estimated") {
		t.Errorf("the error is %v", err)
	}
	points := studytest.Finished(t, Kind, bench("known/linear", MethodDelta, 128), 1)
	for _, method := range methods {
		fits := method != MethodSobol && method != MethodMorris
		if _, err := Analyse(points, method, ""); fits != (err == nil) || fits != slices.Contains(Methods(points.Spec), method) {
			t.Errorf("%s, from points that are spread evenly: %v", method, err)
		}
	}
	if _, err := Analyse(points, MethodPAWN, "nothing"); err == nil || !strings.Contains(err.Error(), "such as y ") {
		t.Errorf("the error is %v", err)
	}
}

func TestABenchIsMadeAgain(t *testing.T) {
	s := studytest.Finished(t, Kind, bench("known/ishigami", MethodSobol, 16), 2)
	for _, row := range []int{0, 17, s.Done - 1} {
		r, err := s.Replay(t.Context(), row)
		if err != nil || !r.Same {
			t.Errorf("row %d: %v, %+v", row, err, r)
		}
	}
}

func TestWhatNoSensitivityStudyIs(t *testing.T) {
	for want, a := range map[string]study.Request{
		"write known/ishigami, known/g, known/linear": bench("known/cosine", MethodSobol, 16),
		"set a or b, as sets a=7":                     bench("known/ishigami", MethodSobol, 16, "c=1"),
		`"x" is no number`:                            bench("known/ishigami", MethodSobol, 16, "a=x"),
		"a cannot be -1":                              bench("known/g", MethodSobol, 16, "a=1,-1"),
		"a list is no number":                         bench("known/ishigami", MethodSobol, 16, "a=1,2"),
		"c is nothing but 0":                          bench("known/linear", MethodSobol, 16, "c=0,0"),
		"write an even number":                        {Case: "known/linear", Method: MethodMorris, Levels: 3},
		"`y` is not varied":                           {Case: "known/linear", Method: MethodSobol, Groups: []string{"g=x1,y"}},
		"`x1` is in `g` already":                      {Case: "known/linear", Method: MethodSobol, Groups: []string{"g=x1,x1"}},
		"the name `chance` is taken":                  {Case: "known/linear", Method: MethodSobol, Groups: []string{"chance=x1"}},
		"this is not NAME=INPUT,INPUT":                {Case: "known/linear", Method: MethodSobol, Groups: []string{"x1"}},
		"has the name of the input `x1`":              {Case: "known/linear", Method: MethodSobol, Groups: []string{"x1=x2"}},
		"neither parameters nor policies":             {Case: "known/linear", Vary: []string{"x=1 to 2"}, Method: MethodSobol},
		"no uncertain numbers":                        {Case: "theory/bargained", Method: MethodSobol},
		"its answer is of another kind":               {Case: "known/normal"},
	} {
		if _, err := Kind.Spec(a, study.Source{Program: studytest.Tester}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("the error is %v, want one with %q", err, want)
		}
	}
}

// Every method says of an outcome that does not vary that it does not, and has no
// index.
func TestNoMethodExplainsAConstant(t *testing.T) {
	for _, method := range methods {
		a := study.Request{Case: "theory/bargained", FirstSeed: 1, Vary: []string{"labour.rest=1 to 5 days", "labour.training=1 to 5 days"}, Method: method, Sets: []string{"days=1", "burn_in=0"}}
		if slices.Contains(namesOfPoints, method) {
			a.Points = 128
		} else {
			a.Points = 16
		}
		s := studytest.Finished(t, Kind, a, 2)
		got, err := Analyse(s, method, "harm.dead")
		if err != nil {
			t.Errorf("%s: %v", method, err)
			continue
		}
		if !got.Constant || got.Mean != 0 || len(got.Indices) != 0 || len(got.Words) != 0 || got.N == 0 {
			t.Errorf("%s: a constant is %+v", method, got)
		}
		if _, err := Analyse(s, method, "crew.median"); err == nil || !strings.Contains(err.Error(), "has no such number") {
			t.Errorf("%s: of an outcome that no run has: %v", method, err)
		}
	}
}
