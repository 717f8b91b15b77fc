package economy

import "tumen/economy/parameter"

// tariff_holdup.go: posts in sequence, each with power a over what is left, what
// was paid before being sunk. The last of n posts takes a V, the one before it a
// share of what the last will leave, and so on:
//
//	b_i = a (1 - a)^(n - i) V        total V (1 - (1 - a)^n)
//
// Where organisers differ in what a crossing is worth to them, a post that
// thinks only of tonight asks the most that everyone who has come this far can
// still pay. Whoever comes has more at stake than the tolls he foresaw, by his
// sunk costs; so the tolls outrun every expectation and soon nobody sets out. A
// post that counts on the next crossing, with weight d, leaves that alone as
// long as its toll for ever is worth more than one squeeze:
//
//	b d / (1 - d) >= squeeze - b
//
// (Lambert-Mogiliansky, Majumdar and Radner 2008, "Petty corruption".)

// holdUp sets a post's tariff for today.
func (w *World) holdUp(x *post, q *parameter.Post) {
	u := w.routes[x.route].usual
	base := baseOf(q, u)
	if !u.known || base == 0 {
		return
	}
	after := 0 // posts still to come
	for k := range w.routes[x.route].posts {
		y := &w.routes[x.route].posts[k]
		if y.place > x.place && w.ruleOf(y, &w.p.Routes[y.route].Posts[y.place]) == parameter.Holdup {
			after++
		}
	}
	toll := q.Power * (u.worth + u.sunk)
	for range after {
		toll *= 1 - q.Power
	}
	squeeze := x.learns.least
	x.learns.least = 0
	switch {
	case squeeze > toll && q.Patience*toll < (1-q.Patience)*(squeeze-toll):
		toll = squeeze
	case squeeze == 0 && x.learns.rate*base > toll:
		return // nobody came past since the squeeze: there is nothing to learn from
	}
	x.learns.rate = toll / base
}
