package observe

import (
	"encoding/json"
	"math"

	"tumen/unit"
)

// Outcome is what an observer saw of a run: the answer to every question that
// a report asks. Observing draws no random number and changes nothing.
type Outcome struct {
	Money         unit.Money // of the case
	Summary       Summary
	Days          *Table // one row a recorded day
	Flows         []Flow // one row a recorded day, kind of payment and pair of sectors
	Distributions []Histogram
}

// Summary is the run in one page. Its JSON keys are a contract, and the path of
// an outcome is that of its keys. Totals and counts of nothing are 0; ratios,
// means, quantiles and extremes of nothing do not exist (Number).
//
// The tags are the one place where an outcome is described, as those of
// Parameters are for a parameter. Every number has `unit` (the money of the case
// is written money) and `means`; one that may not exist also `of`: the count or
// weight behind it. Those that have a `name` are outcomes, which a pattern or a
// study may be about; in a name {} is the route, post, good and so on that it is
// of, and {money} the money of the case. `also` are other units in which it may
// be stated, `places` the decimal places that a reader needs, `whose` the group
// of actors that it is about (ledger.Actor), `better` the way that is better for
// the people whom it is about: higher or lower. `rank` is how soon a reader asks
// for it: 1 is watched while a study runs, 2 stands in every table of main
// results, 3 is tested in a comparison, 4 stands in a comparison of two runs. A
// `title` heads a group of outcomes. Package vocabulary reads all of it.
type Summary struct {
	Shares       Shares               `json:"shares" title:"Who gets what of the profit"`
	Profit       Number               `json:"profit_per_kg" unit:"money/kg" places:"2" name:"profit per kilogram" rank:"3" means:"assessed profit on clandestine routes" of:"kg that arrived over them"`
	PieceRate    Number               `json:"piece_rate" unit:"money/kg" places:"2" name:"piece rate" whose:"porters" better:"higher" rank:"1" means:"porters' pay for a kilogram" of:"kg that were paid for"`
	Load         Load                 `json:"load" title:"What a porter carries"`
	Crew         Crew                 `json:"crew" title:"How many cross together"`
	PorterMonth  PorterMonth          `json:"porter_month" title:"A porter's month"`
	Routes       map[string]RouteSum  `json:"routes" title:"By route"`
	Mass         Fates                `json:"mass" title:"What becomes of the goods"`
	Declared     Number               `json:"declared_share" unit:"share" places:"1" name:"declared share of declarable goods" whose:"customs" means:"how much of the declarable goods that arrived was declared" of:"their kg"`
	OwnTrade     float64              `json:"own_trade" unit:"money" name:"profit of the MSS's own lots" whose:"mss" means:"assessed profit of the MSS's own lots, which no share, no route and no crew has"`
	Harm         Harm                 `json:"harm" title:"Harm to porters"`
	StapleFor200 Number               `json:"staple_for_200" unit:"kg" places:"1" name:"rice that 200 {money} buys" means:"rice for a round sum, at the price of the last day" of:"porters' months"`
	StaplePrice  Number               `json:"staple_price" unit:"money/kg" places:"2" name:"price of rice" means:"price of rice on the last day" of:"porters' months"`
	Posts        map[string]PostSum   `json:"posts" title:"By post"`
	Organs       map[string]OrganSum  `json:"organs" title:"By organ"`
	Goods        map[string]GoodSum   `json:"goods" title:"By good"`
	Counties     map[string]CountySum `json:"counties" title:"By county"`
	Kinds        map[string]KindSum   `json:"kinds" title:"By kind of actor"`
	Organisers   Organising           `json:"organisers" title:"Who organises"`
	Bounds       BoundShares          `json:"bounds" title:"Decisions at a bound"`
	Trends       Trends               `json:"trends" title:"Trends over the recorded days"`
	Conserved    Conservation         `json:"conservation"`
	Agents       int                  `json:"agents" unit:"1" means:"actors in the world: porters, organisers, recruiters, posts, merchants"`
	AgentDays    int64                `json:"agent_days" unit:"1" means:"actors times recorded days"`
	Units        map[string]string    `json:"units"` // of each number by its path; a name of the case is written *
}

