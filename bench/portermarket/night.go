package main

import "tumen/bench/crowd"

// resolveBlock is the evening and night of a block of organisers: each takes
// the offers with the lowest lots, crosses and sets the wage for tomorrow.
func (m *Market) resolveBlock(worker, b int) {
	d := &m.desks[worker]
	first := uint32(b * crowd.Block)
	m.drawSeizures(d, first)
	var t tally
	wages, places := m.organisers.Wage, m.organisers.Places
	m.exchange.Resolve(b, &d.bench, func(i uint32, offers []crowd.Offer) {
		wage, free := wages[i], int(places[i])
		crowd.Lowest(offers, free)
		crew := offers[:min(len(offers), free)]
		if len(crew) > 0 {
			t.crews++
			t.crossings += int64(len(crew))
			came := taken | paid | wage
			if d.seizures[(i-first)/4].Word(int(i%4)) < seizureBelow {
				t.seized++
				came = taken
			}
			for _, o := range crew {
				m.exchange.Answer(o, came)
			}
			for _, o := range offers[len(crew):] {
				m.exchange.Answer(o, refused)
			}
		}
		wage = tomorrow(wage, len(offers), free)
		wages[i] = wage
		t.wages += int64(wage)
		t.highest = max(t.highest, wage)
	})
	m.blocks[b] = t
}

// seizureBelow is the part of a word's range that is a seizure.
const seizureBelow = 1 << 32 / seizedOneIn

// drawSeizures draws for a block of organisers, four to a draw.
func (m *Market) drawSeizures(d *desk, first uint32) {
	fours := d.fours[:(min(crowd.Block, m.r-int(first))+3)/4]
	for i := range fours {
		fours[i] = first/4 + uint32(i)
	}
	m.draws.Many(d.seizures, drawSeizure, fours, m.day, 0)
}

// tomorrow is what an organiser pays who got so many offers today [fen/kg].
func tomorrow(wage uint16, offers, places int) uint16 {
	step := max(1, wage/100)
	if offers > places {
		wage -= step
	}
	if offers < places {
		wage += step
	}
	return min(max(wage, lowestWage), highestWage)
}
