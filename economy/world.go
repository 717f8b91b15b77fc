package economy

import (
	"math"
	"reflect"

	"tumen/economy/observe"
	"tumen/economy/parameter"
	"tumen/economy/snapshot"
	"tumen/internal/say"
	"tumen/ledger"
	"tumen/rng"
)

// World is one economy on one day.
type World struct {
	p            parameter.Parameters // as they stand today; policies change them by date
	changes      []parameter.Change   // dated changes still to come, earliest first
	firstOutside []float64            // each county's outside income when its people were drawn
	worldRandom  rng.Source           // draws that build the world
	runRandom    rng.Source           // draws of the run
	team         *team

	minors float64 // of the money, how many minor units one of it is

	day   int32 // recorded days are 0, 1, ...; the burn-in is below 0
	date  parameter.Date
	month int // January 0

	porters    Porters
	organisers Organisers
	pools      []pool   // by county
	bag        []uint16 // by county: the largest load that a porter may be asked for [kg]
	sorted     sorting  // what else the pools are sorted by
	groups     []group  // by Parameters.Organisers
	goods      []market
	routes     []passage
	posts      []post // of all routes, chain after chain

	turn        []uint64     // organisers in the order in which they hire today
	crews       []crew       // tonight's crossings
	crewMembers []crewMember // their porters, crew after crew
	agencies    []agency     // by county, then agency
	beliefs     beliefs      // of organisers and counties about routes
	offers      []opportunity
	unseen      []float64    // by crew size: the chance of staying unnoticed
	lenders     [][]uint32   // by county: organisers with a licence
	rests       [256][]int32 // by load, then strength: days of rest (hiring.go)
	restsFor    float64      // the Labour.Rest that they are of
	outside     []float64    // by county: outside income against that of the first day
	living      living       // what days cost and earn at home, and who is there
	campaignEnd int32        // last day of a campaign that the MSS began by itself

	book     ledger.Book
	store    ledger.Store
	seen     observer
	checks   *snapshot.Checks   // nil when no checksums are kept
	watcher  func(observe.Trip) // nil when nobody watches
	follower follower
	work     Work
	wrong    error // the first day whose accounts did not balance
}

// group is what the columns of organisers share.
type group struct {
	sector ledger.Sector
	goods  []uint16 // what its organisers may move
}

// Seeds are where all draws come from: World those that say who lives in the
// world, Run those of what happens to them. Two runs in one world differ by
// chance alone; one run's chance in two worlds, by their people alone.
type Seeds struct{ World, Run uint64 }

// New builds a world and its run from one seed; see Build.
func New(p *parameter.Parameters, changes []parameter.Change, seed uint64, workers int) (*World, error) {
	return Build(p, changes, Seeds{seed, seed}, workers)
}

// Build makes a world. The parameters are copied. An error says what no world
// can be built from, such as a name that refers to nothing; parameters that
// come from a case file have been checked before.
func Build(p *parameter.Parameters, changes []parameter.Change, seeds Seeds, workers int) (*World, error) {
	w := &World{}
	if err := w.Rebuild(p, changes, seeds, workers); err != nil {
		return nil, err
	}
	return w, nil
}

// build makes a world of an empty one.
func (w *World) build(p *parameter.Parameters, changes []parameter.Change, seeds Seeds) {
	snapshot.Duplicate(reflect.ValueOf(&w.p).Elem(), reflect.ValueOf(p).Elem())
	w.minors = p.Units.Money().Minors()
	w.changes = append(w.changes, changes...)
	w.worldRandom, w.runRandom = rng.New(seeds.World), rng.New(seeds.Run)
	w.day = -int32(p.BurnIn)
	w.groups = snapshot.Resized(w.groups, len(p.Organisers))
	for g := range p.Organisers {
		w.groups[g].sector = sectorOf[p.Organisers[g].Kind]
	}
	w.pools = snapshot.Resized(w.pools, len(p.Counties))
	w.bag = snapshot.Resized(w.bag, len(p.Counties))
	w.readBags()
	for c := range w.pools {
		w.pools[c].first = math.MaxUint32 // until its people are there
	}
	for c := range w.p.Counties {
		w.peopleCounty(c, &w.p.Counties[c])
	}
	n := len(w.porters.life)
	w.book.Open(ledger.Porters, n)
	w.foundOrganisers()
	w.openPosts()
	w.openAgencies()
	w.openMarkets()
	w.beliefs.open(len(p.Routes), len(w.organisers.Group), len(p.Counties))
	w.unseen = snapshot.Resized(w.unseen, maxCrew+1)
	w.lenders = snapshot.Resized(w.lenders, len(p.Counties))
	w.outside = snapshot.Resized(w.outside, len(p.Counties))
	for c := range p.Counties {
		w.firstOutside = append(w.firstOutside, p.Counties[c].Outside)
	}
	w.campaignEnd = w.day - 1
	w.refresh()
	w.beginLiving()
	w.weighBags()
	w.startObserving()
}

// goodsOf lists what a group of organisers may move: its own goods, or all
// that no group has for itself; a trading MSS moves both.
func (w *World) goodsOf(g int, goods []uint16) []uint16 {
	owned := map[string]bool{}
	for i := range w.p.Organisers {
		for _, name := range w.p.Organisers[i].OwnGoods {
			owned[name] = true
		}
	}
	trader := w.p.Security.Posture == parameter.Trader && w.p.Organisers[g].Kind == parameter.SecurityTrader
	own := map[string]bool{}
	for _, name := range w.p.Organisers[g].OwnGoods {
		own[name] = true
	}
	for i := range w.p.Goods {
		name := w.p.Goods[i].Name
		if own[name] || !owned[name] && (len(own) == 0 || trader) {
			goods = append(goods, uint16(i))
		}
	}
	return goods
}

func (w *World) countyNamed(name string) int {
	for c := range w.p.Counties {
		if w.p.Counties[c].Name == name {
			return c
		}
	}
	return -1 // Check has refused such parameters
}

// draw is a draw of the run, named by who draws and what for.
func (w *World) draw(p rng.Purpose, agent uint32, index uint32) rng.Block {
	return w.runRandom.Draw(p, agent, w.day, index)
}

// scaled is a number of people or things times the world's scale, to the
// nearest whole.
func scaled(n int, scale float64) int { return int(math.Round(float64(n) * scale)) }

// inMinor is an amount of the case's money, to the nearest minor unit.
func (w *World) inMinor(amount float64) ledger.Money {
	return ledger.Money(math.Round(amount * w.minors))
}

// inMoney is an amount in the case's money, for people to read.
func (w *World) inMoney(amount ledger.Money) float64 { return float64(amount) / w.minors }

// fail keeps the first thing that went wrong with the accounts.
func (w *World) fail(err error) {
	if w.wrong == nil && err != nil {
		w.wrong = say.Errorf("day %d (%s): %w", w.day, w.date, err)
	}
}
