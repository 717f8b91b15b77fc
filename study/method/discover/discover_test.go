package discover

import (
	"math"
	"strings"
	"testing"

	"tumen/study"
	"tumen/study/studytest"
)

func discovery(name string, points int) study.Request {
	return study.Request{Case: name, FirstSeed: 1, Points: points, When: []string{"y > 3"}}
}

// 2 X1 + X2 with standard normal inputs exceeds 3 in P(Z > 3/sqrt 5) = 9.0 % of
// the worlds, where X1 is large: the box must have X1 bounded from below and X2
// not from above, and most of what happens.
func TestTheBoxIsWhereItHappens(t *testing.T) {
	d, err := Analyse(studytest.Finished(t, Kind, discovery("known/linear", 1024), 2), "y > 3")
	if err != nil {
		t.Fatal(err)
	}
	if share := 0.0899; d.Share.Low > share || d.Share.High < share {
		t.Errorf("it happens in %v of the runs, want %v", d.Share, share)
	}
	first := d.Limits[0]
	if first.Name != "x1" || first.Low == nil || first.High != nil || *first.Low < .5 || *first.Low > 1.6 || first.Stable < .99 {
		t.Errorf("the first limit is %+v", first)
	}
	for _, l := range d.Limits[1:] {
		if l.High != nil {
			t.Errorf("a limit from above: %+v", l)
		}
	}
	if !d.Found || d.Density.Low < .4 || d.Coverage.Low < .4 || d.N != 1024 || d.Path[0].Support != 1 {
		t.Errorf("density %v, coverage %v of %d runs", d.Density, d.Coverage, d.N)
	}
}

// Two conditions at once are both: above 3 and below 2 happens nowhere.
func TestAllThatIsAskedForMustHappen(t *testing.T) {
	s := studytest.Finished(t, Kind, discovery("known/linear", 256), 2)
	both, err := Analyse(s, "y > 0", "y<=2")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range both.Sample {
		y := 2*p.Values[0] + p.Values[1]
		if p.Happens != (y > 0 && y <= 2) {
			t.Errorf("at %v it is said to happen: %v", p.Values, p.Happens)
		}
	}
	if _, err := Analyse(s, "y > 3", "y < 2"); err == nil || !strings.Contains(err.Error(), "the condition holds in 0 of 256 runs") {
		t.Errorf("the error is %v", err)
	}
}

// Runs that fail tell nothing and are counted.
func TestADiscoveryLeavesFailedRunsOut(t *testing.T) {
	a := studytest.Week()
	a.Seeds, a.Points, a.When = 0, 256, []string{"load.mean > 41 kg"}
	d, err := Analyse(studytest.Finished(t, Kind, a, 2), "load.mean > 41 kg")
	if err != nil {
		t.Fatal(err)
	}
	if d.Failed == 0 || d.Dropped < d.Failed || d.N+d.Dropped != d.Rows || d.Rows != 256 {
		t.Errorf("%d rows, %d failed, %d dropped, %d counted", d.Rows, d.Failed, d.Dropped, d.N)
	}
	if first := d.Limits[0]; first.Name != "routes.river.load" || first.Low == nil || first.Unit != "kg" {
		t.Errorf("the first limit is %+v", first)
	}
}

func TestWhatIsAskedForIsRead(t *testing.T) {
	a := studytest.Week()
	a.Seeds, a.Points, a.When = 0, 128, []string{"mass.sold > 1 kg"}
	spec := studytest.Spec(t, Kind, a)
	for text, want := range map[string]When{
		"shares.guards > 45 %":   {Outcome: "shares.guards", Sign: ">", Number: .45},
		"shares.guards>=0.45":    {Outcome: "shares.guards", Sign: ">=", Number: .45},
		"piece_rate < 80 fen/kg": {Outcome: "piece_rate", Sign: "<", Number: .8},
		"load.mean <= 0.04 t":    {Outcome: "load.mean", Sign: "<=", Number: 40},
	} {
		got, err := ReadWhen(spec, text)
		if err != nil || got.Outcome != want.Outcome || got.Sign != want.Sign || math.Abs(got.Number-want.Number) > 1e-12 {
			t.Errorf("%s is read as %+v, %v", text, got, err)
		}
	}
	for text, want := range map[string]string{
		"shares.guards":         "neither < nor >",
		"guards > 45 %":         "no outcome `guards`",
		"shares.guards > much":  "write a number after the >",
		"shares.guards > 45 kg": "write it in share",
		"load.mean > 2 people":  "write it in kg",
	} {
		if _, err := ReadWhen(spec, text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: the error is %v, want one with %q", text, err, want)
		}
	}
}

// A run without a number neither is what is looked for nor is not.
func TestWhatDoesNotExistIsNotDiscovered(t *testing.T) {
	x := []study.Input{{Name: "x", Paths: []string{"x"}, Belief: study.Belief{Shape: "uniform", High: 1}}}
	arms := []study.Arm{{Name: "base case", Policies: []string{}}}
	s := studytest.SyntheticArms(t, "discover", arms, 512, 1, x, func(task study.Task) float64 {
		switch {
		case task.Row == 3:
			return math.NaN()
		case task.Values[0] < 0.25:
			return studytest.Absent
		}
		return task.Values[0]
	})
	for _, when := range []string{"shares.guards > 0.7", "shares.guards < 0.5"} {
		d, err := Analyse(s, when)
		if err != nil {
			t.Fatal(err)
		}
		if d.N+d.Dropped != 512 || d.Without != d.Dropped-1 || d.Without < 64 {
			t.Errorf("%s: %d runs count, %d are left out, %d of them without a number", when, d.N, d.Dropped, d.Without)
		}
		for _, p := range d.Sample {
			if p.Values[0] < 0.25 {
				t.Fatalf("%s: a run without a number counts", when)
			}
		}
	}
}
