package parameter

import "tumen/unit"

// Parameters is every number the model needs, in the unit that its tag names.
// The tags are read once, when a case is loaded: `key` is the name in case
// files, in settings and in docs; `unit`, `min` and `max` bound what is legal;
// `default` stands where a case says nothing; `means` is the one place where a
// parameter's meaning is written. A list tagged `named` is a mapping in a case
// file, keyed by each element's Name. `fixed` marks what cannot change once
// the world is built, so no dated policy may touch it; `setting` marks what a
// run chooses rather than what the world is, and so needs no source. `acts` says
// where a parameter can do anything, and `needed` where a case must state it
// (acts.go).
type Parameters struct {
	Units *unit.System // what the case counts its money in; nil if it does not say

	Regime Regime  `key:"regime" setting:"yes" one:"customary behavioural" means:"customary takes the reported shares as given; behavioural derives every price, bribe and wage from what each actor wants"`
	Start  Date    `key:"start" setting:"yes" fixed:"yes" means:"first recorded day"`
	Days   int     `key:"days" setting:"yes" unit:"day" min:"1" max:"36525" default:"365" fixed:"yes" means:"recorded days"`
	BurnIn int     `key:"burn_in" setting:"yes" unit:"day" min:"0" max:"3650" default:"0" fixed:"yes" means:"days before the first recorded day, in which beliefs and prices settle"`
	Scale  float64 `key:"scale" setting:"yes" unit:"1" min:"0" max:"100000" default:"1" fixed:"yes" means:"multiplies people, organisers, nightly capacity and market volumes together"`

	Counties   []County    `key:"counties" named:"yes" fixed:"yes"`
	Goods      []Good      `key:"goods" named:"yes"`
	Routes     []Route     `key:"routes" named:"yes"`
	Organisers []Organiser `key:"organisers" named:"yes"`
	Labour     Labour      `key:"labour"`
	Recruiters Recruiters  `key:"recruiters"`
	Merchants  Merchants   `key:"merchants"`
	Market     Market      `key:"market"`
	Planning   Planning    `key:"planning"`
	Crossing   Crossing    `key:"crossing"`
	Learning   Learning    `key:"learning"`
	Security   Security    `key:"security"`
	State      State       `key:"state"`
	Living     Living      `key:"living"`
}

// Regime says whether the reported shares are taken as given or explained.
type Regime string

// The two regimes of a case.
const (
	Customary   Regime = "customary"
	Behavioural Regime = "behavioural"
)

// County is a labour pool on the near side of the border.
type County struct {
	Name           string  `name:"yes"`
	Porters        int     `key:"porters" unit:"person" min:"0" max:"10000000" fixed:"yes" needed:"routes.*.carriers=porters" means:"people who carry if it pays"`
	Strength       float64 `key:"strength" unit:"kg" min:"1" max:"200" fixed:"yes" acts:"porters>0 routes.*.carriers=porters" means:"heaviest comfortable load, mean over people"`
	StrengthSpread float64 `key:"strength_spread" unit:"kg" min:"0" max:"100" fixed:"yes" acts:"porters>0 routes.*.carriers=porters" means:"standard deviation of the heaviest comfortable load"`
	Outside        float64 `key:"outside_income" unit:"money/day" min:"0" max:"10000" acts:"porters>0" means:"income of a day without carrying, median over people"`
	OutsideSpread  float64 `key:"outside_spread" unit:"1" min:"0" max:"3" fixed:"yes" acts:"porters>0" means:"standard deviation of the logarithm of outside income over people"`
	Experienced    float64 `key:"experienced" unit:"share" min:"0" max:"1" fixed:"yes" acts:"porters>0 routes.*.carriers=porters" means:"share of porters who carried before the first day"`
	PieceRate      float64 `key:"piece_rate" unit:"money/kg" min:"0" max:"10000" fixed:"yes" acts:"regime=behavioural porters>0 routes.*.carriers=porters" means:"pay per kilogram on the first day"`
}

