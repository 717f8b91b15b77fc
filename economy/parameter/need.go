package parameter

import "time"

// Need is what a run asks of the machine, roughly: it is there to refuse what
// cannot be, and to say beforehand what takes long.
type Need struct {
	Bytes float64       // of memory, on one worker
	Work  time.Duration // of one core
}

// Measured on the founding case (60 days at scale 500 on one worker, and the same at
// scale 1 and over 36,525 days) and rounded up:
// people and organisers with what Go keeps beside them, what one day leaves in
// the tables and in their encoding, and the time of a person's day and of a day
// with hardly anybody in it.
const (
	bytesOfProgram   = 40e6
	bytesOfPorter    = 110
	bytesOfOrganiser = 400 // and as much again for each good and route
	bytesOfDay       = 12e3
	timeOfPorterDay  = 25 * time.Nanosecond
	timeOfDay        = 40 * time.Microsecond
)

// Need is what a run with these parameters asks of the machine. Its numbers may
// be far above what any machine has.
func (p *Parameters) Need() Need {
	porters, organisers := 0.0, 0.0
	for i := range p.Counties {
		porters += float64(float64(p.Counties[i].Porters) * p.Scale)
	}
	for i := range p.Organisers {
		organisers += float64(float64(p.Organisers[i].Number) * p.Scale)
	}
	ways := float64(1 + len(p.Goods)*len(p.Routes))
	days := float64(p.BurnIn + p.Days)
	agents := porters + float64(organisers*ways)
	work := days * (float64(timeOfDay) + float64(agents*float64(timeOfPorterDay)))
	const longest = float64(1<<63 - 1<<11) // the longest time.Duration that a float64 holds
	return Need{
		Bytes: bytesOfProgram + float64(porters*bytesOfPorter) + float64(organisers*ways*bytesOfOrganiser) + float64(float64(p.Days)*bytesOfDay),
		Work:  time.Duration(min(work, longest)),
	}
}
