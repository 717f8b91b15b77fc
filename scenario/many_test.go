package scenario

import (
	"fmt"
	"math"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"tumen/economy"
	"tumen/economy/observe"
	"tumen/economy/parameter"
	"tumen/internal/proof"
)

// many_test.go: a case run under many seeds, on all cores. What a test of the
// economy says of samjiyon, it says of the median over twenty seeds.

// seeds are those over which a median is taken: 1, 2, ... 20.
const seeds = 20

// few are the seeds of a test whose verdict does not hang on chance, as it says with
// its figures: six, and all twenty by `make proof`.
func few() int { return proof.Count(6, 6, seeds) }

// long leaves out a test that takes more than two seconds when tests are to be short.
func long(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("many runs")
	}
}

// worlds are those of earlier runs, in whose memory later ones are built.
var worlds = sync.Pool{New: func() any { return new(economy.World) }}

// each runs every scenario under the seeds 1 to n and gives what do makes of the
// runs, by scenario and seed. do is given a world on its first morning; what it
// gives must not be part of the world.
func each[T any](t *testing.T, all []*Scenario, n int, do func(w *economy.World, s *Scenario) (T, error)) [][]T {
	t.Helper()
	results, failed := make([][]T, len(all)), make([]error, len(all))
	for a := range results {
		results[a] = make([]T, n)
	}
	jobs := make(chan [2]int)
	var wait sync.WaitGroup
	var lock sync.Mutex
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			w := worlds.Get().(*economy.World)
			defer worlds.Put(w)
			for job := range jobs {
				s, seed := all[job[0]], uint64(job[1]+1)
				err := w.Rebuild(&s.Parameters, s.Changes, economy.Seeds{World: seed, Run: seed}, 1)
				if err == nil {
					results[job[0]][job[1]], err = do(w, s)
				}
				if err != nil {
					lock.Lock()
					failed[job[0]] = fmt.Errorf("seed %d: %w", seed, err)
					lock.Unlock()
				}
			}
		})
	}
	for k := range n { // the same seed of all, so that a slow one holds up no other
		for a := range all {
			jobs <- [2]int{a, k}
		}
	}
	close(jobs)
	wait.Wait()
	for a, err := range failed {
		if err != nil {
			t.Fatalf("run %d: %v", a, err)
		}
	}
	return results
}

// whole lets a world live to its end, and gives its summary.
func whole(t *testing.T) func(w *economy.World, s *Scenario) (observe.Summary, error) {
	return func(w *economy.World, _ *Scenario) (observe.Summary, error) {
		if err := w.Run(t.Context(), nil); err != nil {
			return observe.Summary{}, err
		}
		return w.Outcome().Summary, nil
	}
}

// border is samjiyon with overlays.
func border(t *testing.T, o Options) *Scenario {
	t.Helper()
	return proof.Must(Open("samjiyon", o))(t)
}

// known are the summaries that an earlier test has made.
var known = struct {
	sync.Mutex
	runs map[string][]observe.Summary
}{runs: map[string][]observe.Summary{}}

// over runs samjiyon with each of some overlays under twenty seeds.
func over(t *testing.T, arms ...Options) [][]observe.Summary {
	t.Helper()
	return under(t, seeds, arms...)
}

// under runs samjiyon with each of some overlays under the seeds 1 to n.
func under(t *testing.T, n int, arms ...Options) [][]observe.Summary {
	t.Helper()
	key := func(o Options) string { return strings.Join(o.Policies, " ") + "; " + strings.Join(o.Sets, " ") }
	all := make([][]observe.Summary, len(arms))
	var missing []*Scenario
	var places []int
	known.Lock()
	for a, o := range arms {
		if runs := known.runs[key(o)]; len(runs) >= n {
			all[a] = runs[:n]
		} else {
			missing, places = append(missing, border(t, o)), append(places, a)
		}
	}
	known.Unlock()
	fresh := each(t, missing, n, whole(t))
	known.Lock()
	defer known.Unlock()
	for k, a := range places {
		all[a] = fresh[k]
		known.runs[key(arms[a])] = fresh[k]
	}
	return all
}

// sets is an overlay of settings alone.
func sets(all ...string) Options { return Options{Sets: all} }