// Good is something carried over the border.
type Good struct {
	Name             string      `name:"yes"`
	SourcePrice      float64     `key:"source_price" unit:"money/kg" min:"0" max:"1000000" means:"price that gatherers ask at the usual volume in a month of full harvest"`
	DestinationPrice float64     `key:"destination_price" unit:"money/kg" min:"0" max:"1000000" means:"price that merchants pay at the usual volume"`
	Volume           float64     `key:"volume" unit:"kg/day" min:"0" max:"1000000000" means:"usual volume, at which both prices hold; with 0 they do not depend on volume"`
	SourceElasticity float64     `key:"source_elasticity" unit:"1" min:"0.01" max:"1000" acts:"regime=behavioural volume>0" means:"elasticity of supply: per cent more gathered for one per cent more price"`
	DemandElasticity float64     `key:"demand_elasticity" unit:"1" min:"0.01" max:"1000" acts:"regime=behavioural volume>0" means:"elasticity of demand: per cent less bought for one per cent more price"`
	Harvest          [12]float64 `key:"harvest" unit:"share" min:"0" max:"1" means:"size of the harvest in each month, January first; 0 is no harvest"`
	Declarable       bool        `key:"declarable" means:"whether customs accepts a declaration of the good"`
	Lot              float64     `key:"lot" unit:"kg" min:"0" max:"1000" default:"0" fixed:"yes" means:"weight of a lot, which the organ's own people carry; 0 if the good moves in bags"`
}

// Route is an ordered chain of posts between a county and the far side. A
// clandestine crossing, a customs house and a road with roadblocks differ only
// in these numbers.
type Route struct {
	Name     string      `name:"yes"`
	Kind     RouteKind   `key:"kind" one:"clandestine declared" fixed:"yes" means:"whether goods are declared on the route"`
	Carriers Carriers    `key:"carriers" one:"porters vehicles" fixed:"yes" means:"who carries: hired porters on foot, or vehicles"`
	County   string      `key:"county" refers:"counties" fixed:"yes" means:"the county where the route starts"`
	Hidden   float64     `key:"camouflage_risk" unit:"share" min:"0" max:"1" default:"1" acts:"regime=behavioural kind=declared" means:"chance that a good declared as another is found out on a declared route; 1 rules this out"`
	Load     float64     `key:"load" unit:"kg" min:"0" max:"100000" means:"largest load of a porter's bag or a vehicle"`
	Haulage  float64     `key:"haulage" unit:"money/kg" min:"0" max:"10000" default:"0" means:"cost of moving a kilogram, in addition to porters' pay"`
	Passage  float64     `key:"passage" unit:"money/person" min:"0" max:"100000" default:"0" means:"cost of each head or vehicle: food, rafts, fuel"`
	Capacity int         `key:"capacity" unit:"1/day" min:"0" max:"1000000" means:"crossings that are possible in a night; 0 closes the route"`
	River    [12]float64 `key:"river" unit:"1" min:"0" max:"100" means:"danger of the route in each month, relative to the yearly mean, January first"`
	Discount float64     `key:"discount" unit:"share" min:"0" max:"1" default:"0" means:"reduction by sanctions of the price of goods that come over the route"`
	Posts    []Post      `key:"posts" named:"yes" means:"the posts, in the order in which a crossing meets them"`
}

// RouteKind says whether goods are declared on a route.
type RouteKind string

// Carriers says who moves the goods on a route.
type Carriers string

// The kinds of route and of carriers.
const (
	Clandestine RouteKind = "clandestine"
	Declared    RouteKind = "declared"
	ByPorters   Carriers  = "porters"
	ByVehicles  Carriers  = "vehicles"
)

