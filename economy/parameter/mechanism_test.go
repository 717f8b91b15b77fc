package parameter

import (
	"slices"
	"strings"
	"testing"
)

// Each switch is a parameter of words, and its off position one of them, which is
// not the default: else it would not be on where a case says nothing. Every key of
// `mechanisms` has its switch.
func TestEveryMechanismHasItsSwitch(t *testing.T) {
	var known []string
	for _, m := range Switches() {
		known = append(known, m.Path)
		i := slices.IndexFunc(Schema(), func(f Field) bool { return f.Pattern == m.Path })
		if i < 0 {
			t.Errorf("%s: there is no parameter %s", m.Name, m.Path)
			continue
		}
		if f := Schema()[i]; !slices.Contains(f.One, m.Off) || strings.HasPrefix(m.Path, "mechanisms.") && f.Default == m.Off || m.Without == "" {
			t.Errorf("%s: %s is one of %v, by default %s, and off at %s", m.Name, m.Path, f.One, f.Default, m.Off)
		}
	}
	for _, f := range Schema() {
		if strings.HasPrefix(f.Path, "mechanisms.") && !slices.Contains(known, f.Path) {
			t.Errorf("%s switches nothing off", f.Path)
		}
	}
}

// A mechanism is switched off wherever it acts: at each post that learns, and not at
// those of custom; nothing is to be done where it is off, or under custom alone.
func TestAMechanismIsSwitchedOffWhereItActs(t *testing.T) {
	post := func(name string, pricing Pricing) Post {
		return Post{Name: name, Organ: BorderGuards, Payer: OrganiserPays, Pricing: pricing, Sees: "heads"}
	}
	p := &Parameters{
		Regime: Behavioural, Counties: []County{{Name: "c", Porters: 1}},
		Routes:     []Route{{Name: "river", Carriers: ByPorters, Posts: []Post{post("a", "passage"), post("b", "customary"), post("c", "posted")}}},
		Security:   Security{Posture: Enforcer},
		Mechanisms: Mechanisms{Entry: OpenEntry, Enforcement: On, Fear: Off, Credit: On, Relations: On, Turnover: On, Load: LoadChosen},
	}
	got := map[string][]string{}
	for _, m := range Switches() {
		got[m.Name] = m.Sets(p)
	}
	for name, want := range map[string][]string{
		"pricing": {"routes.river.posts.a.pricing=customary", "routes.river.posts.c.pricing=customary"},
		"sees":    {"routes.river.posts.a.sees=crossing", "routes.river.posts.c.sees=crossing"},
		"entry":   {"mechanisms.entry=closed"},
		"fear":    nil,
		"load":    {"mechanisms.load=full"},
		"posture": {"security.posture=bystander"},
	} {
		if !slices.Equal(got[name], want) {
			t.Errorf("%s: %v, want %v", name, got[name], want)
		}
	}
	p.Regime = Customary
	for _, m := range Switches() {
		if sets := m.Sets(p); len(sets) > 0 {
			t.Errorf("by custom %s acts: %v", m.Name, sets)
		}
	}
}
