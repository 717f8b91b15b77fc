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

// auditAlive sees that the people alive on a day are all but those who died or
// stayed on the far side before.
func (a *run) auditAlive() {
	x := a.days.ints
	c := a.check(say.Text("all people are alive except those who died or stayed on the far side on an earlier day"))
	for k := range a.days.n {
		where, all := on(record.DaysFile, k), int64(0)
		for _, name := range people {
			all += x[name][k]
		}
		if k == 0 { // some may have ended before the record began
			ended := x["dead"][0] + x["gone"][0]
			c.that(x["alive"][0] <= all && x["alive"][0] >= all-ended, where, "%d people are alive, but of %d people %d have died or stayed", x["alive"][0], all, ended)
			continue
		}
		want := all - x["dead"][k-1] - x["gone"][k-1]
		c.that(x["alive"][k] == want, where, "%d people are alive, but deaths and departures give %d", x["alive"][k], want)
	}
}

// auditHome sees that those who earn outside are those who wait for work or are
// untrained, and that they earn no more and no less than people of their county.
// From one day to the next the sum changes only by those who leave and those who
// come back: as long as a day earns the same, those who stay at home earn the same.
func (a *run) auditHome() {
	d, x := a.days, a.days.ints
	who := a.check(say.Text("the people at home are those who are ready or untrained"))
	earned := a.check(say.Text("people at home earn between the least and the most of their county"))
	same := a.check(say.Text("outside income changes from day to day only by those who leave home and those who return"))
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
				steady = steady && low == x["outside_least."+c][k-1] && high == x["outside_most."+c][k-1]
			}
		}
		who.that(home == x["ready"][k]+x["novices"][k], where, "%d people are at home, but %d are ready or untrained", home, x["ready"][k]+x["novices"][k])
		if !steady {
			continue
		}
		left := x["hired"][k] + x["novices"][k-1] - x["novices"][k]
		back := home - atHome + left
		grew := float64(income - before)
		least, most = min(least, most), max(least, most)
		same.that(left >= 0 && back >= 0 && grew >= float64(least)*float64(back)-float64(most)*float64(left) &&
			grew <= float64(most)*float64(back)-float64(least)*float64(left), where,
			"outside income grows by %d {minor}, but %d people leave home and %d return, and each earns between %d and %d", income-before, left, back, least, most)
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
	names := []string{"living_cost"}
	for _, county := range d.counties {
		names = append(names, "outside_least."+county, "outside_most."+county)
	}
	for _, name := range names {
		for k := 1; k < d.n; k++ {
			c.that(x[name][k] == x[name][k-1], on(record.DaysFile, k), "%s is %d {minor}, but was %d the day before", name, x[name][k], x[name][k-1])
		}
	}
}

// auditLivingFlows holds the payments against the people.
func (a *run) auditLivingFlows() {
	d, x := a.days, a.days.ints
	spent, earned := make([]int64, d.n), make([]int64, d.n)
	for _, f := range a.Flows {
		switch {
		case f.Day < 0 || int(f.Day) >= d.n:
		case f.Kind == "living":
			spent[f.Day] += f.Amount
		case f.Kind == "outside-income":
			earned[f.Day] += f.Amount
		}
	}
	c := a.check(say.Text("each day, porters spend the cost of living of those alive, and earn the outside income of those at home"))
	for k := range d.n {
		where := on(record.FlowsFile, k)
		c.that(spent[k] == x["alive"][k]*x["living_cost"][k], where, "porters spend %d {minor}, but %d people are alive and a day costs %d",
			spent[k], x["alive"][k], x["living_cost"][k])
		var income int64
		for _, county := range d.counties {
			income += x["outside."+county][k]
		}
		c.that(earned[k] == income, where, "porters earn %d {minor} outside, but those at home earn %d", earned[k], income)
	}
}
