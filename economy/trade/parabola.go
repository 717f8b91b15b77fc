package trade

// parabola.go: what ways are compared by. An organiser weighs every good over every
// route, so each is weighed by a look at the slope of pi and at how it bends, and
// read off the parabola there:
//
//	step = -pi' / pi''      pi(N + step) = pi + step pi' / 2
//
// (Newton). With s the chance to pass, q = eta h E/N, A the aversion and
// Q = N (V + k) - N^2 V/2span + A N^2,
//
//	pi  = s Q - k N - A N^2 - money
//	s'  = -q s        s'' = s q (q - (eta - 1)/N)
//
// The way that is taken then gets its best crew exactly (crew.go).

// few are so few that a parabola between them says little.
const few = 8

// near is the best crew and what it brings, to a fraction of what one head more or
// less would change.
func (c *crew) near(guess int, by goal, p *peril) (int, float64) {
	if c.most < few {
		return c.best(guess, by)
	}
	n := min(max(guess, 1), c.most)
	for range 4 {
		p.at(c.exposure, n)
		x := float64(n)
		s, q := c.passes*p.passes, p.rate
		gain, bend := c.margin+c.lost, c.averse-c.thin
		all := x * (gain + float64(x*bend))
		more := gain + float64(2*x*bend)
		ahead := float64(x*c.ahead) + c.aheadFixed
		rate := c.rate
		if ahead > c.own {
			rate += c.dearer
		}
		slope := float64(s*(more-float64(q*all))) - c.lost - by.head - float64(2*c.averse*x) - float64(rate*c.ahead)
		curve := float64(s*(float64(q*(q-c.exposure[n].bend)*all)-float64(2*q*more)+2*bend)) - 2*c.averse
		if curve >= 0 {
			break // a straight line: its end is found by looking
		}
		step := min(max(-slope/curve, 1-x), float64(c.most)-x)
		if next := ahead + float64(step*c.ahead); (next > c.own) != (ahead > c.own) {
			return c.best(int((c.own-c.aheadFixed)/c.ahead), by) // where his own money ends the slope jumps
		}
		next := int(x + step + 0.5)
		if next < few {
			return c.best(next, by)
		}
		if step <= float64(0.05*x)+0.5 && step >= -float64(0.05*x)-0.5 {
			dear := 0.0
			if ahead > c.own {
				dear = float64(c.dearer * (ahead - c.own))
			}
			here := float64(s*all) - float64(x*(c.lost+by.head+float64(x*c.averse))) - float64(c.rate*ahead) - dear - c.fixed - by.crossing
			return next, here + float64(step*(slope+float64(step*curve*0.5)))
		}
		n = min(max(next, n/8, 1), 8*n, c.most)
	}
	return c.best(n, by)
}
