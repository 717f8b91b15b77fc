package ledger

import (
	"math/bits"
	"slices"

	"tumen/internal/say"
)

// Money is an amount in whole minor units of what a case counts its money in,
// such as cents.
type Money int64

// Grams is an amount of goods.
type Grams int64

// Kg is the amount in kilograms, for people to read.
func (g Grams) Kg() float64 { return float64(g) / 1000 }

// Worth is what goods come to at a price a kilogram, to the nearest minor unit; a price
// may be negative, an amount of goods may not. The product has 128 bits, since a dear and heavy
// lot passes 64 before it is divided. It panics if not even the quotient fits.
func (g Grams) Worth(perKg Money) Money {
	if perKg < 0 {
		return -g.Worth(-perKg)
	}
	high, low := bits.Mul64(uint64(g), uint64(perKg))
	low, carry := bits.Add64(low, 500, 0)
	worth, _ := bits.Div64(high+carry, low, 1000)
	return Money(worth)
}

// Sector is one column of the flow matrix: a kind of actor.
type Sector uint8

// The sectors, in the order in which a flow matrix shows them.
const (
	Porters Sector = iota
	Recruiters
	Donju
	TradingCompanies
	StateAgencies
	MSS
	Guards
	Commanders
	Customs
	PartyFund
	Treasury
	FarSideGuards
	Merchants
	Rest // the rest of the economy: gatherers, hauliers, buyers, shops
	Sectors
)

// Actor is a sector as people read of it.
type Actor struct {
	Key   string `json:"key" doc:"in records: trading-companies"`
	Name  string `json:"name" doc:"in running text: trading companies"`
	One   string `json:"one" doc:"one of them; empty where the sector is one thing, such as the treasury"`
	Class string `json:"class" doc:"the group that it belongs to, which has one colour: organisers"`
}

var actors = [Sectors]Actor{
	Porters:          {"porters", say.Text("porters"), say.Text("porter"), "porters"},
	Recruiters:       {"recruiters", say.Text("recruiters"), say.Text("recruiter"), "recruiters"},
	Donju:            {"donju", say.Text("donju"), say.Text("donju"), "organisers"},
	TradingCompanies: {"trading-companies", say.Text("trading companies"), say.Text("trading company"), "organisers"},
	StateAgencies:    {"state-agencies", say.Text("state agencies"), say.Text("state agency"), "organisers"},
	MSS:              {"mss", say.Text("MSS"), "", "mss"},
	Guards:           {"guards", say.Text("border guards"), say.Text("border guard"), "guards"},
	Commanders:       {"commanders", say.Text("commanders"), say.Text("commander"), "guards"},
	Customs:          {"customs", say.Text("customs"), say.Text("customs officer"), "customs"},
	PartyFund:        {"party-fund", say.Text("Party fund"), "", "state"},
	Treasury:         {"treasury", say.Text("treasury"), "", "state"},
	FarSideGuards:    {"far-side-guards", say.Text("far side's guards"), say.Text("guard of the far side"), "far-side"},
	Merchants:        {"merchants", say.Text("merchants"), say.Text("merchant"), "merchants"},
	Rest:             {"rest", say.Text("rest of economy"), "", "rest"},
}

// Actor is the sector as people read of it.
func (s Sector) Actor() Actor { return actors[s] }

func (s Sector) String() string { return actors[s].Key }

// SectorNamed is the sector of a name, and whether there is one.
func SectorNamed(name string) (Sector, bool) {
	s := slices.IndexFunc(actors[:], func(a Actor) bool { return a.Key == name })
	return Sector(max(0, s)), s >= 0
}

// Kind is one row of the flow matrix: what a payment is for.
type Kind uint8

