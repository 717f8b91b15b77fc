package ledger

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// open is a book in which every sector has three accounts.
func open() *Book {
	b := &Book{}
	for s := range Sectors {
		b.Open(s, 3)
	}
	return b
}

func TestAnyPaymentsBalance(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := open()
		account := rapid.Custom(func(t *rapid.T) Account {
			return Account{Sector(rapid.Uint8Range(0, uint8(Sectors)-1).Draw(t, "sector")), rapid.Uint32Range(0, 2).Draw(t, "index")}
		})
		for range rapid.IntRange(1, 3).Draw(t, "days") {
			want := Matrix{}
			for range rapid.IntRange(0, 20).Draw(t, "payments") {
				kind := Kind(rapid.Uint8Range(0, uint8(Kinds)-1).Draw(t, "kind"))
				from, to := account.Draw(t, "from"), account.Draw(t, "to")
				amount := Money(rapid.Int64Range(0, 1<<40).Draw(t, "fen"))
				switch rapid.IntRange(0, 3).Draw(t, "how") {
				case 0: // for a sector as a whole
					b.Earn(kind, from, to.Sector, amount)
				case 1:
					b.Spend(kind, from.Sector, to, amount)
				case 2: // which one of its accounts is given, or pays back
					b.Pay(kind, from, to, amount)
					b.Settle(from, rapid.SampledFrom([]Money{1, -1}).Draw(t, "side")*amount)
				default:
					b.Pay(kind, from, to, amount)
				}
				want[kind][from.Sector][to.Sector] += amount
			}
			got := Matrix{}
			b.Flows(func(k Kind, from, to Sector, amount Money) {
				if amount == 0 || got[k][from][to] != 0 {
					t.Fatalf("%v from %v to %v is empty, or is told twice", k, from, to)
				}
				got[k][from][to] = amount
			})
			if got != want {
				t.Fatal("the flows are not the payments")
			}
			if worst, err := b.Close(); worst != 0 || err != nil {
				t.Fatalf("out by %d: %v", worst, err)
			}
		}
		if b.Audit() != 0 {
			t.Fatal("the accounts do not add up to their sectors")
		}
		var all Money
		for s := range Sectors {
			all += b.Due(s)
			for i := range uint32(3) {
				all += b.Cash(Account{s, i})
			}
		}
		if all != 0 {
			t.Fatalf("%d fen came from nowhere", all)
		}
	})
}

func TestMoneyFromNowhereIsFound(t *testing.T) {
	b := open()
	b.Pay(Pay, Account{Donju, 0}, Account{Porters, 1}, 4000)
	b.cash[Porters][1] += 7 // a fault planted past Pay
	b.held[Porters] += 7
	if worst, err := b.Close(); worst != 7 || err == nil {
		t.Errorf("Close found %d fen (%v), want 7", worst, err)
	}
	b.cash[Porters][2] += 5
	if got := b.Audit(); got != 5 {
		t.Errorf("Audit found %d fen, want 5", got)
	}
}

func TestANegativePaymentIsRefused(t *testing.T) {
	b := open()
	b.Pay(Pay, Account{Donju, 0}, Account{Porters, 0}, -1)
	b.Earn(OutsideIncome, Account{Rest, 0}, Porters, -1)
	b.Spend(Consumption, Porters, Account{Rest, 0}, -1)
	if b.Cash(Account{Porters, 0}) != 0 {
		t.Error("a negative payment moved money")
	}
	if b.Due(Porters) != 0 {
		t.Error("a negative payment of a sector moved money")
	}
	if _, err := b.Close(); err == nil || err.Error() != "3 payments were negative" {
		t.Errorf("Close says %v of three negative payments", err)
	}
}

func TestGoodsAreFollowedToTheGram(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var s Store
		s.Goods(1)
		stock := Grams(0)
		for range rapid.IntRange(1, 5).Draw(t, "days") {
			in := Grams(rapid.Int64Range(0, 1<<30).Draw(t, "gathered"))
			s.Move(0, Gathered, Stock, in)
			stock += in
			for _, f := range []Fate{Sold, Seized, Lost} {
				out := Grams(rapid.Int64Range(0, int64(stock)).Draw(t, f.String()))
				s.Move(0, Stock, f, out)
				stock -= out
			}
			if s.Today(0, Gathered) != in {
				t.Fatal("today's gathering is not what came in")
			}
			if worst, err := s.Close([]Grams{stock}); worst != 0 || err != nil {
				t.Fatalf("out by %d: %v", worst, err)
			}
		}
	})
}

