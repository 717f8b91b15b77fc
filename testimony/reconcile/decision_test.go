package reconcile_test

import (
	"strings"
	"testing"

	"tumen/testimony/formula"
	"tumen/testimony/reconcile"
)

// The guards' half and the porters' fifth leave an organiser 30 % where customs
// would leave 70 %. It takes a loss of 1 - 30/70 = 57 % on the legal route, or a
// bribe of 100 - 20 - 70 = 10 %, to choose the river.
func TestTheFoundingDecision(t *testing.T) {
	p := balanced(t, samjiyon(t)).Decisions[0]
	if p.Holds || p.NotAnswered != "" {
		t.Fatalf("the decision is none: %+v", p)
	}
	expect(t, "left", p.Left, 30, 1e-9)
	expect(t, "right", p.Right, 70, 1e-9)
	want := []reconcile.Threshold{{"customs.loss", "at least", 400. / 7, "%"}, {"share.guards", "at most", 10, "%"}}
	if len(p.Thresholds) != len(want) {
		t.Fatalf("thresholds %+v", p.Thresholds)
	}
	for i, w := range want {
		got := p.Thresholds[i]
		expect(t, w.Name, got.Value, w.Value, 1e-8)
		if got.Name != w.Name || got.Holds != w.Holds || got.Unit != w.Unit {
			t.Errorf("threshold %+v, want %+v", got, w)
		}
	}
}

// x^2 >= 16 from x = 1 on changes at 4, which no straight line gives.
func TestAThresholdIsFoundOnACurve(t *testing.T) {
	c := testimonyOf(t, [][2]string{{"x", "1"}}, nil)
	c.Decisions = []formula.Inequality{{ID: "p", Text: "x ^ 2 >= 16", Solve: []string{"x"}}}
	p := balanced(t, c).Decisions[0]
	if p.Holds || len(p.Thresholds) != 1 {
		t.Fatalf("%+v", p)
	}
	expect(t, "x", p.Thresholds[0].Value, 4, 1e-9)
	if p.Thresholds[0].Holds != "at least" {
		t.Errorf("%+v", p.Thresholds[0])
	}
}

func TestADecisionAboutWhatIsNotDeterminedHasNoAnswer(t *testing.T) {
	c := testimonyOf(t, [][2]string{{"pay", "40 yuan"}}, equations("first = pay - second", "second = pay - first"))
	c.Decisions = []formula.Inequality{{ID: "p", Text: "first >= second", Solve: []string{"first"}}}
	if p := balanced(t, c).Decisions[0]; !strings.Contains(p.NotAnswered, "do not determine first") || len(p.Thresholds) != 0 {
		t.Errorf("%+v", p)
	}
}

func TestAFaultInADecisionSaysWhat(t *testing.T) {
	for _, test := range []struct {
		decision formula.Inequality
		what     string
	}{
		{formula.Inequality{Text: "share.guards >= pay.run"}, "the left side is a plain number, the right side CNY"},
		{formula.Inequality{Text: "share.guard >= 50 %"}, "`share.guard` has no claim"},
		{formula.Inequality{Text: "share.guards = 50 %"}, `"=" cannot stand here`},
		{formula.Inequality{Text: "share.guards >= loss", Given: []string{"loss = pay.run"}}, "gives a number to one name"},
		{formula.Inequality{Text: "share.guards >= loss", Given: []string{"share.guards = 10 %"}}, "is known already"},
		{formula.Inequality{Text: "share.guards >= 50 %", Solve: []string{"loss"}}, "cannot be solved for"},
	} {
		c := samjiyon(t)
		c.Decisions = append(c.Decisions, test.decision)
		if _, err := c.Weigh(reconcile.Options{}); err == nil || !strings.Contains(err.Error(), test.what) {
			t.Errorf("%+v: %v, want %s", test.decision, err, test.what)
		}
	}
}
