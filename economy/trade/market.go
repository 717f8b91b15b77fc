package trade

import (
	"math"

	"tumen/exact"
	"tumen/ledger"
)

// market.go: the two prices of a good. Gatherers ask more when more has been
// bought of them lately, and the far side's market pays less when merchants sell
// more there. With usual volume Q0, elasticities eps of supply and eta of demand,
//
//	C = C0 (G/Q0)^(1/eps) / harvest      G the fading mean of what is gathered a day
//	R = R0 (S/Q0)^(-1/eta) e^a           S what merchants sell on today (merchant.go)
//
// curves of constant elasticity through the given point; a is news, an AR(1)
// process. Between the two prices stand the merchants, who decide what they pay,
// and the organisers. S needs no memory of its own: merchants sell part of what
// they have in stock, and their stock remembers what came in.

// dearest is the highest price that is counted with, in whole units of money a
// kilogram; none rises more than steepest times, however steep its curve.
const (
	dearest  = 1e8
	steepest = 1e6
	thinnest = 0.1 // of the usual volume: no curve is known below it
	fullest  = 10  // times the usual volume: nor above
)

// Tally counts the decisions of a kind, and those that a limit took over.
type Tally struct {
	Decisions, Held int64
}

// Note counts one decision, and whether a limit held it.
func (t *Tally) Note(held bool) {
	t.Decisions++
	if held {
		t.Held++
	}
}

// Curves is what is given of a good's two markets.
type Curves struct {
	Source  float64 // C0, what gatherers ask at the usual volume in a full harvest [minor/kg]
	Resale  float64 // R0, what the far side's market pays at the usual volume [minor/kg]
	Volume  float64 // Q0, the usual volume [kg/day]; at 0 no price depends on volume
	Supply  float64 // eps, elasticity of what is gathered
	Demand  float64 // eta, elasticity of what the far side buys
	Harvest float64 // of this month, as a share of a full one; at 0 C0 is quoted
}

// Market is a good's prices today and what they remember.
type Market struct {
	Gathered float64 // G, fading mean of what is bought of gatherers [kg/day]
	News     float64 // a, deviation of the logarithm of R
	Source   float64 // C today [minor/kg]
	Resale   float64 // R today [minor/kg]
	Clamps   Tally   // prices set, and those at an end of their curve
}

// Open has a market begin at its usual volume.
func (m *Market) Open(c *Curves) { *m = Market{Gathered: c.Volume, Source: c.Source, Resale: c.Resale} }

// Hear moves the news: persistence of it is left from yesterday, and surprise, a
// normal draw times its standard deviation, is added.
func (m *Market) Hear(persistence, surprise float64) {
	m.News = float64(persistence*m.News) + surprise
}

// SetSource sets what gatherers ask this morning. minors is minor units to one
// unit of money. It reads Gathered and writes Source.
func (m *Market) SetSource(c *Curves, minors float64) {
	m.Source = c.Source
	if c.Harvest > 0 {
		m.Source = float64(c.Source*m.against(m.Gathered, c.Volume, 1/c.Supply)) / c.Harvest
	}
	m.Source = min(m.Source, dearest*minors)
}

// SetResale sets what the far side's market pays for the sold kilograms that
// merchants bring to it today. It reads News and writes Resale.
func (m *Market) SetResale(c *Curves, sold, minors float64) {
	m.Resale = min(float64(c.Resale*m.against(sold, c.Volume, -1/c.Demand))*exact.Exp(m.News), dearest*minors)
}

// Learn moves the usual volume of gatherers towards today's. memory is the weight
// of yesterday's.
func (m *Market) Learn(gathered ledger.Grams, memory float64) {
	m.Gathered = float64(memory*m.Gathered) + float64((1-memory)*gathered.Kg())
}

// against is (volume/usual)^power.
func (m *Market) against(volume, usual, power float64) float64 {
	if usual == 0 {
		return 1
	}
	ratio := volume / usual
	m.Clamps.Note(ratio < thinnest || ratio > fullest)
	return min(exact.Pow(min(max(ratio, thinnest), fullest), power), steepest)
}

// whole is an amount in whole minor units, to the nearest.
func whole(amount float64) ledger.Money { return ledger.Money(math.Round(amount)) }
