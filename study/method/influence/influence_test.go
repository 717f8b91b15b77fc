package influence

import (
	"math"
	"slices"
	"strings"
	"testing"

	"tumen/internal/fault"
	"tumen/study"
	"tumen/study/studytest"
)

// found finds what a number of samjiyon moves in short runs.
func found(t *testing.T, of string, workers int) *Influence {
	t.Helper()
	in, err := Analyse(studytest.Finished(t, Kind, study.Request{
		Case: "samjiyon", Of: of, Sets: []string{"days=20", "burn_in=10"}, Policies: []string{"customary"}, Seeds: 3,
	}, workers))
	if err != nil {
		t.Fatal(err)
	}
	return in
}

// Under the customary regime guards take the given share of the profit at every
// crossing, which is one claim, so their share moves as far as the claim does, under
// every seed alike.
func TestAClaimMovesAllThatIsTakenFromIt(t *testing.T) {
	in := found(t, "share.guards", 1)
	if len(in.Numbers) != 4 || in.Seeds != 3 || in.Days != 20 {
		t.Fatalf("it was found with %+v", in)
	}
	n := in.Numbers[0]
	for _, r := range in.Outcomes {
		if r.Measure != "shares.guards" {
			continue
		}
		if got, want := r.Difference.Value, n.High-n.Low; math.Abs(got-want) > 0.005 { // tolls are whole fen, and crossings differ
			t.Errorf("the share goes from %v to %v and what is taken moves by %v", n.Low, n.High, got)
		}
		if r.Base == nil || r.AtLow >= *r.Base || *r.Base > r.AtHigh || r.Missing != 0 { // a bound is stated at its upper end
			t.Errorf("at the lower end it is %v, as stated %v, at the upper end %v; %d seeds without", r.AtLow, r.Base, r.AtHigh, r.Missing)
		}
		return
	}
	t.Errorf("the guards' share is not among what moves: %+v", in.Outcomes)
}

func TestInfluenceIsTheSameOnAnyNumberOfWorkers(t *testing.T) {
	one, many := found(t, "labour.share", 1), found(t, "labour.share", 4)
	if len(one.Outcomes) == 0 || len(one.Outcomes) != len(many.Outcomes) {
		t.Fatalf("%d and %d outcomes move", len(one.Outcomes), len(many.Outcomes))
	}
	for k := range one.Outcomes {
		a, b := one.Outcomes[k], many.Outcomes[k]
		if a.Measure != b.Measure || a.AtLow != b.AtLow || a.AtHigh != b.AtHigh {
			t.Errorf("place %d: %+v and %+v", k, a, b)
		}
		if k == 0 {
			continue
		}
		before := one.Outcomes[k-1]
		if before.Chance && !a.Chance || before.Chance == a.Chance && before.weight() < a.weight() {
			t.Errorf("%s moves more than what stands before it", a.Measure)
		}
	}
}

func TestWhatCannotBeMovedIsSaid(t *testing.T) {
	for of, says := range map[string]string{
		"nothing":             "no such parameter or claim",
		"days":                "is a setting of the run",
		"regime":              "is a setting of the run",
		"party.funds":         "no parameter is taken from this claim",
		"goods.vines.harvest": "single number",
		"routes.river":        "no such parameter or claim",
	} {
		_, err := Kind.Spec(study.Request{Case: "samjiyon", Of: of}, study.Source{})
		if wrong := fault.In(err); len(wrong) != 1 || wrong[0].Field != "of" || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v, want %q", of, err, says)
		}
	}
}

// What a number moves is found from the seeds that have the outcome at both ends.
func TestInfluenceIsOfTheSeedsThatHaveTheNumber(t *testing.T) {
	nan := math.NaN()
	var in Influence
	for name, arms := range map[string][][]float64{ // as it stands, at the low end, at the high end
		"some": {{nan, nan, nan}, {1, 2, nan}, {3, 5, 9}},
		"none": {{nan, nan, nan}, {nan, 4, nan}, {4, nan, nan}},
		"all":  {{1, 1, 1}, {1, 1, 1}, {2, 2, 2}},
		"same": {{1, 2, 3}, {1, 2, 3}, {1, 2, 3}},
	} {
		in.react(study.Outcome{Name: name}, arms)
	}
	if !slices.Equal(in.Absent, []string{"none"}) || len(in.Outcomes) != 2 {
		t.Fatalf("%v have no difference; %+v move", in.Absent, in.Outcomes)
	}
	i := slices.IndexFunc(in.Outcomes, func(r Reaction) bool { return r.Measure == "some" })
	if r := in.Outcomes[i]; r.Base != nil || r.AtLow != 1.5 || r.AtHigh != 4 || r.Difference.Value != 2.5 || r.Pairs != 2 || r.Missing != 1 {
		t.Errorf("got %+v", r)
	}
}
