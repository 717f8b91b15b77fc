package audit

import (
	"math"
	"strings"

	"tumen/economy/observe"
	"tumen/economy/parameter"
	"tumen/internal/say"
	"tumen/ledger"
	"tumen/record"
)

// auditSummary works the manifest's figures out again from the days and the
// histograms.
func (a *run) auditSummary() {
	s := &a.Manifest.Summary
	c := a.check(say.Text("the summary agrees with the days"))
	is := func(name string, got, want float64) {
		c.that(close(got, want), record.ManifestFile, "%s is %v, but the days give %v", name, got, want)
	}
	of := func(name string, got, want observe.Number) {
		c.that(same(got, want), record.ManifestFile, "%s is %v of %v, but the days give %v of %v", name, got, got.Of, want, want.Of)
	}
	is("conservation.money", float64(s.Conserved.Money), 0)
	is("conservation.goods", float64(s.Conserved.Goods), 0)
	is("agent_days", float64(s.AgentDays), float64(s.Agents)*float64(a.Manifest.Days))
	if d := a.days; d != nil && d.n > 0 {
		x := d.ints
		profit, minors := float64(sum(x["profit"])), a.Manifest.Money.Minors()
		of("shares.guards", s.Shares.Guards, ratio(float64(sum(x["guards"])), profit, profit/minors))
		of("shares.organisers", s.Shares.Organisers, ratio(float64(sum(x["organisers"])), profit, profit/minors))
		of("shares.porters", s.Shares.Porters, ratio(float64(sum(x["porters"])), profit, profit/minors))
		is("own_trade", s.OwnTrade, float64(sum(x["own_trade"]))/minors)
		is("mass.gathered", s.Mass.Gathered, kg(sum(x["gathered"])))
		is("mass.sold", s.Mass.Sold, kg(sum(x["sold"])))
		is("mass.seized", s.Mass.Seized, kg(sum(x["seized"])))
		is("mass.lost", s.Mass.Lost, kg(sum(x["lost"])))
		first := x["stock"][0] - x["gathered"][0] + x["sold"][0] + x["seized"][0] + x["lost"][0]
		is("mass.stock", s.Mass.Stock, kg(x["stock"][d.n-1]-first))
		var clandestine int64
		for _, r := range d.routes {
			is("routes."+r+".mass", s.Routes[r].Mass, kg(sum(x["mass."+r])))
			is("routes."+r+".crossings", float64(s.Routes[r].Crossings), float64(sum(x["crossings."+r])))
			if a.Manifest.Parameter("routes."+r+".kind") == string(parameter.Clandestine) {
				clandestine += sum(x["mass."+r])
			}
		}
		of("profit_per_kg", s.Profit, ratio(profit*(1000/minors), float64(clandestine), kg(clandestine)))
		c.that(len(s.Routes) == len(d.routes), record.ManifestFile, "it has %d routes, but the days have %d", len(s.Routes), len(d.routes))
		c.that(x["dead"][d.n-1]-x["dead"][0] <= s.Harm.Dead, record.ManifestFile, "%d people died, but the days have at least %d",
			s.Harm.Dead, x["dead"][d.n-1]-x["dead"][0])
	}
	a.auditNames()
	a.auditHistograms()
}

// auditHistograms works out of the distributions what the summary says of loads,
// crews and months.
func (a *run) auditHistograms() {
	s := &a.Manifest.Summary
	c := a.check(say.Text("the summary agrees with the distributions"))
	is := func(name string, got, want observe.Number) {
		c.that(same(got, want), record.ManifestFile, "%s is %v of %v, but the distribution gives %v of %v", name, got, got.Of, want, want.Of)
	}
	for _, h := range a.Manifest.Distributions {
		switch h.Name {
		case "porter_month.money":
			months := float64(sum(h.Counts))
			for _, n := range []observe.Number{s.PorterMonth.Runs, s.PorterMonth.Money, s.PorterMonth.Staple} {
				c.that(n.Of == months, record.ManifestFile, "porter_month counts %v months, but the distribution has %v", n.Of, months)
			}
		case "load":
			is("load.mean", s.Load.Mean, mean(h.Counts))
			is("load.smallest", s.Load.Smallest, quantile(h.Counts, 0))
			is("load.largest", s.Load.Largest, quantile(h.Counts, 1))
		case "crew":
			is("crew.p10", s.Crew.P10, quantile(h.Counts, 0.1))
			is("crew.median", s.Crew.Median, quantile(h.Counts, 0.5))
			is("crew.p90", s.Crew.P90, quantile(h.Counts, 0.9))
			is("crew.largest", s.Crew.Largest, quantile(h.Counts, 1))
		}
	}
}

