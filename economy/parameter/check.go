package parameter

import "tumen/internal/say"

// Problem is a parameter, or two together, of which no world can be made.
type Problem struct {
	Path  string // as in the Parameters' keys
	What  string
	Write string // what to write instead
}

func (p Problem) Error() string { return p.Path + ": " + p.What + "; " + p.Write }

// Check finds what the bounds of single parameters cannot: names that refer to
// nothing, ranges upside down, things too many to count. Bounds and kinds are
// checked where a case is read.
func (p *Parameters) Check() (problems []Problem) {
	add := func(path, write, what string, args ...any) {
		problems = append(problems, Problem{path, say.Textf(what, args...), write})
	}
	if len(p.Counties) == 0 {
		add("counties", say.Text("describe at least one county"), "there is no county")
	}
	people := 0.0
	for i := range p.Counties {
		people += float64(float64(p.Counties[i].Porters) * p.Scale)
	}
	if people > maxPorters {
		add("scale", say.Textf("choose a scale that makes at most %d", maxPorters), "%.0f porters are more than a world holds", people)
	}
	if p.Regime == Customary && p.Planning.CrewLow > p.Planning.CrewHigh {
		add("planning.crew_low", say.Text("write the smaller number at crew_low"), "the smallest usual crew (%d) is larger than the largest (%d)", p.Planning.CrewLow, p.Planning.CrewHigh)
	}
	for i := range p.Organisers {
		o := &p.Organisers[i]
		if float64(o.Number)*p.Scale > maxOrganisers {
			add("organisers."+o.Name+".number", say.Textf("write at most %d", maxOrganisers), "%.0f organisers are more than a world holds", float64(o.Number)*p.Scale)
		}
		if !named(p.Counties, o.County, func(c *County) string { return c.Name }) {
			add("organisers."+o.Name+".county", say.Text("write the name of a county of this case"), "there is no county %q", o.County)
		}
		for _, g := range o.OwnGoods {
			if !named(p.Goods, g, func(g *Good) string { return g.Name }) {
				add("organisers."+o.Name+".own_goods", say.Text("write the name of a good of this case"), "there is no good %q", g)
			}
		}
	}
	for i := range p.Routes {
		r := &p.Routes[i]
		if !named(p.Counties, r.County, func(c *County) string { return c.Name }) {
			add("routes."+r.Name+".county", say.Text("write the name of a county of this case"), "there is no county %q", r.County)
		}
		for k := range r.Posts {
			if q := &r.Posts[k]; q.Review < 1 { // a case file cannot say so, a program can
				add("routes."+r.Name+".posts."+q.Name+".review", say.Text("write at least 1 day"), "a post cannot look at its tariff every %d days", q.Review)
			}
		}
	}
	return problems
}

// A porter or organiser is found by 32 bits, less one that marks "none".
const (
	maxPorters    = 1 << 30
	maxOrganisers = 1 << 24
)

func named[T any](list []T, name string, of func(*T) string) bool {
	for i := range list {
		if of(&list[i]) == name {
			return true
		}
	}
	return false
}
