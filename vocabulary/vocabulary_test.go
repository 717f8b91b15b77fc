package vocabulary

import (
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"tumen/economy/observe"
	"tumen/economy/parameter"
	"tumen/ledger"
	"tumen/unit"
)

// What the tags of a summary say can be used: units are units, classes are those
// of actors, and so on.
func TestTagsAreSound(t *testing.T) {
	classes := []string{""}
	for s := range ledger.Sectors {
		classes = append(classes, s.Actor().Class)
	}
	names := map[string]string{}
	var p parameter.Parameters
	for at := range observe.Blank(func(string) []string { return []string{"*"} }).All() {
		known := []string{"json", "unit", "also", "places", "name", "whose", "better", "rank", "means", "of"}
		for _, tag := range regexp.MustCompile(`(\w+):"`).FindAllStringSubmatch(string(at.Tag), -1) {
			if !slices.Contains(known, tag[1]) {
				t.Errorf("%s has a tag %s, which nothing reads", at.Path, tag[1])
			}
		}
		for _, key := range []string{"places", "rank"} {
			if text := at.Tag.Get(key); text != "" && !slices.Contains([]string{"1", "2", "3", "4"}, text) {
				t.Errorf("%s: %s is %q", at.Path, key, text)
			}
		}
	}
	for _, o := range General().Outcomes {
		for _, text := range o.Units() {
			if _, err := unit.ParseUnit(p.InMoney(text)); err != nil {
				t.Errorf("%s: %v", o.Path, err)
			}
		}
		if !slices.Contains(classes, o.Whose) || !slices.Contains([]string{"", "higher", "lower"}, o.Better) {
			t.Errorf("%s is about %q, and better when %q", o.Path, o.Whose, o.Better)
		}
		if other := names[o.Name]; other != "" {
			t.Errorf("%s and %s are both called %q", o.Path, other, o.Name)
		}
		names[o.Name] = o.Path
		if strings.Contains(o.Path, "*") != strings.Contains(o.Name, "*") {
			t.Errorf("%s is called %q, whatever it is of", o.Path, o.Name)
		}
		if v := reflect.ValueOf(o); strings.ContainsAny(o.Name+o.Means, "{}") || v.FieldByName("Means").Len() == 0 {
			t.Errorf("%s is called %q and means %q", o.Path, o.Name, o.Means)
		}
	}
}

// The names of a case come from the case, and its labels win.
func TestACaseNamesItsOutcomes(t *testing.T) {
	p := &parameter.Parameters{
		Routes: []parameter.Route{
			{Name: "river", Posts: []parameter.Post{{Name: "ford", Organ: parameter.BorderGuards}}},
			{Name: "bridge", Posts: []parameter.Post{{Name: "ford", Organ: parameter.BorderGuards}, {Name: "house", Organ: parameter.CustomsHouse}}},
		},
		Goods: []parameter.Good{{Name: "pine-cones"}}, Counties: []parameter.County{{Name: "upland"}},
	}
	v := Of(p, Labels{"goods.pine-cones": "cones of the Korean pine", "kinds.guards": "soldiers", "routes.river": "the ford"})
	for path, want := range map[string]string{
		"routes.river.mass": "delivered over the ford", "routes.bridge.profit": "profit on bridge", "posts.ford.per_crossing": "takings per crossing at ford",
		"goods.pine-cones.delivered": "cones of the Korean pine delivered", "counties.upland.pay": "porters' pay in upland", "organs.border-guards.takings": "takings of border guards",
		"organs.security.share": "share of profit taken by MSS", "kinds.guards.gain": "gain of soldiers", "kinds.far-side-guards.paid": "paid by far side's guards", "shares.guards": "border guards' share",
	} {
		if o := v.Outcome(path); o == nil || o.Name != want {
			t.Errorf("%s is %+v, want %q", path, o, want)
		}
	}
	if o := v.Outcome("kinds.trading-companies.gain"); o.Whose != "organisers" || o.Thing != "trading companies" || o.Pattern != "kinds.*.gain" || o.Better != "higher" {
		t.Errorf("got %+v", o)
	}
	for _, path := range []string{"organs.far-side-guards.takings", "routes.*.mass", "kinds.rest.gain", "agents", ""} {
		if o := v.Outcome(path); o != nil {
			t.Errorf("%q is %+v", path, o)
		}
	}
	if n := len(v.Posts); n != 2 {
		t.Errorf("%d posts, of which two have one name", n)
	}
}

// Every outcome of a case is one of any case, and is found without the case.
func TestFindKnowsTheOutcomesOfAnyCase(t *testing.T) {
	v := Of(&parameter.Parameters{Routes: []parameter.Route{{Name: "a"}}, Goods: []parameter.Good{{Name: "b"}}, Counties: []parameter.County{{Name: "c"}}}, nil)
	general := General()
	for _, o := range v.Outcomes {
		found := Find(o.Path)
		if found == nil || found.Name != strings.ReplaceAll(o.Name, v.Money, "money") || found.Pattern != o.Pattern {
			t.Errorf("%s is %+v, and found %+v", o.Path, o, found)
		}
		if general.Outcome(o.Pattern) == nil {
			t.Errorf("%s is in no case", o.Pattern)
		}
	}
	for _, path := range []string{"", "agents", "routes", "routes.a", "routes.a.nothing", "nothing.a.mass", "conservation.money"} {
		if o := Find(path); o != nil {
			t.Errorf("%q is %+v", path, o)
		}
	}
}
