package parameter

import (
	"math"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"tumen/unit"
)

// crossing is a small set of parameters with a list inside a list.
func crossing() *Parameters {
	return &Parameters{
		Regime: Customary, Days: 30,
		Goods: []Good{{Name: "cones", Harvest: [12]float64{9: 1}}},
		Routes: []Route{
			{Name: "river", Kind: Clandestine, Posts: []Post{{Name: "guards", Share: 0.5}, {Name: "far-side", Weight: 0.2}}},
			{Name: "customs", Kind: Declared, Posts: []Post{{Name: "house", Share: 0.3}}},
		},
		Organisers: []Organiser{{Name: "donju", OwnGoods: []string{"cones"}}},
		Living:     Living{Rice: Series{{On: 0, Value: 4}, {On: 10, Value: 5}}},
	}
}

func paths(fields []Field) (all []string) {
	for _, f := range fields {
		all = append(all, f.Path)
	}
	return all
}

func TestFieldsAreNamedByTheirPathInTheOrderOfParameters(t *testing.T) {
	all := strings.Join(paths(Fields(crossing())), "\n")
	want := []string{
		"regime\nstart\ndays\nburn_in\nscale\n",
		"\nroutes.river.kind\n",
		"\nroutes.river.posts.guards.share\n",
		"\nroutes.river.posts.far-side.share\n",
		"\nroutes.customs.kind\n",
		"\nroutes.customs.posts.house.share\n",
		"\nliving.rice_price\nliving.cost",
	}
	at := 0
	for _, w := range want {
		i := strings.Index(all[at:], w)
		if i < 0 {
			t.Fatalf("%q is missing, or comes too early, in\n%s", w, all)
		}
		at += i + 1
	}
}

func TestFieldCarriesItsTags(t *testing.T) {
	f, found := Lookup(crossing(), "routes.river.posts.guards.share")
	if !found {
		t.Fatal("not found")
	}
	f.Value, f.In = reflect.Value{}, unit.Unit{}
	want := Field{
		Path: "routes.river.posts.guards.share", Pattern: "routes.*.posts.*.share", Key: "share",
		Unit: "share", Min: 0, Max: 1, Default: "0", One: []string{}, Usual: 0.2, Means: "tariff as a share of assessed profit",
		Acts: "regime=customary or organ=customs or payer=merchant or pricing=customary or sees=value",
	}
	if diff := cmp.Diff(want, f, cmpopts.IgnoreUnexported(Field{}), cmpopts.EquateComparable(unit.Unit{}, reflect.Value{})); diff != "" {
		t.Error(diff)
	}
}

func TestFieldsAreInTheMoneyOfTheCase(t *testing.T) {
	for code, want := range map[string]struct {
		unit  string
		scale float64 // of the bounds of a price, against those of a money with hundredths
	}{"": {"money/kg", 1}, "CNY": {"yuan/kg", 1}, "USD": {"USD/kg", 1}, "JPY": {"JPY/kg", 100}, "KWD": {"KWD/kg", 0.1}} {
		p := crossing()
		if code != "" {
			y, faults := unit.Declaration{Money: &unit.DeclaredMoney{Unit: code}}.System()
			if len(faults) > 0 {
				t.Fatal(faults[0].Error)
			}
			p.Units = y
		}
		price, _ := Lookup(p.Clone(), "goods.cones.source_price")
		intensity, _ := Lookup(p, "planning.choice_intensity")
		if price.Unit != want.unit || price.In.String() != want.unit || price.Max != 1e6*want.scale || intensity.Max != 1e6/want.scale {
			t.Errorf("%s: a price is in %s up to %g, the intensity up to %g %s", code, price.Unit, price.Max, intensity.Max, intensity.Unit)
		}
	}
}

func TestLookupFindsSingleParametersOnly(t *testing.T) {
	for path, found := range map[string]bool{
		"living.cost":                    true,
		"routes.river.posts.guards.head": true,
		"routes.river.posts.guards.fee":  false, // no such key
		"routes.river.posts.guards":      false, // a group
		"routes.river.posts":             false, // a list
		"routes.river.posts.house.share": false, // on the other route
		"":                               false,
	} {
		if _, ok := Lookup(crossing(), path); ok != found {
			t.Errorf("%q: found is %v", path, ok)
		}
	}
}

func TestWhatACaseMustState(t *testing.T) {
	for path, required := range map[string]bool{
		"living.cost":                true,
		"routes.river.load":          true,
		"routes.river.haulage":       false, // has a default
		"goods.cones.declarable":     false, // silence means no
		"organisers.donju.own_goods": false, // silence means none
	} {
		if f, found := Lookup(crossing(), path); !found || f.Required != required {
			t.Errorf("%s: found is %v, required is %v", path, found, f.Required)
		}
	}
}

func TestSetChangesOneParameterOnly(t *testing.T) {
	p, before := crossing(), crossing()
	if err := p.Set("routes.customs.posts.house.share", 0.1); err != nil {
		t.Fatal(err)
	}
	if p.Routes[1].Posts[0].Share != 0.1 {
		t.Error("the share was not set")
	}
	p.Routes[1].Posts[0].Share = 0.3
	if diff := cmp.Diff(before, p); diff != "" {
		t.Error(diff)
	}
}

