package scenario

import (
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"

	"tumen/economy"
	"tumen/economy/parameter"
	"tumen/internal/proof"
)

// trade_test.go: no world stays without trade where a trade would pay both sides.
// Whether one would is seen by the world itself: if there is lasting trade from one
// opening, there must be from every other, and again after a time in which nobody
// could cross.

// openings are ways in which a world can begin that has no trade, or hardly any.
var openings = []struct {
	name string
	set  func(p *parameter.Parameters) []parameter.Change
}{
	{"as drawn", func(*parameter.Parameters) []parameter.Change { return nil }},
	{"tariffs a fiftieth", func(p *parameter.Parameters) []parameter.Change { return tariffs(p, 0.02) }},
	{"tariffs twentyfold", func(p *parameter.Parameters) []parameter.Change { return tariffs(p, 20) }},
	{"piece rates a hundredth", func(p *parameter.Parameters) []parameter.Change { return rates(p, 0.01) }},
	{"piece rates twentyfold", func(p *parameter.Parameters) []parameter.Change { return rates(p, 20) }},
	{"nobody organises", func(p *parameter.Parameters) []parameter.Change {
		for g := range p.Organisers {
			if p.Organisers[g].Potential > 0 {
				p.Organisers[g].Number = 0
			}
		}
		return nil
	}},
	{"closed for half a year", func(p *parameter.Parameters) (changes []parameter.Change) {
		for _, r := range clandestine(p) {
			path := "routes." + r.Name + ".capacity"
			changes = append(changes,
				parameter.Change{On: p.Start - parameter.Date(p.BurnIn-1), Path: path, Value: 0, Why: "closed"},
				parameter.Change{On: p.Start - parameter.Date(p.BurnIn-181), Path: path, Value: r.Capacity, Why: "open"})
		}
		return changes
	}},
}

func tariffs(p *parameter.Parameters, by float64) []parameter.Change {
	for r := range p.Routes {
		for k := range p.Routes[r].Posts {
			p.Routes[r].Posts[k].Opening *= by
		}
	}
	return nil
}

func rates(p *parameter.Parameters, by float64) []parameter.Change {
	for c := range p.Counties {
		p.Counties[c].PieceRate *= by
	}
	return nil
}

// drawn is samjiyon with every uncertain number drawn from its range, and its guards
// pricing by a rule drawn too.
func drawn(t *testing.T, chance *rand.Rand, rules []string) (*parameter.Parameters, string) {
	t.Helper()
	rule := rules[chance.IntN(len(rules))]
	s := border(t, sets(append(atGuards(t, "pricing="+rule), "burn_in=400", "days=120")...))
	p := s.Parameters.Clone()
	for _, u := range s.Uncertain() {
		x := u.Figure.Low + chance.Float64()*(u.Figure.High-u.Figure.Low)
		for _, path := range u.Paths {
			f, found := parameter.Lookup(p, path)
			if !found {
				t.Fatalf("there is no %s", path)
			}
			if err := assign(f, min(max(x, f.Min), f.Max)); err != nil {
				t.Fatal(err)
			}
		}
	}
	return p, rule
}

func TestNoWorldStaysWithoutATradeThatWouldPay(t *testing.T) {
	long(t)
	worlds := proof.Count(0, 10, 60)
	chance := rand.New(rand.NewPCG(14, 14))
	rules := rules(t)
	type world struct {
		p    *parameter.Parameters
		rule string
	}
	var all []world
	for range worlds {
		p, rule := drawn(t, chance, rules)
		all = append(all, world{p, rule})
	}
	trade := make([][]float64, worlds) // by world and opening: crossings of the last 120 days
	var wait sync.WaitGroup
	next := make(chan int)
	for range 2 {
		wait.Go(func() {
			var w economy.World
			for k := range next {
				for _, o := range openings {
					p := all[k].p.Clone()
					changes := o.set(p)
					crossings := -1.0
					if err := w.Rebuild(p, changes, economy.Seeds{World: uint64(k + 1), Run: uint64(k + 1)}, 1); err == nil {
						if err := w.Run(t.Context(), nil); err == nil {
							out := w.Outcome()
							crossings = crossed(p)(&out.Summary)
						}
					}
					trade[k] = append(trade[k], crossings)
				}
			}
		})
	}
	for k := range all {
		next <- k
	}
	close(next)
	wait.Wait()
	pays := 0
	for k, of := range trade {
		most := 0.0
		for _, n := range of {
			most = max(most, n)
		}
		if most < 12 { // one in ten days: none to speak of
			continue
		}
		pays++
		for o, n := range of {
			if n < 0 {
				t.Errorf("world %d, %s: the run failed", k, openings[o].name)
			} else if n == 0 {
				t.Errorf("world %d, where %s guards: %s, nobody ever crosses, and with other openings %s do", k, all[k].rule, openings[o].name, fmt.Sprint(of))
			}
		}
	}
	t.Logf("in %d of %d worlds there is trade", pays, worlds)
	if pays < worlds/4 {
		t.Errorf("only %d of %d worlds have trade: they say little", pays, worlds)
	}
}
