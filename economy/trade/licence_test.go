package trade

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"tumen/exact"
	"tumen/ledger"
	"tumen/rng"
)

// tonight has bidders who would each declare a kilogram a day at what it is worth
// to them, evening after evening.
func tonight(l *Licences, worths []float64) {
	for range 300 {
		for _, w := range worths {
			l.Bid(w, 1, 1)
		}
		l.Clear(0.9)
	}
}

// evenly are bids from 1 to n.
func evenly(n int) (worths []float64) {
	for k := range n {
		worths = append(worths, float64(k+1))
	}
	return worths
}

// daily is limits that come to so many kilograms a day.
func daily(kg ...float64) (limits []float64) {
	for _, a := range kg {
		limits = append(limits, a*daysAMonth)
	}
	return limits
}

// With a fixed supply of S and bids of 1 to n kilograms the rent is n - S, until
// the limits hold all: then it is 0.
func TestTheRentIsWhatTheLastOneInBids(t *testing.T) {
	for _, supply := range []float64{10, 100, 500, 900} {
		l := OpenLicences(daily(supply/2, supply/2), []float64{0, 0})
		tonight(l, evenly(1000))
		near(t, "the rent", l.Rent, 1000-supply, 25) // prices are told apart in steps of 9 %
		near(t, "what is wanted at it", l.Demand(l.Rent), supply, 1e-6*supply+1)
	}
	l := OpenLicences(daily(1001), []float64{0})
	tonight(l, evenly(1000))
	near(t, "the rent of a licence that is not used up", l.Rent, 0, 0)
}

// Where lending costs its holder something the rent is where both curves meet:
// n - r = S r / care.
func TestCareMakesSupplyElastic(t *testing.T) {
	l := OpenLicences(daily(500), []float64{1000})
	tonight(l, evenly(1000))
	near(t, "the rent", l.Rent, 1000/1.5, 5)
	if used := l.Supply(l.Rent); used >= 0.75*500 {
		t.Errorf("%v of 500 kg a day are lent", used)
	}
}

// At any bids, limits and cares demand meets supply, and a little more supply
// changes the rent little.
func TestTheRentClears(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 5).Draw(t, "holders")
		var limits, care []float64
		for range n {
			limits = append(limits, rapid.Float64Range(0, 1e5).Draw(t, "limit"))
			care = append(care, rapid.SampledFrom([]float64{0, 5, 300}).Draw(t, "care"))
		}
		var worths []float64
		for range rapid.IntRange(1, 300).Draw(t, "bids") {
			worths = append(worths, math.Exp(rapid.Float64Range(-2, 9).Draw(t, "worth")))
		}
		l := OpenLicences(limits, care)
		tonight(l, worths)
		excess := func(r float64) float64 { return l.Demand(r) - l.Supply(r) }
		at := 1e-9 * (1 + l.Rent)
		if excess(l.Rent+at) > 1e-3 || l.Rent > 0 && excess(max(0, l.Rent-at)) < -1e-3 {
			t.Fatalf("at a rent of %v %v kg more are wanted than lent", l.Rent, excess(l.Rent))
		}
		before := l.Rent
		for h := range l.Limit {
			l.Limit[h] *= 1.001
		}
		tonight(l, worths)
		if l.Rent > before+1e-9 {
			t.Fatalf("with more to lend the rent rises from %v to %v", before, l.Rent)
		}
	})
}

// Who goes at the rent has no less than on the best other way, and its holder no
// less than what lending costs: nobody has a loss.
func TestARentLeavesNobodyWithALoss(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := OpenLicences([]float64{rapid.Float64Range(1, 1e5).Draw(t, "limit")}, []float64{rapid.Float64Range(0, 100).Draw(t, "care")})
		worth := rapid.Float64Range(0.01, 500).Draw(t, "worth")
		tonight(l, append(evenly(200), worth))
		amount := ledger.Grams(rapid.IntRange(1, 3e6).Draw(t, "amount"))
		part := l.Supply(l.Rent) * daysAMonth / l.Limit[0]
		if costs := l.Care[0] * part * part / 2; costs > l.Rent*part+1e-9 {
			t.Fatalf("lending costs the holder %v, and brings %v", costs, l.Rent*part)
		}
		if worth >= l.Rent && float64(l.Lend(0, amount)) > worth*amount.Kg() {
			t.Fatal("the rent is more than the shipment is worth")
		}
		if fixed, rent := l.Due(0, 0, 1); fixed != 0 || rent > l.Worth[0] {
			t.Fatalf("whoever gives licences takes %d of %d", rent, l.Worth[0])
		}
	})
}