func sum(column []int64) (n int64) {
	for _, x := range column {
		n += x
	}
	return n
}

func kg(grams int64) float64 { return float64(grams) / 1000 }

// close says whether two real numbers are the same but for rounding; two that do
// not exist are.
func close(got, want float64) bool {
	return math.Abs(got-want) <= 1e-9*math.Abs(want) || math.IsNaN(got) && math.IsNaN(want)
}

// same says whether two numbers and what they are of are the same but for
// rounding.
func same(got, want observe.Number) bool {
	return close(got.Float(), want.Float()) && close(got.Of, want.Of)
}

// ratio is a over b, of a weight; none where there is nothing to divide by.
func ratio(a, b, of float64) observe.Number {
	if b == 0 {
		return observe.Number{}
	}
	return observe.NumberOf(a/b, of)
}

// mean is that of a count by whole numbers.
func mean(counts []int64) observe.Number {
	var all int64
	for x, n := range counts {
		all += int64(x) * n
	}
	n := float64(sum(counts))
	return ratio(float64(all), n, n)
}

// quantile is the smallest number that at least the share q of a count does not
// exceed.
func quantile(counts []int64, q float64) observe.Number {
	all, seen := float64(sum(counts)), int64(0)
	for x, n := range counts {
		if seen += n; n > 0 && float64(seen) >= q*all {
			return observe.NumberOf(float64(x), all)
		}
	}
	return observe.Number{}
}

// auditNames works the summary's figures by name out again: what each kind of
// actor, organ, post, good and county had, from the flows, the days and one
// another.
func (a *run) auditNames() {
	s := &a.Manifest.Summary
	c := a.check(say.Text("the summary's figures by name agree with the flows, the days and each other"))
	is := func(path string, want float64) {
		got, _ := s.At(path)
		c.that(close(got, want), record.ManifestFile, "%s is %v, but it should be %v", path, got, want)
	}
	var profit float64
	for _, r := range s.Routes {
		profit += r.Profit
	}
	money := func(minor ledger.Money) float64 { return a.Manifest.Money.Of(int64(minor)) }
	if a.readable(record.FlowsFile) {
		var sums ledger.Sums
		var paid ledger.Money // to porters, for carrying
		for _, f := range a.Flows {
			sums.AddNamed(f.Kind, f.From, f.To, ledger.Money(f.Amount))
			if f.Kind == ledger.Pay.String() {
				paid += ledger.Money(f.Amount)
			}
		}
		for s := range ledger.Rest {
			path := "kinds." + s.String()
			is(path+".gain", money(sums.Gains[s]))
			is(path+".received", money(sums.Got[s]))
			is(path+".paid", money(sums.Paid[s]))
		}
		for name := range s.Organs {
			sector, _ := parameter.Organ(name).Sector()
			is("organs."+name+".takings", money(sums.Takings[sector]))
			is("organs."+name+".handed_up", money(sums.HandedUp[sector]))
		}
		var pay float64
		for _, county := range s.Counties {
			pay += county.Pay
		}
		c.that(close(pay, money(paid)), record.ManifestFile, "the counties' pay is %v, but porters were paid %v", pay, money(paid))
	}
	for name, organ := range s.Organs {
		if profit > 0 {
			is("organs."+name+".share", organ.Takings/profit)
		}
	}
	for name, post := range s.Posts {
		if post.Crossings > 0 {
			is("posts."+name+".per_crossing", post.Takings/float64(post.Crossings))
		}
	}
	var all observe.GoodSum
	for _, good := range s.Goods {
		all.Gathered += good.Gathered
		all.Delivered += good.Delivered
		all.Seized += good.Seized
		all.Lost += good.Lost
		all.Stock += good.Stock
		all.Profit += good.Profit
	}
	is("mass.gathered", all.Gathered)
	is("mass.sold", all.Delivered)
	is("mass.seized", all.Seized)
	is("mass.lost", all.Lost)
	is("mass.stock", all.Stock)
	c.that(close(all.Profit, profit+s.OwnTrade), record.ManifestFile, "the goods' profit is %v, but that of routes and own lots is %v", all.Profit, profit+s.OwnTrade)
	if d := a.days; d != nil && d.n > 0 {
		for column, values := range d.ints {
			total := money(ledger.Money(sum(values)))
			switch what, name, _ := strings.Cut(column, "."); what {
			case "price":
				is("goods."+name+".price", total/float64(d.n))
			case "source":
				is("goods."+name+".source_price", total/float64(d.n))
			case "outside":
				is("counties."+name+".outside", total)
			}
		}
	}
}
