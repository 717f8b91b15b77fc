package scenario

import (
	"math"
	"slices"
	"testing"

	"tumen/economy"
	"tumen/economy/observe"
	"tumen/economy/parameter"
	"tumen/internal/proof"
)

// rivals are two groups of hypotheses about the ferry.
const rivals = `
hypotheses:
  toll:
    question: What does the landing take?
    alternatives:
      half: {says: The landing takes half of the profit. The letter says so., weight: 3}
      quarter:
        says: The letter counts what two posts take.
        changes:
          - {set: routes.ferry.posts.landing.share, to: 20 to 30 %, assumed: half of a half}
      by-head:
        says: The landing counts heads.
        weight: 2
        changes:
          - {set: routes.ferry.posts.landing.share, to: 0 %, assumed: a test}
          - {set: routes.ferry.posts.landing.head, to: 50 yuan/person, assumed: a test}
  winter:
    alternatives:
      same: {says: Nothing changes.}
      longer: {says: People rest longer., changes: [{scale: labour.rest, by: 2, assumed: a test}]}
      dear: {says: The load falls in winter., changes: [{scale: routes.ferry.load, by: 0.5, starts: 2017-12-01, assumed: a test}]}
`

// rivalled is the sound case with two groups of hypotheses, and a parameter that is one of two
// values.
func rivalled(t testing.TB) *Case {
	t.Helper()
	text := replace(t, sound(t), "seasoned_after: {is: 3 runs, assumed: a test}", "seasoned_after: {is: 3 runs | 6 runs, assumed: a test}")
	return proof.Must(Parse("ferry.yaml", []byte(text+rivals)))(t)
}

const head, load = "routes.ferry.posts.landing.head", "routes.ferry.load"

func TestACaseListsItsChoicesWithTheirPriors(t *testing.T) {
	c := rivalled(t)
	same(t, "choices", 3, len(c.Choices))
	words, toll, winter := c.Choices[0], c.Choices[1], c.Choices[2]
	same(t, "the parameter", "labour.seasoned_after", words.Key)
	same(t, "its first value", "3 runs", words.Alternatives[0].Name)
	same(t, "its origin", FromAssumption, words.Origin)
	same(t, "group", "hypotheses.toll", toll.Key)
	same(t, "question", "What does the landing take?", toll.Question)
	if want, got := []float64{0.5, 1.0 / 6, 1.0 / 3}, toll.Priors(); !slices.EqualFunc(want, got, func(a, b float64) bool { return math.Abs(a-b) < 1e-15 }) {
		t.Errorf("the priors are %v, want %v", got, want)
	}
	same(t, "the case as it stands", true, toll.Alternatives[0].AsStated)
	same(t, "another", false, toll.Alternatives[1].AsStated)
	same(t, "equal priors", 1.0/3, winter.Alternatives[2].Prior)
}

// A setting names an alternative, and the provenance of what it changes names it too.
func TestASettingDecidesAGroup(t *testing.T) {
	s := proof.Must(rivalled(t).With(Options{Sets: []string{"hypotheses.toll=by-head", "hypotheses.winter=dear"}}))(t)
	r := s.resolved(head)
	same(t, "value", "50 yuan/person", r.Value)
	same(t, "origin", FromHypothesis, r.Origin)
	same(t, "from", "hypotheses.toll=by-head", r.From)
	same(t, "was", "0 yuan/person", r.Was)
	same(t, "dated changes", 1, len(s.Changes))
	same(t, "the reason of the change", "hypotheses.winter=dear", s.Changes[0].Why)
	open := s.Open()
	same(t, "what is still open", 1, len(open))
	same(t, "it", "labour.seasoned_after", open[0].Key)
}

// Policies and settings lie over what a hypothesis says.
func TestASettingOfAParameterGoesBeforeAHypothesis(t *testing.T) {
	c := rivalled(t)
	s := proof.Must(c.With(Options{Sets: []string{landing + "=10 %", "hypotheses.toll=quarter"}}))(t)
	same(t, "share", "10 %", s.resolved(landing).Value)
	s = proof.Must(c.With(Options{Sets: []string{"labour.seasoned_after=4 runs"}}))(t)
	same(t, "open", 2, len(s.Open()))
}

func TestAnUnknownGroupOrAlternativeIsRefused(t *testing.T) {
	for set, want := range map[string]string{
		"hypotheses.tol=half":  "sets hypotheses.tol=half: the case ferry has no group of hypotheses `tol`; did you mean `hypotheses.toll`?",
		"hypotheses.toll=halv": "sets hypotheses.toll=halv: `toll` has no alternative `halv`; did you mean `half`?",
	} {
		_, err := rivalled(t).With(Options{Sets: []string{set}})
		if err == nil || err.Error() != want {
			t.Errorf("%s: %v", set, err)
		}
	}
}