// A licence for those who had to rent one: less demand for the licences of others
// and more supply, so the rent falls, and more is declared in all.
func TestLicencesForAllLowerTheRent(t *testing.T) {
	worths := evenly(900)
	few := OpenLicences(daily(100, 100), []float64{0, 0})
	tonight(few, worths)
	// A third of those who bid get a licence of 100 kg a day too; they declare their
	// own, 300 kg a day, and lend what is left.
	var rest []float64
	own := 0.0
	for k, w := range worths {
		if k%3 != 0 {
			rest = append(rest, w)
		} else {
			own++
		}
	}
	limits := []float64{100, 100}
	for range int(own) {
		limits = append(limits, 2)
	}
	many := OpenLicences(daily(limits...), make([]float64, len(limits)))
	for h := 2; h < len(limits); h++ {
		many.Own[h] = 1
	}
	tonight(many, rest)
	declared := func(l *Licences, own float64) float64 { return own + min(l.Supply(l.Rent), l.Demand(l.Rent)) }
	if many.Rent >= few.Rent || declared(many, own) <= declared(few, 0) {
		t.Errorf("rent %v after %v, declared %v after %v kg a day", many.Rent, few.Rent, declared(many, own), declared(few, 0))
	}
	// With room for all there is no rent.
	for h := range many.Limit {
		many.Limit[h] *= 10
	}
	tonight(many, rest)
	near(t, "the rent where all have room", many.Rent, 0, 0)
}

// The rent fades in and out: a month without bids does not raise it.
func TestTheRentForgets(t *testing.T) {
	l := OpenLicences(daily(100), []float64{0})
	tonight(l, evenly(1000))
	before := l.Rent
	last := before
	for range 30 {
		l.Clear(0.9)
		if l.Rent > last {
			t.Fatalf("the rent rises from %v to %v though nobody bids", last, l.Rent)
		}
		last = l.Rent
	}
	if last > before/4 {
		t.Errorf("a month without bids leaves %v of %v", last, before)
	}
}

// Limits hold to the gram, the least used holder lends, and what has no room is
// counted.
func TestLimitsHold(t *testing.T) {
	l := OpenLicences([]float64{5_000, 8_000}, []float64{0, 0})
	for range 6 {
		if h := l.Lender(2_000_000); h >= 0 {
			l.Lend(h, 2_000_000)
		}
	}
	if !slices.Equal(l.Used, []ledger.Grams{4_000_000, 8_000_000}) {
		t.Errorf("used of 5 and 8 tonnes: %v", l.Used)
	}
	if l.Lender(2_000_000) != -1 || l.Use(0, 2_000_000) || !l.Use(0, 1_000_000) {
		t.Error("a limit does not hold")
	}
	if l.Full != (Tally{Decisions: 9, Held: 2}) {
		t.Errorf("declarations without room: %+v", l.Full)
	}
	l.NewMonth()
	if l.Left(1) != 8_000_000 {
		t.Errorf("a new month leaves %d", l.Left(1))
	}
}

// What a holder declares itself is taken off what it lends, and what it could have
// earned with it counts for what its licence is worth.
func TestAHoldersOwnUse(t *testing.T) {
	l := OpenLicences(daily(100), []float64{0})
	tonight(l, evenly(200))
	near(t, "the rent", l.Rent, 100, 1)
	l.NewMonth()
	l.Nights = daysAMonth
	for range 100 {
		for w := range 200 {
			l.Bid(float64(w+1), 1, 1)
		}
		l.Clear(0.9)
		l.Use(0, 40_000)
		l.Lend(0, 60_000)
		l.Learn(0.9)
		if l.Nights--; l.Nights < 1 {
			l.NewMonth()
			l.Nights = daysAMonth
		}
	}
	near(t, "the rent beside the holder's own use", l.Rent, 140, 2)
	if l.Shadow(0) != l.Rent {
		t.Errorf("a kilogram of its own keeps it from earning %v, the rent is %v", l.Shadow(0), l.Rent)
	}
}

