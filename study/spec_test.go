package study

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tumen/economy/observe"
)

// Of two numbers of days in a study.json nobody knows which one was meant.
func TestAStudyWithAKeyTwiceIsRefused(t *testing.T) {
	text, err := specOf(t, week()).encode()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := decodeSpec(text); err != nil {
		t.Fatal(err)
	}
	for change, want := range map[[2]string]string{
		{`"days": 7`, `"days": 7, "days": 8`}:       "the key days stands twice",
		{`"first": 5`, `"first": 5, "first": 6`}:    "the key seeds.first stands twice",
		{`"shape": "`, `"shape": "x", "shape": "u`}: ".belief.shape",
	} {
		twice := strings.Replace(string(text), change[0], change[1], 1)
		if twice == string(text) {
			t.Errorf("there is no %s in the study", change[0])
		}
		if _, err := decodeSpec([]byte(twice)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("with %s: %v, want %s", change[1], err, want)
		}
	}
}

func TestAChangeIsADifferenceNumberByNumber(t *testing.T) {
	with := observe.Summary{
		Shares: observe.Shares{Guards: observe.NumberOf(0.5, 9)}, Load: observe.Load{Mean: observe.NumberOf(48, 3)},
		Profit: observe.NumberOf(4, 7),
		Routes: map[string]observe.RouteSum{"river": {Mass: 100, Crossings: 3}, "bridge": {Mass: 5}},
		Harm:   observe.Harm{Hurt: 1}, Agents: 10, AgentDays: 300,
	}
	without := observe.Summary{
		Shares: observe.Shares{Guards: observe.NumberOf(0.25, 8)}, Load: observe.Load{Mean: observe.NumberOf(50, 4)},
		PieceRate: observe.NumberOf(0.8, 7),
		Routes:    map[string]observe.RouteSum{"river": {Mass: 150, Crossings: 4}, "customs": {Mass: 7}},
		Harm:      observe.Harm{Hurt: 3}, Agents: 10, AgentDays: 300,
	}
	want := observe.Summary{
		Shares: observe.Shares{Guards: observe.NumberOf(0.25, 8)}, Load: observe.Load{Mean: observe.NumberOf(-2, 3)},
		Routes: map[string]observe.RouteSum{"river": {Mass: -50, Crossings: -1}, "bridge": {Mass: 5}, "customs": {Mass: -7}},
		Harm:   observe.Harm{Hurt: -2},
	}
	if diff := cmp.Diff(want, Change(with, without)); diff != "" {
		t.Error(diff)
	}
}

func TestNothingChangesBetweenARunAndItself(t *testing.T) {
	s := observe.Summary{Profit: observe.NumberOf(4, 7), Routes: map[string]observe.RouteSum{"river": {Mass: 1}}}
	want := observe.Summary{Profit: observe.NumberOf(0, 7), Routes: map[string]observe.RouteSum{"river": {}}}
	if diff := cmp.Diff(want, Change(s, s)); diff != "" {
		t.Error(diff)
	}
}

// testKinds are two kinds for the tests of what all kinds share; what each of the
// real ones asks and says is tested beside it.
var testKinds = Kinds{
	{Name: "ensemble", Takes: worldTakes, Plan: func(d *Draft) error {
		if err := d.AllRuns(); err != nil {
			return err
		}
		return d.Worlds(1, UsualReplicates)
	}},
	{Name: "compare", Takes: worldTakes, Plan: func(d *Draft) error {
		lists, err := Alternatives(d.Policies)
		d.Spec.Arms = []Arm{ArmOf()}
		for _, policies := range lists {
			d.Spec.Arms = append(d.Spec.Arms, ArmOf(policies...))
		}
		if err != nil {
			return err
		}
		return d.Worlds(2, 1)
	}},
}

var worldTakes = slices.Concat(Takes("points", "seeds", "runs", "sampling", "together", "no_days", "policies"), Uncertain)

// planned is what a request makes; the error is that of planning.
func planned(r Request) (*Spec, error) {
	kind, err := testKinds.Find(r.Kind)
	if err != nil {
		return nil, err
	}
	return kind.Spec(r, Source{Program: tester})
}
