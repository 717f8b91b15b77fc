package economy

import "tumen/unit"

// Parameters is every number the model needs, in the unit that its tag names.
// The tags are read once, when a case is loaded: `key` is the name in case
// files, in --set and in docs; `unit`, `min` and `max` bound what is legal;
// `default` stands where a case says nothing; `means` is the one place where a
// parameter's meaning is written. A list tagged `named` is a mapping in a case
// file, keyed by each element's Name. `fixed` marks what cannot change once
// the world is built, so no dated policy may touch it; `setting` marks what a
// run chooses rather than what the world is, and so needs no source. `acts` says
// where a parameter can do anything, and `needed` where a case must state it
// (acts.go).
type Parameters struct {
	Units *unit.System // what the case counts its money in; nil if it does not say

	Regime Regime  `key:"regime" setting:"yes" one:"customary behavioural" means:"customary takes the reported shares as given; behavioural lets every price, bribe and wage come out of what each actor wants"`
	Start  Date    `key:"start" setting:"yes" fixed:"yes" means:"first recorded day"`
	Days   int     `key:"days" setting:"yes" unit:"day" min:"1" max:"36525" default:"365" fixed:"yes" means:"recorded days"`
	BurnIn int     `key:"burn_in" setting:"yes" unit:"day" min:"0" max:"3650" default:"0" fixed:"yes" means:"days run before the first recorded day, so that beliefs and prices have settled"`
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
	Porters        int     `key:"porters" unit:"person" min:"0" max:"10000000" fixed:"yes" needed:"routes.*.carriers=porters" means:"people who would carry if it paid"`
	Strength       float64 `key:"strength" unit:"kg" min:"1" max:"200" fixed:"yes" acts:"porters>0 routes.*.carriers=porters" means:"heaviest comfortable load, mean over people"`
	StrengthSpread float64 `key:"strength_spread" unit:"kg" min:"0" max:"100" fixed:"yes" acts:"porters>0 routes.*.carriers=porters" means:"standard deviation of the heaviest comfortable load"`
	Outside        float64 `key:"outside_income" unit:"money/day" min:"0" max:"10000" acts:"porters>0" means:"what a day without carrying earns, median over people"`
	OutsideSpread  float64 `key:"outside_spread" unit:"1" min:"0" max:"3" fixed:"yes" acts:"porters>0" means:"standard deviation of the logarithm of outside income over people"`
	Experienced    float64 `key:"experienced" unit:"share" min:"0" max:"1" fixed:"yes" acts:"porters>0 routes.*.carriers=porters" means:"share of porters who have carried before the first day"`
	PieceRate      float64 `key:"piece_rate" unit:"money/kg" min:"0" max:"10000" fixed:"yes" acts:"regime=behavioural porters>0 routes.*.carriers=porters" means:"pay per kilogram on the first day"`
}

// Good is something carried over the border.
type Good struct {
	Name             string      `name:"yes"`
	SourcePrice      float64     `key:"source_price" unit:"money/kg" min:"0" max:"1000000" means:"what a gatherer asks at the usual volume in a full harvest month"`
	DestinationPrice float64     `key:"destination_price" unit:"money/kg" min:"0" max:"1000000" means:"what a merchant pays at the usual volume"`
	Volume           float64     `key:"volume" unit:"kg/day" min:"0" max:"1000000000" means:"usual volume, at which the two prices hold; 0 makes both prices the same at any volume"`
	SourceElasticity float64     `key:"source_elasticity" unit:"1" min:"0.01" max:"1000" acts:"regime=behavioural volume>0" means:"per cent more gathered for one per cent more price"`
	DemandElasticity float64     `key:"demand_elasticity" unit:"1" min:"0.01" max:"1000" acts:"regime=behavioural volume>0" means:"per cent less bought for one per cent more price"`
	Harvest          [12]float64 `key:"harvest" unit:"share" min:"0" max:"1" means:"how full the harvest is in each month, January first; 0 is none"`
	Declarable       bool        `key:"declarable" means:"whether customs accepts a declaration of it"`
	Lot              float64     `key:"lot" unit:"kg" min:"0" max:"1000" default:"0" fixed:"yes" means:"it moves in lots of this weight, each by itself and carried by the organ's own people; 0 moves by the bagful"`
}