// A licence that is revoked lends nothing, and its place is given again, clean.
func TestLicencesComeAndGo(t *testing.T) {
	l := OpenLicences(daily(100, 200), []float64{0, 0})
	l.Lend(0, 50_000)
	l.Revoke(0)
	if l.Supply(1) != 200 || l.Left(0) != 0 || l.Lender(1_000_000) != 1 {
		t.Errorf("beside a revoked licence %v kg a day are lent", l.Supply(1))
	}
	if h := l.Grant(3000, 0); h != 0 || l.Left(0) != 3_000_000 {
		t.Errorf("the place given again is %d, with %d g left", h, l.Left(0))
	}
	if h := l.Grant(3000, 0); h != 2 {
		t.Errorf("the third licence has place %d", h)
	}
}

func TestLicencesAllocateNothing(t *testing.T) {
	l := OpenLicences(daily(100, 50), []float64{0, 10})
	if n := testing.AllocsPerRun(100, func() {
		l.Bid(30, 2000, 0.5)
		l.Clear(0.98)
		if h := l.Lender(1000); h >= 0 {
			l.Lend(h, 1000)
		}
		l.Learn(0.98)
	}); n != 0 {
		t.Errorf("an evening allocates %v times", n)
	}
}

// trader is one who may go through customs under another's licence, or over the
// river, or stay at home.
type trader struct {
	skill, outside float64
	noise          [2]float64 // of the choice: Gumbel draws for customs and river
}

func someTraders(n int) (all []trader) {
	for k := range n {
		d := rng.New(3).Draw(1, uint32(k), 0, 0)
		u := rng.New(3).Draw(2, uint32(k), 0, 0)
		gumbel := func(x float64) float64 { return -exact.Log(-exact.Log((x + 1e-12) / (1 + 2e-12))) }
		all = append(all, trader{
			skill:   exact.Exp(0.15 * d.Normal()),
			outside: 6_000 * exact.Exp(0.7*rng.New(3).Draw(3, uint32(k), 0, 0).Normal()),
			noise:   [2]float64{gumbel(u.Unit(0)), gumbel(u.Unit(1))},
		})
	}
	return all
}

// legalWay is what customs and licences are in a trial, and what the river costs.
type legalWay struct {
	levy, limit, care float64
	bends             float64 // per cent by which posts and porters ask more for one per cent more over the river
}

// customsShare is which part of what is moved goes through customs, where the rent
// of licences clears, and so does what posts and porters of the river ask. Skill
// works on margins, and outside value on the days that each way takes.
func customsShare(traders []trader, is legalWay) (share, rent float64) {
	const kg, scale = 2000, 10_000 // a lorry; the scale of what the model leaves out of each choice [minor]
	c, g := port(), wares()
	c.Levy, c.Delay = is.levy, 2
	terms := c.Terms(&g)
	d := c.Declare(&terms, kg, 0)
	// at gives the parts that go through customs and over the river if the river
	// asks what it asks for the part q of all.
	at := func(q float64) (through, over float64) {
		asks := 160 * math.Pow(2*q, is.bends)
		legal := func(t trader) float64 {
			return d.Value + (t.skill-1)*(g.Pays-g.Source)*kg - d.Days*t.outside + scale*t.noise[0]
		}
		river := func(t trader) float64 { return kg*(t.skill*400-asks) - 2*t.outside + scale*t.noise[1] }
		l := OpenLicences(daily(is.limit), []float64{is.care})
		for _, t := range traders {
			l.Bid((legal(t)-max(0, river(t)))/kg, kg, 1)
		}
		l.Clear(0.9)
		rent = l.Rent
		for _, t := range traders {
			switch a, b := legal(t)-l.Rent*kg, river(t); {
			case a >= b && a > 0:
				through++
			case b > 0:
				over++
			}
		}
		n := float64(len(traders))
		return through / n, over / n
	}
	low, high := 0.0, 1.0
	for range 25 {
		middle := (low + high) / 2
		if _, over := at(middle); over > middle {
			low = middle
		} else {
			high = middle
		}
	}
	through, over := at(high)
	return through / (through + over), rent
}

