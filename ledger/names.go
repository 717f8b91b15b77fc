package ledger

import "slices"

// Money is an amount in whole minor units of what a case counts its money in,
// such as cents.
type Money int64

// Grams is an amount of goods.
type Grams int64

// Kg is the amount in kilograms, for people to read.
func (g Grams) Kg() float64 { return float64(g) / 1000 }

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
	Porters:          {"porters", "porters", "porter", "porters"},
	Recruiters:       {"recruiters", "recruiters", "recruiter", "recruiters"},
	Donju:            {"donju", "donju", "donju", "organisers"},
	TradingCompanies: {"trading-companies", "trading companies", "trading company", "organisers"},
	StateAgencies:    {"state-agencies", "state agencies", "state agency", "organisers"},
	MSS:              {"mss", "MSS", "", "mss"},
	Guards:           {"guards", "border guards", "border guard", "guards"},
	Commanders:       {"commanders", "commanders", "commander", "guards"},
	Customs:          {"customs", "customs", "customs officer", "customs"},
	PartyFund:        {"party-fund", "Party fund", "", "state"},
	Treasury:         {"treasury", "treasury", "", "state"},
	FarSideGuards:    {"far-side-guards", "far side's guards", "guard of the far side", "far-side"},
	Merchants:        {"merchants", "merchants", "merchant", "merchants"},
	Rest:             {"rest", "rest of economy", "", "rest"},
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
	Pay
	RecruiterFee
	BribeFixed
	BribeHead
	BribeShare
	BribeWeight
	Levy
	Remittance
	PartyQuota
	Licence
	NameRent
	Fine
	ReleaseBribe
	Compensation
	OutsideIncome
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

var payments = [Kinds]Payment{
	GoodsBought:   {"goods-bought", "goods bought", "goods, from gatherers", false, organisers, sectors(Rest)},
	GoodsSold:     {"goods-sold", "goods sold", "goods that arrived", false, sectors(Merchants), organisers},
	Resale:        {"resale", "resale", "the same goods, at the merchant's margin", false, sectors(Rest), sectors(Merchants)},
	Haulage:       {"haulage", "haulage", "haulage a kilogram, passage a head", false, organisers, sectors(Rest)},
	Pay:           {"pay", "porters' pay", "loads that arrived", false, organisers, sectors(Porters)},
	RecruiterFee:  {"recruiter-fee", "recruiters' fees", "a novice placed", false, orOrganisers(Merchants), sectors(Recruiters)},
	BribeFixed:    {"bribe-fixed", "bribe a crossing", "a crossing", true, orOrganisers(Merchants), sectors(Guards, FarSideGuards, MSS)},
	BribeHead:     {"bribe-head", "bribe a head", "each head", true, orOrganisers(Merchants), sectors(Guards, FarSideGuards, MSS)},
	BribeShare:    {"bribe-share", "bribe of profit", "the share of assessed profit, and a claimant MSS's", true, orOrganisers(Merchants), sectors(Guards, FarSideGuards, MSS)},
	BribeWeight:   {"bribe-weight", "bribe a kilogram", "each kilogram", true, orOrganisers(Merchants), sectors(Guards, FarSideGuards, MSS)},
	Levy:          {"levy", "levy", "whatever customs takes", true, orOrganisers(Merchants), sectors(Customs)},
	Remittance:    {"remittance", "handed up", "takings handed up; what is above working capital", false, orOrganisers(Guards, Customs, FarSideGuards, Commanders), sectors(Commanders, Treasury, PartyFund, MSS, Rest)},
	PartyQuota:    {"party-quota", "Party quota", "the month's quota", false, organisers, sectors(PartyFund)},
	Licence:       {"licence", "licence", "the month's licence", false, organisers, sectors(Treasury)},
	NameRent:      {"name-rent", "rent of a name", "declaring under another's name", false, organisers, organisers},
	Fine:          {"fine", "fine", "a bribe that was detected", false, orOrganisers(Guards, FarSideGuards), sectors(Treasury)},
	ReleaseBribe:  {"release-bribe", "release bribe", "going home at once", true, sectors(Porters), sectors(MSS)},
	Compensation:  {"compensation", "loss made good", "a lost load, where porters bear the loss", false, sectors(Porters), organisers},
	OutsideIncome: {"outside-income", "income outside", "days at home", false, sectors(Rest), sectors(Porters)},
	Consumption:   {"consumption", "consumption", "living; what a donju has above his capital", false, sectors(Porters, Donju), sectors(Rest)},
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
