package tariff

import (
	"fmt"
	"testing"
)

// route is a chain of posts before organisers whose values of a crossing are even
// on [0, most], a thousand of them every night.
type route struct {
	posts []*Post
	most  float64
	bids  []Bid
}

const drivers = 400

func chain(n int, most float64, terms Terms, openings ...float64) *route {
	r := &route{most: most}
	for k := range n {
		terms.Memory, terms.Step = 60, 0.3
		terms.Opening = openings[k%len(openings)]
		p := &Post{Terms: terms}
		p.Begin()
		r.posts = append(r.posts, p)
	}
	return r
}

// evenly is an evening's bids of drivers whose values are even on [0, most].
func evenly(to []Bid, most float64) []Bid {
	for k := range drivers {
		worth := most * (float64(k) + 0.5) / drivers
		to = append(to, Bid{Signal: Signal{Heads: 1}, Weight: 1, Short: worth, Long: worth})
	}
	return to
}

func (r *route) toll() (sum float64) {
	for _, p := range r.posts {
		sum += float64(p.Ask(Signal{Heads: 1}).Sum())
	}
	return sum
}

// day sets all tariffs, lets those go whom it pays, and lets all be heard. Half of
// the bribes come to light, so that the least of a post is what it loses then.
func (r *route) day(env Env) (share float64) {
	for k, p := range r.posts {
		env.Others = 0
		for _, q := range r.posts {
			if q != p && p.Terms.Pricing != Joint {
				env.Others += q.Asks(&Signal{Heads: 1})
			}
		}
		env.Hands, env.After, env.Rival = len(r.posts), len(r.posts)-1-k, -1
		env.Detected = 0.5
		p.Set(&env)
	}
	toll := r.toll()
	r.bids = evenly(r.bids[:0], r.most)
	for k := range r.bids {
		if r.bids[k].Short >= toll {
			share += 1.0 / drivers
		}
	}
	for _, p := range r.posts {
		p.Observe(r.bids)
	}
	return share
}

func (r *route) year(env Env) (share float64) {
	for range 365 {
		share = r.day(env)
	}
	return share
}

// T1: independent posts ask A/(n+1) each, n A/(n+1) in all, so a longer chain takes
// more of each crossing, and less in all (Cournot 1838; Shleifer and Vishny 1993).
// From all openings: of nothing, of little, of more than anybody has, of the
// absurd, and of one post that asks all there is.
func TestPostsInAChainDoubleTheMargin(t *testing.T) {
	const most = 10_000
	for _, n := range []int{1, 2, 3, 5, 8, 27} {
		for _, openings := range [][]float64{{0}, {10}, {most}, {1e10}, {2 * most, 0, 1}} {
			r := chain(n, most, Terms{Pricing: Posted}, openings...)
			share := r.year(Env{})
			what := fmt.Sprint(n, " posts that open at ", openings)
			near(t, what+", toll", r.toll()/most, float64(n)/float64(n+1), 0.01)
			near(t, what+", share", share, 1/float64(n+1), 0.01)
			for k, p := range r.posts {
				near(t, fmt.Sprint(what, ", post ", k+1), p.Rate/most, 1/float64(n+1), 0.01)
			}
		}
	}
}

// With a cost of c each, p - c = A - n p: each of n posts asks (A + c) / (n + 1).
func TestAPostsCostIsPassedOn(t *testing.T) {
	const most, cost = 10_000, 500
	for _, n := range []int{1, 3} {
		r := chain(n, most, Terms{Pricing: Posted, Penalty: cost}, 80)
		r.year(Env{})
		for _, p := range r.posts {
			near(t, fmt.Sprint(n, " posts"), p.Rate, (most+cost)/float64(n+1), 100)
		}
	}
}

// What a post must hand up raises its price: it keeps only 1 - remit of it, so its
// cost counts 1/(1 - remit) times.
func TestWhatIsHandedUpRaisesThePrice(t *testing.T) {
	const most = 10_000
	at := func(remit float64) float64 {
		r := chain(1, most, Terms{Pricing: Posted, Penalty: 500, Remit: remit}, 80)
		r.year(Env{})
		return r.posts[0].Rate
	}
	near(t, "keeping all", at(0), (most+500)/2, 100)
	near(t, "keeping a fifth", at(0.8), (most+2500)/2, 100)
}
