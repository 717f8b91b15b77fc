package scenario

import (
	"strings"
	"testing"

	"tumen/economy/parameter"
	"tumen/internal/proof"
)

// What is set and changes nothing says so, with the ways to make it act.
func TestAnOverrideThatDoesNothingSaysSo(t *testing.T) {
	for _, c := range []struct {
		name    string
		options Options
		says    []string // none: it acts
	}{
		{"samjiyon", Options{Sets: []string{"routes.river.posts.border-guards.share=30%"}}, []string{
			"routes.river.posts.border-guards.share=30%: `routes.river.posts.border-guards.share` has no effect here",
			"`routes.river.posts.border-guards.tariff` is customary (here bargained)",
			"set regime=customary",
		}},
		{"samjiyon", Options{Sets: []string{"regime=customary", "routes.river.posts.border-guards.share=30%"}}, nil},
		{"samjiyon", Options{Sets: []string{"routes.customs.posts.customs-house.share=20%"}}, nil},
		{"samjiyon", Options{Sets: []string{"security.inspection=5%"}}, []string{"`security.posture` is enforcer", "set security.posture=enforcer"}},
		{"samjiyon", Options{Sets: []string{"security.inspection=5%", "security.posture=enforcer"}}, nil},
		{"samjiyon", Options{Sets: []string{"labour.share=25%"}}, []string{"`regime` is customary"}},
		{"theory/chain", Options{Sets: []string{"labour.rest=3 days"}}, []string{"`routes.*.carriers` is porters (here vehicles)"}},
	} {
		s, err := Open(c.name, c.options)
		if err != nil {
			t.Errorf("%s with %v: %v", c.name, c.options, err)
			continue
		}
		var notes []string
		for _, n := range s.NoEffects() {
			notes = append(notes, n.String())
		}
		text := strings.Join(notes, "\n")
		if len(c.says) == 0 && text != "" {
			t.Errorf("%s with %v: %s", c.name, c.options, text)
		}
		for _, want := range c.says {
			if !strings.Contains(text, want) {
				t.Errorf("%s with %v says %q, without %q", c.name, c.options, text, want)
			}
		}
	}
}

// What a policy of the case makes act is not idle in the case, and what a dated
// change makes act is not idle in the run.
func TestAParameterThatActsLaterIsNotIdle(t *testing.T) {
	c := proof.Must(Load("samjiyon"))(t)
	for _, n := range c.NoEffects() {
		if strings.HasPrefix(n.Path, "labour.") || strings.HasPrefix(n.Path, "planning.") || strings.HasPrefix(n.Path, "security.") {
			t.Errorf("a policy of the case makes %s act, and it is said to do nothing: %s", n.Path, n.Says)
		}
	}
	s := proof.Must(c.With(Options{Sets: []string{"security.claim=10%"}}))(t)
	if s.NoEffect("security.claim") == "" {
		t.Error("a claim of a bystander acts")
	}
	s.Changes = append(s.Changes, parameter.Change{On: s.Parameters.Start + 30, Path: "security.posture", Value: parameter.Claimant})
	if says := s.NoEffect("security.claim"); says != "" {
		t.Errorf("from the 30th day on the ministry claims, and its claim is said to do nothing: %s", says)
	}
}

// The textbooks' cases have lorries alone: none states anything about porters,
// and what is silent cannot act.
func TestACaseNeedNotStateWhatCannotAct(t *testing.T) {
	for _, info := range Builtin() {
		c := proof.Must(Load(info.Name))(t)
		if !strings.HasPrefix(info.Name, "theory/") {
			continue
		}
		if idle := c.NoEffects(); len(idle) > 0 {
			t.Errorf("%s states what has no effect: %v", info.Name, idle)
		}
	}
}

// ... but what a policy or an override makes act must be there.
func TestWhatIsSilentMustBeStatedWhereItActs(t *testing.T) {
	_, err := Open("theory/bargained", Options{Sets: []string{"goods.freight.volume=100 kg/day"}})
	if err == nil || !strings.Contains(err.Error(), "the case does not state `goods.freight.source_elasticity`, which matters now") {
		t.Errorf("a volume without elasticities: %v", err)
	}
	if _, err := Open("theory/bargained", Options{Sets: []string{"goods.freight.volume=100 kg/day", "goods.freight.source_elasticity=2", "goods.freight.demand_elasticity=2"}}); err != nil {
		t.Errorf("a volume with elasticities: %v", err)
	}
}
