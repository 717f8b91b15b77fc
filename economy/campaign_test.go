package economy

import (
	"encoding/json"
	"flag"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"tumen/economy/observe"
	"tumen/economy/parameter"
	"tumen/internal/proof"

	"pgregory.net/rapid"
)

// A thousand worlds that nobody designed, under every regime, posture, tariff
// rule and dated change: whatever happens in them, no fen and no gram is made or
// lost on any day, everyone is in one place, and no figure is NaN or infinite.
func TestAThousandGeneratedWorldsBalance(t *testing.T) {
	checks := flag.Lookup("rapid.checks")
	was := checks.Value.String()
	if err := checks.Value.Set(strconv.Itoa(proof.Count(100, 1000, 1000))); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { checks.Value.Set(was) })
	ran, carried := 0, 0 // worlds, and those in which anyone carried; more than half, as a rule
	rapid.Check(t, func(t *rapid.T) {
		ran++
		p := anyParameters(t)
		if problems := p.Check(); len(problems) > 0 {
			t.Fatalf("the generator made parameters that do not fit: %v", problems)
		}
		w := proof.Must(New(p, anyChanges(t, p), rapid.Uint64().Draw(t, "seed"), 1))(t)
		if err := w.Run(t.Context(), nil); err != nil {
			t.Fatal(err)
		}
		if err := w.audit(); err != nil {
			t.Fatal(err)
		}
		o := w.Outcome()
		if o.Summary.Conserved != (observe.Conservation{}) {
			t.Fatalf("%+v", o.Summary.Conserved)
		}
		if _, err := json.Marshal(o); err != nil {
			t.Fatal(err)
		}
		if o.Summary.Mass.Sold+o.Summary.Mass.Seized+o.Summary.Mass.Lost > 0 {
			carried++
		}
	})
	if carried*10 < ran*3 {
		t.Errorf("anything was carried in %d of %d worlds, so little was tested", carried, ran)
	}
}

// anyParameters is a small world that nobody designed. Most are a village in which
// people carry, with places, rules and actors added and some numbers anywhere in
// their legal range; of every five, one is such throughout, and in those
// hardly anyone ever finds carrying worth it.
func anyParameters(t *rapid.T) *parameter.Parameters {
	p := &parameter.Parameters{Start: 17000, Scale: 1}
	if rapid.IntRange(0, 4).Draw(t, "throughout") == 0 {
		p.Counties = anyList(t, "county", 1, 2, func(*parameter.County) {})
		p.Goods = anyList(t, "good", 0, 3, func(*parameter.Good) {})
		p.Routes = anyList(t, "route", 0, 3, func(r *parameter.Route) {
			r.Posts = anyList(t, "post", 0, 4, func(*parameter.Post) {})
		})
		p.Organisers = anyList(t, "group", 0, 3, func(*parameter.Organiser) {})
		p.Security.Campaigns = anyList(t, "campaign", 0, 1, func(*parameter.Campaign) {})
		for _, f := range parameter.Fields(p) {
			anyValue(t, p, f)
		}
	} else {
		p = rapid.SampledFrom([]func() *parameter.Parameters{village, upland}).Draw(t, "of")()
		p.Counties = append(p.Counties, more(t, "county", 1, p.Counties)...)
		p.Goods = append(p.Goods, more(t, "good", 2, p.Goods)...)
		for i := range p.Routes {
			p.Routes[i].Posts = append(p.Routes[i].Posts, more(t, "post", 2, p.Routes[i].Posts)...)
		}
		p.Routes = append(p.Routes, more(t, "route", 2, p.Routes)...)
		p.Organisers = append(p.Organisers, more(t, "group", 2, p.Organisers)...)
		p.Security.Campaigns = anyList(t, "campaign", 0, 1, func(*parameter.Campaign) {})
		fields := parameter.Fields(p)
		for _, f := range fields {
			if f.Refers != "" || strings.HasPrefix(f.Path, "security.campaigns") || strings.HasPrefix(f.Path, "mechanisms") {
				anyValue(t, p, f)
			}
		}
		for range rapid.IntRange(0, 10).Draw(t, "numbers") {
			anyValue(t, p, rapid.SampledFrom(fields).Draw(t, "number"))
		}
		p.Scale = 1
	}
	p.Days, p.BurnIn = rapid.IntRange(1, 70).Draw(t, "days"), rapid.IntRange(0, 20).Draw(t, "burn-in")
	p.Planning.CrewHigh = max(p.Planning.CrewHigh, p.Planning.CrewLow)
	p.Scale = 1
	for i := range p.Counties {
		p.Counties[i].Porters %= 601
	}
	for i := range p.Organisers {
		p.Organisers[i].Number %= 8
		p.Organisers[i].Potential %= 16
	}
	return p.Clone() // which shares no list with another
}

