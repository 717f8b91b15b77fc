package audit

import (
	"strings"

	"tumen/economy"
	"tumen/internal/say"
	"tumen/ledger"
	"tumen/record"
)

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
			sector, _ := economy.Organ(name).Sector()
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
	var all economy.GoodSum
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
