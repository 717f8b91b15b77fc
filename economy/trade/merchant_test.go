package trade

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"tumen/ledger"
)

// farMarket is one good's market on the far side, with organisers who bring
// Q = A P^eps over its one route each day, in equal parts to each merchant.
type farMarket struct {
	curves    Curves
	terms     MerchantTerms
	market    Market
	merchants Merchants
	A, eps    float64
	paid      float64 // the last price [minor/kg]
	sold      float64 // the last day's sales [kg]
}

func openFarMarket(n int, c Curves, terms MerchantTerms, A, eps float64) *farMarket {
	f := &farMarket{curves: c, terms: terms, A: A, eps: eps}
	f.market.Open(&c)
	f.merchants = OpenMerchants(n, 1, []Curves{c}, terms)
	return f
}

func (f *farMarket) day(book *ledger.Book) {
	n := f.merchants.Number
	f.merchants.SetPrices(0, &f.market, &f.curves, f.terms, 100)
	f.paid = float64(f.merchants.Pays(0, 0, 0))
	f.sold = f.merchants.SellOn(book, 0, f.market.Resale).Kg()
	each := ledger.Grams(1000 * f.A * math.Pow(f.paid, f.eps) / float64(n))
	for j := range n {
		price := f.merchants.PriceOf(0, j, 0, 0)
		f.merchants.Buy(book, 0, j, each, price, ledger.Account{Sector: ledger.Donju}, f.terms.Handling)
	}
}

// settled is the price after as many days as it takes to find it.
func (f *farMarket) settled() float64 {
	book := openBook(f.merchants.Number)
	for range 400 {
		f.day(book)
	}
	return f.paid
}

func openBook(merchants int) *ledger.Book {
	book := &ledger.Book{}
	book.Open(ledger.Donju, 1)
	book.Open(ledger.Merchants, merchants)
	book.Open(ledger.Rest, 1)
	return book
}

var fast = MerchantTerms{Memory: 0.9}

// Cournot: with n alike, (R - c)/R = 1/(n eta), so that of P = R (1 - 1/(n eta))
// and R = R0 (Q/Q0)^(-1/eta), Q = A P^eps follows the price in closed form. More
// merchants pay more, and so does a more elastic demand.
func TestMerchantsMarginFollowsCompetitorsAndElasticity(t *testing.T) {
	price := func(n int, eta float64) float64 {
		c := Curves{Source: 1, Resale: 100_000, Volume: 2000, Supply: 1, Demand: eta, Harvest: 1}
		eps := 1.5
		A := 2000 / math.Pow(90_000, eps)
		got := openFarMarket(n, c, fast, A, eps).settled()
		// P = R0 (A P^eps/Q0)^(-1/eta) (1 - 1/(n eta))
		want := math.Pow(c.Resale*math.Pow(A/c.Volume, -1/eta)*(1-1/(float64(n)*eta)), 1/(1+eps/eta))
		near(t, "the price paid", got, want, 3)
		return got
	}
	last := 0.0
	for _, n := range []int{1, 2, 5, 10} {
		p := price(n, 2)
		if p <= last {
			t.Errorf("%d merchants pay %v, fewer paid %v", n, p, last)
		}
		last = p
	}
	if low, high := price(5, 1.2), price(5, 12); low >= high {
		t.Errorf("where demand is more elastic merchants pay %v, not more than %v", high, low)
	}
}

// The margins of unlike merchants, weighted by their sales, come to H/eta.
func TestTheMeanMarginIsTheHerfindahlIndexOverTheElasticity(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := herb()
		c.Demand = rapid.Float64Range(1.5, 20).Draw(t, "eta")
		m := OpenMerchants(rapid.IntRange(2, 8).Draw(t, "n"), 1, []Curves{c}, fast)
		for j := range m.Stock {
			m.Stock[j] = ledger.Grams(rapid.IntRange(1, 1e9).Draw(t, "stock"))
		}
		var market Market
		m.SetPrices(0, &market, &c, fast, 100)
		all, H, mean := 0.0, 0.0, 0.0
		for _, g := range m.Today {
			all += float64(g)
		}
		for j, g := range m.Today {
			s := float64(g) / all
			H += s * s
			mean += s * (1 - m.Offer[j]/market.Resale)
		}
		if math.Abs(mean-H/c.Demand) > 1e-9 {
			t.Fatalf("the mean margin is %v, want %v", mean, H/c.Demand)
		}
	})
}