// Route is an ordered chain of posts between a county and the far side. A
// clandestine crossing, a customs house and a road with roadblocks differ only
// in these numbers.
type Route struct {
	Name     string      `name:"yes"`
	Kind     RouteKind   `key:"kind" one:"clandestine declared" fixed:"yes" means:"whether goods are declared on it"`
	Carriers Carriers    `key:"carriers" one:"porters vehicles" fixed:"yes" means:"who carries: hired porters on foot, or vehicles"`
	County   string      `key:"county" refers:"counties" fixed:"yes" means:"where it starts"`
	Hidden   float64     `key:"camouflage_risk" unit:"share" min:"0" max:"1" default:"1" acts:"regime=behavioural kind=declared" means:"chance that a good declared as another is found out on a declared route; 1 makes it hopeless"`
	Load     float64     `key:"load" unit:"kg" min:"0" max:"100000" means:"the most that one porter's bag or one vehicle holds"`
	Haulage  float64     `key:"haulage" unit:"money/kg" min:"0" max:"10000" default:"0" means:"cost of moving a kilogram, beside porters' pay"`
	Passage  float64     `key:"passage" unit:"money/person" min:"0" max:"100000" default:"0" means:"cost a head or a vehicle: food, rafts, fuel"`
	Capacity int         `key:"capacity" unit:"1/day" min:"0" max:"1000000" means:"crossings that it takes in a night; 0 closes it"`
	River    [12]float64 `key:"river" unit:"1" min:"0" max:"100" means:"how dangerous the way is in each month against the yearly mean, January first"`
	Discount float64     `key:"discount" unit:"share" min:"0" max:"1" default:"0" means:"what sanctions take off the price of goods that come this way"`
	Posts    []Post      `key:"posts" named:"yes" means:"the chain of takers, in the order in which a crossing meets them"`
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
	Organ  Organ   `key:"organ" one:"border-guards customs far-side-guards security" fixed:"yes" means:"who mans the post and gets what it takes"`
	Payer  Payer   `key:"payer" one:"organiser merchant" default:"organiser" fixed:"yes" means:"who pays it: the organiser out of the profit, or the merchant out of the buyer's margin"`
	Fixed  float64 `key:"fixed" unit:"money/run" min:"0" max:"10000000" default:"0" acts:"regime=customary or organ=customs or payer=merchant or tariff=customary or basis=crossing opening=0" means:"tariff a crossing"`
	Head   float64 `key:"head" unit:"money/person" min:"0" max:"1000000" default:"0" acts:"regime=customary or organ=customs or payer=merchant or tariff=customary or basis=head opening=0" means:"tariff a head or a vehicle"`
	Share  float64 `key:"share" unit:"share" min:"0" max:"1" default:"0" acts:"regime=customary or organ=customs or payer=merchant or tariff=customary or basis=share" means:"tariff as a share of assessed profit"`
	Weight float64 `key:"weight" unit:"money/kg" min:"0" max:"1000000" default:"0" acts:"regime=customary or organ=customs or payer=merchant or tariff=customary or basis=weight opening=0" means:"tariff a kilogram"`
	Remit  float64 `key:"remit" unit:"share" min:"0" max:"1" default:"0" acts:"organ=border-guards|customs|far-side-guards" means:"share of the takings handed up to the commander"`
	Unpaid float64 `key:"unpaid_seizure" unit:"share" min:"0" max:"1" default:"1" acts:"payer=organiser" means:"chance that a crossing which does not pay here is seized"`

	Rule      TariffRule `key:"tariff" one:"customary posted joint competing bargained holdup quota" default:"customary" acts:"regime=behavioural organ=border-guards|far-side-guards|security payer=organiser" means:"how the tariff comes about under the behavioural regime"`
	Basis     Basis      `key:"basis" one:"crossing head weight share" default:"crossing" acts:"regime=behavioural organ=border-guards|far-side-guards|security payer=organiser tariff=posted|joint|competing|bargained|holdup|quota or regime=behavioural organ=border-guards|far-side-guards|security payer=organiser security.posture=monopolist" means:"what the tariff that comes about is charged on"`
	Opening   float64    `key:"opening" unit:"money" min:"0" max:"10000000" default:"0" acts:"regime=behavioural organ=border-guards|far-side-guards|security payer=organiser basis=crossing|head|weight tariff=posted|joint|competing|bargained|holdup|quota or regime=behavioural organ=border-guards|far-side-guards|security payer=organiser basis=crossing|head|weight security.posture=monopolist" means:"what a post that learns asks on its first day, of one crossing, head or kilogram; 0 asks as the given schedule does"`
	Power     float64    `key:"power" unit:"share" min:"0" max:"1" default:"0.5" acts:"regime=behavioural organ=border-guards|far-side-guards|security payer=organiser tariff=bargained|holdup|quota" means:"the post's part of what there is to divide, in a bargain or a hold-up"`
	Salary    float64    `key:"salary" unit:"money/run" min:"0" max:"1000000" default:"0" acts:"regime=behavioural organ=border-guards|far-side-guards|security payer=organiser detection>0" means:"pay that the post's people lose when a bribe is detected, set against one crossing"`
	Penalty   float64    `key:"penalty" unit:"money/run" min:"0" max:"10000000" default:"0" acts:"regime=behavioural organ=border-guards|far-side-guards|security payer=organiser detection>0" means:"what the post's people pay besides when a bribe is detected"`
	Fine      float64    `key:"fine" unit:"money/run" min:"0" max:"10000000" default:"0" acts:"regime=behavioural organ=border-guards|far-side-guards|security payer=organiser detection>0" means:"what the organiser pays when a bribe is detected"`
	Detection float64    `key:"detection" unit:"share" min:"0" max:"0.999" default:"0" acts:"regime=behavioural organ=border-guards|far-side-guards|security payer=organiser" means:"chance that a bribe is detected"`
	Step      float64    `key:"step" unit:"share" min:"0.0001" max:"1" default:"0.05" acts:"regime=behavioural organ=border-guards|far-side-guards|security payer=organiser tariff=posted|joint|competing or regime=behavioural organ=border-guards|far-side-guards|security payer=organiser security.posture=monopolist" means:"by how much a post that learns moves its tariff at most"`
	Review    int        `key:"review" unit:"day" min:"1" max:"3650" default:"7" acts:"regime=behavioural organ=border-guards|far-side-guards|security payer=organiser tariff=posted|joint|competing or regime=behavioural organ=border-guards|far-side-guards|security payer=organiser security.posture=monopolist" means:"days between two looks of a post at what its tariff earns"`
	Quota     float64    `key:"quota" unit:"money/month" min:"0" max:"1000000000" default:"0" acts:"regime=behavioural organ=border-guards|far-side-guards|security payer=organiser tariff=quota" means:"sum that a superior asks of the post each month, under quota"`
	Rotation  int        `key:"rotation" unit:"day" min:"0" max:"36500" default:"0" acts:"regime=behavioural organ=border-guards|far-side-guards|security payer=organiser tariff=posted|joint|competing|bargained|holdup|quota or regime=behavioural organ=border-guards|far-side-guards|security payer=organiser security.posture=monopolist" means:"days after which the post's people are exchanged and its relations forgotten; 0 never"`
	Patience  float64    `key:"patience" unit:"share" min:"0" max:"1" default:"0" acts:"regime=behavioural organ=border-guards|far-side-guards|security payer=organiser tariff=holdup" means:"weight of a post's next taking against today's, in a hold-up; 0 takes as if for the last time"`
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
	Kind       OrganiserKind `key:"kind" one:"donju trading-company state-agency security-organ" fixed:"yes" means:"what they are"`
	County     string        `key:"county" refers:"counties" fixed:"yes" means:"where they hire and buy"`
	Number     int           `key:"number" unit:"1" min:"0" max:"1000000" fixed:"yes" means:"how many there are"`
	Capital    float64       `key:"capital" unit:"money" min:"0" max:"1000000000" fixed:"yes" means:"working capital each has on the first day"`
	DayValue   float64       `key:"day_value" unit:"money/day" min:"0" max:"1000000" default:"0" acts:"regime=behavioural" means:"what the organiser's day would earn elsewhere: for the one to whom it is worth least"`
	DayHigh    float64       `key:"day_value_high" unit:"money/day" min:"0" max:"1000000" default:"0" acts:"regime=behavioural" means:"the same for the one to whom it is worth most; the group is spread evenly between the two; 0 makes all alike"`
	Return     float64       `key:"capital_return" unit:"share/day" min:"0" max:"1" default:"0" acts:"regime=behavioural" means:"what the capital would earn elsewhere"`
	Turnaround int           `key:"turnaround" unit:"day" min:"1" max:"365" default:"1" means:"days from one crossing to the next"`
	Licence    bool          `key:"licence" means:"may declare goods at customs under the own name"`
	LicenceFee float64       `key:"licence_fee" unit:"money/month" min:"0" max:"10000000" default:"0" acts:"licence=yes" means:"what the licence costs"`
	Declares   float64       `key:"declared_limit" unit:"kg/month" min:"0" max:"1000000000" default:"1000000000" acts:"regime=behavioural routes.*.kind=declared" means:"the most that an organiser may declare in a month"`
	NameRent   float64       `key:"name_rent" unit:"share" min:"0" max:"1" default:"1" acts:"regime=behavioural licence=no routes.*.kind=declared" means:"share of the profit for which an organiser without licence may declare under a licensed one's name; 1 makes it pointless"`
	Protection float64       `key:"protection" unit:"share" min:"0" max:"1" default:"0" acts:"routes.*.kind=clandestine" means:"by how much the organiser's standing lowers the chance of a raid"`
	PartyQuota float64       `key:"party_quota" unit:"money/month" min:"0" max:"100000000" default:"0" means:"sum owed to the Party fund each month"`
	OwnGoods   []string      `key:"own_goods" refers:"goods" fixed:"yes" means:"the goods that this group alone moves; empty for the goods open to all"`
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
	SmallestLoad float64 `key:"smallest_load" unit:"kg" min:"0" max:"200" acts:"regime=customary routes.*.carriers=porters" means:"nobody who carries less is hired, under the customary regime"`
	RateSpeed    float64 `key:"rate_speed" unit:"share/day" min:"0" max:"1" default:"0.02" acts:"regime=behavioural routes.*.carriers=porters" means:"by how much a day the piece rate moves at most, with vacancies and applicants"`
	Rest         float64 `key:"rest" unit:"day" min:"0" max:"60" acts:"routes.*.carriers=porters" means:"days of rest after a run at the heaviest comfortable load; it grows with the square of the load"`
	Training     int     `key:"training" unit:"day" min:"0" max:"365" acts:"routes.*.carriers=porters" means:"days for which a novice is trained before the first run"`
	NoviceLoad   float64 `key:"novice_load" unit:"share" min:"0" max:"1" acts:"routes.*.carriers=porters" means:"what a novice carries of a seasoned porter's load"`
	Seasoned     int     `key:"seasoned_after" unit:"run" min:"0" max:"1000" acts:"routes.*.carriers=porters" means:"runs after which a porter counts as experienced"`
}

