package ledger

import "slices"

// Money is an amount in whole minor units of the money of the case: fen of yuan, cents of dollars.
type Money int64

// Grams is an amount of goods.
type Grams int64

// Yuan is the amount in yuan, for people to read.
func (f Money) Yuan() float64 { return float64(f) / 100 }

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

var sectorNames = [Sectors]string{
	"porters", "recruiters", "donju", "trading-companies", "state-agencies", "mss", "guards", "commanders",
	"customs", "party-fund", "treasury", "far-side-guards", "merchants", "rest",
}

func (s Sector) String() string { return sectorNames[s] }

// SectorNamed is the sector of a name, and whether there is one.
func SectorNamed(name string) (Sector, bool) {
	s := slices.Index(sectorNames[:], name)
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

var kindNames = [Kinds]string{
	"goods-bought", "goods-sold", "resale", "haulage", "pay", "recruiter-fee", "bribe-fixed", "bribe-head", "bribe-share",
	"bribe-weight", "levy", "remittance", "party-quota", "licence", "name-rent", "fine", "release-bribe", "compensation", "outside-income", "consumption",
}

func (k Kind) String() string { return kindNames[k] }

// KindNamed is the kind of a name, and whether there is one.
func KindNamed(name string) (Kind, bool) {
	k := slices.Index(kindNames[:], name)
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