// Shares is who got what of the assessed profit on clandestine routes, 0 to 1.
type Shares struct {
	Guards     Number `json:"guards" unit:"share" places:"1" name:"border guards' share" whose:"guards" rank:"1" means:"border guards' part of the assessed profit on clandestine routes" of:"that profit"`
	Organisers Number `json:"organisers" unit:"share" places:"1" name:"organisers' share" whose:"organisers" rank:"2" means:"organisers' part of the assessed profit on clandestine routes" of:"that profit"`
	Porters    Number `json:"porters" unit:"share" places:"1" name:"porters' share" whose:"porters" rank:"1" means:"porters' part of the assessed profit on clandestine routes" of:"that profit"`
}

// Load is what hired porters carried on paid runs.
type Load struct {
	Mean     Number `json:"mean" unit:"kg" also:"kg/person" places:"1" name:"mean load" whose:"porters" rank:"2" means:"what hired porters carried on paid runs" of:"those runs"`
	Smallest Number `json:"smallest" unit:"kg" also:"kg/person" name:"smallest load" whose:"porters" rank:"4" means:"the smallest of those loads" of:"those runs"`
	P10      Number `json:"p10" unit:"kg" also:"kg/person" name:"10th percentile of loads" whose:"porters" means:"what 10 % of those loads do not exceed" of:"those runs"`
	P90      Number `json:"p90" unit:"kg" also:"kg/person" name:"90th percentile of loads" whose:"porters" means:"what 90 % of those loads do not exceed" of:"those runs"`
	SD       Number `json:"sd" unit:"kg" also:"kg/person" places:"1" name:"spread of loads" whose:"porters" means:"standard deviation of those loads" of:"those runs"`
	Largest  Number `json:"largest" unit:"kg" also:"kg/person" name:"largest load" whose:"porters" rank:"4" means:"the largest of those loads" of:"those runs"`
}

// Crew is how many set out together on foot.
type Crew struct {
	Median  Number `json:"median" unit:"person" name:"median crew" whose:"porters" rank:"3" means:"how many set out together on foot" of:"crossings on foot"`
	P10     Number `json:"p10" unit:"person" name:"10th percentile of crews" whose:"porters" means:"what 10 % of crews do not exceed" of:"crossings on foot"`
	P90     Number `json:"p90" unit:"person" name:"90th percentile of crews" whose:"porters" means:"what 90 % of crews do not exceed" of:"crossings on foot"`
	Mean    Number `json:"mean" unit:"person" places:"1" name:"mean crew" whose:"porters" means:"how many set out together on foot, on average" of:"crossings on foot"`
	SD      Number `json:"sd" unit:"person" places:"1" name:"spread of crews" whose:"porters" means:"standard deviation of how many set out together" of:"crossings on foot"`
	Largest Number `json:"largest" unit:"person" name:"largest crew" whose:"porters" rank:"4" means:"the largest crew" of:"crossings on foot"`
}

// PorterMonth is the mean month of 30 days of the porters who were paid for a run
// in it. What is left of the days after the last whole month is left out, unless
// there is no whole one.
type PorterMonth struct {
	Runs   Number `json:"runs" unit:"run/month" also:"run 1/month" places:"1" name:"runs in a working month" whose:"porters" better:"higher" rank:"2" means:"paid runs of a porter who has one in the month of 30 days" of:"porters' months"`
	Money  Number `json:"money" unit:"money/month" also:"money" name:"pay for a working month" whose:"porters" better:"higher" rank:"1" means:"what that porter is paid in the month" of:"porters' months"`
	Staple Number `json:"staple" unit:"kg/month" also:"kg" places:"1" name:"rice that it buys" whose:"porters" better:"higher" rank:"2" means:"rice that the pay buys at the price of the last day" of:"porters' months"`
}

