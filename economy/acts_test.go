package economy

import (
	stdcmp "cmp"
	"reflect"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tumen/economy/observe"
	"tumen/economy/parameter"
	"tumen/internal/proof"
)

// What is said to have no effect has none: in any world, changing a parameter
// that cannot act there changes no payment and no result.
func TestAParameterThatCannotActChangesNothing(t *testing.T) {
	tried := map[string]int{}
	worlds := 0
	rapid.Check(t, func(t *rapid.T) {
		p := anyParameters(t)
		p.Days, p.BurnIn = min(p.Days, 40), min(p.BurnIn, 10)
		for _, f := range parameter.Fields(p) { // what a case does not say has its default; the generator leaves words empty
			if f.Value.Kind() == reflect.String && f.Value.String() == "" && len(f.One) > 0 {
				f.Value.SetString(stdcmp.Or(f.Default, f.One[0]))
			}
		}
		if len(p.Check()) > 0 {
			return
		}
		seed := rapid.Uint64().Draw(t, "seed")
		before := resultsOf(t, p, seed)
		worlds++
		var idle []string
		for _, f := range parameter.Fields(p) {
			if p.Idle(f.Path) != nil {
				idle = append(idle, f.Path)
			}
		}
		if len(idle) == 0 {
			return
		}
		for range proof.Count(2, 4, 12) {
			path := rapid.SampledFrom(idle).Draw(t, "path")
			q := p.Clone()
			f, _ := parameter.Lookup(q, path)
			if !alter(t, f) || len(q.Check()) > 0 {
				continue
			}
			tried[f.Pattern]++
			if diff := cmp.Diff(before, resultsOf(t, q, seed)); diff != "" {
				was, _ := parameter.Lookup(p, path)
				t.Fatalf("%s cannot act (%v), and from %v to %v changes\n%s", path, p.Idle(path), was.Value, f.Value, diff)
			}
		}
	})
	if worlds > 50 && len(tried) < 30 {
		t.Errorf("only %d parameters were tried in %d worlds: %v", len(tried), worlds, tried)
	}
}

// results is what the test compares: payments and results, but not how many
// actors there are.
type results struct {
	Summary observe.Summary
	Flows   []observe.Flow
}

func resultsOf(t *rapid.T, p *parameter.Parameters, seed uint64) results {
	w := proof.Must(New(p, nil, seed, 1))(t)
	if err := w.Run(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	o := w.Outcome()
	o.Summary.Agents, o.Summary.AgentDays = 0, 0
	return results{o.Summary, o.Flows}
}

// alter gives a field another legal value, if it has one.
func alter(t *rapid.T, f parameter.Field) bool {
	switch f.Value.Kind() {
	case reflect.Float64:
		was := f.Value.Float()
		f.Value.SetFloat(min(f.Max, max(f.Min, rapid.SampledFrom([]float64{was / 2, was*1.5 + 0.1, f.Min, min(f.Max, 100)}).Draw(t, "number"))))
		return f.Value.Float() != was
	case reflect.Int:
		was := f.Value.Int()
		f.Value.SetInt(min(int64(f.Max), max(int64(f.Min), rapid.SampledFrom([]int64{was / 2, was*2 + 1}).Draw(t, "number"))))
		return f.Value.Int() != was
	case reflect.Bool:
		f.Value.SetBool(!f.Value.Bool())
		return true
	case reflect.String:
		if len(f.One) < 2 {
			return false
		}
		was := f.Value.String()
		f.Value.SetString(rapid.SampledFrom(slices.DeleteFunc(slices.Clone(f.One), func(one string) bool { return one == was })).Draw(t, "word"))
		return true
	}
	return false
}
