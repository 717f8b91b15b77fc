package trade

import (
	"tumen/economy/security"
	"tumen/exact"
)

// risk.go: what a crew risks, and how that is learned.
//
// A crew of N is exposed to those who look for it as
//
//	E(N) = (N / usual)^eta
//
// and is lost with probability 1 - exp(-h E(N) season), where h is the hazard of
// the usual crew on an ordinary night. Without effort h is 0, and then nobody is
// lost. What an organiser believes of h is the mean of a gamma distribution whose
// evidence fades, for losses that arrive with exposure (conjugate to Poisson),
//
//	h = (hits + prior hits) / (exposure tried + prior hits + prior clear)
//
// so that a crossing of any size teaches about all sizes.

// Exposure is E(N) for crews up to a largest one. All organisers of a world share it.
type Exposure []exposed

// exposed is a size of crew: E(N) and, for slopes, eta E(N)/N and (eta - 1)/N.
type exposed struct{ of, slope, bend float64 }

// NewExposure is the exposure of crews of at most most people.
func NewExposure(usual, eta float64, most int) Exposure {
	table := make(Exposure, most+1)
	for n := 1; n <= most; n++ {
		of := security.Exposure{Usual: usual, Growth: eta}.Of(n, 1)
		table[n] = exposed{of, eta * of / float64(n), (eta - 1) / float64(n)}
	}
	return table
}

// Of is the exposure of n heads; a larger crew than the largest counts as that.
func (e Exposure) Of(n int) float64 { return e[min(n, len(e)-1)].of }

// safe is the largest crew of at most most people whose exposure is at most limit,
// and at least 1: somebody alone may always try.
func (e Exposure) safe(limit float64, most int) int {
	if e[most].of <= limit {
		return most
	}
	low, high := 1, most
	for low < high {
		if middle := (low + high + 1) / 2; e[middle].of <= limit {
			low = middle
		} else {
			high = middle - 1
		}
	}
	return low
}

// survival is exp(-x) for x from 0 up, to a part in a million: a belief is not
// held more exactly. It is Padé's quotient of third order,
//
//	(1 - x/2 + x^2/10 - x^3/120) / (1 + x/2 + x^2/10 + x^3/120)
//
// which takes a fraction of the time of the exponential, and is asked for each
// crew that is weighed.
func survival(x float64) float64 {
	if x > 0.7 {
		return exact.Exp(-x)
	}
	square := x * x
	even, odd := 1+float64(square*0.1), float64(x*(0.5+float64(square*(1.0/120))))
	return (even - odd) / (even + odd)
}

// Memory is how experience counts.
type Memory struct {
	Keep   float64 // weight of an experience relative to the next one
	Hits   float64 // prior: losses
	Clear  float64 // prior: crossings of the usual crew that came home
	Rumour float64 // weight of what the county tells
}

// hazard is the mean of what is believed.
func (m *Memory) hazard(hits, tried float64) float64 {
	all := tried + m.Hits + m.Clear
	if all == 0 {
		return 0
	}
	return (hits + m.Hits) / all
}

// Note adds one experience to a fading memory: an exposure lived through, with a
// loss or without, which counts the part given; 1 is a full experience.
func (m *Memory) Note(hits, tried *float64, exposure, part float64, lost bool) {
	keep := m.Keep
	if part != 1 {
		keep = exact.Pow(keep, part)
	}
	*hits, *tried = float64(*hits*keep), float64(*tried*keep)+float64(part*exposure)
	if lost {
		*hits += part
	}
}

// Told is what a county tells of each route.
type Told struct {
	Hits, Tried [][]float64 // by route and county
	Prices      [][]float64 // by route and evening, in a ring: how much a bid had to leave a head [minor]; 0 is not known
}

// Hazard is what a county tells of the hazard of the usual crew on a route.
func (t *Told) Hazard(route int, county int, m *Memory) float64 {
	return m.hazard(t.Hits[route][county], t.Tried[route][county])
}

// Hazard is what an organiser believes of the hazard of the usual crew on a route
// on an ordinary night: his own experience, and what the county tells with the
// weight of rumour.
func (o *Organisers) Hazard(i uint32, route uint16, m *Memory, told *Told) float64 {
	own := m.hazard(o.Hits[route][i], o.Tried[route][i])
	if m.Rumour == 0 {
		return own
	}
	county := o.County[i]
	others := m.hazard(told.Hits[route][county], told.Tried[route][county])
	return float64((1-m.Rumour)*own) + float64(m.Rumour*others)
}