// A draw gives each number a value and each choice an alternative. A number that an
// alternative states acts under it alone, and the case's own number everywhere else.
func TestADrawIsAWorldWithAnAlternativeOfEachChoice(t *testing.T) {
	s := proof.Must(rivalled(t).With(Options{}))(t)
	only := s.Conditional()
	same(t, "conditional numbers", 1, len(only))
	conditional := only[0]
	same(t, "its name", landing+" (toll=quarter)", conditional.Name)
	d := proof.Must(s.Draws([]Unknown{
		{Choice: "hypotheses.toll"},
		{Paths: []string{load}},
		{Choice: "labour.seasoned_after"},
		{Paths: conditional.Paths, Given: conditional.Given},
		{Choice: "hypotheses.winter"},
	}))(t)
	for _, test := range []struct {
		values            []float64
		share, head, load float64
		seasoned, changes int
		rest              float64
	}{
		{[]float64{0, 40, 0, 0.22, 0}, 0.5, 0, 40, 3, 0, 6},
		{[]float64{1, 40, 1, 0.22, 1}, 0.22, 0, 40, 6, 0, 12},
		{[]float64{2, 55, 0, 0.22, 2}, 0, 50, 55, 3, 1, 6},
		{[]float64{0, 45, 0, 0.28, 2}, 0.5, 0, 45, 3, 1, 6},
	} {
		p, changes, err := d.At(test.values)
		if err != nil {
			t.Fatal(err)
		}
		number := func(path string) float64 {
			f, _ := parameter.Lookup(p, path)
			if f.Value.CanInt() {
				return float64(f.Value.Int())
			}
			return f.Value.Float()
		}
		same(t, "share", test.share, number(landing))
		same(t, "head", test.head, number(head))
		same(t, "load", test.load, number(load))
		same(t, "seasoned", float64(test.seasoned), number("labour.seasoned_after"))
		same(t, "rest", test.rest, number("labour.rest"))
		same(t, "changes", test.changes, len(changes))
		if len(changes) == 1 {
			same(t, "the load in winter", any(test.load/2), changes[0].Value)
		}
	}
	asked := proof.Must(s.Draws([]Unknown{{Choice: "hypotheses.toll"}, {Paths: []string{landing}, Asked: true}}))(t)
	p, _, err := asked.At([]float64{2, 0.1})
	if err != nil {
		t.Fatal(err)
	}
	f, _ := parameter.Lookup(p, landing)
	same(t, "a share that somebody asked for", 0.1, f.Value.Float())
	if _, _, err := d.At([]float64{3, 40, 0, 0.22, 0}); err == nil {
		t.Error("there is no fourth alternative, and no error")
	}
}

// months are the fourth part of samjiyon for a third of a year.
var months = []string{"scale=0.25", "days=90", "burn_in=30"}

// Each rival explanation of samjiyon is a world that runs: its book balances every
// evening (a run would stop else), no gram is lost, and there is trade. Each gives
// another one than the case as it stands.
func TestEveryHypothesisOfSamjiyonRuns(t *testing.T) {
	c := proof.Must(Load("samjiyon"))(t)
	plain := lived(t, proof.Must(c.With(Options{Sets: months}))(t))
	for _, choice := range c.Choices {
		for _, a := range choice.Alternatives {
			t.Run(ShortKey(choice.Key)+"="+a.Name, func(t *testing.T) {
				if a.Says == "" {
					t.Error("it says nothing")
				}
				s := lived(t, proof.Must(c.With(Options{Sets: append(slices.Clone(months), choice.Key+"="+a.Name)}))(t))
				conserved(t, &s)
				if alike := s.Shares == plain.Shares && s.Mass == plain.Mass; alike != a.AsStated {
					t.Errorf("it gives what the case as it stands does: %v", alike)
				}
			})
		}
	}
}

// So does a combination of them.
func TestCombinationsOfHypothesesRun(t *testing.T) {
	s := proof.Must(proof.Must(Load("samjiyon"))(t).With(Options{Sets: months}))(t)
	var unknowns []Unknown
	for _, c := range s.Open() {
		unknowns = append(unknowns, Unknown{Choice: c.Key})
	}
	draws := proof.Must(s.Draws(unknowns))(t)
	for k := range proof.Count(6, 12, 120) {
		values := make([]float64, len(unknowns))
		rest := 37*k + 11
		for i, u := range unknowns {
			n := len(s.Choice(u.Choice).Alternatives)
			values[i], rest = float64(rest%n), rest/n
		}
		p, changes, err := draws.At(values)
		if err != nil {
			t.Fatal(err)
		}
		w := proof.Must(economy.New(p, changes, 1, 2))(t)
		if err := w.Run(t.Context(), nil); err != nil {
			t.Fatalf("%v: %v", values, err)
		}
		summary := w.Outcome().Summary
		conserved(t, &summary)
	}
}

// conserved wants goods that were gathered to be sold, seized, lost or in store.
func conserved(t *testing.T, s *observe.Summary) {
	t.Helper()
	m := s.Mass
	if left := m.Gathered - m.Sold - m.Seized - m.Lost; m.Gathered == 0 || left < 0 {
		t.Errorf("of %v kg gathered %v were sold, %v seized and %v lost", m.Gathered, m.Sold, m.Seized, m.Lost)
	}
}

// A change that is like an earlier one has its value and is one unknown with it.
func TestAChangeThatIsLikeAnotherIsOneUnknownWithIt(t *testing.T) {
	s := proof.Must(proof.Must(Load("samjiyon"))(t).With(Options{}))(t)
	only := s.Conditional()
	if len(only) != 1 || len(only[0].Paths) != 4 || only[0].Given != "hypotheses.pricing=quota" {
		t.Fatalf("%+v", only)
	}
	same(t, "its name", "routes.river.posts.border-guards.quota (pricing=quota)", only[0].Name)
	d := proof.Must(s.Draws([]Unknown{{Choice: "hypotheses.pricing"}, {Paths: only[0].Paths, Given: only[0].Given}}))(t)
	for at, name := range s.Choice("hypotheses.pricing").Names() {
		p, _, err := d.At([]float64{float64(at), 123456})
		if err != nil {
			t.Fatal(err)
		}
		want := 0.0
		if name == "quota" {
			want = 123456
		}
		for _, path := range only[0].Paths {
			f, _ := parameter.Lookup(p, path)
			same(t, name+": "+path, want, f.Value.Float())
		}
	}
}
