package audit

import (
	"cmp"
	"slices"

	"tumen/economy/observe"
	"tumen/internal/say"
	"tumen/ledger"
	"tumen/record"
)

// auditFlows holds flows.parquet against the accounts, the days and the manifest.
func (a *run) auditFlows() {
	kinds, sectors := places(ledger.Kinds), places(ledger.Sectors)
	who := a.check(say.Text("every payment has a payer and a payee that its kind allows"))
	order := a.check(say.Text("every cell of a day's flow matrix appears once, in order, and is above zero"))
	var before observe.Flow
	for k, f := range a.Flows {
		where := on(record.FlowsFile, int(f.Day))
		who.that(mayPay(f), where,
			"%d {minor} of %s from %s to %s: this kind of payment does not exist between them", f.Amount, f.Kind, f.From, f.To)
		order.that(f.Amount > 0, where, "%s from %s to %s is %d {minor}", f.Kind, f.From, f.To, f.Amount)
		order.that(f.Day >= 0 && int(f.Day) < a.Manifest.Days, where, "the run has no such day; it has %d days", a.Manifest.Days)
		order.that(k == 0 || cmp.Or(cmp.Compare(before.Day, f.Day), cmp.Compare(kinds[before.Kind], kinds[f.Kind]),
			cmp.Compare(sectors[before.From], sectors[f.From]), cmp.Compare(sectors[before.To], sectors[f.To])) < 0, where,
			"%s from %s to %s comes after %s from %s to %s of day %d", f.Kind, f.From, f.To, before.Kind, before.From, before.To, before.Day)
		before = f
	}

	totals := a.check(say.Text("the flows of all days add up to the manifest's flow matrix"))
	got := map[record.FlowTotal]int64{} // keyed by a cell whose Amount is 0
	for _, f := range a.Flows {
		got[record.FlowTotal{Kind: f.Kind, From: f.From, To: f.To}] += f.Amount
	}
	for _, t := range a.Manifest.FlowTotals {
		cell := record.FlowTotal{Kind: t.Kind, From: t.From, To: t.To}
		totals.that(got[cell] == t.Amount, record.ManifestFile, "%s from %s to %s is %d {minor} in the manifest, but the days add up to %d", t.Kind, t.From, t.To, t.Amount, got[cell])
		delete(got, cell)
	}
	totals.that(len(got) == 0, record.ManifestFile, "flow_totals lacks %d cells that the days have", len(got))

	if a.days != nil {
		a.auditTakings()
	}
}

// mayPay says whether a payment of that kind goes from the one sector to the
// other.
func mayPay(f observe.Flow) bool {
	kind, known := ledger.KindNamed(f.Kind)
	p := kind.Payment()
	return known && slices.Contains(p.From, f.From) && slices.Contains(p.To, f.To)
}

// auditTakings holds what the days say of money against who paid whom. The days
// count clandestine crossings that arrived; the flows count all, so they may have
// more and never less.
func (a *run) auditTakings() {
	d := a.days
	pay, bribes, sold := make([]int64, d.n), make([]int64, d.n), make([]int64, d.n)
	carried := make([]bool, d.n)
	for _, f := range a.Flows {
		if int(f.Day) >= d.n || f.Day < 0 {
			continue
		}
		switch {
		case f.Kind == "pay":
			pay[f.Day] += f.Amount
		case f.To == "guards" && f.From != "merchants" && f.Kind != "remittance":
			bribes[f.Day] += f.Amount
		case f.Kind == "goods-sold":
			sold[f.Day] += f.Amount
			carried[f.Day] = true
		}
	}
	c := a.check(say.Text("the parts of guards and porters were paid to them, and goods sold were paid for"))
	for k := range d.n {
		where := on(record.DaysFile, k)
		c.that(d.ints["porters"][k] <= pay[k], where, "the porters' part of the profit is %d {minor}, but they were paid %d", d.ints["porters"][k], pay[k])
		c.that(d.ints["guards"][k] <= bribes[k], where, "the guards' part of the profit is %d {minor}, but they were paid %d", d.ints["guards"][k], bribes[k])
		c.that(d.ints["profit"][k] <= sold[k], where, "the profit is %d {minor}, but all sales are %d", d.ints["profit"][k], sold[k])
		c.that(!carried[k] || d.ints["sold"][k] > 0, where, "%d {minor} were paid for goods, but none were sold", sold[k])
	}
}

// places numbers the names of a list in its order.
func places[T interface {
	~uint8
	String() string
}](n T,
) map[string]int {
	at := map[string]int{}
	for x := T(0); x < n; x++ {
		at[x.String()] = int(x)
	}
	return at
}
