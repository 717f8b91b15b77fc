package economy

import (
	"math"
	"math/rand/v2"
	"testing"

	"tumen/exact"
)

// trading is the village whose MSS moves all goods itself, and the number of its
// first trader.
func trading(t *testing.T, change func(*Parameters)) (*World, uint32) {
	t.Helper()
	p := upland()
	p.Security.Posture = Trader
	p.Organisers = append(p.Organisers, Organiser{Name: "traders", Kind: SecurityTrader, County: "upland", Number: 1, Capital: 30000, Turnaround: 2})
	change(p)
	w, err := New(p, nil, 1, 1)
	if err != nil {
		t.Fatal(err)
	}
	w.turnSeason()
	w.setPrices()
	w.setTariffs()
	w.prospects()
	return w, uint32(len(w.organisers.Group) - 1)
}

// bestOnTheRiver is what an organiser expects of the first good over the river.
func bestOnTheRiver(w *World, i uint32) way {
	for _, o := range w.offers {
		if o.route == 0 && o.good == 0 {
			return w.consider(i, &o)
		}
	}
	return way{}
}

// The MSS's own traders pass the guards for nothing, so whatever the guards ask,
// on whatever basis, their expectation is the same; that of a donju is not.
func TestATraderOfTheMSSExpectsToPayNoToll(t *testing.T) {
	for basis, ask := range map[string]func(*Post){
		"crossing": func(x *Post) { x.Fixed = 500 },
		"head":     func(x *Post) { x.Head = 40 },
		"weight":   func(x *Post) { x.Weight = 1 },
		"share":    func(x *Post) { x.Share = 0.3 },
	} {
		at := func(change func(*Post)) (trader, donju way) {
			w, i := trading(t, func(p *Parameters) {
				x := &p.Routes[0].Posts[0]
				x.Rule, x.Fixed, x.Head, x.Weight, x.Share = ByCustom, 0, 0, 0, 0
				change(x)
			})
			return bestOnTheRiver(w, i), bestOnTheRiver(w, 0)
		}
		free, other := at(func(*Post) {})
		trader, donju := at(ask)
		if trader != free || trader.heads == 0 {
			t.Errorf("with a tariff a %s a trader of the MSS expects %+v, and without %+v", basis, trader, free)
		}
		if donju == other {
			t.Errorf("a tariff a %s is nothing to a donju", basis)
		}
	}
}

// Nobody raids the MSS's own traders, so neither a belief in raids nor notice
// keeps their crews small: the largest crew is the best.
func TestATraderOfTheMSSNeedNotHide(t *testing.T) {
	at := func(visibility, hits float64) (trader, donju way) {
		w, i := trading(t, func(p *Parameters) {
			p.Planning.Visibility, p.Learning.Hits, p.Organisers[len(p.Organisers)-1].Capital = visibility, hits, 1e6
			p.Organisers[0].Capital = 1e6
		})
		return bestOnTheRiver(w, i), bestOnTheRiver(w, 0)
	}
	trader, donju := at(0.05, 20)
	if quiet, _ := at(0, 0); trader != quiet || trader.heads != 50 {
		t.Errorf("a trader of the MSS plans %+v, and %+v where nothing is seen", trader, quiet)
	}
	if donju.heads >= trader.heads {
		t.Errorf("a donju's crew of %d should hide", donju.heads)
	}
}

// Tolls are paid before anything is sold, so an organiser's capital must carry
// them beside the goods, on whatever basis they are asked.
func TestCapitalMustCarryTheTollOfEveryBasis(t *testing.T) {
	at := func(ask func(*Post)) way {
		w, _ := trading(t, func(p *Parameters) {
			x := &p.Routes[0].Posts[0]
			x.Rule, x.Share = ByCustom, 0
			ask(x)
			p.Planning.Visibility = 0
			p.Organisers[0].Capital = 3000 // 3 yuan a kilogram: a thousand kilograms and no toll
		})
		return bestOnTheRiver(w, 0)
	}
	head, weight := at(func(x *Post) { x.Head = 50 }), at(func(x *Post) { x.Weight = 1 })
	if free := at(func(*Post) {}); 4*weight.kg > 3000 || 3*head.kg+50*float64(head.heads) > 3000 || weight.kg >= free.kg {
		t.Errorf("%+v with a toll a head, %+v with one a kilogram, %+v without: capital is 3,000 yuan", head, weight, free)
	}
}

// plainMatch is match with every crew weighed.
func (w *World) plainMatch(i uint32, o *prospect, clear, most, capital float64) (best way) {
	strength := &w.pools[w.organisers.County[i]].strength
	for _, part := range crewLoads {
		full := int(part * w.p.Routes[o.route].Load)
		mean := strength.mean(o.smallest(clear), full)
		for n := 1; mean > 0 && n <= w.p.Planning.CrewMax; n++ {
			kg := float64(n) * mean
			if ahead := kg*(o.cost+o.weight) + float64(n)*o.head; kg > most || ahead+o.fixed > capital {
				break
			}
			pass := clear * w.unseen[n]
			gain := kg*(o.margin-o.share*o.assessed) - float64(n)*o.head - o.fixed
			if e := pass*gain - (1-pass)*kg*o.cost; best.heads == 0 || e > best.e {
				best = way{e: e, heads: n}
			}
		}
	}
	return best
}

// However much a crew costs, brings, risks and is noticed, the search by the
// shape of the curve finds as good a crew as weighing all of them does.
func TestTheBestCrewIsThatOfAllWeighed(t *testing.T) {
	w, err := New(upland(), nil, 1, 1)
	if err != nil {
		t.Fatal(err)
	}
	inside := 0 // crews that end neither where notice begins nor where they must
	chance := rand.New(rand.NewPCG(1, 1))
	for k := range 10_000 {
		number := func(least, most float64) float64 { return least + (most-least)*chance.Float64() }
		w.p.Planning.CrewMax = 1 + chance.IntN(200)
		w.p.Planning.Unnoticed = chance.IntN(61)
		visibility := number(0, 0.1)
		for n := range w.unseen {
			w.unseen[n] = exact.Exp(-visibility * float64(max(0, n-w.p.Planning.Unnoticed)))
		}
		o := prospect{
			margin: number(-50, 1000), assessed: number(0, 1000), share: number(0, 0.5), cost: number(0, 300),
			head: number(0, 5000), fixed: number(0, 100_000), weight: number(0, 100), open: 1,
		}
		clear, most, capital := number(0.5, 1), number(0, 20_000), number(0, 1e7)
		got, want := w.match(0, &o, clear, most, capital), w.plainMatch(0, &o, clear, most, capital)
		if (got.heads == 0) != (want.heads == 0) || math.Abs(got.e-want.e) > 1e-9*(1+math.Abs(want.e)) {
			t.Fatalf("%d: the best crew is of %d and expects %v, of all weighed one of %d expects %v", k, got.heads, got.e, want.heads, want.e)
		}
		if want.heads > w.p.Planning.Unnoticed+1 && want.heads < w.p.Planning.CrewMax {
			inside++
		}
	}
	if inside < 100 {
		t.Errorf("%d crews had their best size inside the curve", inside)
	}
}