// The kinds of payment, in the order in which a flow matrix shows them.
const (
	GoodsBought Kind = iota
	GoodsSold
	Resale
	Haulage
	Equipment
	Pay
	RecruiterFee
	BribeFixed
	BribeHead
	BribeShare
	BribeWeight
	BribeValue
	Passage
	BribeCustoms
	Levy
	Relation
	PostSold
	Remittance
	PartyQuota
	Licence
	LicenceRent
	Fine
	ReleaseBribe
	Compensation
	Capital
	Withdrawal
	Loan
	Repayment
	Interest
	Moving
	OutsideIncome
	Support
	Living
	Consumption
	Kinds
)

// Payment is a kind of payment as people read of it.
type Payment struct {
	Key    string   `json:"key" doc:"in records: bribe-head"`
	Name   string   `json:"name" doc:"in running text"`
	For    string   `json:"for" doc:"what is paid for"`
	Taking bool     `json:"taking" doc:"an organ takes it, by custom or by law"`
	From   []string `json:"from" doc:"the sectors that may pay it"`
	To     []string `json:"to"`
}

// organisers are the sectors of those who own the goods.
var organisers = sectors(Donju, TradingCompanies, StateAgencies, MSS)

func sectors(some ...Sector) (names []string) {
	slices.Sort(some)
	for _, s := range some {
		names = append(names, s.String())
	}
	return names
}

// orOrganisers are some sectors and those of the organisers.
func orOrganisers(some ...Sector) []string {
	return sectors(append(some, Donju, TradingCompanies, StateAgencies, MSS)...)
}

// everybody are all sectors but the rest of the economy.
func everybody() (names []string) {
	for s := range Rest {
		names = append(names, s.String())
	}
	slices.Sort(names)
	return names
}

