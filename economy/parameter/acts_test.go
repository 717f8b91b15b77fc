package parameter

import (
	"slices"
	"strings"
	"testing"
)

// The words of the tags are those of the parameters: each condition is about one
// that exists, and wants what it can be.
func TestConditionsAreAboutParametersThatExist(t *testing.T) {
	var p Parameters
	addOne(p.Tree())
	for _, f := range Fields(&p) {
		for _, tag := range []string{f.Acts, f.Needed} {
			for _, alternative := range readTests(tag) {
				for _, c := range alternative {
					fields := p.matching(beside(f.Path, c.key))
					if fields == nil {
						fields = p.matching(c.key)
					}
					if len(fields) != 1 {
						t.Errorf("%s acts where %s is %v, and there is no such parameter", f.Path, c.key, c.values)
						continue
					}
					for _, value := range c.values {
						if one := fields[0].One; len(one) > 0 && !slices.Contains(one, value) {
							t.Errorf("%s acts where %s is %s, which it cannot be: %s", f.Path, c.key, value, strings.Join(one, ", "))
						}
					}
				}
			}
		}
	}
}

// A share that a post would ask by custom does nothing where it bargains, and
// the nearest ways to make it act are said.
func TestWhatWouldMakeAParameterActIsSaid(t *testing.T) {
	p := crossing()
	p.Regime = Behavioural
	p.Routes[0].Posts[0].Organ, p.Routes[0].Posts[0].Payer = BorderGuards, OrganiserPays
	p.Routes[1].Posts[0].Organ, p.Routes[1].Posts[0].Payer = CustomsHouse, OrganiserPays
	p.Routes[0].Posts[0].Rule, p.Routes[0].Posts[0].Basis = Bargained, PerHead
	ways := p.Idle("routes.river.posts.guards.share")
	var sets []string
	for _, way := range ways {
		for _, c := range way {
			sets = append(sets, c.Set)
		}
	}
	for _, want := range []string{"regime=customary", "routes.river.posts.guards.tariff=customary", "routes.river.posts.guards.basis=share"} {
		if !slices.Contains(sets, want) {
			t.Errorf("%s is not among the ways: %+v", want, ways)
		}
	}
	if p.Idle("routes.customs.posts.house.share") != nil {
		t.Error("a levy is said to do nothing")
	}
	if p.Idle("no.such.parameter") != nil {
		t.Error("a parameter that does not exist is said to do nothing")
	}
}
