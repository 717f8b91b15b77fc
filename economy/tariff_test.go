package economy

import (
	"math"
	"testing"

	"tumen/economy/parameter"
	"tumen/internal/proof"
	"tumen/ledger"
)

// "Until somebody has passed, what the post started from stands: its opening
// tariff, or the given schedule on its basis."
func TestABargainBeginsWithTheOpeningTariff(t *testing.T) {
	for _, c := range []struct {
		opening, head float64
		want          ledger.Money
	}{{80, 30, 8000}, {0, 30, 3000}} {
		w := morning(t, func(p *parameter.Parameters) {
			x := &p.Routes[0].Posts[0]
			x.Opening, x.Head, x.Fixed, x.Share = c.opening, c.head, 7, 0.5
		})
		w.turnSeason()
		w.setPrices()
		w.setTariffs()
		if x := &w.posts[0]; x.head != c.want || x.fixed != 0 || x.share != 0 || x.weight != 0 || x.shut {
			t.Errorf("opening %v, schedule %v a head: the post asks %d fen a head, %d a crossing and the share %v", c.opening, c.head, x.head, x.fixed, x.share)
		}
	}
}

// "A post takes a bribe only if it pays. Whatever the rule but customary, once a
// usual crossing is known no tariff falls below L / base", and "a post that has
// its quota asks L alone".
func TestNoTariffFallsBelowTheLeastButTheGivenOne(t *testing.T) {
	for _, rule := range []parameter.TariffRule{parameter.ByCustom, parameter.Posted, parameter.Joint, parameter.Competing, parameter.ByQuota} {
		w := morning(t, func(p *parameter.Parameters) {
			x := &p.Routes[0].Posts[0]
			x.Rule, x.Basis, x.Opening, x.Head, x.Share, x.Step = rule, parameter.PerHead, 0.01, 0.01, 0, 0.05
			x.Salary, x.Penalty, x.Detection, x.Quota = 30, 70, 0.2, 0 // least (30 + 70) 0.2 / 0.8 = 25 yuan
		})
		w.routes[0].usual = usual{known: true, worth: 1e6, heads: 20, weight: 900, profit: 4e5}
		w.turnSeason()
		w.setPrices()
		w.setTariffs()
		want := ledger.Money(125) // 25 yuan on 20 heads
		if rule == parameter.ByCustom {
			want = 1
		}
		if got := w.posts[0].head; got != want {
			t.Errorf("%s: %d fen a head, want %d", rule, got, want)
		}
	}
}

// "With a rotation, new people come on every day that it divides, counted from
// the first recorded one: the usual crossing of the route is forgotten, for all
// its posts, and this post starts anew."
func TestNewPeopleComeOnDaysThatARotationDivides(t *testing.T) {
	p := upland()
	p.BurnIn = 20
	p.Routes[0].Posts[0].Rotation = 15
	w := proof.Must(New(p, nil, 1, 1))(t)
	for range 50 {
		w.routes[0].usual = usual{known: true, worth: 5e5, heads: 20, weight: 900, profit: 4e5}
		w.turnSeason()
		w.setPrices()
		w.setTariffs()
		anew := w.day == -15 || w.day == 0 || w.day == 15
		if forgot, asks := !w.routes[0].usual.known, w.posts[0].head; forgot != anew || (asks == 8000) != anew {
			t.Errorf("day %d: usual crossing forgotten %v, %d fen a head", w.day, forgot, asks)
		}
		w.day++
	}
}

// "The step shrinks to 0.7 of itself, at least to 0.002 or to `step` if that is
// finer": no trial goes further than the post's own step.
func TestNoTrialGoesFurtherThanThePostsStep(t *testing.T) {
	for _, step := range []float64{0.0001, 0.002, 0.05} {
		w := morning(t, func(*parameter.Parameters) {})
		q := &parameter.Post{Basis: parameter.PerCrossing, Step: step, Review: 1, Fixed: 1000}
		l := begin(q, 100)
		for range 200 {
			before := l.rate
			w.experiment(&l, q, 1, 0, 0) // nothing is ever earned, so every trial fails
			if l.trying && math.Abs(l.rate-before) > before*step*(1+1e-12) {
				t.Fatalf("step %v: a trial goes from %v to %v", step, before, l.rate)
			}
			w.day++
		}
		if want := min(step, leastStep); l.step != want {
			t.Errorf("after a hundred failures the step of %v is %v, want %v", step, l.step, want)
		}
	}
}

