package economy

import (
	"context"
	"testing"

	"pgregory.net/rapid"

	"tumen/economy/observe"
	"tumen/economy/parameter"
	"tumen/internal/proof"
	"tumen/ledger"
)

// In any world a gain is what an actor's tills grew by, and what was lived on and
// handed up to a treasury besides: for every kind of actor, over all days
// together.
func TestAGainIsWhatIsKeptLivedOnAndHandedUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyParameters(t)
		p.BurnIn = 0 // the tills are empty, but for the organisers' capital
		w := proof.Must(Build(p, anyChanges(t, p), Seeds{rapid.Uint64().Draw(t, "world"), rapid.Uint64().Draw(t, "run")}, 1))(t)
		want := w.tills()
		for s := range want {
			want[s] = -want[s]
		}
		if err := w.Run(context.Background(), nil); err != nil {
			t.Fatal(err)
		}
		out := w.Outcome()
		for s, cash := range w.tills() {
			want[s] += cash
		}
		for _, f := range out.Flows {
			from, _ := ledger.SectorNamed(f.From)
			up := f.Kind == "remittance" && (f.To == "treasury" || f.To == "party-fund")
			if (up || f.Kind == "consumption") && f.From != f.To {
				want[from] += ledger.Money(f.Amount)
			}
		}
		got := gained(out.Flows)
		for s := range ledger.Sectors {
			if s != ledger.Rest && got[s] != want[s] {
				t.Errorf("%s gained %d fen, want %d", s, got[s], want[s])
			}
		}
	})
}

// tills is what each sector holds, summed over its accounts.
func (w *World) tills() (held ledger.Gains) {
	for s := range ledger.Sectors {
		held[s] = w.book.Due(s)
		for _, cash := range w.book.Purses(s) {
			held[s] += cash
		}
	}
	return held
}

// An actor whose till is swept on the first of every month gains as one who keeps
// what comes in: what becomes of it afterwards decides nothing.
func TestWhatIsSweptUpIsNoLoss(t *testing.T) {
	gains := func(kind parameter.OrganiserKind) ledger.Money {
		p := village()
		p.Organisers = p.Organisers[1:]
		p.Organisers[0].Kind = kind
		out := live(t, p, 1, 1)
		return gained(out.Flows)[sectorOf[kind]]
	}
	want := gains(parameter.Donju) // who lives on it
	if want <= 0 {
		t.Fatalf("donju gain %d fen", want)
	}
	for _, kind := range []parameter.OrganiserKind{parameter.TradingCompany, parameter.StateAgency} {
		if got := gains(kind); got != want {
			t.Errorf("a %s gains %d fen, where a donju in its place gains %d", kind, got, want)
		}
	}
}

// A Party quota is owed whatever was earned, and so is a loss.
func TestAPartyQuotaIsALoss(t *testing.T) {
	paid := ledger.Money(0)
	for _, f := range live(t, village(), 1, 1).Flows {
		if f.Kind == "party-quota" && f.From == "trading-companies" && f.To == "party-fund" {
			paid += ledger.Money(f.Amount)
		}
	}
	g := gained([]observe.Flow{{Kind: "party-quota", From: "trading-companies", To: "party-fund", Amount: int64(paid)}})
	if paid == 0 || g[ledger.TradingCompanies] != -paid {
		t.Errorf("companies pay %d fen of quotas and lose %d", paid, -g[ledger.TradingCompanies])
	}
}

// gained is what each kind of actor gained by the payments of some days.
func gained(flows []observe.Flow) ledger.Gains {
	var sums ledger.Sums
	for _, f := range flows {
		sums.AddNamed(f.Kind, f.From, f.To, ledger.Money(f.Amount))
	}
	return sums.Gains
}