// more are up to so many further elements, each like one of the list.
func more[T any](t *rapid.T, what string, most int, like []T) []T {
	list := make([]T, rapid.IntRange(0, most).Draw(t, "more of "+what))
	for i := range list {
		list[i] = rapid.SampledFrom(like).Draw(t, what)
		setName(&list[i], fmt.Sprintf("%s-%d", what, i+1))
	}
	return list
}

// anyList is a list of elements that are named after what they are.
func anyList[T any](t *rapid.T, what string, least, most int, each func(*T)) []T {
	list := make([]T, rapid.IntRange(least, most).Draw(t, what+" count"))
	for i := range list {
		each(&list[i])
		setName(&list[i], fmt.Sprintf("%s-%d", what, i+1))
	}
	return list
}

// setName names what x points to.
func setName(x any, name string) { reflect.ValueOf(x).Elem().FieldByName("Name").SetString(name) }

// anyValue gives a field a legal value: an end of its range, or something near
// what is usual.
func anyValue(t *rapid.T, p *parameter.Parameters, f parameter.Field) {
	number := func() float64 {
		low, high := f.Min, f.Max
		return rapid.OneOf(
			rapid.Float64Range(low, min(high, low+1)),
			rapid.Float64Range(low, min(high, low+100)),
			rapid.Float64Range(low, min(high, 1e6)),
			rapid.SampledFrom([]float64{low, min(high, 1e6)}),
		).Draw(t, f.Path)
	}
	var v any
	switch x := f.Value.Interface().(type) {
	case float64:
		v = number()
	case int:
		if f.Path == "days" || f.Path == "burn_in" {
			return
		}
		v = int(number())
	case bool:
		v = rapid.Bool().Draw(t, f.Path)
	case parameter.Date:
		v = p.Start + parameter.Date(rapid.IntRange(-10, 60).Draw(t, f.Path))
		if f.Path == "start" {
			return
		}
	case [12]float64:
		for m := range x {
			x[m] = number()
		}
		v = x
	case parameter.Series:
		v = parameter.Series{{On: p.Start, Value: number()}}
	case []string:
		v = []string(nil)
		if len(p.Goods) > 0 && rapid.Bool().Draw(t, f.Path) {
			v = []string{p.Goods[0].Name}
		}
	default:
		names := f.One
		if f.Refers == "counties" {
			for i := range p.Counties {
				names = append(names, p.Counties[i].Name)
			}
		}
		v = reflect.ValueOf(rapid.SampledFrom(names).Draw(t, f.Path)).Convert(f.Value.Type()).Interface()
	}
	if err := p.Set(f.Path, v); err != nil {
		t.Fatalf("%s: %v", f.Path, err)
	}
}

// anyChanges are up to three dated changes of parameters that may change.
func anyChanges(t *rapid.T, p *parameter.Parameters) (changes []parameter.Change) {
	var free []parameter.Field
	for _, f := range parameter.Fields(p) {
		if !f.Fixed && f.Path != "regime" {
			free = append(free, f)
		}
	}
	on := p.Start
	for range rapid.IntRange(0, 3).Draw(t, "changes") {
		f := rapid.SampledFrom(free).Draw(t, "changed")
		copied := p.Clone()
		anyValue(t, copied, f)
		g, _ := parameter.Lookup(copied, f.Path)
		on += parameter.Date(rapid.IntRange(0, 20).Draw(t, "later"))
		changes = append(changes, parameter.Change{On: on, Path: f.Path, Value: g.Value.Interface()})
	}
	return changes
}
