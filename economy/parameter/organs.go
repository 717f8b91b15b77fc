package parameter

import (
	"cmp"

	"tumen/ledger"
)

var tillOf = map[Organ]ledger.Sector{
	BorderGuards:  ledger.Guards,
	CustomsHouse:  ledger.Customs,
	FarSideGuards: ledger.FarSideGuards,
	SecurityOrgan: ledger.MSS,
}

// Organs are those that man a post of the case, in the order of the posts, and
// the MSS, which is in every world.
func (p *Parameters) Organs() (organs []Organ) {
	seen := map[Organ]bool{}
	add := func(o Organ) {
		if !seen[o] {
			organs = append(organs, o)
		}
		seen[o] = true
	}
	for r := range p.Routes {
		for k := range p.Routes[r].Posts {
			add(cmp.Or(p.Routes[r].Posts[k].Organ, SecurityOrgan))
		}
	}
	add(SecurityOrgan)
	return organs
}

// Sector is where the organ's payments are booked, and whether there is such an
// organ.
func (o Organ) Sector() (s ledger.Sector, known bool) {
	s, known = tillOf[o]
	return s, known
}
