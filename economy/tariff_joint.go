package economy

import "tumen/economy/parameter"

// tariff_joint.go: one taker sets the sum for the whole route, and its posts
// split it evenly. It searches as a posted tariff does, but sees the takings of
// the whole chain, and so asks what one seller would: A/2 in all when values are
// uniform on [0, A].

// postJointly moves the tariff of a chain under one hand. The first of its posts
// searches; the others ask the same.
func (w *World) postJointly(x *post, q *parameter.Post) {
	posts := w.routes[x.route].posts
	var first *post
	earned := 0.0
	for k := range posts {
		y := &posts[k]
		if w.ruleOf(y, &w.p.Routes[y.route].Posts[y.place]) != parameter.Joint {
			continue
		}
		if first == nil {
			first = y
		}
		earned += y.learns.earned
	}
	if x != first {
		x.learns.rate = first.learns.rate
		if first.learns.since == w.day {
			x.learns.earned = 0
		}
		return
	}
	w.experiment(&x.learns, q, 1, 0, earned)
}
