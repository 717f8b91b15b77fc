package scenario

import (
	"context"
	"strings"
	"testing"

	"tumen/economy"
	"tumen/economy/parameter"
	"tumen/internal/proof"
	"tumen/unit"
)

// Every outcome that the vocabulary of a case has is in the summary of its runs,
// and every number of a summary that has a name is in the vocabulary.
func TestARunHasTheOutcomesOfItsVocabulary(t *testing.T) {
	s := proof.Must(Open("samjiyon", Options{Sets: []string{"scale=0.1", "days=60"}}))(t)
	w := proof.Must(economy.New(&s.Parameters, s.Changes, 1, 1))(t)
	if err := w.Run(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
	summary, v := w.Outcome().Summary, s.Vocabulary()
	for _, o := range v.Outcomes {
		if _, known := summary.At(o.Path); !known && o.Of == "" {
			t.Errorf("the run has no %s", o.Path)
		}
		if unit := summary.Units[o.Pattern]; unit != o.Unit {
			t.Errorf("%s is in %q by the summary and in %q by the vocabulary", o.Path, unit, o.Unit)
		}
	}
	for at := range summary.All() {
		if at.Tag.Get("name") != "" && v.Outcome(at.Path) == nil {
			t.Errorf("the vocabulary has no %s", at.Path)
		}
	}
	for _, path := range []string{"posts.border-guards.per_crossing", "organs.border-guards.takings", "goods.angelica.delivered", "counties.samjiyon.pay", "kinds.porters.gain"} {
		if x, _ := summary.At(path); x == 0 {
			t.Errorf("%s is %v", path, x)
		}
	}
}

func TestParametersHaveUnits(t *testing.T) {
	for _, f := range parameter.Schema() {
		if f.Unit == "" {
			continue
		}
		if _, err := unit.ParseUnit(f.Unit); err != nil {
			t.Errorf("%s: %v", f.Path, err)
		}
	}
}

// A claim and a pattern may be about any outcome, in any of its units; the things
// that it names must be in the case.
func TestAClaimMayBeAboutAnyOutcome(t *testing.T) {
	claim := "  toll: {kind: value, is: 5000 %s, from: letter, at: line 9, says: what a crossing pays, measure: %s}\n"
	for _, c := range []struct{ unit, measure, fault string }{
		{"yuan/run", "posts.landing.per_crossing", ""},
		{"yuan", "posts.landing.per_crossing", ""},
		{"fen", "organs.border-guards.takings", ""},
		{"t", "routes.ferry.mass", ""},
		{"kg", "posts.landing.per_crossing", "`posts.landing.per_crossing` is not measured in mass"},
		{"yuan", "posts.nobody.takings", `"posts.nobody.takings" is not an outcome of a run of this case`},
		{"yuan", "posts.guards.taking", `"posts.guards.taking" is not an outcome of a run`},
		{"yuan", "agents", `"agents" is not an outcome of a run`},
	} {
		text := strings.NewReplacer("%s,", c.unit+",", "%s}", c.measure+"}").Replace(claim)
		source := replace(t, sound(t), "claims:\n", "claims:\n"+text)
		_, err := Parse("ferry.yaml", []byte(source))
		if got := faultsOf(err); c.fault == "" && err != nil || c.fault != "" && !strings.Contains(got, c.fault) {
			t.Errorf("%s in %s: %v, want %q", c.measure, c.unit, err, c.fault)
		}
	}
}

func faultsOf(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

// A case says what people call its things, and only its own.
func TestACaseLabelsItsNames(t *testing.T) {
	labelled := sound(t) + "\nlabels:\n  routes.ferry: the old ferry\n  kinds.guards: soldiers\n"
	c := proof.Must(Parse("ferry.yaml", []byte(labelled)))(t)
	s := proof.Must(c.With(Options{}))(t)
	v := s.Vocabulary()
	if got := v.Outcome("routes.ferry.mass").Name; got != "delivered over the old ferry" {
		t.Errorf("the outcome is called %q", got)
	}
	if got := v.Outcome("kinds.guards.gain").Name; got != "gain of soldiers" {
		t.Errorf("the outcome is called %q", got)
	}
	for _, c := range []struct{ text, fault string }{
		{"  routes.fery: x\n", "did you mean `routes.ferry`?"},
		{"  guards: x\n", "the case has no `guards` to be labelled"},
		{"  routes.ferry: \"\"\n", "a label without a word"},
		{"  routes.ferry: [a, b]\n", "`routes.ferry` is a text, not a list"},
	} {
		if _, err := Parse("ferry.yaml", []byte(sound(t)+"\nlabels:\n"+c.text)); !strings.Contains(faultsOf(err), c.fault) {
			t.Errorf("%q: %v, want %q", c.text, err, c.fault)
		}
	}
}
