package economy

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tumen/economy/parameter"
	"tumen/internal/proof"
	"tumen/ledger"
	"tumen/rng"
)

func TestNamesDecideNothing(t *testing.T) {
	p, q := upland(), upland()
	q.Counties[0].Name = "elsewhere"
	for i := range q.Routes {
		q.Routes[i].County = "elsewhere"
	}
	for i := range q.Organisers {
		q.Organisers[i].County = "elsewhere"
		q.Organisers[i].Name += "-renamed"
	}
	renamed := proof.JSON(t, live(t, q, 1, 1))
	for _, named := range []string{`.%s"`, `"%s":`, `.%s.`} { // columns and sums are named after counties
		renamed = strings.ReplaceAll(renamed, fmt.Sprintf(named, "elsewhere"), fmt.Sprintf(named, "upland"))
	}
	if d := cmp.Diff(proof.JSON(t, live(t, p, 1, 1)), renamed); d != "" {
		t.Errorf("other names gave another run: %.300s", d)
	}
}

// times multiplies every amount of money in a case.
func times(p *parameter.Parameters, factor float64) *parameter.Parameters {
	by := func(amounts ...*float64) {
		for _, x := range amounts {
			*x *= factor
		}
	}
	for i := range p.Counties {
		by(&p.Counties[i].Outside, &p.Counties[i].PieceRate)
	}
	for i := range p.Goods {
		by(&p.Goods[i].SourcePrice, &p.Goods[i].DestinationPrice)
	}
	for i := range p.Routes {
		by(&p.Routes[i].Haulage, &p.Routes[i].Passage, &p.Routes[i].Vehicle)
		for k := range p.Routes[i].Posts {
			x := &p.Routes[i].Posts[k]
			by(&x.Fixed, &x.Head, &x.Weight, &x.Opening, &x.Salary, &x.Penalty, &x.Fine)
		}
	}
	for i := range p.Organisers {
		o := &p.Organisers[i]
		by(&o.Capital, &o.Value, &o.ValueHigh, &o.PartyQuota, &o.Relation, &o.SetUp, &o.LicenceFee, &o.LicenceCare)
	}
	by(&p.Recruiters.Fee, &p.Crossing.Release, &p.Living.Cost, &p.Living.Rice[0].Value, &p.Household.MovingCost)
	p.Planning.Intensity /= factor
	return p
}

// Twice every price, tariff and wage is the same economy in coins of half the
// worth. By custom, with everyone's outside income alike, no amount needs
// rounding, and the relation is exact.
func TestTwiceTheMoneyIsTheSameCustomaryEconomy(t *testing.T) {
	p, q := village(), village()
	p.Counties[0].OutsideSpread, q.Counties[0].OutsideSpread = 0, 0
	p.Merchants.Margin, q.Merchants.Margin = 0, 0
	a, b := live(t, p, 1, 1), live(t, times(q, 2), 1, 1)
	if a.Summary.Shares.Guards.Value != b.Summary.Shares.Guards.Value || a.Summary.Shares.Porters.Value != b.Summary.Shares.Porters.Value || a.Summary.Mass != b.Summary.Mass || a.Summary.Harm != b.Summary.Harm ||
		2*a.Summary.Profit.Value != b.Summary.Profit.Value || a.Summary.PorterMonth.Staple != b.Summary.PorterMonth.Staple {
		t.Errorf("%+v\nand with twice the money %+v", a.Summary, b.Summary)
	}
	for k, f := range a.Flows {
		if g := b.Flows[k]; g.Kind != f.Kind || g.Amount != 2*f.Amount {
			t.Fatalf("day %d: %s of %d fen became %s of %d", f.Day, f.Kind, f.Amount, g.Kind, g.Amount)
		}
	}
}

// Under the behavioural regime prices and tariffs are rounded to the fen. In a
// coin a ten-thousandth as large that rounding tips no choice, and what is
// left of it is far below a part in a thousand.
func TestTwiceTheMoneyIsTheSameBehaviouralEconomy(t *testing.T) {
	const small = 1e4
	a := live(t, times(upland(), small), 1, 1).Summary
	b := live(t, times(upland(), 2*small), 1, 1).Summary
	for what, x := range map[string][2]float64{
		"guards' share":    {a.Shares.Guards.Value, b.Shares.Guards.Value},
		"porters' share":   {a.Shares.Porters.Value, b.Shares.Porters.Value},
		"load":             {a.Load.Mean.Value, b.Load.Mean.Value},
		"rice in a month":  {a.PorterMonth.Staple.Value, b.PorterMonth.Staple.Value},
		"twice the profit": {2 * a.Profit.Value, b.Profit.Value},
		"kilograms sold":   {a.Mass.Sold, b.Mass.Sold},
	} {
		if math.Abs(x[0]-x[1]) > 1e-3*x[0] {
			t.Errorf("%s: %v and %v", what, x[0], x[1])
		}
	}
}