// RouteSum is what one route carried.
type RouteSum struct {
	Mass      float64 `json:"mass" unit:"kg" name:"delivered over {}" rank:"3" means:"goods that arrived over the route"`
	Profit    float64 `json:"profit" unit:"money" name:"profit on {}" means:"their assessed profit"`
	Crossings int64   `json:"crossings" unit:"run" also:"1" name:"crossings of {}" means:"crews and vehicles that set out, the MSS's own lots apart"`
}

// Fates is what became of the goods: gathered = sold + seized + lost + stock.
type Fates struct {
	Gathered float64 `json:"gathered" unit:"kg" name:"goods gathered" rank:"4" means:"goods bought from gatherers"`
	Sold     float64 `json:"sold" unit:"kg" name:"goods sold" rank:"3" means:"goods sold to merchants"`
	Seized   float64 `json:"seized" unit:"kg" name:"goods seized" better:"lower" rank:"3" means:"goods seized"`
	Lost     float64 `json:"lost" unit:"kg" name:"goods lost" better:"lower" rank:"3" means:"goods lost in accidents"`
	Stock    float64 `json:"stock" unit:"kg" name:"goods put in store" means:"what stores grew by; negative where they shrank"`
}

// Harm counts what happened to porters.
type Harm struct {
	Detained int64 `json:"detained" unit:"1" also:"person" name:"times detained" whose:"porters" better:"lower" rank:"3" means:"times that a porter was detained"`
	Hurt     int64 `json:"hurt" unit:"1" also:"person" name:"times hurt" whose:"porters" better:"lower" rank:"3" means:"times that a porter was hurt"`
	Dead     int64 `json:"dead" unit:"1" also:"person" name:"deaths" whose:"porters" better:"lower" rank:"3" means:"porters who died"`
}

// PostSum is what was paid at a post. Posts of one name on several routes count
// together.
type PostSum struct {
	Takings     float64 `json:"takings" unit:"money" name:"takings at {}" means:"what the post took, before it handed anything up"`
	Crossings   int64   `json:"crossings" unit:"run" also:"1" name:"crossings that paid at {}" means:"crossings that passed the post and paid what it asks"`
	PerCrossing Number  `json:"per_crossing" unit:"money/run" also:"money" places:"2" name:"takings per crossing at {}" means:"takings for each of those crossings" of:"those crossings"`
	Share       Number  `json:"share" unit:"share" places:"1" name:"share of profit taken at {}" means:"takings, as a part of the assessed profit on the routes of the post" of:"that profit"`
}

// OrganSum is what an organ took at its posts and elsewhere.
type OrganSum struct {
	Takings  float64 `json:"takings" unit:"money" name:"takings of {}" means:"bribes and levies that the organ took, before it handed anything up"`
	Share    Number  `json:"share" unit:"share" places:"1" name:"share of profit taken by {}" means:"takings, as a part of the assessed profit on all routes" of:"that profit"`
	HandedUp float64 `json:"handed_up" unit:"money" name:"handed up by {}" means:"what the organ handed up to others"`
}

// GoodSum is what became of a good, the MSS's own lots of it included.
type GoodSum struct {
	Gathered    float64 `json:"gathered" unit:"kg" name:"{} gathered" means:"what was bought from gatherers"`
	Delivered   float64 `json:"delivered" unit:"kg" name:"{} delivered" means:"what arrived and was sold to merchants"`
	Seized      float64 `json:"seized" unit:"kg" name:"{} seized" better:"lower" means:"what was seized"`
	Lost        float64 `json:"lost" unit:"kg" name:"{} lost" better:"lower" means:"what was lost in accidents"`
	Stock       float64 `json:"stock" unit:"kg" name:"{} put in store" means:"what stores grew by; negative where they shrank"`
	Profit      float64 `json:"profit" unit:"money" name:"profit from {}" means:"assessed profit of what arrived"`
	Price       Number  `json:"price" unit:"money/kg" places:"2" name:"price of {}" means:"what merchants pay before any discount, mean over the days" of:"days"`
	SourcePrice Number  `json:"source_price" unit:"money/kg" places:"2" name:"source price of {}" means:"what gatherers ask, mean over the days" of:"days"`
}