// Who has much in stock offers less, and so gets less of what comes.
func TestStocksEvenOut(t *testing.T) {
	f := openFarMarket(2, herb(), fast, 2000, 0)
	f.merchants.Stock[0], f.merchants.Stock[1] = 30_000_000, 10_000_000
	f.merchants.SetPrices(0, &f.market, &f.curves, fast, 100)
	if a, b := f.merchants.Offer[0], f.merchants.Offer[1]; a >= b {
		t.Errorf("with three times the stock a merchant offers %v, the other %v", a, b)
	}
	if f.merchants.Meet(0, 0, 1) != 1 || f.merchants.Meet(0, 1, 0) != 1 || f.merchants.Meet(0, 0, 0) != 0 {
		t.Error("an organiser does not sell to the one who offers more")
	}
}

// Who bears a charge: with many merchants P falls by eta/(eta + eps) of a small
// one where organisers' supply has the elasticity eps, and R rises by the rest.
func TestIncidenceOfTheFarSidesTariffFollowsElasticities(t *testing.T) {
	for _, eta := range []float64{1, 3, 12} {
		for _, eps := range []float64{0.5, 2, 6} {
			c := Curves{Source: 1, Resale: 1e6, Volume: 2000, Supply: 1, Demand: eta, Harvest: 1}
			before := openFarMarket(200, c, fast, 2000/math.Pow(1e6, eps), eps)
			p0 := before.settled()
			before.merchants.Charge[0] = 10_000
			p1 := before.settled()
			near(t, "the organisers' part of the tariff", (p0-p1)/10_000, eta/(eta+eps), 0.01)
		}
	}
}

// Number, handling, elasticity and the far side's tariff each move the price.
func TestEveryNumberOfMerchantsDoesSomething(t *testing.T) {
	price := func(n int, change func(*Curves, *MerchantTerms, *FarSide)) float64 {
		c, terms, far := herb(), MerchantTerms{Handling: 0.1, Memory: 0.9}, FarSide{Weight: 20}
		c.Resale = 100_000
		change(&c, &terms, &far)
		f := openFarMarket(n, c, terms, 2000/math.Pow(90_000, 1), 1)
		f.merchants.Charge[0] = far.PerKg(20, 900, 400)
		return f.settled()
	}
	same := func(*Curves, *MerchantTerms, *FarSide) {}
	base := price(5, same)
	for what, other := range map[string]float64{
		"half the merchants":  price(2, same),
		"more merchants":      price(8, same),
		"half the handling":   price(5, func(_ *Curves, m *MerchantTerms, _ *FarSide) { m.Handling /= 2 }),
		"half the elasticity": price(5, func(c *Curves, _ *MerchantTerms, _ *FarSide) { c.Demand /= 2 }),
		"half the tariff":     price(5, func(_ *Curves, _ *MerchantTerms, f *FarSide) { f.Weight /= 2 }),
		"a tariff a head":     price(5, func(_ *Curves, _ *MerchantTerms, f *FarSide) { f.Head = 900 }),
		"a share of profit":   price(5, func(_ *Curves, _ *MerchantTerms, f *FarSide) { f.Share = 0.1 }),
	} {
		if other == base {
			t.Errorf("%s: the price is %v as before", what, other)
		}
	}
}

// Merchants pass recruiters' fees on as they do the far side's tariff.
func TestRecruitersFeesComeOffThePrice(t *testing.T) {
	f := openFarMarket(5, herb(), fast, 2000, 0)
	f.merchants.SetPrices(0, &f.market, &f.curves, fast, 100)
	before := f.merchants.Pays(0, 0, 0)
	for range 200 {
		f.merchants.LearnFees(20_000, 1_000_000, 0.9) // 20 minor units on each of 1,000 kg
	}
	if got := before - f.merchants.Pays(0, 0, 0); got != 20 {
		t.Errorf("fees of 20 a kilogram take %d off the price", got)
	}
}

