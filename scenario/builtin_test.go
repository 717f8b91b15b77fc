package scenario

import (
	"math"
	"slices"
	"strings"
	"testing"

	"tumen/economy/parameter"
	"tumen/internal/proof"
)

func TestBuiltinCasesAreSound(t *testing.T) {
	names := builtinNames()
	if !slices.Contains(names, "samjiyon") {
		t.Fatalf("samjiyon is not among %v", names)
	}
	for _, name := range names {
		c, err := Load(name)
		if err != nil {
			t.Errorf("\n%v", err)
			continue
		}
		if c.Name != name {
			t.Errorf("the case in %s.yaml calls itself %s", name, c.Name)
		}
		for _, p := range c.Policies {
			if p.About == "" {
				t.Errorf("%s: nothing says what the policy %s is about", name, p.Name)
			}
			if _, err := c.With(Options{Policies: []string{p.Name}}); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
	for _, info := range Builtin() {
		if info.Title == "" || info.About == "" {
			t.Errorf("%s has no title, or says not what it is about", info.Name)
		}
	}
}

// samjiyonClaims are the statements of the article, in its order.
var samjiyonClaims = strings.Fields(`
	actors.organisers actors.both-armies motive.sanctions crew.usual crew.max labour.roles labour.order
	labour.agencies goods load.usual load.min bribe.heavy route.river sanctions.no-problem return
	share.guards bribe.priced-in share.porters share.organisers example.day pay.rate pay.run pay.month
	rice stop.mss state.agencies customs.levy goods.prohibited mss.knows mss.own-trade party.funds`)

func samjiyon(t *testing.T) *Case {
	t.Helper()
	c := proof.Must(Load("samjiyon"))(t)
	return c
}

func TestSamjiyonHasEveryClaimOfTheWitness(t *testing.T) {
	c := samjiyon(t)
	for _, id := range samjiyonClaims {
		claim := c.Testimony.Claim(id)
		if claim == nil {
			t.Errorf("%s is missing", id)
			continue
		}
		if claim.Source != "dailynk-2018" || !strings.HasPrefix(claim.At, "para ") {
			t.Errorf("%s is from %q at %q, not from a paragraph of the article", id, claim.Source, claim.At)
		}
	}
}

// The arithmetic of the article: 0.8 yuan/kg is the porters' 20 % of a profit of
// 4.0 yuan/kg, and 50 people with 50 kg make the 10,000 yuan of its example.
func TestSamjiyonReturnsTheArticlesArithmetic(t *testing.T) {
	c := samjiyon(t)
	p := &c.Parameters
	best := func(id string) float64 { return c.Testimony.Claim(id).Figure.Best }
	for _, g := range p.Goods {
		if g.Lot > 0 {
			continue // the MSS's own, no part of the porters' trade
		}
		near(t, g.Name+": profit a kilogram", g.DestinationPrice-g.SourcePrice, p.Counties[0].PieceRate/p.Labour.Share)
	}
	river := p.Routes[0]
	near(t, "the guards, the porters and the organiser", river.Posts[0].Share+p.Labour.Share+best("share.organisers")/100, 1)
	profit := float64(p.Planning.CrewMax) * river.Load * (p.Goods[0].DestinationPrice - p.Goods[0].SourcePrice)
	near(t, "the profit of the example", profit, best("example.day"))
	near(t, "pay for a run", river.Load*p.Counties[0].PieceRate, best("pay.run"))
	near(t, "rice for a month's pay", math.Round(best("pay.month")/p.Living.Rice[0].Value), best("rice"))
}

func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 1e-9*math.Abs(want) {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}

func TestSamjiyonHasSomethingToTradeInEveryMonth(t *testing.T) {
	p := &samjiyon(t).Parameters
	for month := range 12 {
		if !slices.ContainsFunc(p.Goods, func(g parameter.Good) bool { return g.Harvest[month] > 0 }) {
			t.Errorf("nothing is harvested in month %d", month+1)
		}
	}
}