// "A rate of less than 1 yuan starts a trial from 1 yuan, a share of less than
// 0.002 from 0.002, so that a post without a tariff can begin. The first trial
// goes up."
func TestAPostWithoutATariffCanBegin(t *testing.T) {
	for basis, want := range map[parameter.Basis]float64{parameter.PerCrossing: 105, parameter.PerHead: 105, parameter.PerWeight: 105, parameter.PerShare: 0.0021} {
		w := morning(t, func(*parameter.Parameters) {})
		q := &parameter.Post{Basis: basis, Step: 0.05, Review: 1}
		l := begin(q, 100)
		for !l.trying {
			w.experiment(&l, q, 1, 0, 0)
			w.day++
		}
		if math.Abs(l.rate-want) > 1e-9 {
			t.Errorf("a %s: the first trial is at %v, want %v", basis, l.rate, want)
		}
	}
}

// "The n posts of the rule on a route search in turn, two reviews each. In the
// first, the post keeps its rate and counts takings; in the second, it tries one."
func TestPostsSearchInTurn(t *testing.T) {
	const n, review = 3, 4
	w := morning(t, func(*parameter.Parameters) {})
	q := &parameter.Post{Basis: parameter.PerCrossing, Step: 0.05, Review: review, Fixed: 10}
	var posts [n]learningState
	for k := range posts {
		posts[k] = begin(q, 100)
	}
	for range 4 * n * review {
		for k := range posts {
			w.experiment(&posts[k], q, n, k, 0)
			if tries, turn := posts[k].trying, int(w.day)/review; tries != (turn%2 == 1 && turn/2%n == k) {
				t.Errorf("on day %d post %d tries: %v", w.day, k+1, tries)
			}
		}
		w.day++
	}
}

// "While its own is cheaper by at most two steps, nothing happens. Otherwise the
// post aims to bring its route one step below the rival, a step being a part of
// what the rival asks", "a route that nobody has used yet takes the usual crossing
// of another route of its county", and closed routes are no rivals.
func TestACompetitorStaysAStepBelowItsRival(t *testing.T) {
	for _, c := range []struct {
		own, rival, want float64
		closed           bool
	}{
		{95, 100, 95, false},
		{90, 100, 90, false},
		{89, 100, 95, false},
		{100, 100, 95, false},
		{120, 100, 95, false},
		{120, 10, 25, false}, // the least
		{120, 100, 120, true},
	} {
		w := morning(t, func(p *parameter.Parameters) {
			p.Routes[0].Posts = p.Routes[0].Posts[:1]
			other := p.Routes[0]
			other.Name, other.Posts = "bridge", []parameter.Post{other.Posts[0]}
			p.Routes = append(p.Routes, other)
			for r, ask := range map[int]float64{0: c.own, 2: c.rival} {
				x := &p.Routes[r].Posts[0]
				x.Rule, x.Basis, x.Fixed, x.Opening, x.Step, x.Share, x.Head = parameter.Competing, parameter.PerCrossing, ask, 0, 0.05, 0, 0
				x.Salary, x.Penalty, x.Detection = 30, 70, 0.2 // least 25 yuan
			}
			p.Routes[2].Posts[0].Rule = parameter.ByCustom
			if c.closed {
				p.Routes[2].Capacity = 0
			}
		})
		w.turnSeason()
		w.setPrices()
		w.setTariffs() // nobody has come: what was given stands
		w.routes[2].usual = usual{known: true, worth: 1e6, heads: 20, weight: 900, profit: 4e5}
		w.day++
		w.setTariffs()
		if got := w.inMoney(w.posts[0].fixed); got != c.want {
			t.Errorf("asking %v against %v (closed: %v) it goes to %v yuan, want %v", c.own, c.rival, c.closed, got, c.want)
		}
	}
}
