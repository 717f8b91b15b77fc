package audit

import (
	"math"

	"tumen/internal/say"
	"tumen/record"
)

// living.go: consumption and outside income against the days that people lived
// and the days that they spent at home. Both are booked on their day, so a record
// holds neither a day of the burn-in nor two days on one.

// auditLiving holds what porters lived on against who was alive and at home.
func (a *run) auditLiving() {
	a.auditAlive()
	a.auditHome()
	a.auditRates()
	if a.readable(record.FlowsFile) {
		a.auditLivingFlows()
	}
}

// auditAlive sees that the people alive on a day are those alive when the day
// before was over, without those who left the trade and with those who came.
func (a *run) auditAlive() {
	d, x := a.days, a.days.ints
	c := a.check(say.Text("the people alive are those of the day before, without those who died, stayed or left, and the newcomers"))
	for k := 1; k < d.n; k++ {
		want := d.living(k-1) + x["newcomers"][k] - x["left"][k]
		c.that(x["alive"][k] == want, on(record.DaysFile, k), "%d people are alive, but %d were when the day before was over, %d left and %d came",
			x["alive"][k], d.living(k-1), x["left"][k], x["newcomers"][k])
	}
}

// auditHome sees that those who earn outside are those who wait for work or are
// untrained, and some of those at rest, and that they earn no more and no less than
// people of their county. From one day to the next the sum changes only by those
// who leave home and those who come: as long as a day earns the same, those who
// stay at home earn the same.
func (a *run) auditHome() {
	d, x := a.days, a.days.ints
	who := a.check(say.Text("the people at home are those who are ready or untrained, and some of those at rest"))
	earned := a.check(say.Text("people at home earn between the least and the most of their county"))
	same := a.check(say.Text("outside income changes from day to day only by those who leave home and those who come"))
	for k := range d.n {
		where := on(record.DaysFile, k)
		home, least, most := int64(0), int64(math.MaxInt64), int64(0)
		income, before, atHome, steady := int64(0), int64(0), int64(0), k > 0
		for _, c := range d.counties {
			n, low, high := x["home."+c][k], x["outside_least."+c][k], x["outside_most."+c][k]
			home += n
			income += x["outside."+c][k]
			least, most = min(least, low), max(most, high)
			earned.that(float64(x["outside."+c][k]) >= float64(n)*float64(low) && float64(x["outside."+c][k]) <= float64(n)*float64(high), where,
				"%d people at home in %s earn %d {minor}, but each earns between %d and %d", n, c, x["outside."+c][k], low, high)
			if k > 0 {
				before += x["outside."+c][k-1]
				atHome += x["home."+c][k-1]
				steady = steady && low <= x["outside_least."+c][k-1] && high >= x["outside_most."+c][k-1]
			}
		}
		wait := x["ready"][k] + x["novices"][k]
		who.that(home >= wait && home <= wait+x["resting"][k], where, "%d people are at home, but %d are ready or untrained, and %d rest", home, wait, x["resting"][k])
		if !steady {
			continue
		}
		// At most so many: a novice who leaves the trade is counted twice.
		trained := max(0, x["novices"][k-1]+x["newcomers"][k]-x["novices"][k])
		left := x["hired"][k] + trained + x["left"][k] + x["moved"][k]
		came := home - atHome + left
		grew := float64(income - before)
		least, most = min(least, most), max(least, most)
		same.that(came >= 0 && grew >= float64(least)*float64(came)-float64(most)*float64(left) &&
			grew <= float64(most)*float64(came)-float64(least)*float64(left), where,
			"outside income grows by %d {minor}, but at most %d people leave home and %d come, and each earns between %d and %d", income-before, left, came, least, most)
	}
}

// auditRates holds what a day costs and earns against the case. Where there are
// policies nothing is looked at: any of them may change both.
func (a *run) auditRates() {
	d, x := a.days, a.days.ints
	if d.n == 0 || len(a.Manifest.Policies) > 0 {
		return
	}
	c := a.check(say.Text("living costs what the case states, and incomes are those of the day before"))
	if cost, known := a.parameter("living.cost"); known {
		c.that(math.Abs(float64(x["living_cost"][0])-a.Manifest.Money.Minors()*cost) <= 0.5+1e-6, on(record.DaysFile, 0),
			"a day costs %d {minor}, but %v {money} in the case", x["living_cost"][0], cost)
	}
	is := func(k int, name string, holds bool) {
		c.that(holds, on(record.DaysFile, k), "%s is %d {minor}, but was %d the day before", name, x[name][k], x[name][k-1])
	}
	for k := 1; k < d.n; k++ {
		is(k, "living_cost", x["living_cost"][k] == x["living_cost"][k-1])
		came := x["newcomers"][k]+x["moved"][k] > 0 // somebody who earns more, or less, than anybody before
		for _, county := range d.counties {
			least, most := "outside_least."+county, "outside_most."+county
			is(k, least, x[least][k] == x[least][k-1] || came && x[least][k] < x[least][k-1])
			is(k, most, x[most][k] == x[most][k-1] || came && x[most][k] > x[most][k-1])
		}
	}
}

// auditLivingFlows holds the payments against the people.
func (a *run) auditLivingFlows() {
	d, x := a.days, a.days.ints
	spent, earned, helped, got := make([]int64, d.n), make([]int64, d.n), make([]int64, d.n), make([]int64, d.n)
	for _, f := range a.Flows {
		if f.Day < 0 || int(f.Day) >= d.n {
			continue
		}
		switch f.Kind {
		case "living":
			spent[f.Day] += f.Amount
		case "outside-income":
			earned[f.Day] += f.Amount
		case "support":
			helped[f.Day] += f.Amount
		}
		if f.To == "porters" {
			got[f.Day] += f.Amount
		}
		if f.From == "porters" {
			got[f.Day] -= f.Amount
		}
	}
	purses := a.check(say.Text("what all purses hold changes by what porters get and pay"))
	c := a.check(say.Text("each day, porters spend the cost of living of those alive, and earn the outside income of those at home"))
	for k := range d.n {
		where := on(record.FlowsFile, k)
		c.that(spent[k] == x["alive"][k]*x["living_cost"][k], where, "porters spend %d {minor}, but %d people are alive and a day costs %d",
			spent[k], x["alive"][k], x["living_cost"][k])
		var income int64
		for _, county := range d.counties {
			income += x["outside."+county][k]
		}
		c.that(helped[k] <= spent[k], where, "families give %d {minor}, but living costs %d", helped[k], spent[k])
		purses.that(k == 0 || x["purses"][k] == x["purses"][k-1]+got[k], where, "purses hold %d {minor} after %d, but porters got %d more than they paid",
			x["purses"][k], x["purses"][max(0, k-1)], got[k])
		c.that(earned[k] == income, where, "porters earn %d {minor} outside, but those at home earn %d", earned[k], income)
	}
}
