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
		sums := paid(a.Flows)
		for s := range ledger.Rest {
			path := "kinds." + s.String()
			is(path+".gain", money(sums.gains[s]))
			is(path+".received", money(sums.got[s]))
			is(path+".paid", money(sums.paid[s]))
		}
		for name := range s.Organs {
			sector, _ := economy.Organ(name).Sector()
			is("organs."+name+".takings", money(sums.takings[sector]))
			is("organs."+name+".handed_up", money(sums.handedUp[sector]))
		}
		var pay float64
		for _, county := range s.Counties {
			pay += county.Pay
		}
		c.that(close(pay, money(sums.pay)), record.ManifestFile, "the counties' pay is %v, but porters were paid %v", pay, money(sums.pay))
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

// payments are what the sectors got and paid by some flows.
type payments struct {
	gains                        ledger.Gains
	got, paid, takings, handedUp [ledger.Sectors]ledger.Money
	pay                          ledger.Money
}

func paid(flows []economy.Flow) (p payments) {
	for _, f := range flows {
		amount := ledger.Money(f.Amount)
		if !p.gains.AddNamed(f.Kind, f.From, f.To, amount) {
			continue // auditFlows says so
		}
		kind, _ := ledger.KindNamed(f.Kind)
		from, _ := ledger.SectorNamed(f.From)
		to, _ := ledger.SectorNamed(f.To)
		if from == to {
			continue
		}
		p.paid[from] += amount
		p.got[to] += amount
		if kind.Payment().Taking {
			p.takings[to] += amount
		}
		switch kind {
		case ledger.Remittance:
			p.handedUp[from] += amount
		case ledger.Pay:
			p.pay += amount
		}
	}
	return p
}