func TestAMissingGramIsFound(t *testing.T) {
	var s Store
	s.Goods(1)
	s.Move(0, Gathered, Stock, 50_000)
	if worst, err := s.Close([]Grams{49_999}); worst != 1 || err == nil {
		t.Errorf("Close found %d g (%v), want 1", worst, err)
	}
	s.Move(0, Sold, Stock, 1)
	if _, err := s.Close([]Grams{50_000}); err == nil {
		t.Error("goods were unsold and Close is silent")
	}
	s.Move(0, Stock, Lost, 60_000)
	if worst, _ := s.Close([]Grams{-10_000}); worst != 10_000 {
		t.Errorf("a negative stock was found as %d g, want 10000", worst)
	}
}

// Payments that are made in several books beside one another, each with accounts
// of its own but for one sector's, are those that one book would have.
func TestBooksBesideOneAnotherAddUp(t *testing.T) {
	const common = Rest
	sides := [2]*Book{{}, {}}
	rapid.Check(t, func(t *rapid.T) {
		one, all := open(), open()
		one.Open(common, 1)
		all.Open(common, 1)
		for range rapid.IntRange(1, 3).Draw(t, "days") {
			for _, side := range sides {
				all.Lend(side, common)
			}
			for range rapid.IntRange(0, 20).Draw(t, "payments") {
				who := rapid.Uint32Range(0, 2).Draw(t, "who") // index 0 pays in the book itself
				account := func(name string) Account {
					if s := Sector(rapid.Uint8Range(0, uint8(Sectors)-1).Draw(t, name)); s != common {
						return Account{s, who}
					}
					return Account{Sector: common}
				}
				kind := Kind(rapid.Uint8Range(0, uint8(Kinds)-1).Draw(t, "kind"))
				from, to, amount := account("from"), account("to"), Money(rapid.Int64Range(-1, 1<<40).Draw(t, "fen"))
				one.Pay(kind, from, to, amount)
				book := all
				if who > 0 {
					book = sides[who-1]
				}
				book.Pay(kind, from, to, amount)
				if from.Sector != common && rapid.Bool().Draw(t, "settled") {
					one.Settle(from, amount)
					book.Settle(from, amount)
				}
			}
			for _, side := range sides {
				all.Collect(side, common)
			}
			if d := cmp.Diff(one, all, cmp.AllowUnexported(Book{})); d != "" {
				t.Fatalf("-one +several\n%.500s", d)
			}
			worst, err := one.Close()
			if got, also := all.Close(); got != worst || fmt.Sprint(also) != fmt.Sprint(err) {
				t.Fatalf("out by %d (%v), and in one book by %d (%v)", got, also, worst, err)
			}
		}
	})
}

// What a sector earns and spends as a whole is what it holds, and is on its
// accounts once these have been settled; a payment it is only once.
func TestASectorsDayIsSharedOutLater(t *testing.T) {
	b := open()
	b.Earn(OutsideIncome, Account{Rest, 0}, Porters, 900)
	b.Spend(Consumption, Porters, Account{Rest, 0}, 600)
	b.Settle(Account{Porters, 1}, 500)
	if b.Due(Porters) != -200 || b.Cash(Account{Porters, 1}) != 500 || b.Audit() != 0 {
		t.Errorf("due %d, cash %d, out by %d", b.Due(Porters), b.Cash(Account{Porters, 1}), b.Audit())
	}
	b.Settle(Account{Porters, 2}, -200)
	if b.Due(Porters) != 0 || b.Audit() != 0 {
		t.Errorf("due %d, out by %d when all are settled", b.Due(Porters), b.Audit())
	}
	seen := map[Kind]Money{}
	b.Flows(func(k Kind, _, _ Sector, amount Money) { seen[k] = amount })
	if len(seen) != 2 || seen[OutsideIncome] != 900 || seen[Consumption] != 600 {
		t.Errorf("the flows are %v", seen)
	}
	if worst, err := b.Close(); worst != 0 || err != nil {
		t.Errorf("out by %d: %v", worst, err)
	}
	b.cash[Porters][2] += 7 // past Settle
	if b.Audit() != 7 {
		t.Errorf("Audit finds %d fen, want 7", b.Audit())
	}
}
