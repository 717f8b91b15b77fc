package report

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"tumen/economy/observe"
	"tumen/economy/parameter"
	"tumen/internal/say"
	"tumen/internal/text"
	"tumen/record"
	"tumen/testimony"
	"tumen/unit"
)

// gain is what one kind of actor got of the assessed profit on clandestine
// routes.
type gain struct {
	Name, Class string
	Amount      int64
	Share       float64            // of the profit, 0 to 1; not a number if there was none
	Claims      []*testimony.Claim // about the share
}

// profit is the assessed profit of the clandestine crossings that arrived.
type profit struct {
	Amount int64
	Gains  []gain // guards, organisers, porters if any live there, and others if anything is left
}

// clandestineProfit adds up who got what of the profit on clandestine routes.
// The days know it to the minor unit; a record without them still has the shares.
func clandestineProfit(run *record.Run) profit {
	s := &run.Manifest.Summary
	total := column(run, "profit").sum()
	v := vocabularyOf(run)
	parts := []struct {
		column string
		share  float64
	}{{"guards", s.Shares.Guards.Float()}, {"organisers", s.Shares.Organisers.Float()}, {"porters", s.Shares.Porters.Float()}}
	if run.Days.Column("profit") == nil {
		for _, name := range clandestine(run) {
			total += int64(math.Round(s.Routes[name].Profit * run.Manifest.Money.Minors()))
		}
	}
	p, rest := profit{Amount: total}, total
	for _, x := range parts {
		if x.column == "porters" && nobodyCarries(run) {
			continue // no share of 0, as there is nobody to have it
		}
		var amount int64
		if !math.IsNaN(x.share) {
			amount = int64(math.Round(x.share * float64(total)))
		}
		if run.Days.Column(x.column) != nil {
			amount = column(run, x.column).sum()
		}
		rest -= amount
		p.Gains = append(p.Gains, gain{actorOf(v, x.column).Name, x.column, amount, x.share, claimsOn(run, "shares."+x.column)})
	}
	// Shares rounded to a float leave a few minor units; haulage and fees leave more.
	if run.Days.Column("profit") != nil && rest != 0 {
		p.Gains = append(p.Gains, gain{say.Text("haulage, fees and others"), "rest", rest, ratio(float64(rest), float64(total)), nil})
	}
	return p
}

// routes are the names of the routes in a summary, sorted.
func routes(run *record.Run) []string {
	names := make([]string, 0, len(run.Manifest.Summary.Routes))
	for name := range run.Manifest.Summary.Routes {
		names = append(names, name)
	}
	slices.SortFunc(names, cmp.Compare[string])
	return names
}

// clandestine are the routes on which nothing is declared.
func clandestine(run *record.Run) []string {
	return slices.DeleteFunc(routes(run), func(name string) bool {
		return run.Manifest.Parameter("routes."+name+".kind") == string(parameter.Declared)
	})
}

// whereFrom names the clandestine routes for a sentence: "the river".
func whereFrom(run *record.Run) string {
	if names := clandestine(run); len(names) == 1 {
		return say.Textf("the %s", text.Plain(names[0]))
	}
	return say.Text("clandestine routes")
}

// number is the number at the front of a printed parameter; false if there is
// none.
func number(value string) (float64, bool) {
	if i := strings.IndexAny(value, " /"); i >= 0 { // its unit may be one of the case
		value = value[:i]
	}
	x, err := unit.Number(value)
	return x, err == nil
}

// ricePrice is what a kilogram of rice cost at the end [money]; 0 if nothing
// tells it.
func ricePrice(s *observe.Summary) float64 {
	return ratio(s.PorterMonth.Money.Value, s.PorterMonth.Staple.Value)
}

// daily is one column of the days as numbers; empty if the record lacks it. A day
// that has no such number is NaN.
type daily []float64

func column(run *record.Run, name string) daily {
	c := run.Days.Column(name)
	if c == nil {
		return nil
	}
	if c.Reals != nil {
		return daily(c.Reals)
	}
	values := make(daily, len(c.Ints))
	for i, x := range c.Ints {
		values[i] = float64(x)
	}
	return values
}

// sum adds a column of whole numbers up. Sums of minor units and grams stay far below
// 2^53, up to which a float counts exactly.
func (d daily) sum() int64 {
	var total int64
	for _, x := range d {
		total += int64(x)
	}
	return total
}
