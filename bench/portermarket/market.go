package main

import (
	"tumen/bench/crowd"
	"tumen/engine"
	"tumen/rng"
)

// The numbers of the declared model (bench/README.md).
const (
	porterPlaces = 50  // porters to an organiser
	firstWage    = 80  // [fen/kg]
	lowestWage   = 20  // [fen/kg]
	highestWage  = 400 // [fen/kg]
	living       = 300 // what a porter spends a day [fen]
	seizedOneIn  = 50  // crews in a night
	restSeized   = 15  // days after a seizure; the longest absence
)

// restAfter is how many days a porter rests after a run with a load [kg].
func restAfter(load uint8) (days uint8) {
	days = 4
	if load >= 40 {
		days++
	}
	if load >= 46 {
		days++
	}
	return days
}

// What a draw decides. Four organisers share a block.
const (
	drawPorter  rng.Purpose = 1 // load, ask and first rest
	drawPlaces  rng.Purpose = 2
	drawPick    rng.Purpose = 3 // organiser and lot
	drawSeizure rng.Purpose = 4
)

// Market is one porter market. Columns of porters are by number, those of
// organisers too.
type Market struct {
	n, r  int
	team  *engine.Team
	draws rng.Source
	day   int32 // the day that comes next

	porters    Porters
	organisers Organisers

	exchange *crowd.Exchange
	desks    []desk  // by worker
	blocks   []tally // by block of organisers: today's
	days     []tally // what was recorded, by day

	highest uint16 // wage that an organiser pays today [fen/kg]

	propose, resolve func(worker, piece int) // the phases, bound once
}

// Porters carry.
type Porters struct {
	Load []uint8  // [kg]
	From []uint8  // the wage from which a run pays the ask [fen/kg]: wage*load >= ask
	Ask  []uint16 // [fen]
	Pay  []uint32 // all pay so far [fen]; cash is this less what was lived on
	Runs []uint16

	here    []crowd.Set      // by chunk: whose rest is 0
	returns []crowd.Calendar // by chunk: on which day it will be
	upTo    [][asks]uint16   // by chunk: how many porters a wage pays
	paid    []int64          // by chunk: what last night paid, once settled [fen]
}

// asks is one more than the highest wage from which a run can pay: an ask of
// 4,500 fen for 30 kg.
const asks = 4500/30 + 2

// Organisers hire.
type Organisers struct {
	Wage   []uint16 // [fen/kg]
	Places []uint8
}

// New is a market of n porters, on the morning of its first day.
func New(n int, seed uint64, workers int) *Market {
	m := &Market{n: n, r: n / porterPlaces, team: engine.NewTeam(workers), draws: rng.New(seed)}
	m.porters = Porters{
		Load: make([]uint8, n), From: make([]uint8, n), Ask: make([]uint16, n),
		Pay: make([]uint32, n), Runs: make([]uint16, n),
		here: make([]crowd.Set, crowd.Chunks(n)), upTo: make([][asks]uint16, crowd.Chunks(n)),
		paid: make([]int64, crowd.Chunks(n)), returns: make([]crowd.Calendar, crowd.Chunks(n)),
	}
	m.organisers = Organisers{make([]uint16, m.r), make([]uint8, m.r)}
	m.exchange = crowd.NewExchange(n, m.r)
	m.desks = make([]desk, m.team.Workers())
	m.blocks = make([]tally, crowd.Blocks(m.r))
	m.propose, m.resolve = m.proposeChunk, m.resolveBlock
	for w := range m.desks {
		m.desks[w].open(m)
	}
	m.team.Each(crowd.Chunks(n), m.enrolChunk)
	for i := range m.r {
		m.organisers.Wage[i] = firstWage
		m.organisers.Places[i] = uint8(4 + m.draws.Draw(drawPlaces, uint32(i), 0, 0).Below(0, 4))
	}
	m.highest = firstWage
	return m
}

// person is a porter who has no number yet.
type person struct {
	load uint8
	ask  uint16
	rest int32
}

// from is the lowest wage with wage * load >= ask.
func (p person) from() uint8 {
	return uint8((p.ask + uint16(p.load) - 1) / uint16(p.load))
}

// enrolChunk draws the porters of a chunk and numbers them by the wage from
// which a run pays, by a stable counting sort.
func (m *Market) enrolChunk(_, k int) {
	p := &m.porters
	first, end := crowd.Span(k, m.n)
	p.returns[k] = crowd.NewCalendar(restSeized + 1) // noted on the morning after the night
	people := make([]person, end-first)
	var begin [asks + 1]uint32
	for i := range people {
		b := m.draws.Draw(drawPorter, uint32(first+i), 0, 0)
		people[i] = person{uint8(30 + b.Below(0, 21)), uint16(1500 + b.Below(1, 3001)), int32(b.Below(2, 7))}
		begin[people[i].from()+1]++
	}
	for a := range asks {
		begin[a+1] += begin[a]
		p.upTo[k][a] = uint16(begin[a+1])
	}
	for _, d := range people {
		place := begin[d.from()]
		begin[d.from()]++
		i := first + int(place)
		p.Load[i], p.Ask[i], p.From[i] = d.load, d.ask, d.from()
		p.returns[k].Add(place, d.rest, 1)
	}
}
