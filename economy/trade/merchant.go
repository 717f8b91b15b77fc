package trade

import "tumen/ledger"

// merchant.go: what merchants on the far side pay, and what they sell on.
//
// Each has a stock of each good and sells the part 1 - memory of it a day, so that
// a day's arrivals spread over 1/(1 - memory) days. n merchants who choose how
// much to sell, each taking the others' sales as given (Cournot), hold price above
// cost by the Lerner index of their share s of sales,
//
//	(R - c) / R = s / eta        1/(n eta) where all are alike
//
// and the mean over sales is H / eta with the Herfindahl index H of shares
// (Cowling and Waterson 1976, Economica 43:267-74). A merchant's cost c is what he
// pays, what handling adds to it, and what the route's guards on the far side take
// of him, so for goods over a route he offers
//
//	P = (1 - discount) R (1 - s/eta) / (1 + handling) - charge
//
// He who has much in stock sells much, so he has the larger share and offers less.
// An organiser meets two merchants and sells to the one who offers more: stocks
// even out. Nobody decides who bears the charge. A higher one lowers P at once;
// less then comes over, R rises, and what is left on P in the end is
// eta / (eta + eps) of it where organisers' supply has the elasticity eps and
// merchants are many.

// worstLerner is the highest Lerner index that a merchant takes. Where s >= eta he
// would sell nothing, and curves of constant elasticity give no price.
const worstLerner = 0.9

// MerchantTerms is what is given of merchants.
type MerchantTerms struct {
	Handling float64 // what handling costs them, as a share of what they pay
	Memory   float64 // share of their stock that is left a day later
}

// Merchants are those who buy on the far side. Columns by good have all merchants
// of the first good, then all of the second.
type Merchants struct {
	Number  int
	Stock   []ledger.Grams // by good and merchant
	Today   []ledger.Grams // what each sells on today, out of the morning's stock
	Offer   []float64      // what each pays before discount and charge [minor/kg]
	Mean    []float64      // by good: mean offer, what an organiser expects [minor/kg]
	Bought  []ledger.Grams // by good: since the first day, the opening stock included
	Resold  []ledger.Grams // by good: since the first day
	Charge  []float64      // by route: what the far side's guards take of a merchant [minor/kg]
	Fees    float64        // what merchants pay recruiters, fading mean [minor/kg]
	Margins Tally          // margins set, and those at worstLerner
	Priced  Tally          // prices for goods over a route, and those that would be below 0
}

// OpenMerchants is n merchants who have in stock, in equal parts, what they sell
// on in a usual day times the days that it stays with them. That stock was bought
// before the first day: Bought has it, and whoever keeps an account of all goods
// has to enter it.
func OpenMerchants(n, routes int, curves []Curves, terms MerchantTerms) Merchants {
	goods := len(curves)
	m := Merchants{
		Number: n,
		Stock:  make([]ledger.Grams, goods*n), Today: make([]ledger.Grams, goods*n), Offer: make([]float64, goods*n),
		Mean: make([]float64, goods), Bought: make([]ledger.Grams, goods), Resold: make([]ledger.Grams, goods),
		Charge: make([]float64, routes),
	}
	for g := range curves {
		each := ledger.Grams(curves[g].Volume * 1000 / (1 - terms.Memory) / float64(n))
		for j := range n {
			m.Stock[g*n+j] = each
			m.Bought[g] += each
		}
	}
	return m
}

// SetPrices has merchants decide, this morning, how much of a good each sells on
// today and what each offers for more of it. It sets the resale price on the way.
// It reads Stock and writes Today, Offer, Mean and the market.
func (m *Merchants) SetPrices(good int, market *Market, c *Curves, terms MerchantTerms, minors float64) {
	at := good * m.Number
	stock, today, offer := m.Stock[at:at+m.Number], m.Today[at:at+m.Number], m.Offer[at:at+m.Number]
	all := ledger.Grams(0)
	for j := range stock {
		today[j] = min(stock[j], ledger.Grams(whole(float64(stock[j])*(1-terms.Memory))))
		all += today[j]
	}
	market.SetResale(c, all.Kg(), minors)
	mean := 0.0
	for j := range offer {
		share := 1 / float64(m.Number)
		if all > 0 {
			share = float64(today[j]) / float64(all)
		}
		offer[j] = market.Resale * (1 - m.lerner(share, c)) / (1 + terms.Handling)
		mean += offer[j]
	}
	m.Mean[good] = mean / float64(m.Number)
}

