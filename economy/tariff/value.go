package tariff

import "tumen/exact"

// value.go: what a post knows of the usual crossing, and what it makes of the
// value of this one. It sees ln v = ln V + error; if values are lognormal, the
// best guess of ln V is
//
//	E[ln V | v] = mu + k (ln v - mu)      k = 1 - error^2 / var(ln v)
//
// with the mean mu and the variance of what it has seen. A post whose eye is poor
// charges all alike, since what looks dear is mostly its own error.

// Memory is the usual crossing, from all bids heard: sums that fade as the
// histogram of bids does. It is plain data.
type Memory struct {
	Bids           float64 // a night
	Heads          float64 // of them
	Kg             float64
	Valued         float64           // heads whose value was above 0
	Log, LogSquare float64           // of value, over those heads
	Worth          float64           // value, over all heads [minor]
	GoodHeads      [MaxGoods]float64 // heads with a good
	GoodWorth      [MaxGoods]float64 // what they bring in all [minor]
}

// logged is a value and its logarithm.
type logged struct{ value, log float64 }

func (u *Memory) evening(part float64) {
	keep := 1 - part
	u.Bids *= keep
	u.Heads *= keep
	u.Kg *= keep
	u.Valued *= keep
	u.Log *= keep
	u.LogSquare *= keep
	u.Worth *= keep
	for k := range u.GoodHeads {
		u.GoodHeads[k] *= keep
		u.GoodWorth[k] *= keep
	}
}

// add hears one bid. Of a value like that of the bid before, the logarithm is known.
func (u *Memory) add(b *Bid, part float64, last *logged) {
	w := float64(part * b.Weight)
	heads := float64(w * float64(b.Heads))
	u.Bids += w
	u.Heads += heads
	u.Kg += float64(w * b.Load.Kg())
	u.Worth += float64(heads * b.Value)
	if b.Value > 0 {
		if b.Value != last.value {
			last.value, last.log = b.Value, exact.Log(b.Value)
		}
		l := last.log
		u.Valued += heads
		u.Log += float64(heads * l)
		u.LogSquare += float64(heads * l * l)
	}
	if g := b.Good; g >= 0 && g < MaxGoods {
		u.GoodHeads[g] += heads
		u.GoodWorth[g] += float64(heads * b.Value)
	}
}

// base is how many units of what a post sees there are in a crossing of so many
// heads, or of as many as in a bid if that is not known.
func (u *Memory) base(s Sees, heads float64) float64 {
	if s == Crossings || u.Bids <= 0 || u.Heads <= 0 {
		return 1
	}
	if heads <= 0 {
		heads = u.Heads / u.Bids
	}
	if s == Weight {
		return max(float64(heads*u.Kg)/u.Heads, 1e-9)
	}
	return heads
}

// value is what a head of the usual crossing brings [minor]: the median where
// values are seen, the mean where kinds of good are.
func (u *Memory) value(s Sees) float64 {
	switch {
	case s == Value && u.Valued > 0:
		return exact.Exp(u.Log / u.Valued)
	case s == Goods && u.Heads > 0:
		return u.Worth / u.Heads
	}
	return 0
}

// guess is what a post makes of a value that it sees with an error [minor a head].
func (u *Memory) guess(seen, err float64) float64 {
	if seen <= 0 || u.Valued <= 0 {
		return max(seen, 0)
	}
	mean := u.Log / u.Valued
	spread := u.LogSquare/u.Valued - float64(mean*mean)
	trust := 1.0
	if err > 0 {
		trust = 0
		if e2 := float64(err * err); spread > e2 {
			trust = 1 - e2/spread
		}
	}
	return exact.Exp(mean + float64(trust*(exact.Log(seen)-mean)))
}

// above is by how much a head of a crossing brings more than the usual, as far as
// the post can tell [minor]. One that sees neither value nor kinds cannot.
func (p *Post) above(s *Signal) float64 {
	switch u := &p.Usual; p.Terms.Sees {
	case Value:
		return u.guess(s.Value, p.Terms.SeesError) - u.value(Value)
	case Goods:
		if g := s.Good; g >= 0 && g < MaxGoods && u.GoodHeads[g] > 0 {
			return u.GoodWorth[g]/u.GoodHeads[g] - u.value(Goods)
		}
	}
	return 0
}