var payments = [Kinds]Payment{
	GoodsBought:   {"goods-bought", say.Text("goods bought"), say.Text("goods, from gatherers"), false, organisers, sectors(Rest)},
	GoodsSold:     {"goods-sold", say.Text("goods sold"), say.Text("goods that arrived"), false, sectors(Merchants), organisers},
	Resale:        {"resale", "resale", say.Text("the same goods, at the price of the far side's market"), false, sectors(Rest), sectors(Merchants)},
	Haulage:       {"haulage", "haulage", say.Text("haulage a kilogram, the hire of lorries, handling"), false, orOrganisers(Merchants), sectors(Rest)},
	Equipment:     {"equipment", "equipment", say.Text("food, rafts and fuel for each head"), false, organisers, sectors(Rest)},
	Pay:           {"pay", say.Text("porters' pay"), say.Text("loads that arrived"), false, organisers, sectors(Porters)},
	RecruiterFee:  {"recruiter-fee", say.Text("recruiters' fees"), say.Text("a novice placed"), false, orOrganisers(Merchants), sectors(Recruiters)},
	BribeFixed:    {"bribe-fixed", say.Text("bribe a crossing"), say.Text("a crossing"), true, orOrganisers(Merchants), sectors(Guards, FarSideGuards, MSS)},
	BribeHead:     {"bribe-head", say.Text("bribe a head"), say.Text("each head"), true, orOrganisers(Merchants), sectors(Guards, FarSideGuards, MSS)},
	BribeShare:    {"bribe-share", say.Text("bribe of profit"), say.Text("the share of assessed profit"), true, orOrganisers(Merchants), sectors(Guards, FarSideGuards, MSS)},
	BribeWeight:   {"bribe-weight", say.Text("bribe a kilogram"), say.Text("each kilogram"), true, orOrganisers(Merchants), sectors(Guards, FarSideGuards, MSS)},
	BribeValue:    {"bribe-value", say.Text("bribe of value"), say.Text("what a post sees of the cargo's value or kind"), true, orOrganisers(Merchants), sectors(Guards, FarSideGuards, MSS)},
	Passage:       {"passage", "passage", say.Text("each head that is let pass, at the price that clears"), true, organisers, sectors(Guards, FarSideGuards, MSS)},
	BribeCustoms:  {"bribe-customs", say.Text("bribe of a customs officer"), say.Text("passing what is not declared, or without delay; a licence"), true, organisers, sectors(Customs)},
	Levy:          {"levy", "levy", say.Text("what the law takes at customs"), true, orOrganisers(Merchants), sectors(Customs)},
	Relation:      {"relation", "relation", say.Text("a relation with those who sell passage"), false, organisers, sectors(Guards, FarSideGuards, MSS, Rest)},
	PostSold:      {"post-sold", say.Text("post bought"), say.Text("a post, from those who give it"), false, sectors(Guards), sectors(Commanders, MSS)},
	Remittance:    {"remittance", say.Text("handed up"), say.Text("takings handed up; what is above an organ's capital"), false, orOrganisers(Guards, Customs, FarSideGuards, Commanders), sectors(Guards, Commanders, Treasury, PartyFund, MSS, Rest)},
	PartyQuota:    {"party-quota", say.Text("Party quota"), say.Text("the month's quota"), false, orOrganisers(Guards, Commanders), sectors(PartyFund)},
	Licence:       {"licence", "licence", say.Text("the month's licence"), false, organisers, sectors(Treasury)},
	LicenceRent:   {"licence-rent", say.Text("rent of a licence"), say.Text("declaring under another's licence"), false, organisers, organisers},
	Fine:          {"fine", "fine", say.Text("a bribe that was detected, or goods that were not declared"), false, orOrganisers(Guards, FarSideGuards, Customs), sectors(Treasury)},
	ReleaseBribe:  {"release-bribe", say.Text("release bribe"), say.Text("going home at once"), true, sectors(Porters), sectors(MSS)},
	Compensation:  {"compensation", say.Text("loss made good"), say.Text("a lost load, where porters bear the loss"), false, sectors(Porters), organisers},
	Capital:       {"capital", "capital", say.Text("what an organiser brings in on entry, new people to a post"), false, sectors(Rest), orOrganisers(Guards)},
	Withdrawal:    {"withdrawal", "withdrawal", say.Text("what is taken along by whoever leaves the trade"), false, orOrganisers(Porters), sectors(Rest)},
	Loan:          {"loan", "loan", say.Text("goods and passage that an organiser cannot pay for himself"), false, sectors(Rest), organisers},
	Repayment:     {"repayment", "repayment", say.Text("a loan"), false, organisers, sectors(Rest)},
	Interest:      {"interest", "interest", say.Text("a loan"), false, organisers, sectors(Rest)},
	Moving:        {"moving", "moving", say.Text("moving to another county"), false, sectors(Porters), sectors(Rest)},
	OutsideIncome: {"outside-income", say.Text("income outside"), say.Text("days at home"), false, sectors(Rest), sectors(Porters)},
	Support:       {"support", "support", say.Text("living of those with an empty purse, by their families"), false, sectors(Rest), sectors(Porters)},
	Living:        {"living", "living", say.Text("a day of everybody alive"), false, sectors(Porters), sectors(Rest)},
	Consumption:   {"consumption", "consumption", say.Text("what is spent of income, pay, profit and takings"), false, everybody(), sectors(Rest)},
}

// Payment is the kind of payment as people read of it.
func (k Kind) Payment() Payment { return payments[k] }

func (k Kind) String() string { return payments[k].Key }

// KindNamed is the kind of a name, and whether there is one.
func KindNamed(name string) (Kind, bool) {
	k := slices.IndexFunc(payments[:], func(p Payment) bool { return p.Key == name })
	return Kind(max(0, k)), k >= 0
}

// Fate is where goods are.
type Fate uint8

// The fates of goods. Gathered is the side from which all goods come.
const (
	Gathered Fate = iota
	Stock
	Sold
	Seized
	Lost
	Fates
)

var fateNames = [Fates]string{"gathered", "stock", "sold", "seized", "lost"}

func (f Fate) String() string { return fateNames[f] }
