package tariff

import (
	"fmt"
	"math"
	"testing"
)

// travel is a hold-up among drivers whose values are even on [low, high], who know
// yesterday's tolls, and who have spent `sunk` when they come to the first post.
func travel(posts []*Post, low, high, sunk float64, nights int) (share float64) {
	for range nights {
		toll := 0.0
		for _, p := range posts {
			toll += p.Rate
		}
		squeeze := make([]float64, len(posts))
		share = 0
		bids := make([]Bid, 0, drivers)
		for k := range drivers {
			worth := low + (high-low)*(float64(k)+0.5)/drivers
			bids = append(bids, Bid{Signal: Signal{Heads: 1}, Weight: 1, Short: worth, Long: worth})
			if worth < toll {
				continue
			}
			share += 1.0 / drivers
			left := worth + sunk - toll
			for i, p := range posts {
				// What it could have paid here, were the posts after this one to ask as before.
				if left += p.Rate; squeeze[i] == 0 || left < squeeze[i] {
					squeeze[i] = left
				}
				left -= p.Rate
			}
		}
		for i, p := range posts {
			p.Observe(bids)
			others := toll - p.Rate
			p.Set(&Env{Rival: -1, Detected: 0.5, Others: others, After: len(posts) - 1 - i, Sunk: sunk, Squeeze: squeeze[i]})
		}
	}
	return share
}

func holders(n int, power, patience, opening float64) (posts []*Post) {
	for range n {
		p := &Post{Terms: Terms{Pricing: Holdup, Power: power, Patience: patience, Memory: 60, Opening: opening}}
		p.Begin()
		posts = append(posts, p)
	}
	return posts
}

// T3: each post takes its power's part of what is left, the last one first:
// b_i = a (1-a)^(n-i) V, from any opening.
func TestHoldUpTakesGeometrically(t *testing.T) {
	const n, a, v = 4, 0.3, 8000.0
	for _, opening := range []float64{0, 1000, 1e9} {
		posts := holders(n, a, 1, opening)
		travel(posts, v, v, 0, 10)
		total := 0.0
		for k, p := range posts {
			near(t, fmt.Sprint("post ", k+1), p.Rate, a*math.Pow(1-a, float64(n-1-k))*v, 0.6)
			total += p.Rate
		}
		near(t, "total", total, v*(1-math.Pow(1-a, n)), 2)
	}
}

// T4: takers who think only of tonight squeeze whoever has come so far, by what he
// has sunk; nobody sets out in the end. Takers who count on the next crossing let
// trade go on, also from an opening at which nobody passed (Lambert-Mogiliansky,
// Majumdar and Radner 2008).
func TestImpatientTakersEndTheTradeAndPatientOnesKeepIt(t *testing.T) {
	for _, opening := range []float64{10, 1e9} {
		if share := travel(holders(2, 0.25, 0, opening), 0, 10_000, 500, 120); share != 0 {
			t.Errorf("opening %v: with takers who think of tonight alone, the share %v still crosses", opening, share)
		}
		if share := travel(holders(2, 0.25, 0.95, opening), 0, 10_000, 500, 120); share < 0.2 {
			t.Errorf("opening %v: with patient takers only the share %v crosses", opening, share)
		}
	}
}