// lerner is what one with a share of sales keeps of the resale price.
func (m *Merchants) lerner(share float64, c *Curves) float64 {
	if c.Volume == 0 { // a market so large that nobody moves its price
		return 0
	}
	l := share / c.Demand
	m.Margins.Note(l >= worstLerner)
	return min(l, worstLerner)
}

// Pays is what an organiser expects to be paid for a kilogram of a good that comes
// over a route: the mean of the merchants' offers [minor/kg].
func (m *Merchants) Pays(good, route int, discount float64) ledger.Money {
	return m.price(m.Mean[good], route, discount)
}

// PriceOf is what one merchant pays for it [minor/kg].
func (m *Merchants) PriceOf(good, merchant, route int, discount float64) ledger.Money {
	return m.price(m.Offer[good*m.Number+merchant], route, discount)
}

func (m *Merchants) price(offer float64, route int, discount float64) ledger.Money {
	p := float64(offer*(1-discount)) - m.Charge[route] - m.Fees
	m.Priced.Note(p < 0)
	return whole(max(0, p))
}

// Meet is the merchant who buys of an organiser who meets two of them: the one
// who offers more for the good, the first if both offer the same.
func (m *Merchants) Meet(good, first, second int) int {
	if m.Offer[good*m.Number+second] > m.Offer[good*m.Number+first] {
		return second
	}
	return first
}

// Buy has a merchant take goods over from an organiser at a price [minor/kg], and
// pay for them and for their handling. It writes Stock and Bought, and gives what
// the organiser got.
func (m *Merchants) Buy(book *ledger.Book, good, merchant int, amount ledger.Grams, price ledger.Money, from ledger.Account, handling float64) ledger.Money {
	paid := amount.Worth(price)
	purse := merchantAccount(merchant)
	book.Pay(ledger.GoodsSold, purse, from, paid)
	book.Pay(ledger.Haulage, purse, ledger.Account{Sector: ledger.Rest}, whole(float64(paid)*handling))
	m.Stock[good*m.Number+merchant] += amount
	m.Bought[good] += amount
	return paid
}

// SellOn brings to the far side's market what merchants decided this morning to
// sell on, at the resale price. It writes Stock and Resold, and gives the amount.
func (m *Merchants) SellOn(book *ledger.Book, good int, resale float64) (sold ledger.Grams) {
	price := whole(resale)
	for j := range m.Number {
		k := good*m.Number + j
		book.Pay(ledger.Resale, ledger.Account{Sector: ledger.Rest}, merchantAccount(j), m.Today[k].Worth(price))
		m.Stock[k] -= m.Today[k]
		sold += m.Today[k]
		m.Today[k] = 0
	}
	m.Resold[good] += sold
	return sold
}

// Held is what merchants have in stock of a good: what they bought less what they
// sold on, to the gram.
func (m *Merchants) Held(good int) (all ledger.Grams) {
	for _, g := range m.Stock[good*m.Number : (good+1)*m.Number] {
		all += g
	}
	return all
}

// Spend is the first of a month: a merchant spends what he has beyond the cost of
// buying his stock once more.
func (m *Merchants) Spend(book *ledger.Book) {
	for j := range m.Number {
		keeps := ledger.Money(0)
		for g := range m.Mean {
			k := g*m.Number + j
			keeps += m.Stock[k].Worth(whole(m.Offer[k]))
		}
		above := max(0, book.Cash(merchantAccount(j))-keeps)
		book.Pay(ledger.Consumption, merchantAccount(j), ledger.Account{Sector: ledger.Rest}, above)
	}
}

// LearnFees moves what merchants expect to pay recruiters for a kilogram towards
// what they paid today for what they bought.
func (m *Merchants) LearnFees(paid ledger.Money, bought ledger.Grams, memory float64) {
	if bought > 0 {
		m.Fees = float64(memory*m.Fees) + float64((1-memory)*float64(paid)/bought.Kg())
	}
}

func merchantAccount(j int) ledger.Account {
	return ledger.Account{Sector: ledger.Merchants, Index: uint32(j)}
}
