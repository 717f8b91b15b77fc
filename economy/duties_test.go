package economy

import (
	"testing"

	"tumen/economy/parameter"
	"tumen/ledger"
)

// "Under a monopolist MSS, border guards keep guards_wage and the rest goes to
// the MSS"; else each organ hands the share remit up to its own superior.
func TestTakingsGoUpToWhoseTheyAre(t *testing.T) {
	for posture, want := range map[parameter.Posture]map[ledger.Sector]ledger.Money{
		parameter.Bystander:  {ledger.Commanders: 400, ledger.MSS: 0, ledger.Treasury: 1000, ledger.Rest: 100},
		parameter.Monopolist: {ledger.Commanders: 0, ledger.MSS: 700, ledger.Treasury: 1000, ledger.Rest: 100},
	} {
		w := morning(t, func(p *parameter.Parameters) {
			p.Security.Posture, p.Security.Wage = posture, 0.3
			p.Routes[0].Posts[1].Remit = 0.1 // the far side's guards
		})
		opening := map[ledger.Sector]ledger.Money{}
		sum := func(s ledger.Sector) (sum ledger.Money) {
			for _, x := range w.book.Purses(s) {
				sum += x
			}
			return sum
		}
		for s := range want {
			opening[s] = sum(s)
		}
		for k := range w.posts {
			w.posts[k].takings = 1000
		}
		w.handUp()
		for s, fen := range want {
			if got := sum(s) - opening[s]; got != fen {
				t.Errorf("%s: %s gets %d fen of 1,000 from each post, want %d", posture, s, got, fen)
			}
		}
	}
}