// Recruiters are the agencies that match crews and applicants.
type Recruiters struct {
	Number int     `key:"number" unit:"1" min:"0" max:"100000" fixed:"yes" acts:"routes.*.carriers=porters" means:"agencies in each county"`
	Fee    float64 `key:"fee" unit:"money/person" min:"0" max:"100000" acts:"routes.*.carriers=porters" means:"paid once for each novice placed"`
	Places int     `key:"places" unit:"person" min:"0" max:"1000000" fixed:"yes" acts:"routes.*.carriers=porters" means:"novices whom one agency trains at a time"`
	Payer  Payer   `key:"payer" one:"organiser merchant" fixed:"yes" acts:"routes.*.carriers=porters" means:"whether the fee comes out of the organiser's profit or the buyer's margin"`
}

// Merchants buy on the far side and sell on.
type Merchants struct {
	Number int     `key:"number" unit:"1" min:"1" max:"10000" fixed:"yes" means:"merchants on the far side"`
	Margin float64 `key:"margin" unit:"share" min:"0" max:"10" means:"what they add to the price when they sell on"`
}

// Market is how prices move from day to day.
type Market struct {
	Memory      float64 `key:"memory" unit:"share" min:"0" max:"0.999" default:"0.9" acts:"regime=behavioural goods.*.volume>0" means:"weight of yesterday's usual volume against today's, in the volume to which prices answer"`
	Persistence float64 `key:"persistence" unit:"share" min:"0" max:"0.999" default:"0" acts:"regime=behavioural shock>0" means:"how much of a price's deviation is left a day later"`
	Shock       float64 `key:"shock" unit:"1" min:"0" max:"1" default:"0" acts:"regime=behavioural" means:"standard deviation of a day's news in the logarithm of a price"`
}

