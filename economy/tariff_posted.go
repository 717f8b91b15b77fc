package economy

import "tumen/economy/parameter"

// tariff_posted.go: each post, alone, moves its tariff towards what earns it
// more, and sees nothing but its own takings.
//
// The posts of a chain try something new in turn, a review apart: first the
// takings of one review at the present tariff, then those of one at a tariff a
// step away; the better is kept. A step that failed turns round and shrinks, a
// step that succeeded grows again up to the post's own.
//
// With independent posts and values uniform on [0, A] this leads to A/(n+1)
// each (double marginalisation; Cournot 1838, Shleifer and Vishny 1993).

// post moves an independent post's tariff.
func (w *World) post(x *post, q *parameter.Post) {
	n, turn := w.learners(x, parameter.Posted)
	w.experiment(&x.learns, q, n, turn, x.learns.earned)
}

// learners counts the posts of the same rule on the post's route, and says which
// of them it is.
func (w *World) learners(x *post, rule parameter.TariffRule) (n, turn int) {
	for k := range w.routes[x.route].posts {
		y := &w.routes[x.route].posts[k]
		if w.ruleOf(y, &w.p.Routes[y.route].Posts[y.place]) == rule {
			if y.place < x.place {
				turn++
			}
			n++
		}
	}
	return n, turn
}

// leastStep is how fine a post searches, as a part of its tariff, and a first
// share for a post that has none; smallStart is a first amount [minor].
const (
	leastStep  = 0.002
	smallStart = 100
)

// experiment is one day of a post's search for a better tariff. It is the turn
// of one of n searchers at a time, for two reviews: one as it is, one with the
// trial.
func (w *World) experiment(l *learningState, q *parameter.Post, n, turn int, earned float64) {
	if w.day < l.since+int32(q.Review) {
		return
	}
	first := l.since < -int32(w.p.BurnIn)-1
	l.since, l.earned = w.day, 0
	if first {
		return // nothing has been earned yet
	}
	round := (int(w.day) + w.p.BurnIn) / q.Review
	switch {
	case l.trying: // the trial is over
		l.trying = false
		if earned > l.settled {
			l.step = min(q.Step, l.step*1.5)
			return
		}
		l.rate, l.up = l.before, !l.up
		l.step = max(min(leastStep, q.Step), l.step*0.7)
	case round/2%n == turn && round%2 == 1:
		l.trying, l.settled, l.before = true, earned, l.rate
		if q.Basis == parameter.PerShare {
			l.rate = max(l.rate, leastStep)
		} else {
			l.rate = max(l.rate, smallStart)
		}
		if l.up {
			l.rate += float64(l.rate * l.step)
		} else {
			l.rate -= float64(l.rate * l.step)
		}
	}
}