// Post is a place on a route where someone takes a payment. A customs house is
// a post whose tariff is the law's.
type Post struct {
	Name   string  `name:"yes"`
	Organ  Organ   `key:"organ" one:"border-guards customs far-side-guards security" fixed:"yes" means:"the organ that holds the post and gets its takings"`
	Payer  Payer   `key:"payer" one:"organiser merchant" default:"organiser" fixed:"yes" means:"who pays the post: the organiser out of the profit, or the merchant out of the buyer's margin"`
	Fixed  float64 `key:"fixed" unit:"money/run" min:"0" max:"10000000" default:"0" acts:"regime=customary or organ=customs or payer=merchant or tariff=customary or basis=crossing opening=0" means:"tariff for each crossing"`
	Head   float64 `key:"head" unit:"money/person" min:"0" max:"1000000" default:"0" acts:"regime=customary or organ=customs or payer=merchant or tariff=customary or basis=head opening=0" means:"tariff for each head or vehicle"`
	Share  float64 `key:"share" unit:"share" min:"0" max:"1" default:"0" acts:"regime=customary or organ=customs or payer=merchant or tariff=customary or basis=share" means:"tariff as a share of assessed profit"`
	Weight float64 `key:"weight" unit:"money/kg" min:"0" max:"1000000" default:"0" acts:"regime=customary or organ=customs or payer=merchant or tariff=customary or basis=weight opening=0" means:"tariff for each kilogram"`
	Remit  float64 `key:"remit" unit:"share" min:"0" max:"1" default:"0" acts:"organ=border-guards|customs|far-side-guards" means:"share of the takings passed up to the commander"`
	Unpaid float64 `key:"unpaid_seizure" unit:"share" min:"0" max:"1" default:"1" acts:"payer=organiser" means:"chance that a crossing which does not pay here is seized"`

	Rule      TariffRule `key:"tariff" one:"customary posted joint competing bargained holdup quota" default:"customary" acts:"regime=behavioural organ=border-guards|far-side-guards|security payer=organiser" means:"rule that sets the tariff under the behavioural regime"`
	Basis     Basis      `key:"basis" one:"crossing head weight share" default:"crossing" acts:"regime=behavioural organ=border-guards|far-side-guards|security payer=organiser tariff=posted|joint|competing|bargained|holdup|quota or regime=behavioural organ=border-guards|far-side-guards|security payer=organiser security.posture=monopolist" means:"basis of the tariff that the rule sets"`
	Opening   float64    `key:"opening" unit:"money" min:"0" max:"10000000" default:"0" acts:"regime=behavioural organ=border-guards|far-side-guards|security payer=organiser basis=crossing|head|weight tariff=posted|joint|competing|bargained|holdup|quota or regime=behavioural organ=border-guards|far-side-guards|security payer=organiser basis=crossing|head|weight security.posture=monopolist" means:"tariff of a learning post on its first day, for one crossing, head or kilogram; 0 uses the given schedule"`
	Power     float64    `key:"power" unit:"share" min:"0" max:"1" default:"0.5" acts:"regime=behavioural organ=border-guards|far-side-guards|security payer=organiser tariff=bargained|holdup|quota" means:"the post's part of the sum to divide, in a bargain or a hold-up"`
	Salary    float64    `key:"salary" unit:"money/run" min:"0" max:"1000000" default:"0" acts:"regime=behavioural organ=border-guards|far-side-guards|security payer=organiser detection>0" means:"pay that the post's people lose if a bribe is detected, for one crossing"`
	Penalty   float64    `key:"penalty" unit:"money/run" min:"0" max:"10000000" default:"0" acts:"regime=behavioural organ=border-guards|far-side-guards|security payer=organiser detection>0" means:"fine that the post's people also pay if a bribe is detected"`
	Fine      float64    `key:"fine" unit:"money/run" min:"0" max:"10000000" default:"0" acts:"regime=behavioural organ=border-guards|far-side-guards|security payer=organiser detection>0" means:"fine that the organiser pays if a bribe is detected"`
	Detection float64    `key:"detection" unit:"share" min:"0" max:"0.999" default:"0" acts:"regime=behavioural organ=border-guards|far-side-guards|security payer=organiser" means:"chance that a bribe is detected"`
	Step      float64    `key:"step" unit:"share" min:"0.0001" max:"1" default:"0.05" acts:"regime=behavioural organ=border-guards|far-side-guards|security payer=organiser tariff=posted|joint|competing or regime=behavioural organ=border-guards|far-side-guards|security payer=organiser security.posture=monopolist" means:"largest change of the tariff of a learning post"`
	Review    int        `key:"review" unit:"day" min:"1" max:"3650" default:"7" acts:"regime=behavioural organ=border-guards|far-side-guards|security payer=organiser tariff=posted|joint|competing or regime=behavioural organ=border-guards|far-side-guards|security payer=organiser security.posture=monopolist" means:"days between two reviews of the tariff"`
	Quota     float64    `key:"quota" unit:"money/month" min:"0" max:"1000000000" default:"0" acts:"regime=behavioural organ=border-guards|far-side-guards|security payer=organiser tariff=quota" means:"sum that a superior demands of the post each month, under quota"`
	Rotation  int        `key:"rotation" unit:"day" min:"0" max:"36500" default:"0" acts:"regime=behavioural organ=border-guards|far-side-guards|security payer=organiser tariff=posted|joint|competing|bargained|holdup|quota or regime=behavioural organ=border-guards|far-side-guards|security payer=organiser security.posture=monopolist" means:"days after which the post's people are replaced and their relations forgotten; 0 for never"`
	Patience  float64    `key:"patience" unit:"share" min:"0" max:"1" default:"0" acts:"regime=behavioural organ=border-guards|far-side-guards|security payer=organiser tariff=holdup" means:"weight of a post's next taking relative to today's, in a hold-up; with 0 the future does not count"`
}