// Planning is how organisers choose.
type Planning struct {
	CrewLow  int `key:"crew_low" unit:"person" min:"1" max:"1000" acts:"regime=customary routes.*.carriers=porters" means:"smallest usual crew, under the customary regime"`
	CrewHigh int `key:"crew_high" unit:"person" min:"1" max:"1000" acts:"regime=customary routes.*.carriers=porters" means:"largest usual crew, under the customary regime"`
	CrewMax  int `key:"crew_max" unit:"person" min:"1" max:"1000" acts:"routes.*.carriers=porters" means:"no crew is larger"`

	Intensity  float64 `key:"choice_intensity" unit:"1/money" min:"0" max:"1000000" acts:"regime=behavioural" means:"how surely the better of two plans is chosen (logit); 1,000,000 is best reply"`
	Unnoticed  int     `key:"unnoticed_crew" unit:"person" min:"0" max:"1000" default:"0" acts:"regime=behavioural visibility>0" means:"up to this size a crew is no easier to notice than one porter"`
	Visibility float64 `key:"visibility" unit:"1/person" min:"0" max:"1" default:"0" acts:"regime=behavioural routes.*.kind=clandestine" means:"by how much each further porter raises the chance of a raid"`
}

// Crossing is what can happen at night, and who bears it.
type Crossing struct {
	Raid      float64 `key:"raid" unit:"share" min:"0" max:"1" acts:"routes.*.kind=clandestine" means:"chance that a crossing is raided on an ordinary night"`
	Accident  float64 `key:"accident" unit:"share" min:"0" max:"1" acts:"routes.*.carriers=porters" means:"chance of an accident for one porter and run at the heaviest comfortable load; it grows with the square of the load"`
	Deadly    float64 `key:"deadly" unit:"share" min:"0" max:"1" acts:"accident>0 routes.*.carriers=porters" means:"share of accidents that kill"`
	Healing   int     `key:"healing" unit:"day" min:"0" max:"3650" acts:"accident>0 routes.*.carriers=porters" means:"days for which an injury keeps a porter at home"`
	Staying   float64 `key:"staying" unit:"share" min:"0" max:"1" acts:"routes.*.carriers=porters" means:"chance that a porter does not return from a run"`
	Bearer    Bearer  `key:"loss_borne_by" one:"organiser porter" default:"organiser" acts:"accident>0 routes.*.carriers=porters" means:"who bears the loss of a load in an accident"`
	Caught    float64 `key:"caught" unit:"share" min:"0" max:"1" acts:"routes.*.carriers=porters" means:"share of a raided or seized crew that is detained"`
	Detention int     `key:"detention" unit:"day" min:"0" max:"3650" acts:"caught>0 routes.*.carriers=porters" means:"days of detention without a release bribe"`
	Release   float64 `key:"release_bribe" unit:"money/person" min:"0" max:"1000000" acts:"caught>0 routes.*.carriers=porters" means:"bribe that frees a detained porter at once, if he has it"`
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
	Memory    float64 `key:"memory" unit:"share" min:"0" max:"1" means:"weight of an experience against the next one; 1 forgets nothing"`
	Hits      float64 `key:"prior_hits" unit:"1" min:"0" max:"1000000" means:"crossings lost that an organiser believes in before having seen any"`
	Rumour    float64 `key:"rumour" unit:"share" min:"0" max:"1" default:"0" acts:"regime=behavioural" means:"weight of what others of the county have lived through against one's own"`
	False     float64 `key:"false_rumours" unit:"1/day" min:"0" max:"1" default:"0" acts:"regime=behavioural" means:"chance a day and route that a loss is told in a county which never happened"`
	Reinforce float64 `key:"reinforcement" unit:"share" min:"0" max:"1" default:"0" acts:"regime=behavioural" means:"by how much an organiser's expectation of a plan moves towards what the last one brought"`
	Clear     float64 `key:"prior_clear" unit:"1" min:"0" max:"1000000" means:"crossings that went well that an organiser believes in before having seen any"`
}

