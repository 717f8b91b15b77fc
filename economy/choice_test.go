package economy

import (
	"math"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"

	"tumen/economy/parameter"
	"tumen/exact"
	"tumen/internal/proof"
	"tumen/ledger"
)

// trading is the village whose MSS moves all goods itself, and the number of its
// first trader.
func trading(t *testing.T, change func(*parameter.Parameters)) (*World, uint32) {
	t.Helper()
	p := upland()
	p.Security.Posture = parameter.Trader
	p.Organisers = append(p.Organisers, parameter.Organiser{Name: "traders", Kind: parameter.SecurityTrader, County: "upland", Number: 1, Capital: 30000, Turnaround: 2})
	change(p)
	w := daybreak(t, p)
	w.opportunities()
	return w, uint32(len(w.organisers.Group) - 1)
}

// daybreak is a world on its first morning, when prices and tariffs are set.
func daybreak(t *testing.T, p *parameter.Parameters) *World {
	t.Helper()
	w := proof.Must(New(p, nil, 1, 1))(t)
	w.turnSeason()
	w.setPrices()
	w.setTariffs()
	return w
}

// bestOnTheRiver is what an organiser expects of the first good over the river.
func bestOnTheRiver(w *World, i uint32) option {
	for _, o := range w.offers {
		if o.route == 0 && o.good == 0 {
			return w.consider(i, &o)
		}
	}
	return option{}
}