// TariffRule is how a post's tariff comes about.
type TariffRule string

// Basis is what a tariff is charged on.
type Basis string

// The tariff rules and bases; each rule has a file tariff_*.go.
const (
	ByCustom  TariffRule = "customary"
	Posted    TariffRule = "posted"
	Joint     TariffRule = "joint"
	Competing TariffRule = "competing"
	Bargained TariffRule = "bargained"
	Holdup    TariffRule = "holdup"
	ByQuota   TariffRule = "quota"

	PerCrossing Basis = "crossing"
	PerHead     Basis = "head"
	PerWeight   Basis = "weight"
	PerShare    Basis = "share"
)

// Organ is who mans a post.
type Organ string

// Payer is who pays a post.
type Payer string

// The organs that man posts, and who pays them.
const (
	BorderGuards  Organ = "border-guards"
	CustomsHouse  Organ = "customs"
	FarSideGuards Organ = "far-side-guards"
	SecurityOrgan Organ = "security"

	OrganiserPays Payer = "organiser"
	MerchantPays  Payer = "merchant"
)

// Organiser is a group of alike organisers: those who own the goods, hire the
// crew and pay everyone.
type Organiser struct {
	Name       string        `name:"yes"`
	Kind       OrganiserKind `key:"kind" one:"donju trading-company state-agency security-organ" fixed:"yes" means:"kind of organiser"`
	County     string        `key:"county" refers:"counties" fixed:"yes" means:"county where they hire and buy"`
	Number     int           `key:"number" unit:"1" min:"0" max:"1000000" fixed:"yes" means:"number of organisers"`
	Capital    float64       `key:"capital" unit:"money" min:"0" max:"1000000000" fixed:"yes" means:"working capital of each on the first day"`
	DayValue   float64       `key:"day_value" unit:"money/day" min:"0" max:"1000000" default:"0" acts:"regime=behavioural" means:"value of a day's other work for the organiser with the lowest value"`
	DayHigh    float64       `key:"day_value_high" unit:"money/day" min:"0" max:"1000000" default:"0" acts:"regime=behavioural" means:"value of a day's other work for the organiser with the highest value; the group is spread evenly between the two; 0 makes all equal"`
	Return     float64       `key:"capital_return" unit:"share/day" min:"0" max:"1" default:"0" acts:"regime=behavioural" means:"return of the capital elsewhere"`
	Turnaround int           `key:"turnaround" unit:"day" min:"1" max:"365" default:"1" means:"days from one crossing to the next"`
	Licence    bool          `key:"licence" means:"whether they may declare goods at customs under their own name"`
	LicenceFee float64       `key:"licence_fee" unit:"money/month" min:"0" max:"10000000" default:"0" acts:"licence=yes" means:"cost of the licence"`
	Declares   float64       `key:"declared_limit" unit:"kg/month" min:"0" max:"1000000000" default:"1000000000" acts:"regime=behavioural routes.*.kind=declared" means:"largest mass that an organiser may declare in a month"`
	NameRent   float64       `key:"name_rent" unit:"share" min:"0" max:"1" default:"1" acts:"regime=behavioural licence=no routes.*.kind=declared" means:"share of the profit for which an organiser without a licence may declare under a licensed name; 1 rules this out"`
	Protection float64       `key:"protection" unit:"share" min:"0" max:"1" default:"0" acts:"routes.*.kind=clandestine" means:"reduction of the chance of a raid by the organiser's standing"`
	PartyQuota float64       `key:"party_quota" unit:"money/month" min:"0" max:"100000000" default:"0" means:"sum owed to the Party fund each month"`
	OwnGoods   []string      `key:"own_goods" refers:"goods" fixed:"yes" means:"the goods that only this group moves; empty for the goods open to all"`
}

