package economy

import (
	"encoding/json"
	"math"
)

// Outcome is what an observer saw of a run: the answer to every question that
// a report asks. Observing draws no random number and changes nothing.
type Outcome struct {
	Summary       Summary
	Days          *Table // one row a recorded day
	Flows         []Flow // one row a recorded day, kind of payment and pair of sectors
	Distributions []Histogram
}

// Summary is the run in one page. Its JSON keys are a contract. Totals and
// counts of nothing are 0; ratios, means, quantiles and extremes of nothing do
// not exist (Number).
type Summary struct {
	Shares      Shares              `json:"shares"`
	Profit      Number              `json:"profit_per_kg"` // assessed profit a kilogram that arrived over clandestine routes; of those kg
	PieceRate   Number              `json:"piece_rate"`    // porters' pay a kilogram delivered; of those kg
	Load        Load                `json:"load"`
	Crew        Crew                `json:"crew"`
	PorterMonth PorterMonth         `json:"porter_month"`
	Routes      map[string]RouteSum `json:"routes"`
	Mass        Fates               `json:"mass"`
	Declared    Number              `json:"declared_share"` // part of the declarable goods that arrived, 0 to 1; of those kg
	OwnTrade    float64             `json:"own_trade"`      // assessed profit of the MSS's own lots, in no other figure
	Harm        Harm                `json:"harm"`
	Conserved   Conservation        `json:"conservation"`
	Agents      int                 `json:"agents"`     // porters, organisers, recruiters, posts, merchants
	AgentDays   int64               `json:"agent_days"` // agents times recorded days
}

// Shares is who got what of the assessed profit on clandestine routes, 0 to 1.
// They are of that profit [yuan].
type Shares struct {
	Guards     Number `json:"guards"`
	Organisers Number `json:"organisers"`
	Porters    Number `json:"porters"`
}

// Load is what hired porters carried on paid runs [kg]. It is of those runs.
type Load struct {
	Mean     Number `json:"mean"`
	Smallest Number `json:"smallest"`
	Largest  Number `json:"largest"`
}

// Crew is how many set out together on foot [people]. It is of crossings on foot.
type Crew struct {
	Median  Number `json:"median"`
	P10     Number `json:"p10"`
	P90     Number `json:"p90"`
	Largest Number `json:"largest"`
}

// PorterMonth is the mean month of the porters who made a paid run in it; the
// last month of a run is what is left of its days. It is of porters' months.
type PorterMonth struct {
	Runs   Number `json:"runs"`
	Money  Number `json:"money"`
	Staple Number `json:"staple"`
}

// RouteSum is what one route carried.
type RouteSum struct {
	Mass      float64 `json:"mass"`      // delivered
	Profit    float64 `json:"profit"`    // assessed
	Crossings int64   `json:"crossings"` // crews and vehicles that set out, lots apart
}

// Fates is what became of the goods [kg]: gathered = sold + seized + lost + stock.
type Fates struct {
	Gathered float64 `json:"gathered"` // bought from gatherers
	Sold     float64 `json:"sold"`
	Seized   float64 `json:"seized"`
	Lost     float64 `json:"lost"`
	Stock    float64 `json:"stock"` // what stocks grew by; negative when they shrank
}

// Harm counts people.
type Harm struct {
	Detained int64 `json:"detained"`
	Hurt     int64 `json:"hurt"`
	Dead     int64 `json:"dead"`
}

// Conservation is what the accounts are out by; both are 0, or the run has failed.
type Conservation struct {
	Money int64 `json:"money"`
	Goods int64 `json:"goods"`
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
	Unit  string // fen, g, person, fen/kg ...
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