// CountySum is what carrying brought the people of a county.
type CountySum struct {
	Carriers int64   `json:"carriers" unit:"person" name:"people of {} who carried" whose:"porters" means:"people of the county who made a paid run"`
	Runs     int64   `json:"runs" unit:"run" also:"1" name:"paid runs from {}" whose:"porters" means:"their paid runs"`
	Pay      float64 `json:"pay" unit:"money" name:"porters' pay in {}" whose:"porters" better:"higher" means:"what they were paid for them"`
	Outside  float64 `json:"outside" unit:"money" name:"income outside the trade in {}" whose:"porters" means:"outside income of all the county's people"`
}

// KindSum is what the actors of a sector got and paid.
type KindSum struct {
	Gain     float64 `json:"gain" unit:"money" name:"gain of {}" better:"higher" rank:"3" means:"received from others minus paid to others; living expenses, and payments to the treasury or the Party fund, are not counted as losses"`
	Received float64 `json:"received" unit:"money" name:"received by {}" means:"payments from others to actors of the kind"`
	Paid     float64 `json:"paid" unit:"money" name:"paid by {}" means:"payments by actors of the kind to others"`
}

// Organising is who organises: those who are in the trade, come and leave.
type Organising struct {
	Entered  int64  `json:"entered" unit:"1" name:"organisers who entered" whose:"organisers" rank:"4" means:"times that somebody began to organise crossings"`
	Left     int64  `json:"left" unit:"1" name:"organisers who left" whose:"organisers" rank:"4" means:"times that an organiser gave up or went bankrupt"`
	Active   Number `json:"active" unit:"1" places:"1" name:"active organisers" whose:"organisers" rank:"3" means:"organisers in the trade, mean over the days" of:"days"`
	Marginal Number `json:"marginal_profit" unit:"money/day" places:"2" name:"marginal profit" whose:"organisers" rank:"4" means:"expected profit a day, above what a day is worth outside, of the last organiser who stays: below 0 if only what the trade has brought before keeps the organiser in it; mean over the days" of:"days on which somebody would stay"`
}

// Conservation is what the accounts are out by; both are 0, or the run has failed.
type Conservation struct {
	Money float64 `json:"money" unit:"money" means:"what the accounts are out by: always 0"`
	Goods float64 `json:"goods" unit:"kg" means:"what the goods are out by: always 0"`
}

// Flow is what one sector paid another for one purpose on one day.
type Flow struct {
	Day      int32  // index of the recorded day, from 0
	Kind     string // ledger.Kind as text
	From, To string // ledger.Sector as text
	Amount   int64
}

// Histogram counts in bins of one width, the first starting at zero.
type Histogram struct {
	Name   string  `json:"name"` // porter_month.money, load, crew
	Unit   string  `json:"unit"`
	Of     string  `json:"of"` // what is counted
	Width  float64 `json:"width"`
	Counts []int64 `json:"counts"`
}

// Table is a set of columns of one length.
type Table struct {
	Columns []Column
}

// Column is one named series; exactly one of Ints and Reals is filled.
type Column struct {
	Name  string // for example mass.river
	Unit  string // minor, g, person, minor/kg ...; see unit.Money.Words
	Means string
	Ints  []int64
	Reals Reals
}

// Reals are real numbers. One that does not exist, such as the rate of a day on
// which nothing was paid for, is NaN; JSON has null for it.
type Reals []float64

// MarshalJSON writes the numbers, and null for each that does not exist.
func (r Reals) MarshalJSON() ([]byte, error) {
	known := make([]*float64, len(r))
	for i := range r {
		if !math.IsNaN(r[i]) {
			known[i] = &r[i]
		}
	}
	return json.Marshal(known)
}

// Rows is the length of the table.
func (t *Table) Rows() int {
	if len(t.Columns) == 0 {
		return 0
	}
	c := t.Columns[0]
	return max(len(c.Ints), len(c.Reals))
}

// Column finds a column by name, or nil.
func (t *Table) Column(name string) *Column {
	for i := range t.Columns {
		if t.Columns[i].Name == name {
			return &t.Columns[i]
		}
	}
	return nil
}
