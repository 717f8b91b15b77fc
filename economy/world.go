package economy

import (
	"math"
	"reflect"

	"tumen/economy/household"
	"tumen/economy/labour"
	"tumen/economy/parameter"
	"tumen/economy/security"
	"tumen/economy/snapshot"
	"tumen/economy/trade"
	"tumen/exact"
	"tumen/internal/say"
	"tumen/ledger"
	"tumen/rng"
)

// World is one economy on one day: its state, in parts, and the submodels, each of
// which knows the parts that it reads and writes, and no others.
type World struct {
	setting
	today
	people
	towns
	traders
	told     trade.Told   // what is told of each route in each county
	declared declarations // licences, and who holds them
	markets
	border
	mss     mss
	evening evening // plans, bids and prices of tonight
	tonight
	book  ledger.Book
	store ledger.Store
	seen  observer
	looking
	work Work

	submodels
	team *team
	room room // used again and again, with nothing in it from one day to the next
}

// setting is what is given: the case, and what its policies will change.
type setting struct {
	p            parameter.Parameters // as they stand today; policies change them by date
	changes      []parameter.Change   // dated changes still to come, earliest first
	firstOutside []float64            // each county's outside income when its people were drawn
	minors       float64              // of the money, how many minor units one of it is
}

// today is the day, and what its chances are drawn from.
type today struct {
	worldRandom rng.Source // draws that build the world
	runRandom   rng.Source // draws of the run

	day   int32 // recorded days are 0, 1, ...; the burn-in is below 0
	date  parameter.Date
	month int   // January 0
	wrong error // the first day whose accounts did not balance
}

// people are those who could carry.
type people struct {
	labour     labour.Market        // who they are, and who of them waits for work
	households household.Households // what they live on
}

// towns are the counties, beside their people.
type towns struct {
	outside  []float64 // by county: outside income against that of the first day
	counties []county
}

// traders are those who could organise.
type traders struct {
	organisers trade.Organisers
	groups     []trade.Group // by Parameters.Organisers
	kinds      []kind        // likewise: what else the columns of organisers share
}

// markets are where goods come from and go to.
type markets struct {
	goods     []good
	merchants trade.Merchants
}

// border is the ways over it, and those who hold them.
type border struct {
	routes  []route
	posts   []post // of all routes, chain after chain
	places  []security.Place
	holders security.Holders
	quiet   []bool // by route: nobody bid for it on the last evening
	purses  []security.Purse
}

// tonight is who crosses.
type tonight struct {
	crews   []crew // tonight's crossings
	members []member
}

// looking is who looks on. It changes nothing.
type looking struct {
	checks   *snapshot.Checks // nil when no checksums are kept
	follower follower
}

// kind is what the columns of organisers share beside trade.Group.
type kind struct {
	sector ledger.Sector
	lots   bool // its own people carry its goods, in lots
}

// county is what a county has beside its people.
type county struct {
	cut    float64 // the index of the last who carries: tonight's, or what is expected of it [minor/day/kg]
	own    float64 // what those who carry carry in comfort, mean [kg]
	least  float64 // the least that anybody who carries carries in comfort [kg]
	wanted int     // heads that go on foot tonight
	home   int     // people who wait for work this evening
}

// route is one route as it stands today.
type route struct {
	first, last int                 // its posts
	watch       int                 // its place among clandestine routes; -1 if it is none
	county      int                 // where it starts
	terms       labour.Terms        // what a run on it means to people tonight
	load        float64             // load factor of tonight [1]
	strain      float64             // by how much it tires: load to the power of labour.tiring [1]
	bag         float64             // mean load of a head tonight [kg]
	rate        float64             // piece rate tonight [minor/kg]
	heads       float64             // heads a night, a fading mean
	crossings   float64             // crossings a night, likewise
	full        bool                // tonight the load was at the bag's bound
	customs     trade.Customs       // of a declared route
	cargo       []trade.Cargo       // by good, of a declared route
	passing     []trade.Terms       // likewise
	shipment    []trade.Declaration // likewise, of a full lorry
}

// mss is the Ministry of State Security.
type mss struct {
	service security.Service
	motives security.Motives
	fund    security.Fund
	tables  []security.Table // by clandestine route: the chance of a raid tonight
	nights  []security.Night // likewise: what it brought
}

