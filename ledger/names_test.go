package ledger

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"
)

// What goods are worth is exact, also where weight times price passes 64 bits.
func TestWorthIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := rapid.Int64Range(0, 1e12).Draw(t, "grams")
		price := rapid.Int64Range(-1e9, 1e9).Draw(t, "price")
		worth := new(big.Int).Mul(big.NewInt(g), big.NewInt(max(price, -price)))
		worth.Div(worth.Add(worth, big.NewInt(500)), big.NewInt(1000))
		if price < 0 {
			worth.Neg(worth)
		}
		if got := Grams(g).Worth(Money(price)); big.NewInt(int64(got)).Cmp(worth) != 0 {
			t.Errorf("%d g at %d a kilogram is worth %d, want %v", g, price, got, worth)
		}
	})
	if got := Grams(4e9).Worth(1e10); got != 4e16 {
		t.Errorf("4,000 t at the dearest price are worth %d", got)
	}
}