// No cliff: as the levy goes from 10 to 60 % in steps of one point, the share that
// goes through customs falls, and at no step by more than five points; without a
// limit, with one that binds, and with holders whom lending costs something. That
// organisers differ is not enough for it: what is left of the cliff goes where posts
// and porters ask less when fewer come over the river, and then also without any
// limit.
func TestTheSharesMoveSmoothlyWithTheLevy(t *testing.T) {
	traders := someTraders(4000)
	for _, is := range []struct {
		name  string
		way   legalWay
		moves float64 // by how much the share falls over all steps, at least
	}{
		{"no limit", legalWay{limit: 1e9, bends: 0.5}, 0.3},
		{"a limit that binds", legalWay{limit: 3e6, bends: 0.5}, 0},
		{"holders who answer for it", legalWay{limit: 8e6, care: 200, bends: 0.5}, 0.1},
	} {
		last, first, steepest := math.NaN(), 0.0, 0.0
		for levy := 10; levy <= 60; levy++ {
			is.way.levy = float64(levy) / 100
			share, rent := customsShare(traders, is.way)
			if levy == 10 {
				first = share
			} else {
				steepest = max(steepest, math.Abs(share-last))
				if share > last+0.02 {
					t.Errorf("%s: at a levy of %d %% the share rises from %.3f to %.3f", is.name, levy, last, share)
				}
			}
			last = share
			if levy%10 == 0 {
				t.Logf("%s: levy %d %%, share %.3f, rent %.0f", is.name, levy, share, rent)
			}
		}
		t.Logf("%s: from %.3f to %.3f, at most %.3f a step", is.name, first, last, steepest)
		if steepest > 0.05 {
			t.Errorf("%s: a step of one point moves the share by %.3f", is.name, steepest)
		}
		if first-last < is.moves {
			t.Errorf("%s: the share is %.3f at 10 %%, %.3f at 60 %%", is.name, first, last)
		}
	}
	step := func(bends float64) float64 {
		before, _ := customsShare(traders, legalWay{levy: 0.40, limit: 1e9, bends: bends})
		after, _ := customsShare(traders, legalWay{levy: 0.41, limit: 1e9, bends: bends})
		return before - after
	}
	if bends, not := step(0.5), step(0); bends >= not {
		t.Errorf("a point moves the share by %.3f where the river's price follows, by %.3f where it does not", bends, not)
	} else {
		t.Logf("from 40 to 41 %%: %.3f where the river's price follows, %.3f where it does not", bends, not)
	}
}

// BenchmarkLegalDay is what goods markets, merchants, customs and licences cost a
// day with five goods, five merchants and five licences.
func BenchmarkLegalDay(b *testing.B) {
	goods := make([]Curves, 5)
	for g := range goods {
		goods[g] = herb()
	}
	markets, merchants := make([]Market, 5), OpenMerchants(5, 2, goods, fast)
	l, book := OpenLicences(daily(100, 100, 100, 100, 100), make([]float64, 5)), openBook(5)
	c, w := port(), wares()
	for b.Loop() {
		for g := range goods {
			markets[g].SetSource(&goods[g], 100)
			merchants.SetPrices(g, &markets[g], &goods[g], fast, 100)
			w.Pays, w.Declarable = float64(merchants.Pays(g, 0, 0.1)), g < 3
			terms := c.Terms(&w)
			d := c.Declare(&terms, 2000, 0)
			l.Bid(d.Value/2000, 2000, 1)
			merchants.SellOn(book, g, markets[g].Resale)
			merchants.Buy(book, g, g, 2_000_000, merchants.PriceOf(g, g, 0, 0), ledger.Account{Sector: ledger.Donju}, 0.1)
			markets[g].Learn(2_000_000, 0.98)
		}
		l.Clear(0.98)
		l.Learn(0.98)
	}
}

// Who has lent much early in a month has less to lend for the rest of it, and the rent
// rises before the limit is reached.
func TestTheRentRisesAsTheMonthsLimitIsUsedUp(t *testing.T) {
	l := OpenLicences(daily(100), []float64{0})
	tonight(l, evenly(200))
	near(t, "the rent of a whole month", l.Rent, 100, 1)
	l.Lend(0, l.Left(0)/2) // half of the month's limit
	for nights, want := range map[float64]float64{daysAMonth: 150, daysAMonth / 2: 100, daysAMonth / 4: 0} {
		l.Nights = nights
		near(t, "the rent", l.rent(), want, 2)
	}
}

// OpenLicences is holders with limits [kg/month] and care [minor/kg], of whom
// nothing has been bid for.
func OpenLicences(limits, care []float64) *Licences {
	l := &Licences{}
	for h := range limits {
		l.Grant(limits[h], care[h])
	}
	return l
}
