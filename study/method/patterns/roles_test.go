package patterns

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tumen/internal/proof"
	"tumen/scenario"
	"tumen/study"
)

// bargained is theory/bargained with a witness: the bribe is a claim, to which the
// post's power was tuned; the load of a lorry is one too, and what is carried is held
// out.
func bargained(t *testing.T) string {
	t.Helper()
	text := proof.Must(scenario.Load("theory/bargained"))(t).Text
	for _, c := range [][2]string{
		{"economy:\n", `claims:
  bribe: {kind: value, is: 51.8 %, from: basu-2014, says: 10.36 of 20 yuan}
  lorry: {kind: value, is: 1000 kg, from: basu-2014, says: a lorry of a tonne}
  freight: {kind: bound, is: at least 30000 t, from: basu-2014, says: everyone crosses}

economy:
`},
		{"power: {is: 50 %, assumed: the textbook's number}", "power: {is: 50 %, assumed: the textbook's number, pins: [bribe]}"},
		{"load: {is: 1000 kg, assumed: a lorry of a tonne}", "load: {claim: lorry}"},
		{"is: 51.7 to 51.9 %, from: basu-2014, says: 10.36 of 20 yuan}", "is: 51.7 to 51.9 %, claim: bribe}"},
		{"is: at least 30000 runs, from: basu-2014, says: everyone crosses while there is a deal}", "is: at least 40000 runs, claim: lorry}\n  freight: {measure: routes.road.mass, is: at least 29000 t, claim: freight, held-out: yes}"},
	} {
		if strings.Count(text, c[0]) != 1 {
			t.Fatalf("%q stands %d times in the case", c[0], strings.Count(text, c[0]))
		}
		text = strings.Replace(text, c[0], c[1], 1)
	}
	path := filepath.Join(t.TempDir(), "bargained.yaml")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// The headline counts what tests the model: the freight, which is met. The bribe, to
// which the power was tuned, is met too, and the number of crossings, whose claim is
// an input, is missed: neither is in it.
func TestTheHeadlineCountsWhatTestsTheModel(t *testing.T) {
	table := tableOf(t, study.Request{Case: bargained(t), Seeds: 2}, 0)
	var roles []string
	for _, p := range table.Patterns {
		roles = append(roles, p.Role)
	}
	if want := []string{scenario.Fitted, scenario.PutIn, scenario.HeldOut}; !slices.Equal(roles, want) {
		t.Fatalf("%v, want %v", roles, want)
	}
	if met, all := table.Tests(); met != 1 || all != 1 || table.Met() != 2 || table.Facts != 2 || len(table.Tuned) != 1 {
		t.Errorf("%d of %d, and %d of all are met; %d facts, tuned %v", met, all, table.Met(), table.Facts, table.Tuned)
	}
	if got := headline(table); got != "In the model, the median over the seeds meets 1 of 1 free or held-out pattern" {
		t.Error(got)
	}
}

// In the textbook's bargain the post's rule is what gives the bribe: without it the
// pattern of the bribe is lost, and no other mechanism has a part in it. What the case
// has switched off itself is not switched off again.
func TestEachMechanismIsSwitchedOffOnce(t *testing.T) {
	table := tableOf(t, study.Request{Case: "theory/bargained", Seeds: 2, Mechanisms: true}, 0)
	var names []string
	for _, m := range table.Mechanisms {
		names = append(names, m.Name)
		lost := []string{}
		if m.Name == "pricing" {
			lost = append(lost, "bribe")
		}
		if m.Runs != 2 || len(m.Patterns) != 2 || len(m.Sets) == 0 || m.Without == "" || !slices.Equal(m.Lost, lost) {
			t.Errorf("%s: %+v", m.Name, m)
		}
	}
	if !slices.Contains(names, "pricing") || slices.Contains(names, "entry") || slices.Contains(names, "posture") || table.Seeds != 2 || table.Met() != 2 {
		t.Errorf("switched off %v; %d of %d patterns met with all", names, table.Met(), len(table.Patterns))
	}
}

// A case by custom, without porters who might be afraid, has nothing to switch off.
func TestCustomHasNoMechanisms(t *testing.T) {
	_, err := Kind.Spec(study.Request{Case: "theory/bargained", Sets: []string{"regime=customary"}, Mechanisms: true}, study.Source{})
	if err == nil || !strings.Contains(err.Error(), "no mechanism acts") {
		t.Errorf("%v", err)
	}
}

// What is lost without a mechanism was met with it; what is met only now was not.
func TestWhatAPatternNeeds(t *testing.T) {
	c := &scenario.Case{Content: scenario.Content{Patterns: []scenario.Pattern{
		{Name: "needs", Measure: "load.mean", Low: 40, High: 50}, {Name: "without", Measure: "crew.median", Low: 20, High: 30}, {Name: "never", Measure: "piece_rate", Low: 1, High: 2},
	}}}
	with := &PatternTable{Patterns: []PatternResult{{Name: "needs", Met: true}, {Name: "without"}, {Name: "never"}}}
	m := without(study.Arm{Name: "load"}, with, c, outcomes{"load.mean": {60, 61}, "crew.median": {25, 25}, "piece_rate": {0, 0}})
	if !slices.Equal(m.Lost, []string{"needs"}) || !slices.Equal(m.Found, []string{"without"}) || !slices.Equal(m.Met, []string{"without"}) {
		t.Errorf("lost %v, found %v, met %v", m.Lost, m.Found, m.Met)
	}
}

// A mean load in a world in which most loads fill the bag is one of the bag; one in a
// hundred is none.
func TestAPatternAtABoundIsMarked(t *testing.T) {
	load := scenario.Pattern{Measure: "load.mean"}
	for share, want := range map[float64]int{0.6: 1, 0.01: 0, 0: 0} {
		if got := boundsOf(load, outcomes{shareAt("bag"): {share, share, share}}); len(got) != want {
			t.Errorf("with %v of the loads at the bag, the mean load is at %v", share, got)
		}
	}
	if got := boundsOf(scenario.Pattern{Measure: "piece_rate"}, outcomes{shareAt("bag"): {1}}); len(got) != 0 {
		t.Errorf("the bag shapes the piece rate: %v", got)
	}
}