// Two posts of one taker, at half the tariff each, are one post.
func TestOnePostSplitInTwoTakesTheSame(t *testing.T) {
	p, q := village(), village()
	for _, x := range []*parameter.Parameters{p, q} {
		x.Routes[0].Posts[0].Head, x.Routes[0].Posts[0].Share = 20, 0.3
	}
	half := q.Routes[0].Posts[0]
	half.Head, half.Share = 10, 0.15
	second := half
	second.Name = "second"
	q.Routes[0].Posts = []parameter.Post{half, second, q.Routes[0].Posts[1]}
	a, b := live(t, p, 1, 1).Summary, live(t, q, 1, 1).Summary
	a.Agents, b.Agents, a.AgentDays, b.AgentDays = 0, 0, 0, 0 // a post more
	if whole, parts := a.Posts[half.Name], b.Posts[half.Name].Takings+b.Posts["second"].Takings; whole.Takings != parts || whole.Crossings != b.Posts["second"].Crossings {
		t.Errorf("the post took %+v, and its halves %+v", whole, b.Posts)
	}
	a.Posts, b.Posts = nil, nil
	if d := cmp.Diff(a, b); d != "" {
		t.Errorf("one post and its two halves differ: %s", d)
	}
}

func TestAPolicyThatNeverBitesChangesNothing(t *testing.T) {
	p := upland()
	p.Goods[1].Declarable = false
	changes := []parameter.Change{
		{On: p.Start + 10, Path: "routes.customs.capacity", Value: p.Routes[1].Capacity},
		{On: p.Start + 10_000, Path: "crossing.raid", Value: 1.0},
	}
	w := proof.Must(New(p, changes, 1, 1))(t)
	if err := w.Run(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(proof.JSON(t, live(t, p, 1, 1)), proof.JSON(t, w.Outcome())); d != "" {
		t.Errorf("a policy without effect had one: %.300s", d)
	}
}

func TestAPolicyChangesNothingBeforeItBegins(t *testing.T) {
	p := upland()
	w := proof.Must(New(p, []parameter.Change{{On: p.Start + 60, Path: "crossing.raid", Value: 0.5}}, 1, 1))(t)
	if err := w.Run(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	with, without := w.Outcome().Days, live(t, p, 1, 1).Days
	for k := range with.Columns {
		a, b := with.Columns[k], without.Columns[k]
		for day := range 60 {
			if len(a.Ints) > 0 && a.Ints[day] != b.Ints[day] || len(a.Reals) > 0 && math.Float64bits(a.Reals[day]) != math.Float64bits(b.Reals[day]) {
				t.Fatalf("%s differs on day %d, before the policy", a.Name, day)
			}
		}
	}
	if with.Column("seized").Ints[90] == without.Column("seized").Ints[90] && with.Column("crews").Ints[90] == without.Column("crews").Ints[90] {
		t.Error("the policy did not bite")
	}
}

// A draw more in one submodel changes no other's draws: draws are named by
// purpose, so this one is made for a purpose of its own on every day, for every
// organiser, and the run stays the same to the byte.
func TestADrawMoreChangesNoOtherDraw(t *testing.T) {
	plain := proof.Must(New(upland(), nil, 1, 1))(t)
	drawing := proof.Must(New(upland(), nil, 1, 1))(t)
	const unheard rng.Purpose = 999
	var drawn uint32
	for range 120 {
		plain.Day()
		for i := range drawing.organisers.Group {
			drawn |= drawing.draw(unheard, uint32(i), 0).Word(0)
		}
		drawing.Day()
	}
	if drawn == 0 {
		t.Fatal("nothing was drawn")
	}
	if d := cmp.Diff(proof.JSON(t, plain.Outcome()), proof.JSON(t, drawing.Outcome())); d != "" {
		t.Errorf("a draw more changed the run: %.300s", d)
	}
}

func TestTheBehaviouralRunIsTheSameOnAnyNumberOfWorkers(t *testing.T) {
	p := upland()
	p.Scale, p.Days, p.BurnIn = 40, 20, 0
	one := proof.JSON(t, live(t, p, 1, 1))
	for _, workers := range []int{2, 7} {
		if d := cmp.Diff(one, proof.JSON(t, live(t, p, 1, workers))); d != "" {
			t.Errorf("%d workers: %.300s", workers, d)
		}
	}
}

// A run that is recorded twice as long begins with the shorter one.
func TestALongerRunBeginsAsTheShorterOne(t *testing.T) {
	p, q := upland(), upland()
	p.Days, q.Days = 40, 80
	a, b := live(t, p, 1, 1).Days, live(t, q, 1, 1).Days
	for k := range a.Columns {
		for day := range 40 {
			if len(a.Columns[k].Ints) > 0 && a.Columns[k].Ints[day] != b.Columns[k].Ints[day] {
				t.Fatalf("%s differs on day %d", a.Columns[k].Name, day)
			}
		}
	}
}

// The same with a submodel of the model itself: where a bribe that comes to light
// costs its taker no more than the bribe, the draws that decide whether it does are
// added to every crossing, and no raid, no lot and no accident is another one.
func TestASubmodelThatDrawsMoreChangesNoOther(t *testing.T) {
	at := func(detection float64) *parameter.Parameters {
		p := upland()
		x := &p.Routes[0].Posts[0]
		x.Salary, x.Penalty, x.Fine, x.Detection, x.Sells = 0, 0, 0, detection, 0
		p.Crossing.Raid, p.Crossing.Accident = 0.05, 0.02
		return p
	}
	never, often := live(t, at(0), 1, 1), live(t, at(0.5), 1, 1)
	if never.Summary.Mass.Seized == 0 || never.Summary.Mass.Lost == 0 {
		t.Fatal("nothing else was drawn")
	}
	if fined := gained(often.Flows)[ledger.Treasury] - gained(never.Flows)[ledger.Treasury]; fined <= 0 {
		t.Error("no bribe came to light")
	}
	if d := cmp.Diff(proof.JSON(t, never.Days), proof.JSON(t, often.Days)); d != "" {
		t.Errorf("draws of detection changed others: %.300s", d)
	}
}
