package security

import (
	"testing"

	"tumen/economy/parameter"
	"tumen/ledger"
	"tumen/rng"
)

// heldBorder is a border with two posts of guards, customs and the far side's guards,
// their superiors, and a book of accounts.
type heldBorder struct {
	book    ledger.Book
	places  []Place
	holders Holders
	purses  []Purse
	mss     ledger.Account
	habits  Habits
	motives Motives
	list    []Payment
	paid    map[ledger.Kind]ledger.Money
	since   int // days since the last first of a month
}

func account(s ledger.Sector, i uint32) ledger.Account { return ledger.Account{Sector: s, Index: i} }

func hold(change func(p *Place)) *heldBorder {
	b := &heldBorder{mss: account(ledger.MSS, 0), habits: Habits{Float: 10, Memory: 0.75}, paid: map[ledger.Kind]ledger.Money{}}
	b.motives = MotivesOf(parameter.Bystander, Strengths{})
	for s := range ledger.Sectors {
		b.book.Open(s, 4)
	}
	guards := Place{Clandestine: true, Remit: 0.3}
	change(&guards)
	for i := range uint32(2) {
		guards.Till, guards.Above = account(ledger.Guards, i), account(ledger.Commanders, i)
		b.places = append(b.places, guards)
		guards.Lot += guards.Rotation / 2
	}
	b.places = append(b.places,
		Place{Till: account(ledger.Customs, 2), Above: account(ledger.Treasury, 0), Remit: 1},
		Place{Till: account(ledger.FarSideGuards, 3), Above: account(ledger.Rest, 0), Clandestine: true, Remit: 0.5})
	for _, a := range []ledger.Account{b.places[0].Till, b.places[1].Till, b.places[3].Till, b.mss} {
		b.purses = append(b.purses, Purse{Account: a})
	}
	for i := range uint32(2) {
		b.purses = append(b.purses, Purse{Account: account(ledger.Commanders, i), Fund: 0.5})
	}
	b.holders.Memory = 0.75
	b.holders.Open(b.places)
	return b
}

// settle books a list of payments and checks that it can be paid.
func (b *heldBorder) settle(t *testing.T) {
	t.Helper()
	for _, p := range b.list {
		if p.Amount <= 0 || p.From == p.To {
			t.Fatalf("%s of %d from %v to %v is no payment", p.Kind, p.Amount, p.From, p.To)
		}
		if p.From.Sector != ledger.Rest && b.book.Cash(p.From) < p.Amount {
			t.Fatalf("%v pays %d for %s and holds %d", p.From, p.Amount, p.Kind, b.book.Cash(p.From))
		}
		b.book.Pay(p.Kind, p.From, p.To, p.Amount)
		b.paid[p.Kind] += p.Amount
	}
	b.list = b.list[:0]
}

// day lets the posts take something and hand up; on the first of a month their
// superiors settle with them; posts rotate.
func (b *heldBorder) day(t *testing.T, day int32, takings ...ledger.Money) {
	t.Helper()
	for k, amount := range takings {
		b.book.Pay(ledger.BribeFixed, account(ledger.Rest, 0), b.places[k].Till, amount)
	}
	b.list = b.holders.HandUp(b.list, b.places, takings, b.mss, &b.motives)
	b.settle(t)
	b.since++
	if day%30 == 29 {
		b.list = b.holders.Quotas(b.list, b.places, &b.book, &b.motives)
		b.settle(t)
	}
	for k := range b.places {
		if b.holders.Rotates(k, &b.places[k], day) {
			b.list = b.holders.Rotate(b.list, k, &b.places[k], day, &b.book, &b.motives)
			b.settle(t)
			for i := range b.purses {
				if b.purses[i].Account == b.places[k].Till {
					b.purses[i].Empty()
				}
			}
		}
	}
	if day%30 == 29 {
		b.list = Spend(b.list, b.purses, &b.book, b.since, b.habits)
		b.settle(t)
		b.since = 0
	}
	if worst, err := b.book.Close(); err != nil {
		t.Fatalf("day %d: %v, by %d", day, err, worst)
	}
}