// submodels are the parts of a day. Those of the same name in another submodel are
// the ones that it calls.
type submodels struct {
	morning   morning
	entry     entry
	pricing   pricing
	selling   selling
	tolls     tolls
	tariffs   tariffs
	watching  watching
	prospects prospects
	planning  planning
	custom    custom
	customs   customs
	clearing  clearing
	hiring    hiring
	crossing  crossing
	settling  settling
	duties    duties
	learning  learning
	living    living
	recording recording
	showing   showing
	summing   summing
}

// connect gives each submodel the parts of the world that it reads and writes.
func (w *World) connect() {
	w.morning = morning{setting: &w.setting, today: &w.today, team: w.team, people: &w.people, room: &w.room, book: &w.book, seen: &w.seen}
	w.entry = entry{
		setting: &w.setting, today: &w.today, traders: &w.traders, told: &w.told, mss: &w.mss, evening: &w.evening, book: &w.book,
		seen: &w.seen,
	}
	w.pricing = pricing{setting: &w.setting, today: &w.today, markets: &w.markets, book: &w.book, store: &w.store}
	w.selling = selling{
		setting: &w.setting, today: &w.today, traders: &w.traders, markets: &w.markets, tonight: &w.tonight, book: &w.book,
		store: &w.store,
	}
	w.tolls = tolls{border: &w.border, room: &w.room, book: &w.book}
	w.tariffs = tariffs{
		setting: &w.setting, today: &w.today, traders: &w.traders, border: &w.border, mss: &w.mss, room: &w.room, book: &w.book,
		tolls: &w.tolls, watching: &w.watching,
	}
	w.watching = watching{setting: &w.setting, today: &w.today, border: &w.border, mss: &w.mss, tonight: &w.tonight, room: &w.room}
	w.prospects = prospects{
		setting: &w.setting, today: &w.today, people: &w.people, towns: &w.towns, told: &w.told, markets: &w.markets, border: &w.border,
		mss: &w.mss, evening: &w.evening, customs: &w.customs,
	}
	w.planning = planning{
		setting: &w.setting, today: &w.today, team: w.team, people: &w.people, towns: &w.towns, traders: &w.traders, told: &w.told,
		markets: &w.markets, border: &w.border, evening: &w.evening, book: &w.book, prospects: &w.prospects,
		custom: &w.custom, customs: &w.customs,
	}
	w.custom = custom{
		setting: &w.setting, today: &w.today, people: &w.people, towns: &w.towns, traders: &w.traders, told: &w.told, markets: &w.markets,
		border: &w.border, evening: &w.evening, prospects: &w.prospects,
	}
	w.customs = customs{
		setting: &w.setting, today: &w.today, towns: &w.towns, traders: &w.traders, declared: &w.declared, markets: &w.markets,
		border: &w.border, mss: &w.mss, evening: &w.evening, room: &w.room, book: &w.book, tolls: &w.tolls,
	}
	w.clearing = clearing{
		setting: &w.setting, team: w.team, people: &w.people, towns: &w.towns, traders: &w.traders, told: &w.told, border: &w.border,
		evening: &w.evening, tonight: &w.tonight, room: &w.room, work: &w.work, entry: &w.entry, prospects: &w.prospects,
		customs: &w.customs, hiring: &w.hiring,
	}
	w.hiring = hiring{
		setting: &w.setting, today: &w.today, team: w.team, people: &w.people, towns: &w.towns, traders: &w.traders, markets: &w.markets,
		border: &w.border, evening: &w.evening, tonight: &w.tonight, room: &w.room, book: &w.book, store: &w.store, seen: &w.seen,
		work: &w.work, selling: &w.selling, custom: &w.custom, customs: &w.customs,
	}
	w.crossing = crossing{
		setting: &w.setting, today: &w.today, team: w.team, traders: &w.traders, markets: &w.markets, border: &w.border,
		mss: &w.mss, tonight: &w.tonight, book: &w.book, store: &w.store, selling: &w.selling, tolls: &w.tolls, customs: &w.customs,
	}
	w.settling = settling{
		setting: &w.setting, today: &w.today, team: w.team, people: &w.people, towns: &w.towns, traders: &w.traders, markets: &w.markets,
		border: &w.border, mss: &w.mss, evening: &w.evening, tonight: &w.tonight, room: &w.room, book: &w.book, seen: &w.seen,
		entry: &w.entry, selling: &w.selling, tolls: &w.tolls, customs: &w.customs, duties: &w.duties, living: &w.living,
	}
	w.duties = duties{
		setting: &w.setting, today: &w.today, traders: &w.traders, declared: &w.declared, markets: &w.markets, border: &w.border,
		mss: &w.mss, room: &w.room, book: &w.book, tolls: &w.tolls, customs: &w.customs,
	}
	w.learning = learning{
		setting: &w.setting, today: &w.today, towns: &w.towns, traders: &w.traders, told: &w.told, declared: &w.declared,
		markets: &w.markets, border: &w.border, evening: &w.evening, tonight: &w.tonight, store: &w.store, seen: &w.seen,
		watching: &w.watching, prospects: &w.prospects,
	}
	w.living = living{
		setting: &w.setting, today: &w.today, team: w.team, people: &w.people, towns: &w.towns, traders: &w.traders, border: &w.border,
		book: &w.book,
	}
	w.recording = recording{
		setting: &w.setting, today: &w.today, team: w.team, people: &w.people, towns: &w.towns, traders: &w.traders, declared: &w.declared,
		markets: &w.markets, border: &w.border, evening: &w.evening, tonight: &w.tonight, book: &w.book, store: &w.store,
		seen: &w.seen, looking: &w.looking, watching: &w.watching, showing: &w.showing,
	}
	w.showing = showing{
		setting: &w.setting, today: &w.today, people: &w.people, traders: &w.traders, border: &w.border, tonight: &w.tonight,
		seen: &w.seen, looking: &w.looking,
	}
	w.summing = summing{
		setting: &w.setting, today: &w.today, people: &w.people, towns: &w.towns, traders: &w.traders, markets: &w.markets,
		border: &w.border, book: &w.book, store: &w.store, seen: &w.seen,
	}
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
func (w *World) build(p *parameter.Parameters, changes []parameter.Change, seeds Seeds) error {
	snapshot.Duplicate(reflect.ValueOf(&w.p).Elem(), reflect.ValueOf(p).Elem())
	w.minors = p.Units.Money().Minors()
	w.changes = append(w.changes, changes...)
	w.worldRandom, w.runRandom = rng.New(seeds.World), rng.New(seeds.Run)
	w.day = -int32(p.BurnIn)
	w.date = p.Start + parameter.Date(w.day)
	w.month = w.date.Month()
	if err := w.populate(); err != nil {
		return err
	}
	w.outside = snapshot.Resized(w.outside, len(p.Counties))
	for c := range p.Counties {
		w.firstOutside = append(w.firstOutside, p.Counties[c].Outside)
		w.outside[c] = 1
	}
	w.entry.found()
	w.mss.motives = w.motives()
	w.tariffs.openPosts()
	w.pricing.openMarkets()
	w.watching.openMSS()
	w.customs.openDeclarations()
	w.quiet = snapshot.Resized(w.quiet, len(p.Routes))
	w.planning.openEvening()
	w.refresh()
	w.living.beginLiving()
	w.recording.startObserving()
	return nil
}

// populate draws the people of all counties.
func (w *World) populate() error {
	where := make([]labour.Population, len(w.p.Counties))
	all := 0
	for c := range where {
		q := &w.p.Counties[c]
		where[c] = labour.Population{
			People: scaled(q.Porters, w.p.Scale), Strength: q.Strength, StrengthSpread: q.StrengthSpread,
			Outside: q.Outside * w.minors, OutsideSpread: q.OutsideSpread, Experienced: q.Experienced, Women: q.Women,
		}
		all += where[c].People
	}
	if err := w.labour.Begin(w.labourParams(), where, w.worldRandom, w.runRandom, w.day-1, w.team); err != nil {
		return err
	}
	w.book.Open(ledger.Porters, all)
	n := w.p.Recruiters.Number
	w.book.Open(ledger.Recruiters, n*len(where))
	w.counties = snapshot.Resized(w.counties, len(where))
	for c := range w.counties {
		w.counties[c].own = w.p.Counties[c].Strength
	}
	return nil
}

// labourParams are the parameters that the labour market reads.
func (w *setting) labourParams() labour.Params {
	l := &w.p.Labour
	return labour.Params{
		Rest: l.Rest, Tiring: l.Tiring, Fatigue: l.Fatigue, NoviceLoad: l.NoviceLoad, Training: l.Training, Seasoned: l.Seasoned,
		Places: scaled(w.p.Recruiters.Places*w.p.Recruiters.Number, w.p.Scale),
	}
}

var sectorOf = map[parameter.OrganiserKind]ledger.Sector{
	parameter.Donju:          ledger.Donju,
	parameter.TradingCompany: ledger.TradingCompanies,
	parameter.StateAgency:    ledger.StateAgencies,
	parameter.SecurityTrader: ledger.MSS,
}

// found makes all who could organise, and gives those who do on the first day
// their capital.
func (w *entry) found() {
	w.groups = snapshot.Resized(w.groups, len(w.p.Organisers))
	w.kinds = snapshot.Resized(w.kinds, len(w.p.Organisers))
	for g := range w.p.Organisers {
		w.kinds[g].sector = sectorOf[w.p.Organisers[g].Kind]
	}
	w.readGroups()
	o := &w.organisers
	o.Found(w.groups, len(w.p.Goods), len(w.p.Routes), w.day, w.worldRandom, buildOrganiser)
	n := len(o.Group)
	for _, s := range []ledger.Sector{ledger.Donju, ledger.TradingCompanies, ledger.StateAgencies, ledger.MSS} {
		w.book.Open(s, n+1) // the last account is the organ's own, beside its traders'
	}
	for i := range o.Group {
		if o.Active[i] {
			w.book.Endow(w.organiserAccount(uint32(i)), whole(o.Capital[i]))
		}
	}
	*w.told = trade.Told{
		Hits:   snapshot.ResizedTable(w.told.Hits, len(w.p.Routes), len(w.p.Counties)),
		Tried:  snapshot.ResizedTable(w.told.Tried, len(w.p.Routes), len(w.p.Counties)),
		Prices: snapshot.ResizedTable(w.told.Prices, len(w.p.Routes), trade.Evenings),
	}
}

// organiserAccount is an organiser's account.
func (w *traders) organiserAccount(organiser uint32) ledger.Account {
	return ledger.Account{Sector: w.kinds[w.organisers.Group[organiser]].sector, Index: organiser}
}

// mssAccount is the account of the MSS as an organ.
func (w *traders) mssAccount() ledger.Account {
	return ledger.Account{Sector: ledger.MSS, Index: uint32(len(w.organisers.Group))}
}

// draw is a draw of the run, named by who draws and what for.
func (w *today) draw(p rng.Purpose, agent uint32, index uint32) rng.Block {
	return w.runRandom.Draw(p, agent, w.day, index)
}

func (w *setting) countyNamed(name string) int {
	for c := range w.p.Counties {
		if w.p.Counties[c].Name == name {
			return c
		}
	}
	return -1 // Check has refused such parameters
}

// scaled is a number of people or things times the world's scale, to the
// nearest whole.
func scaled(n int, scale float64) int { return int(math.Round(float64(n) * scale)) }

// whole is an amount in whole minor units, to the nearest.
func whole(amount float64) ledger.Money { return ledger.Money(math.Round(amount)) }

// inMinor is an amount of the case's money, to the nearest minor unit.
func (w *setting) inMinor(amount float64) ledger.Money { return whole(amount * w.minors) }

// inMoney is an amount in the case's money, for people to read.
func (w *setting) inMoney(amount ledger.Money) float64 { return float64(amount) / w.minors }

// expOf is the exponential.
func expOf(x float64) float64 { return exact.Exp(x) }

// fail keeps the first thing that went wrong with the accounts.
func (w *today) fail(err error) {
	if w.wrong == nil && err != nil {
		w.wrong = say.Errorf("day %d (%s): %w", w.day, w.date, err)
	}
}
