package scenario

import (
	"bytes"
	"encoding/json"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"tumen/economy"
	"tumen/economy/parameter"
	"tumen/internal/proof"
)

// influence_test.go: every number of samjiyon does something. Halved, or raised by
// half, it moves some number of some run; or it is listed here with the reason why it
// has no effect where it stands.

// still are the parameters without effect in samjiyon, by the pattern of their path,
// and why. One that a condition of its own switches off (Scenario.NoEffect), or that
// is 0 there, need not be listed.
var still = map[string]string{
	"scale": "a setting of the run: shares do not depend on it",

	"planning.crew_max":           "far above the largest crew that anybody leads",
	"security.effort_limit":       "far above what a bystander does: an ordinary night on each route",
	"routes.customs.river":        "it is the danger of those who go on foot or in secret",
	"routes.customs.capacity":     "far above what is declared in a night",
	"routes.river.capacity":       "far above the crossings of a night",
	"routes.upper-ford.capacity":  "far above the crossings of a night",
	"routes.lower-river.capacity": "far above the crossings of a night",
	"routes.lower-ford.capacity":  "far above the crossings of a night",

	"routes.lower-river.posts.lower-river-guards.unpaid_seizure": "nobody comes to this post with less than it asks",
	"routes.lower-ford.posts.lower-ford-guards.unpaid_seizure":   "nobody comes to this post with less than it asks",

	// The officer asks more than any shipment would pay: nobody pays him, whatever a
	// bribe costs him and however he learns.
	"routes.customs.posts.customs-house.detection": "nobody pays the officer",
	"routes.customs.posts.customs-house.memory":    "nobody pays the officer",
	"routes.customs.posts.customs-house.penalty":   "nobody pays the officer",
	"routes.customs.posts.customs-house.salary":    "nobody pays the officer",
	"routes.customs.posts.customs-house.step":      "nobody pays the officer",

	// The MSS's own traders move a lot whenever they are free: it brings far more than
	// anything else would.
	"organisers.security-traders.outside_value": "far below what a lot brings",
	"organisers.security-traders.potential":     "all of them are in the trade on the first day",
	"organisers.security-traders.review":        "none of them ever wants to leave",
	"organisers.security-traders.saving":        "they keep all that they may, and hand up the rest",
}

// moving is what is tried of a parameter: other values of it.
func moving(f parameter.Field) (others []any) {
	number := func(x float64) (tried []float64) {
		for _, y := range []float64{x * 0.5, x * 1.5} {
			tried = append(tried, min(max(y, f.Min), f.Max))
		}
		return tried
	}
	switch v := f.Value.Interface().(type) {
	case float64:
		for _, y := range number(v) {
			if y != v {
				others = append(others, y)
			}
		}
	case int:
		for k, y := range number(float64(v)) {
			z := int(math.Round(y))
			if z == v {
				z += 2*k - 1 // half of 1 is no whole number: one less, or one more
			}
			if z != v && f.Within(float64(z)) {
				others = append(others, z)
			}
		}
	case [12]float64:
		var halved, raised [12]float64
		for m, x := range v {
			two := number(x)
			halved[m], raised[m] = two[0], two[1]
		}
		for _, y := range [][12]float64{halved, raised} {
			if y != v {
				others = append(others, y)
			}
		}
	case parameter.Series:
		for k := range 2 {
			other := slices.Clone(v)
			for i := range other {
				other[i].Value = number(other[i].Value)[k]
			}
			others = append(others, other)
		}
	}
	return others
}

func TestEveryNumberOfSamjiyonMovesSomeNumberOfSomeRun(t *testing.T) {
	if proof.Count(0, 1, 2) < 2 {
		t.Skip("some thousand runs: by `make proof`")
	}
	base := border(t, sets("burn_in=150", "days=365")) // long enough for guards to be replaced
	result := func(w *economy.World, _ *Scenario) ([]byte, error) {
		if err := w.Run(t.Context(), nil); err != nil {
			return nil, err
		}
		out := w.Outcome()
		return json.Marshal(out.Summary)
	}
	const most = 6 // seeds tried, one after the other, until something moves
	runs := each(t, []*Scenario{base}, most, result)[0]
	type trial struct {
		path, pattern string
		s             *Scenario
	}
	var trials []trial
	silent := map[string]string{} // by path: why it was not tried
	for _, f := range parameter.Fields(&base.Parameters) {
		if f.Setting || f.Pattern == "scale" {
			continue
		}
		if !slices.Contains([]reflect.Kind{reflect.Float64, reflect.Int, reflect.Array, reflect.Slice}, f.Value.Kind()) || f.Refers != "" {
			continue
		}
		if says := base.NoEffect(f.Path); says != "" {
			silent[f.Path] = says
			continue
		}
		for _, value := range moving(f) {
			s := *base
			s.Parameters = *base.Parameters.Clone()
			if err := s.Parameters.Set(f.Path, value); err != nil {
				t.Errorf("%s: %v", f.Path, err)
				continue
			}
			if s.Parameters.Check() != nil {
				continue // such as fewer potential organisers than there are
			}
			trials = append(trials, trial{f.Path, f.Pattern, &s})
		}
	}
	tried, moved := map[string]bool{}, map[string]bool{}
	patterns := map[string]string{}
	for _, x := range trials {
		tried[x.path], patterns[x.path] = true, x.pattern
	}
	for seed := 0; seed < most; seed++ {
		var left []trial
		var scenarios []*Scenario
		for _, x := range trials {
			if !moved[x.path] {
				left, scenarios = append(left, x), append(scenarios, x.s)
			}
		}
		if len(left) == 0 {
			break
		}
		// each gives seeds 1 to n; what was tried before is run again, and is little
		for k, results := range each(t, scenarios, seed+1, result) {
			if !bytes.Equal(results[seed], runs[seed]) {
				moved[left[k].path] = true
			}
		}
	}
	listed := map[string]bool{}
	for _, path := range slices.Sorted(keys(tried)) {
		reason, is := still[patterns[path]]
		if !is {
			reason, is = still[path]
		}
		switch {
		case !moved[path] && !is:
			t.Errorf("%s moves nothing, and nothing says why", path)
		case moved[path] && is:
			t.Errorf("%s is said to have no effect (%s), and has one", path, reason)
		}
		if is {
			listed[patterns[path]], listed[path] = true, true
		}
	}
	for path := range still {
		if path != "scale" && !listed[path] {
			t.Errorf("%s is listed as without effect, and was not tried", path)
		}
	}
	t.Logf("%d parameters tried, %d moved something, %d can say themselves why they do nothing", len(tried), len(moved), len(silent))

	// These did nothing at all in the first economy.
	for _, key := range []string{"recruiters.fee", "recruiters.places", "merchants.number", "frontier-guards.weight"} {
		if !slices.ContainsFunc(slices.Collect(keys(moved)), func(path string) bool { return strings.HasSuffix(path, key) }) {
			t.Errorf("%s moves nothing", key)
		}
	}
}