// drawn is what each post takes on a day: a fifth of the days nothing, and never
// the same.
func drawn(seed uint64, day int32) (takings []ledger.Money) {
	for k := range uint32(4) {
		x := rng.New(seed).Draw(9, k, day, 0)
		amount := ledger.Money(x.Below(0, 400_000))
		if x.Chance(1, 0.2) {
			amount = 0
		}
		takings = append(takings, amount)
	}
	return takings
}

// The MSS's hand is on clandestine routes alone.
func TestGuardsOnARoadKeepTheirCommander(t *testing.T) {
	b := hold(func(p *Place) { p.Clandestine = false })
	b.motives = MotivesOf(parameter.Monopolist, Strengths{Wage: 0.4})
	b.day(t, 0, 1000, 1000, 0, 0)
	if got := b.book.Cash(account(ledger.Commanders, 0)); got != 300 || b.places[0].Remits(&b.motives) != 0.3 {
		t.Errorf("the commander has %d", got)
	}
}

// Each organ hands up its share to its own superior. Under one hand over the posts,
// border guards keep their wage, and the rest goes to the MSS.
func TestTakingsGoUpToWhoseTheyAre(t *testing.T) {
	for posture, want := range map[parameter.Posture]map[ledger.Account]ledger.Money{
		parameter.Bystander:  {account(ledger.Commanders, 0): 300, account(ledger.MSS, 0): 0, account(ledger.Treasury, 0): 1000, account(ledger.FarSideGuards, 3): 500},
		parameter.Monopolist: {account(ledger.Commanders, 0): 0, account(ledger.MSS, 0): 1200, account(ledger.Treasury, 0): 1000, account(ledger.FarSideGuards, 3): 500},
	} {
		b := hold(func(*Place) {})
		b.motives = MotivesOf(posture, Strengths{Wage: 0.4})
		b.day(t, 0, 1000, 1000, 1000, 1000)
		for a, amount := range want {
			if got := b.book.Cash(a); got != amount {
				t.Errorf("%s: %v has %d of 1,000 from each post, want %d", posture, a, got, amount)
			}
		}
	}
}

// Six years of takings by chance, with quotas, posts that are sold and rotate, the
// Party fund and spending: every day balances, nobody pays what he has not, and no
// till is fuller in the last three years than in the first.
func TestTillsNeitherFillNorEmpty(t *testing.T) {
	for _, replaces := range []bool{false, true} {
		var early, late [ledger.Sectors]float64
		var b *heldBorder
		for seed := range uint64(10) {
			b = hold(func(p *Place) { p.Ratchet, p.Sells, p.Rotation, p.Replaces = 0.6, 0.3, 180, replaces })
			for day := range int32(7 * 360) {
				b.day(t, day, drawn(seed, day)...)
				for _, s := range []ledger.Sector{ledger.Guards, ledger.FarSideGuards, ledger.Commanders, ledger.MSS, ledger.Customs} {
					for _, cash := range b.book.Purses(s) {
						if year := day / 360; year >= 4 {
							late[s] += float64(cash)
						} else if year >= 1 {
							early[s] += float64(cash)
						}
					}
				}
			}
		}
		for s := range early {
			if change := late[s] - early[s]; change > 0.03*early[s] || change < -0.03*early[s] {
				t.Errorf("replaced %v: %s hold %.1f %% more in the last three years", replaces, ledger.Sector(s), 100*change/early[s])
			}
		}
		for _, k := range []ledger.Kind{ledger.Remittance, ledger.PostSold, ledger.Capital, ledger.Consumption} {
			if b.paid[k] == 0 {
				t.Errorf("replaced %v: nothing is paid for %s", replaces, k)
			}
		}
	}
}

func TestADayOfTheHoldersAllocatesNothing(t *testing.T) {
	b := hold(func(p *Place) { p.Ratchet = 0.5 })
	takings := []ledger.Money{5000, 5000, 5000, 5000}
	if n := testing.AllocsPerRun(100, func() {
		b.list = b.holders.HandUp(b.list[:0], b.places, takings, b.mss, &b.motives)
		b.list = b.holders.Quotas(b.list[:0], b.places, &b.book, &b.motives)
		b.list = Spend(b.list[:0], b.purses, &b.book, 30, b.habits)
	}); n != 0 {
		t.Errorf("a day allocates %v times", n)
	}
}
