package economy

import (
	"math"

	"tumen/economy/parameter"
)

// tariff_competing.go: routes that can stand in for one another undercut, as
// sellers of one good do (Bertrand 1883). At each review a post looks at what
// the cheapest other clandestine route of its county asks of a usual crossing.
// If its own route is not cheaper it goes a step below that, down to the least
// that covers its risk; if it is cheaper by more than two steps it comes up to
// one step below.

// undercut moves a competing post's tariff.
func (w *World) undercut(x *post, q *parameter.Post) {
	u := w.usualNear(x.route)
	base := baseOf(q, u)
	if w.day < x.learns.since+int32(q.Review) || !u.known || base == 0 {
		return
	}
	x.learns.since = w.day
	rival := math.Inf(1)
	for r := range w.routes {
		if r != x.route && w.p.Routes[r].Kind == parameter.Clandestine && w.p.Routes[r].County == w.p.Routes[x.route].County && w.usable(r) {
			rival = min(rival, w.tollOf(r, u))
		}
	}
	own := w.tollOf(x.route, u)
	if math.IsInf(rival, 1) || own >= rival*(1-2*q.Step) && own < rival {
		return
	}
	x.learns.rate = max(leastOf(q, w.minors), float64(x.learns.rate*base)+float64(rival*(1-q.Step))-own) / base
}

// tollOf is what a route's posts ask an organiser for a crossing like the one
// given [minor].
func (w *World) tollOf(route int, u usual) (sum float64) {
	for k := range w.routes[route].posts {
		if x := &w.routes[route].posts[k]; !x.merchant {
			sum += x.asks(u)
		}
	}
	return sum
}

// tollOfOthers is what the other posts of a post's route ask an organiser [minor].
func (w *World) tollOfOthers(x *post, u usual) float64 { return w.tollOf(x.route, u) - x.asks(u) }

// asks is what a post asks of a usual crossing [minor].
func (x *post) asks(u usual) float64 {
	return float64(x.fixed) + float64(float64(x.head)*u.heads) + float64(float64(x.weight)*u.weight) + float64(x.share*u.profit)
}

// usualNear is the usual crossing of a route, or of another of its county while
// nobody has come this way.
func (w *World) usualNear(route int) usual {
	if w.routes[route].usual.known {
		return w.routes[route].usual
	}
	for r := range w.routes {
		if w.routes[r].usual.known && w.p.Routes[r].County == w.p.Routes[route].County && w.p.Routes[r].Carriers == w.p.Routes[route].Carriers {
			return w.routes[r].usual
		}
	}
	return usual{}
}