// and is an overlay with more settings over it.
func (o Options) and(more ...string) Options {
	return Options{Policies: o.Policies, Sets: slices.Concat(o.Sets, more)}
}

// median is that of a number over the runs that have it. Fewer than half of the
// runs have none: then there is none.
func median(xs []float64) float64 {
	have := slices.DeleteFunc(slices.Clone(xs), math.IsNaN)
	if 2*len(have) <= len(xs) {
		return math.NaN()
	}
	slices.Sort(have)
	n := len(have)
	return (have[(n-1)/2] + have[n/2]) / 2
}

// mid is the median of an outcome.
func mid(runs []observe.Summary, path string) float64 {
	return median(of(runs, func(s *observe.Summary) float64 { return valueAt(s, path) }))
}

// valueAt is an outcome of a run, or NaN if it has none.
func valueAt(s *observe.Summary, path string) float64 {
	if x, has := s.At(path); has {
		return x
	}
	return math.NaN()
}

// of is a number of each run.
func of[T any](runs []T, number func(*T) float64) []float64 {
	xs := make([]float64, len(runs))
	for k := range runs {
		xs[k] = number(&runs[k])
	}
	return xs
}

// between is the median over the seeds of what an outcome is in one arm less what it
// is in another under the same seed.
func between(a, b []observe.Summary, number func(*observe.Summary) float64) float64 {
	xs := make([]float64, len(a))
	for k := range a {
		xs[k] = number(&a[k]) - number(&b[k])
	}
	return median(xs)
}

// clandestine are the routes of samjiyon on which nothing is declared.
func clandestine(p *parameter.Parameters) (routes []*parameter.Route) {
	for r := range p.Routes {
		if p.Routes[r].Kind == parameter.Clandestine {
			routes = append(routes, &p.Routes[r])
		}
	}
	return routes
}

// atGuards sets a parameter of every post of the border guards that organisers pay
// on clandestine routes.
func atGuards(t *testing.T, settings ...string) (all []string) {
	t.Helper()
	for _, r := range clandestine(&border(t, Options{}).Parameters) {
		for k := range r.Posts {
			if q := &r.Posts[k]; q.Organ == parameter.BorderGuards && q.Payer == parameter.OrganiserPays {
				for _, s := range settings {
					all = append(all, "routes."+r.Name+".posts."+q.Name+"."+s)
				}
			}
		}
	}
	if len(all) == 0 {
		t.Fatal("no border guards stand on a clandestine route")
	}
	return all
}

// smuggled is what arrived over clandestine routes [kg].
func smuggled(p *parameter.Parameters) func(*observe.Summary) float64 {
	routes := clandestine(p)
	return func(s *observe.Summary) (kg float64) {
		for _, r := range routes {
			kg += s.Routes[r.Name].Mass
		}
		return kg
	}
}

// crossed are the crossings of clandestine routes.
func crossed(p *parameter.Parameters) func(*observe.Summary) float64 {
	routes := clandestine(p)
	return func(s *observe.Summary) (n float64) {
		for _, r := range routes {
			n += float64(s.Routes[r.Name].Crossings)
		}
		return n
	}
}

// rules are the ways of pricing under which a post learns what to ask.
func rules(t *testing.T) []string {
	t.Helper()
	p := &border(t, Options{}).Parameters
	f, found := parameter.Lookup(p, strings.TrimSuffix(atGuards(t, "pricing=x")[0], "=x"))
	if !found || len(f.One) < 2 {
		t.Fatal("posts have no ways of pricing")
	}
	return slices.DeleteFunc(slices.Clone(f.One), func(rule string) bool { return rule == "customary" })
}

// flows sum the payments of some kinds between two sectors over the recorded days,
// in minor units. An empty name is any.
func flows(out *observe.Outcome, kind, from, to string) (sum float64) {
	for _, f := range out.Flows {
		if (kind == "" || f.Kind == kind) && (from == "" || f.From == from) && (to == "" || f.To == to) {
			sum += float64(f.Amount)
		}
	}
	return sum
}

// column is the sum of a column of the days.
func column(t *testing.T, out *observe.Outcome, name string) (sum float64) {
	t.Helper()
	c := out.Days.Column(name)
	if c == nil {
		t.Fatalf("the days have no column %s", name)
	}
	for _, x := range c.Ints {
		sum += float64(x)
	}
	return sum
}