// The MSS's own traders pass the guards for nothing, so whatever the guards ask,
// on whatever basis, their expectation is the same; that of a donju is not.
func TestATraderOfTheMSSExpectsToPayNoToll(t *testing.T) {
	for basis, ask := range map[string]func(*parameter.Post){
		"crossing": func(x *parameter.Post) { x.Fixed = 500 },
		"head":     func(x *parameter.Post) { x.Head = 40 },
		"weight":   func(x *parameter.Post) { x.Weight = 1 },
		"share":    func(x *parameter.Post) { x.Share = 0.3 },
	} {
		at := func(change func(*parameter.Post)) (trader, donju option) {
			w, i := trading(t, func(p *parameter.Parameters) {
				x := &p.Routes[0].Posts[0]
				x.Rule, x.Fixed, x.Head, x.Weight, x.Share = parameter.ByCustom, 0, 0, 0, 0
				change(x)
			})
			return bestOnTheRiver(w, i), bestOnTheRiver(w, 0)
		}
		free, other := at(func(*parameter.Post) {})
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
	at := func(visibility, hits float64) (trader, donju option) {
		w, i := trading(t, func(p *parameter.Parameters) {
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
	at := func(ask func(*parameter.Post)) option {
		w, _ := trading(t, func(p *parameter.Parameters) {
			x := &p.Routes[0].Posts[0]
			x.Rule, x.Share = parameter.ByCustom, 0
			ask(x)
			p.Planning.Visibility = 0
			p.Organisers[0].Capital = 3000 // 3 yuan a kilogram: a thousand kilograms and no toll
		})
		return bestOnTheRiver(w, 0)
	}
	head, weight := at(func(x *parameter.Post) { x.Head = 50 }), at(func(x *parameter.Post) { x.Weight = 1 })
	if free := at(func(*parameter.Post) {}); 4*weight.kg > 3000 || 3*head.kg+50*float64(head.heads) > 3000 || weight.kg >= free.kg {
		t.Errorf("%+v with a toll a head, %+v with one a kilogram, %+v without: capital is 3,000 yuan", head, weight, free)
	}
}

// plainMatch is match with every crew weighed.
func (w *World) plainMatch(i uint32, o *opportunity, clear, most float64, has budget) (best option) {
	strength := &w.pools[w.organisers.County[i]].strength
	for _, part := range crewLoads {
		full := int(part * w.p.Routes[o.route].Load)
		mean := strength.mean(o.smallest(clear), full)
		for n := 1; mean > 0 && n <= w.p.Planning.CrewMax; n++ {
			kg := float64(n) * mean
			ahead := max(0, kg-has.stock)*o.bought + kg*(o.cost-o.bought+o.weight) + float64(n)*o.head + o.fixed
			if kg > most || ahead > has.cash {
				break
			}
			pass := clear * w.unseen[n]
			gain := kg*(o.margin-o.share*o.assessed) - float64(n)*o.head - o.fixed
			if e := pass*gain - (1-pass)*kg*o.cost; best.heads == 0 || e > best.e {
				best = option{e: e, heads: n}
			}
		}
	}
	return best
}

// However much a crew costs, brings, risks and is noticed, the search by the
// shape of the curve finds as good a crew as weighing all of them does.
func TestTheBestCrewIsThatOfAllWeighed(t *testing.T) {
	w := proof.Must(New(upland(), nil, 1, 1))(t)
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
		o := opportunity{
			margin: number(-50, 1000), assessed: number(0, 1000), share: number(0, 0.5), bought: number(0, 250),
			head: number(0, 5000), fixed: number(0, 100_000), weight: number(0, 100), open: 1,
		}
		o.cost = o.bought + number(0, 50) // haulage
		clear, most, has := number(0.5, 1), number(0, 20_000), budget{cash: number(0, 1e7), stock: number(0, 5000)}
		got, want := w.match(0, &o, clear, most, has), w.plainMatch(0, &o, clear, most, has)
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

// "His own group's monthly limit caps K, whoever's name is used", a name can be
// rented "if one is in his county and the rent is below 1", and the count starts
// again after the crossings of the first of a month.
func TestWhoMayDeclareHowMuch(t *testing.T) {
	at := func(change func(p *parameter.Parameters)) *World {
		w := morning(t, func(p *parameter.Parameters) {
			p.Organisers[0].Declares, p.Organisers[0].NameRent = 300, 0.1
			p.Organisers[1].Declares = 500
			change(p)
		})
		w.turnSeason()
		w.setPrices()
		w.setTariffs()
		w.opportunities()
		return w
	}
	customs := func(w *World, i uint32) (kg float64, lent bool) {
		for _, o := range w.offers {
			if o.route == 1 && o.good == 1 {
				best := w.consider(i, &o)
				return best.kg, o.lent
			}
		}
		t.Fatal("nothing can be declared")
		return 0, false
	}
	w := at(func(*parameter.Parameters) {})
	company := uint32(len(w.organisers.Group) - 1)
	if kg, lent := customs(w, 0); kg != 300 || !lent {
		t.Errorf("a donju under a rented name (%v) declares %v kg, want the 300 of his own limit", lent, kg)
	}
	if kg, lent := customs(w, company); kg != 500 || lent {
		t.Errorf("a company (name rented: %v) declares %v kg, want 500", lent, kg)
	}
	w.organisers.declared[company] = 400_000
	if kg, _ := customs(w, company); kg != 100 {
		t.Errorf("after 400 kg a company declares %v, want 100", kg)
	}
	w.payDuties()
	if kg, _ := customs(w, company); kg != 500 {
		t.Errorf("after the first of a month a company declares %v kg, want 500", kg)
	}
	for what, change := range map[string]func(p *parameter.Parameters){
		"without anybody's licence": func(p *parameter.Parameters) { p.Organisers[1].Licence = false },
		"at a rent of everything":   func(p *parameter.Parameters) { p.Organisers[0].NameRent = 1 },
	} {
		if kg, _ := customs(at(change), 0); kg != 0 {
			t.Errorf("%s a donju declares %v kg", what, kg)
		}
	}
}

// Goods that are bought need not be paid again: an organiser whose money lies in
// his store, because nobody came to carry, sets out with it.
func TestWhoseMoneyIsAllInGoodsCanCarryThem(t *testing.T) {
	at := func(stock ledger.Grams) option {
		w, _ := trading(t, func(p *parameter.Parameters) {
			x := &p.Routes[0].Posts[0]
			x.Rule, x.Share, x.Head = parameter.ByCustom, 0.3, 0
		})
		safe := w.organiserAccount(0)
		w.book.Pay(ledger.Consumption, safe, ledger.Account{Sector: ledger.Rest}, w.book.Cash(safe))
		w.organisers.Stock[0][0] = stock
		return bestOnTheRiver(w, 0)
	}
	if poor := at(0); poor.heads != 0 {
		t.Errorf("with neither cash nor goods he plans %+v", poor)
	}
	if rich := at(1_000_000); rich.heads == 0 || rich.kg > 1000 {
		t.Errorf("with a tonne and no cash he plans %+v", rich)
	}
}

// A vehicle or a lot is as heavy as its organiser's budget lets it be: a gram more
// than they carry could not be paid, and all of that can.
func TestMeansCarryWhatTheyPay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		number := func(most float64, name string) float64 { return rapid.Float64Range(0, most).Draw(t, name) }
		o := opportunity{bought: number(300, "bought"), weight: number(100, "a kilogram"), head: number(5000, "a head"), fixed: number(1e5, "a crossing")}
		o.cost = o.bought + number(50, "haulage")
		has := budget{number(1e7, "cash") - 1e5, number(5000, "stock")}
		takes := func(kg float64) float64 {
			return o.fixed + o.head + kg*(o.cost-o.bought+o.weight) + max(0, kg-has.stock)*o.bought
		}
		kg := o.carries(has)
		switch {
		case takes(0) > has.cash:
			if kg != 0 {
				t.Fatalf("%+v carry %v kg past tolls that they do not pay", has, kg)
			}
		case o.cost+o.weight == 0: // nothing costs anything
		case takes(kg*(1-1e-9)) > has.cash || takes(kg*(1+1e-9)+0.001) < has.cash:
			t.Fatalf("%+v carry %v kg, which take %v", has, kg, takes(kg))
		}
	})
}

// A vehicle is noticed as one head is, and its organiser knows it.
func TestAVehicleIsExpectedToBeNoticedAsOne(t *testing.T) {
	expects := func(unnoticed int) float64 {
		w := morning(t, func(p *parameter.Parameters) {
			p.Routes[0].Carriers, p.Routes[0].Load = parameter.ByVehicles, 1000
			p.Planning.Unnoticed, p.Planning.Visibility = unnoticed, 0.5
			p.Learning.Hits, p.Learning.Clear = 0, 10
		})
		w.turnSeason()
		w.applyPolicy()
		w.setPrices()
		w.setTariffs()
		w.opportunities()
		for k := range w.offers {
			if o := w.offers[k]; o.route == 0 && w.open(0, &o) {
				if best := w.consider(0, &o); best.heads == 1 {
					return best.e
				}
			}
		}
		t.Fatal("no vehicle is worth it")
		return 0
	}
	if hidden, seen := expects(1), expects(0); seen >= hidden {
		t.Errorf("noticed, a vehicle is worth %v, and unnoticed %v", seen, hidden)
	}
}