// OrganiserKind is what an organiser is in the testimony.
type OrganiserKind string

// The kinds of organiser that the testimony names.
const (
	Donju          OrganiserKind = "donju"
	TradingCompany OrganiserKind = "trading-company"
	StateAgency    OrganiserKind = "state-agency"
	SecurityTrader OrganiserKind = "security-organ"
)

// Labour is how porters are paid, tire and gain experience.
type Labour struct {
	Share        float64 `key:"share" unit:"share" min:"0" max:"1" acts:"regime=customary routes.*.carriers=porters" means:"porters' share of assessed profit under the customary regime"`
	SmallestLoad float64 `key:"smallest_load" unit:"kg" min:"0" max:"200" acts:"regime=customary routes.*.carriers=porters" means:"smallest load for which a porter is hired, under the customary regime"`
	RateSpeed    float64 `key:"rate_speed" unit:"share/day" min:"0" max:"1" default:"0.02" acts:"regime=behavioural routes.*.carriers=porters" means:"largest change of the piece rate in a day, with vacancies and applicants"`
	Rest         float64 `key:"rest" unit:"day" min:"0" max:"60" acts:"routes.*.carriers=porters" means:"days of rest after a run at the heaviest comfortable load; it grows with the square of the load"`
	Training     int     `key:"training" unit:"day" min:"0" max:"365" acts:"routes.*.carriers=porters" means:"days of training of a novice before the first run"`
	NoviceLoad   float64 `key:"novice_load" unit:"share" min:"0" max:"1" acts:"routes.*.carriers=porters" means:"load of a novice, as a share of an experienced porter's load"`
	Seasoned     int     `key:"seasoned_after" unit:"run" min:"0" max:"1000" acts:"routes.*.carriers=porters" means:"runs after which a porter counts as experienced"`
}

// Recruiters are the agencies that match crews and applicants.
type Recruiters struct {
	Number int     `key:"number" unit:"1" min:"0" max:"100000" fixed:"yes" acts:"routes.*.carriers=porters" means:"agencies in each county"`
	Fee    float64 `key:"fee" unit:"money/person" min:"0" max:"100000" acts:"routes.*.carriers=porters" means:"fee for each novice placed"`
	Places int     `key:"places" unit:"person" min:"0" max:"1000000" fixed:"yes" acts:"routes.*.carriers=porters" means:"novices whom one agency trains at a time"`
	Payer  Payer   `key:"payer" one:"organiser merchant" fixed:"yes" acts:"routes.*.carriers=porters" means:"whether the fee comes out of the organiser's profit or the buyer's margin"`
}

// Merchants buy on the far side and sell on.
type Merchants struct {
	Number int     `key:"number" unit:"1" min:"1" max:"10000" fixed:"yes" means:"merchants on the far side"`
	Margin float64 `key:"margin" unit:"share" min:"0" max:"10" means:"margin that they add to the price when they sell the goods"`
}

// Market is how prices move from day to day.
type Market struct {
	Memory      float64 `key:"memory" unit:"share" min:"0" max:"0.999" default:"0.9" acts:"regime=behavioural goods.*.volume>0" means:"weight of yesterday's usual volume relative to today's volume, for the prices"`
	Persistence float64 `key:"persistence" unit:"share" min:"0" max:"0.999" default:"0" acts:"regime=behavioural shock>0" means:"share of a price's deviation that is left a day later"`
	Shock       float64 `key:"shock" unit:"1" min:"0" max:"1" default:"0" acts:"regime=behavioural" means:"standard deviation of a day's news in the logarithm of a price"`
}