// Cournot has no price where the elasticity of demand is below a merchant's share:
// the margin ends at nine tenths, and is counted.
func TestAMarginAtItsLimitIsCounted(t *testing.T) {
	c := herb()
	c.Demand = 0.5
	f := openFarMarket(1, c, fast, 2000, 0)
	f.merchants.SetPrices(0, &f.market, &f.curves, fast, 100)
	near(t, "the offer", f.merchants.Offer[0]/f.market.Resale, 0.1, 1e-12)
	if f.merchants.Margins != (Tally{1, 1}) {
		t.Errorf("margins held: %+v", f.merchants.Margins)
	}
}

// What is bought is sold on or in stock, to the gram, and money only changes hands.
func TestMerchantsGoodsAndMoneyAreExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 7).Draw(t, "n")
		terms := MerchantTerms{Handling: rapid.Float64Range(0, 1).Draw(t, "handling"), Memory: rapid.Float64Range(0, 0.99).Draw(t, "memory")}
		m := OpenMerchants(n, 1, []Curves{herb()}, terms)
		book, curves := openBook(n), herb()
		var market Market
		market.Open(&curves)
		for day := range rapid.IntRange(1, 40).Draw(t, "days") {
			m.SetPrices(0, &market, &curves, terms, 100)
			m.SellOn(book, 0, market.Resale)
			amount := ledger.Grams(rapid.IntRange(0, 5e6).Draw(t, "amount"))
			j := m.Meet(0, day%n, (day+1)%n)
			m.Buy(book, 0, j, amount, m.PriceOf(0, j, 0, 0.1), ledger.Account{Sector: ledger.Donju}, terms.Handling)
			if day%30 == 29 {
				m.Spend(book)
			}
			if worst, err := book.Close(); worst != 0 || err != nil {
				t.Fatalf("day %d: off by %d: %v", day, worst, err)
			}
			if m.Held(0) != m.Bought[0]-m.Resold[0] || slices.Min(m.Stock) < 0 {
				t.Fatalf("day %d: %d g bought, %d sold on, %d in stock", day, m.Bought[0], m.Resold[0], m.Held(0))
			}
		}
	})
}

// Goods and handling paid, a merchant earns the Lerner index of what he sells, and
// hoards none of it.
func TestMerchantsEarnTheirMarginAndSpendIt(t *testing.T) {
	c := herb()
	f := openFarMarket(5, c, MerchantTerms{Handling: 0.1, Memory: 0.9}, 2000, 0)
	book := openBook(5)
	var turned, earned float64
	for day := range 1200 {
		cash := book.Cash(merchantAccount(0))
		f.day(book)
		if day >= 600 {
			turned += f.sold / 5 * f.market.Resale
			earned += float64(book.Cash(merchantAccount(0)) - cash)
		}
		if day%30 == 29 {
			f.merchants.Spend(book)
		}
	}
	near(t, "what is left of sales", earned/turned, 1/(5*c.Demand), 0.001)
	stock := float64(f.merchants.Stock[0].Worth(whole(f.merchants.Offer[0])))
	if cash := float64(book.Cash(merchantAccount(0))); cash > 1.5*stock {
		t.Errorf("after 40 months a merchant holds %v, and a stock worth %v", cash, stock)
	}
}

func TestMerchantsAllocateNothing(t *testing.T) {
	f := openFarMarket(5, herb(), fast, 2000, 0)
	book := openBook(5)
	if n := testing.AllocsPerRun(100, func() { f.day(book); f.merchants.Spend(book) }); n != 0 {
		t.Errorf("a day allocates %v times", n)
	}
}

// FarSide is the schedule of the far side's guards on a route, which the merchant
// pays for each crossing that brings him goods.
type FarSide struct {
	Fixed, Head, Weight float64 // a crossing, a head, a kilogram [minor]
	Share               float64 // of assessed profit
}

// PerKg is what the schedule comes to on a kilogram of a crossing with so many
// heads and kilograms, and an assessed profit a kilogram [minor/kg].
func (f FarSide) PerKg(heads, kg, profit float64) float64 {
	per := f.Weight + float64(f.Share*max(0, profit))
	if kg > 0 {
		per += (f.Fixed + float64(f.Head*heads)) / kg
	}
	return per
}
