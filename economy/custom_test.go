package economy

import (
	"math"
	"testing"

	"tumen/economy/observe"
	"tumen/economy/parameter"
	"tumen/economy/trade"
	"tumen/internal/proof"
	"tumen/ledger"
)

// A route's load may be up to a hundred tonnes, and a vehicle is one vehicle.
func TestTheHeaviestVehicleIsOne(t *testing.T) {
	for _, regime := range []parameter.Regime{parameter.Customary, parameter.Behavioural} {
		p := village()
		p.Regime, p.Days, p.Planning.Intensity = regime, 10, trade.BestReply
		p.Routes[1].Load = 100_000
		p.Organisers[1].Capital, p.Organisers[1].Declares = 1e6, 1e9
		w := proof.Must(New(p, nil, 1, 1))(t)
		heaviest := ledger.Grams(0)
		w.Watch(func(x observe.Trip) {
			if x.Route != "customs" {
				return
			}
			heaviest = max(heaviest, x.Load)
			if x.Heads != 1 {
				t.Errorf("%s: %v g go in %d vehicles", regime, x.Load, x.Heads)
			}
		})
		if err := w.Run(t.Context(), nil); err != nil {
			t.Fatal(err)
		}
		if heaviest != 100_000_000 {
			t.Errorf("%s: the heaviest vehicle has %d g, want 100 t", regime, heaviest)
		}
	}
}

// usage is the village by custom on its first morning, after a change.
func usage(t *testing.T, change func(*parameter.Parameters)) *World {
	t.Helper()
	p := village()
	change(p)
	w := proof.Must(New(p, nil, 1, 1))(t)
	w.morning.turnSeason()
	w.pricing.setPrices()
	w.tariffs.setTariffs()
	return w
}

// "He declares it if the law and his own licence allow and a declared route is
// open, and otherwise takes the first open clandestine route of his county; open
// is a route with a capacity and a load of at least 1 kg."
func TestByCustomWhoMayDeclareDoes(t *testing.T) {
	const cones, roots, donju, company = 0, 1, 0, 6
	for what, c := range map[string]struct {
		organiser uint32
		good      int
		change    func(*parameter.Parameters)
		route     int // -1 stays at home
	}{
		"a company with roots":                    {company, roots, func(*parameter.Parameters) {}, 1},
		"a company with cones":                    {company, cones, func(*parameter.Parameters) {}, 0},
		"a donju with roots":                      {donju, roots, func(*parameter.Parameters) {}, 0},
		"a company when customs is closed":        {company, roots, func(p *parameter.Parameters) { p.Routes[1].Capacity = 0 }, 0},
		"a donju when the river is closed":        {donju, roots, func(p *parameter.Parameters) { p.Routes[0].Capacity = 0 }, -1},
		"a donju when the river takes half a kg":  {donju, roots, func(p *parameter.Parameters) { p.Routes[0].Load = 0.5 }, -1},
		"a company past its limit, which is none": {company, roots, func(p *parameter.Parameters) { p.Organisers[1].Declares = 0 }, 1},
	} {
		w := usage(t, c.change)
		r, ok := w.custom.customaryRoute(c.organiser, c.good)
		if !ok {
			r = -1
		}
		if r != c.route {
			t.Errorf("%s takes route %d, want %d", what, r, c.route)
		}
	}
}

// A world may be so small that a route takes nobody. It is closed then, by custom
// and by calculation, and nobody buys goods for it.
func TestARouteThatASmallWorldClosesIsClosed(t *testing.T) {
	for _, regime := range []parameter.Regime{parameter.Customary, parameter.Behavioural} {
		for scale, open := range map[float64]bool{0.5: true, 0.1: false} { // of 4 crossings 2, and 0.4
			p := upland()
			p.Regime, p.BurnIn, p.Days, p.Scale = regime, 0, 20, scale
			p.Routes = p.Routes[1:]
			p.Organisers = p.Organisers[1:]
			p.Organisers[0].Number, p.Planning.Intensity = 10, trade.BestReply
			if bought := live(t, p, 1, 1).Summary.Mass.Gathered > 0; bought != open {
				t.Errorf("%s: at a scale of %v goods are bought for customs: %v, want %v", regime, scale, bought, open)
			}
		}
	}
}

// "The posts that he pays": a trader of the MSS pays none on the river.
func TestByCustomATraderOfTheMSSExpectsToPayNoShare(t *testing.T) {
	w := usage(t, func(p *parameter.Parameters) { p.Organisers[0].Kind, p.Learning.Hits = parameter.SecurityTrader, 0 })
	if got := w.custom.expected(0, 0, 0); got < 320-1e-9 || got > 320+1e-9 {
		t.Errorf("a trader of the MSS expects %v fen/kg, want 400 less a fifth to the porters", got)
	}
}

// "He stays at home if he expects nothing of it, where with the shares s of the
// posts that he pays, the porters' share p (on foot) and the risk rho that he
// believes in, e = (1 - rho) ((1 - s - p) (P - C) - haulage) - rho C a kilogram".
// Cones bring 4 yuan/kg on the river, half of it to the guards and a fifth to the
// porters, and cost 3; roots bring 4 through customs, which takes 30 %, haulage at
// 0.3, and cost 2.5.
func TestByCustomTheExpectationIsOfSharesHaulageAndRisk(t *testing.T) {
	for rho, want := range map[float64][2]float64{0: {120, 250}, 0.25: {0.75*120 - 0.25*300, 0.75*250 - 0.25*250}} {
		w := usage(t, func(p *parameter.Parameters) {
			p.Learning.Hits, p.Learning.Clear = -math.Log(1-rho), 1+math.Log(1-rho)
			p.Routes[0].Posts[0].Fixed, p.Routes[0].Posts[0].Head, p.Routes[0].Passage = 500, 50, 20 // not weighed
		})
		for k, c := range [][2]int{{0, 0}, {1, 1}} { // good, route
			if got := w.custom.expected(0, c[0], c[1]); got < want[k]-1e-9 || got > want[k]+1e-9 {
				t.Errorf("at a risk of %v good %d over route %d brings %v fen/kg, want %v", rho, c[0], c[1], got, want[k])
			}
		}
	}
}

// "The crew is uniform on the usual range, its ends included, and at most the
// largest", and "goods in lots are never drawn". Of sizes from 20 to 23 with 22 the
// largest, 3,000 crews are 750, 750 and 1,500, and four standard deviations of the
// last count are 4 sqrt(3000/4) = 110.
func TestByCustomCrewsAreUniformAndLotsStay(t *testing.T) {
	w := usage(t, func(p *parameter.Parameters) {
		p.Goods[0].Lot = 1
		p.Organisers = p.Organisers[:1]
		p.Organisers[0].Number = 300
		p.Planning = parameter.Planning{CrewLow: 20, CrewHigh: 23, CrewMax: 22}
	})
	sizes := map[uint16]int{}
	for range 10 {
		for i := range w.organisers.Group {
			x, goes := w.custom.customaryPlan(uint32(i))
			if !goes {
				t.Fatal("somebody stays at home")
			}
			sizes[x.heads]++
			if x.good != 1 || x.least != 30 {
				t.Fatalf("by custom %+v", x)
			}
		}
		w.day++
	}
	for size, want := range map[uint16]int{20: 750, 21: 750, 22: 1500} {
		if got := sizes[size]; got < want-110 || got > want+110 {
			t.Errorf("%d crews of %d, want about %d", got, size, want)
		}
	}
	if len(sizes) != 3 {
		t.Errorf("sizes %v", sizes)
	}
}