// Planning is how organisers choose.
type Planning struct {
	CrewLow  int `key:"crew_low" unit:"person" min:"1" max:"1000" acts:"regime=customary routes.*.carriers=porters" means:"smallest usual crew, under the customary regime"`
	CrewHigh int `key:"crew_high" unit:"person" min:"1" max:"1000" acts:"regime=customary routes.*.carriers=porters" means:"largest usual crew, under the customary regime"`
	CrewMax  int `key:"crew_max" unit:"person" min:"1" max:"1000" acts:"routes.*.carriers=porters" means:"largest crew"`

	Intensity  float64 `key:"choice_intensity" unit:"1/money" min:"0" max:"1000000" acts:"regime=behavioural" means:"intensity of the choice between plans (logit); 1,000,000 always chooses the best"`
	Unnoticed  int     `key:"unnoticed_crew" unit:"person" min:"0" max:"1000" default:"0" acts:"regime=behavioural visibility>0" means:"largest crew that is no easier to notice than one porter"`
	Visibility float64 `key:"visibility" unit:"1/person" min:"0" max:"1" default:"0" acts:"regime=behavioural routes.*.kind=clandestine" means:"increase of the chance of a raid with each further porter"`
}

// Crossing is what can happen at night, and who bears it.
type Crossing struct {
	Raid      float64 `key:"raid" unit:"share" min:"0" max:"1" acts:"routes.*.kind=clandestine" means:"chance that a crossing is raided on an ordinary night"`
	Accident  float64 `key:"accident" unit:"share" min:"0" max:"1" acts:"routes.*.carriers=porters" means:"chance of an accident for one porter and run at the heaviest comfortable load; it grows with the square of the load"`
	Deadly    float64 `key:"deadly" unit:"share" min:"0" max:"1" acts:"accident>0 routes.*.carriers=porters" means:"share of accidents that kill"`
	Healing   int     `key:"healing" unit:"day" min:"0" max:"3650" acts:"accident>0 routes.*.carriers=porters" means:"days that an injured porter stays at home"`
	Staying   float64 `key:"staying" unit:"share" min:"0" max:"1" acts:"routes.*.carriers=porters" means:"chance that a porter does not return from a run"`
	Bearer    Bearer  `key:"loss_borne_by" one:"organiser porter" default:"organiser" acts:"accident>0 routes.*.carriers=porters" means:"who bears the loss of a load in an accident"`
	Caught    float64 `key:"caught" unit:"share" min:"0" max:"1" acts:"routes.*.carriers=porters" means:"share of a raided or seized crew that is detained"`
	Detention int     `key:"detention" unit:"day" min:"0" max:"3650" acts:"caught>0 routes.*.carriers=porters" means:"days of detention without a release bribe"`
	Release   float64 `key:"release_bribe" unit:"money/person" min:"0" max:"1000000" acts:"caught>0 routes.*.carriers=porters" means:"bribe that frees a detained porter at once, if he can pay it"`
}

// Bearer is who bears a loss.
type Bearer string

// Who can bear a loss.
const (
	OrganiserBears Bearer = "organiser"
	PorterBears    Bearer = "porter"
)

// Learning is how fast beliefs follow experience.
type Learning struct {
	Memory    float64 `key:"memory" unit:"share" min:"0" max:"1" means:"weight of an experience relative to the next one; with 1 nothing is forgotten"`
	Hits      float64 `key:"prior_hits" unit:"1" min:"0" max:"1000000" means:"prior: number of lost crossings that an organiser's first belief assumes"`
	Rumour    float64 `key:"rumour" unit:"share" min:"0" max:"1" default:"0" acts:"regime=behavioural" means:"weight of the experience of others in the county relative to one's own"`
	False     float64 `key:"false_rumours" unit:"1/day" min:"0" max:"1" default:"0" acts:"regime=behavioural" means:"chance of a false rumour of a loss, for each day, county and route"`
	Reinforce float64 `key:"reinforcement" unit:"share" min:"0" max:"1" default:"0" acts:"regime=behavioural" means:"by how much an organiser's expectation of a plan moves towards its last result"`
	Clear     float64 `key:"prior_clear" unit:"1" min:"0" max:"1000000" means:"prior: number of successful crossings that an organiser's first belief assumes"`
}