func TestSetCopiesWhatItIsGiven(t *testing.T) {
	p, rice := crossing(), Series{{On: 3, Value: 6}}
	if err := p.Set("living.rice_price", rice); err != nil {
		t.Fatal(err)
	}
	rice[0].Value = 99
	if p.Living.Rice[0].Value != 6 {
		t.Error("the parameter changed with the caller's slice")
	}
}

func TestSetRefuses(t *testing.T) {
	for _, c := range []struct {
		path  string
		value any
		says  string
	}{
		{"routes.river.posts.house.share", 0.1, "there is no parameter"},
		{"routes.river.posts", 0.1, "there is no parameter"},
		{"living.cost", "3 yuan/day", "takes a value of type float64, not string"},
		{"living.cost", nil, "not <nil>"},
		{"living.cost", -1.0, "lies between 0 and 10000 money/day, and -1 does not"},
		{"living.cost", math.NaN(), "NaN does not"},
		{"days", 0, "lies between 1 and 36525 day"},
		{"goods.cones.harvest", [12]float64{3: 1.5}, "and 1.5 does not"},
		{"regime", Regime("bargained"), `is one of customary, behavioural, not "bargained"`},
		{"living.rice_price", Series{}, "at least one point"},
		{"living.rice_price", Series{{On: 5, Value: 1}, {On: 5, Value: 2}}, "after one on 1970-01-06"},
	} {
		p := crossing()
		err := p.Set(c.path, c.value)
		if err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s = %v: %v, want %q", c.path, c.value, err, c.says)
		}
		if diff := cmp.Diff(crossing(), p); diff != "" {
			t.Errorf("%s = %v was refused and still changed something:\n%s", c.path, c.value, diff)
		}
	}
}

func TestCloneSharesNothing(t *testing.T) {
	p := crossing()
	c := p.Clone()
	if diff := cmp.Diff(p, c); diff != "" {
		t.Fatal(diff)
	}
	c.Routes[0].Posts[0].Share = 1
	c.Organisers[0].OwnGoods[0] = "vines"
	c.Living.Rice[0].Value = 1
	if diff := cmp.Diff(crossing(), p); diff != "" {
		t.Error("changing the copy changed the original:\n" + diff)
	}
}

func TestSchemaHasEveryFieldOfACase(t *testing.T) {
	known := map[string]bool{}
	for _, f := range Schema() {
		known[f.Path] = true
	}
	for _, f := range Fields(crossing()) {
		if !known[f.Pattern] {
			t.Errorf("%s: the schema has no %s", f.Path, f.Pattern)
		}
	}
}

// Tags are text, which no compiler checks: a misspelt bound would be no bound.
func TestTagsAreWellFormed(t *testing.T) {
	for _, f := range Schema() {
		if f.Means == "" {
			t.Errorf("%s has no meaning", f.Path)
		}
		if !holdsNumbers(f.Value.Type()) {
			if f.Unit != "" {
				t.Errorf("%s is no number and has a unit", f.Path)
			}
			continue
		}
		if f.Unit == "" {
			t.Errorf("%s is a number without a unit", f.Path)
		}
		if math.IsInf(f.Min, 0) || math.IsInf(f.Max, 0) || f.Min >= f.Max {
			t.Errorf("%s is not bounded: %g to %g", f.Path, f.Min, f.Max)
		}
		if f.Default == "" {
			continue
		}
		if x, err := strconv.ParseFloat(f.Default, 64); err != nil || !f.Within(x) {
			t.Errorf("%s has the default %q, which is out of bounds", f.Path, f.Default)
		}
	}
}

func holdsNumbers(t reflect.Type) bool {
	switch t {
	case reflect.TypeFor[float64](), reflect.TypeFor[int](), reflect.TypeFor[[12]float64](), reflect.TypeFor[Series]():
		return true
	}
	return false
}

// Every single number that a case may call unknown has an order of size, which is
// legal and leaves room on both sides. Money is in days of outside income.
func TestEveryNumberHasAUsualSize(t *testing.T) {
	for _, f := range Schema() {
		kind := f.Value.Kind()
		_, dated := f.Value.Interface().(Series)
		number := kind == reflect.Int || kind == reflect.Float64 || dated
		if !number || f.Setting || f.Unit == "" {
			if f.Usual != 0 {
				t.Errorf("%s has the usual size %g, and cannot be unknown", f.Path, f.Usual)
			}
			continue
		}
		if !(f.Usual > 0 && f.Within(f.Usual) && f.Usual < f.Max) {
			t.Errorf("%s has the usual size %g; legal is %g to %g", f.Path, f.Usual, f.Min, f.Max)
		}
		if kind == reflect.Int && f.Usual != math.Trunc(f.Usual) {
			t.Errorf("%s is a whole number, and its usual size is %g", f.Path, f.Usual)
		}
	}
}