// Security is the Ministry of State Security (MSS).
type Security struct {
	Posture      Posture    `key:"posture" one:"bystander enforcer claimant monopolist trader" default:"bystander" acts:"regime=behavioural" means:"what the MSS is to the trade"`
	Inspection   float64    `key:"inspection" unit:"share" min:"0" max:"1" default:"0" acts:"regime=behavioural posture=enforcer" means:"chance that a crossing is raided by an enforcing MSS, mean over clandestine routes"`
	Adaptation   float64    `key:"adaptation" unit:"share" min:"0" max:"1" default:"0.05" acts:"regime=behavioural posture=enforcer" means:"how fast inspectors move to where they found something"`
	Claim        float64    `key:"claim" unit:"share" min:"0" max:"1" default:"0" acts:"regime=behavioural posture=claimant" means:"share of assessed profit that a claiming MSS asks on clandestine routes"`
	Wage         float64    `key:"guards_wage" unit:"share" min:"0" max:"1" default:"0" acts:"regime=behavioural posture=monopolist" means:"share of the takings that a monopolist MSS leaves to the guards"`
	Trigger      int        `key:"campaign_trigger" unit:"run/month" min:"0" max:"1000000" default:"0" acts:"regime=behavioural posture=enforcer" means:"crossings in 30 days that make an enforcing MSS start a campaign of its own; 0 never"`
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
	Raid   float64 `key:"raid" unit:"share" min:"0" max:"1" acts:"routes.*.kind=clandestine" means:"chance that a crossing is raided while it lasts, if that is more than on an ordinary night"`
}

// State is what goes up to the state and the Party.
type State struct {
	Funds float64 `key:"commanders_to_fund" unit:"share" min:"0" max:"1" default:"0" acts:"routes.*.posts.*.remit>0" means:"share of what commanders hold that goes to the Party fund on the first of a month"`
}

// Living is what money buys at home.
type Living struct {
	Rice Series  `key:"rice_price" unit:"money/kg" min:"0.001" max:"100000" means:"what a kilogram of rice costs, by date"`
	Cost float64 `key:"cost" unit:"money/day" min:"0" max:"10000" acts:"counties.*.porters>0" means:"what a porter spends on a day"`
}

// Series is a quantity that changes on given dates; each point holds until the
// next, and the first also holds before its date.
type Series []Point

// Point is one value of a Series.
type Point struct {
	On    Date
	Value float64
}