// Security is the Ministry of State Security (MSS).
type Security struct {
	Posture      Posture    `key:"posture" one:"bystander enforcer claimant monopolist trader" default:"bystander" acts:"regime=behavioural" means:"role of the MSS in the trade"`
	Inspection   float64    `key:"inspection" unit:"share" min:"0" max:"1" default:"0" acts:"regime=behavioural posture=enforcer" means:"chance that a crossing is raided by an enforcing MSS, mean over clandestine routes"`
	Adaptation   float64    `key:"adaptation" unit:"share" min:"0" max:"1" default:"0.05" acts:"regime=behavioural posture=enforcer" means:"speed at which inspectors move to where they found something"`
	Claim        float64    `key:"claim" unit:"share" min:"0" max:"1" default:"0" acts:"regime=behavioural posture=claimant" means:"share of assessed profit that a claiming MSS demands on clandestine routes"`
	Wage         float64    `key:"guards_wage" unit:"share" min:"0" max:"1" default:"0" acts:"regime=behavioural posture=monopolist" means:"share of the takings that a monopolist MSS leaves to the guards"`
	Trigger      int        `key:"campaign_trigger" unit:"run/month" min:"0" max:"1000000" default:"0" acts:"regime=behavioural posture=enforcer" means:"crossings in 30 days at which an enforcing MSS starts its own campaign; 0 for never"`
	CampaignDays int        `key:"campaign_days" unit:"day" min:"1" max:"3650" default:"30" acts:"regime=behavioural posture=enforcer campaign_trigger>0" means:"how long such a campaign lasts"`
	CampaignRaid float64    `key:"campaign_raid" unit:"share" min:"0" max:"1" default:"0" acts:"regime=behavioural posture=enforcer campaign_trigger>0" means:"chance that a crossing is raided while such a campaign lasts"`
	Campaigns    []Campaign `key:"campaigns" named:"yes" means:"periods of raids by date"`
}

// Posture is what the MSS is to the trade.
type Posture string

// The postures of the MSS: it looks on; it raids; it asks a share; it alone
// sells the passage; it trades on its own account under its own protection.
const (
	Bystander  Posture = "bystander"
	Enforcer   Posture = "enforcer"
	Claimant   Posture = "claimant"
	Monopolist Posture = "monopolist"
	Trader     Posture = "trader"
)

// Campaign is a period in which the MSS raids more.
type Campaign struct {
	Name   string  `name:"yes"`
	Starts Date    `key:"starts" means:"first day"`
	Days   int     `key:"days" setting:"yes" unit:"day" min:"1" max:"3650" means:"how long it lasts"`
	Raid   float64 `key:"raid" unit:"share" min:"0" max:"1" acts:"routes.*.kind=clandestine" means:"chance that a crossing is raided while it lasts, if higher than on an ordinary night"`
}

// State is what goes up to the state and the Party.
type State struct {
	Funds float64 `key:"commanders_to_fund" unit:"share" min:"0" max:"1" default:"0" acts:"routes.*.posts.*.remit>0" means:"share of the commanders' money that goes to the Party fund on the first of a month"`
}

// Living is what money buys at home.
type Living struct {
	Rice Series  `key:"rice_price" unit:"money/kg" min:"0.001" max:"100000" means:"price of a kilogram of rice, by date"`
	Cost float64 `key:"cost" unit:"money/day" min:"0" max:"10000" acts:"counties.*.porters>0" means:"living expenses of a porter for a day"`
}

// Series is a quantity that changes on given dates; each point holds until the
// next, and the first also holds before its date.
type Series []Point

// Point is one value of a Series.
type Point struct {
	On    Date
	Value float64
}

// InMoney is a unit in which the money of the case is written money, with its
// name.
func (p *Parameters) InMoney(unit string) string {
	return p.Units.Money().Words(unit)
}

// On is the value of a series on a day: that of the last point up to it, or of
// the first one when the day is before them all.
func (s Series) On(d Date) float64 {
	if len(s) == 0 {
		return 0
	}
	v := s[0].Value
	for _, p := range s {
		if p.On > d {
			break
		}
		v = p.Value
	}
	return v
}
