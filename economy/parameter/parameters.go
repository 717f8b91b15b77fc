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
// (acts.go). `usual` is the order of size of a number that a case calls unknown, an
// amount of money in days of outside income, since each case has its own money.
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
	Household  Household   `key:"household"`
	Mechanisms Mechanisms  `key:"mechanisms"`
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
	Porters        int     `key:"porters" unit:"person" min:"0" max:"10000000" fixed:"yes" needed:"routes.*.carriers=porters" usual:"1000" means:"people who carry if it pays"`
	Strength       float64 `key:"strength" unit:"kg" min:"1" max:"200" fixed:"yes" acts:"porters>0 routes.*.carriers=porters" usual:"40" means:"heaviest comfortable load, mean over people"`
	StrengthSpread float64 `key:"strength_spread" unit:"kg" min:"0" max:"100" fixed:"yes" acts:"porters>0 routes.*.carriers=porters" usual:"7" means:"standard deviation of the heaviest comfortable load"`
	Outside        float64 `key:"outside_income" unit:"money/day" min:"0" max:"10000" acts:"porters>0" usual:"1" means:"income of a day without carrying, median over people"`
	OutsideSpread  float64 `key:"outside_spread" unit:"1" min:"0" max:"3" fixed:"yes" acts:"porters>0" usual:"0.5" means:"standard deviation of the logarithm of outside income over people"`
	Experienced    float64 `key:"experienced" unit:"share" min:"0" max:"1" fixed:"yes" acts:"porters>0 routes.*.carriers=porters" usual:"0.5" means:"share of porters who carried before the first day"`
	PieceRate      float64 `key:"piece_rate" unit:"money/kg" min:"0" max:"10000" fixed:"yes" acts:"regime=behavioural porters>0 routes.*.carriers=porters" usual:"0.15" means:"pay per kilogram on the first day"`
	Women          float64 `key:"women" unit:"share" min:"0" max:"1" default:"0" fixed:"yes" acts:"porters>0" usual:"0.3" means:"share of women among those who carry, if a source states it; 0 if none does"`
}

// Good is something carried over the border.
type Good struct {
	Name             string      `name:"yes"`
	SourcePrice      float64     `key:"source_price" unit:"money/kg" min:"0" max:"1000000" usual:"0.2" means:"price that gatherers ask at the usual volume in a month of full harvest"`
	DestinationPrice float64     `key:"destination_price" unit:"money/kg" min:"0" max:"1000000" usual:"1" means:"price that merchants pay at the usual volume by custom; otherwise the far side's market takes the usual volume at this price and the merchants' margin, and what merchants pay follows from it"`
	Volume           float64     `key:"volume" unit:"kg/day" min:"0" max:"1000000000" usual:"2000" means:"usual volume, at which both prices hold; with 0 they do not depend on volume"`
	SourceElasticity float64     `key:"source_elasticity" unit:"1" min:"0.01" max:"1000" acts:"regime=behavioural volume>0" usual:"3" means:"elasticity of supply: per cent more gathered for one per cent more price"`
	DemandElasticity float64     `key:"demand_elasticity" unit:"1" min:"0.01" max:"1000" acts:"regime=behavioural volume>0" usual:"6" means:"elasticity of demand: per cent less bought for one per cent more price"`
	Harvest          [12]float64 `key:"harvest" unit:"share" min:"0" max:"1" means:"size of the harvest in each month, January first; 0 is no harvest"`
	Declarable       bool        `key:"declarable" means:"whether customs accepts a declaration of the good"`
	Lot              float64     `key:"lot" unit:"kg" min:"0" max:"1000" default:"0" fixed:"yes" usual:"1" means:"weight of a lot, which the organ's own people carry; 0 if the good moves in bags"`
	Duty             float64     `key:"duty" unit:"share" min:"0" max:"1" default:"0" acts:"regime=behavioural routes.*.kind=declared" usual:"0.1" means:"duty of the law on the good, as a share of its value"`
}

// Route is an ordered chain of posts between a county and the far side. A
// clandestine crossing, a customs house and a road with roadblocks differ only
// in these numbers.
type Route struct {
	Name      string      `name:"yes"`
	Kind      RouteKind   `key:"kind" one:"clandestine declared" fixed:"yes" means:"whether goods are declared on the route"`
	Carriers  Carriers    `key:"carriers" one:"porters vehicles" fixed:"yes" means:"who carries: hired porters on foot, or vehicles"`
	County    string      `key:"county" refers:"counties" fixed:"yes" means:"the county where the route starts"`
	Hidden    float64     `key:"camouflage_risk" unit:"share" min:"0" max:"1" default:"1" acts:"regime=behavioural kind=declared" usual:"0.2" means:"chance that a good declared as another is found out on a declared route; 1 rules this out"`
	Load      float64     `key:"load" unit:"kg" min:"0" max:"100000" usual:"60" means:"largest load of a porter's bag or a vehicle"`
	Haulage   float64     `key:"haulage" unit:"money/kg" min:"0" max:"10000" default:"0" usual:"0.05" means:"cost of moving a kilogram, in addition to porters' pay"`
	Passage   float64     `key:"passage" unit:"money/person" min:"0" max:"100000" default:"0" usual:"1" means:"cost of each head or vehicle: food, rafts, fuel"`
	Capacity  int         `key:"capacity" unit:"1/day" min:"0" max:"1000000" usual:"30" means:"crossings that are possible in a night; 0 closes the route"`
	River     [12]float64 `key:"river" unit:"1" min:"0" max:"100" means:"danger of the route in each month, relative to the yearly mean, January first"`
	Discount  float64     `key:"discount" unit:"share" min:"0" max:"1" default:"0" usual:"0.1" means:"reduction by sanctions of the price of goods that come over the route"`
	Vehicle   float64     `key:"vehicle_day" unit:"money/day" min:"0" max:"1000000" default:"0" acts:"regime=behavioural kind=declared" usual:"40" means:"hire of a vehicle for a day"`
	Delay     float64     `key:"delay" unit:"day" min:"0" max:"365" default:"0" acts:"regime=behavioural kind=declared" usual:"2" means:"time on the way and at the customs house"`
	DelayCost float64     `key:"delay_cost" unit:"share/day" min:"0" max:"1" default:"0" acts:"regime=behavioural kind=declared" usual:"0.02" means:"loss of value for each day on the way"`
	Posts     []Post      `key:"posts" named:"yes" means:"the posts, in the order in which a crossing meets them"`
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
	Fixed  float64 `key:"fixed" unit:"money/run" min:"0" max:"10000000" default:"0" acts:"regime=customary or organ=customs or payer=merchant or pricing=customary or sees=crossing opening=0" usual:"200" means:"tariff for each crossing"`
	Head   float64 `key:"head" unit:"money/person" min:"0" max:"1000000" default:"0" acts:"regime=customary or organ=customs or payer=merchant or pricing=customary or sees=heads|goods opening=0" usual:"10" means:"tariff for each head or vehicle"`
	Share  float64 `key:"share" unit:"share" min:"0" max:"1" default:"0" acts:"regime=customary or organ=customs or payer=merchant or pricing=customary or sees=value" usual:"0.2" means:"tariff as a share of assessed profit"`
	Weight float64 `key:"weight" unit:"money/kg" min:"0" max:"1000000" default:"0" acts:"regime=customary or organ=customs or payer=merchant or pricing=customary or sees=weight opening=0" usual:"0.1" means:"tariff for each kilogram"`
	Remit  float64 `key:"remit" unit:"share" min:"0" max:"1" default:"0" acts:"organ=border-guards|customs|far-side-guards" usual:"0.4" means:"share of the takings passed up to the commander"`
	Unpaid float64 `key:"unpaid_seizure" unit:"share" min:"0" max:"1" default:"1" acts:"regime=customary payer=organiser or payer=organiser organ=border-guards|far-side-guards|security" usual:"0.7" means:"chance that a crossing which does not pay here is seized"`

	Opening   float64 `key:"opening" unit:"money" min:"0" max:"10000000" default:"0" acts:"regime=behavioural organ=border-guards|far-side-guards|security payer=organiser pricing=bargained|passage|posted|joint|competing|holdup|quota or regime=behavioural organ=border-guards|far-side-guards|security payer=organiser security.posture=monopolist or regime=behavioural organ=customs met>0" usual:"20" means:"tariff of a learning post on its first day, for one crossing, head or kilogram; 0 uses the given schedule"`
	Power     float64 `key:"power" unit:"share" min:"0" max:"1" default:"0.5" acts:"regime=behavioural organ=border-guards|far-side-guards|security payer=organiser pricing=bargained|holdup|quota or regime=behavioural organ=customs met>0 pricing=bargained|holdup|quota" usual:"0.5" means:"the post's part of the sum to divide, in a bargain or a hold-up"`
	Salary    float64 `key:"salary" unit:"money/run" min:"0" max:"1000000" default:"0" acts:"regime=behavioural organ=border-guards|far-side-guards|security payer=organiser detection>0 or regime=behavioural organ=border-guards|far-side-guards|security payer=organiser aspiration>0 or regime=behavioural organ=customs met>0" usual:"20" means:"pay that the post's people lose if a bribe is detected, for one crossing"`
	Penalty   float64 `key:"penalty" unit:"money/run" min:"0" max:"10000000" default:"0" acts:"regime=behavioural organ=border-guards|far-side-guards|security payer=organiser detection>0 or regime=behavioural organ=customs met>0" usual:"200" means:"fine that the post's people also pay if a bribe is detected"`
	Fine      float64 `key:"fine" unit:"money/run" min:"0" max:"10000000" default:"0" acts:"regime=behavioural organ=border-guards|far-side-guards|security payer=organiser detection>0 or regime=behavioural organ=customs met>0 detection>0" usual:"200" means:"fine that the organiser pays if a bribe is detected"`
	Detection float64 `key:"detection" unit:"share" min:"0" max:"0.999" default:"0" acts:"regime=behavioural organ=border-guards|far-side-guards|security payer=organiser or regime=behavioural organ=customs met>0" usual:"0.02" means:"chance that a bribe is detected"`
	Step      float64 `key:"step" unit:"share" min:"0.0001" max:"1" default:"0.05" acts:"regime=behavioural organ=border-guards|far-side-guards|security payer=organiser pricing=passage|posted|joint|competing or regime=behavioural organ=border-guards|far-side-guards|security payer=organiser security.posture=monopolist or regime=behavioural organ=customs met>0" usual:"0.05" means:"first step in which a learning post moves its tariff or the number let pass; later steps shrink to a twentieth, or keep this size if it is finer"`
	Quota     float64 `key:"quota" unit:"money/month" min:"0" max:"1000000000" default:"0" acts:"regime=behavioural organ=border-guards|far-side-guards|security payer=organiser pricing=bargained|passage|posted|joint|competing|holdup|quota or regime=behavioural organ=border-guards|far-side-guards|security payer=organiser security.posture=monopolist or regime=behavioural organ=customs met>0" usual:"1000" means:"sum that a superior demands of the post each month, under quota"`
	Rotation  int     `key:"rotation" unit:"day" min:"0" max:"36500" default:"0" acts:"regime=behavioural organ=border-guards|far-side-guards|security payer=organiser pricing=bargained|passage|posted|joint|competing|holdup|quota or regime=behavioural organ=border-guards|far-side-guards|security payer=organiser security.posture=monopolist or regime=behavioural organ=customs met>0 pricing=bargained|passage|posted|joint|competing|holdup|quota" usual:"365" means:"days after which the post's people are replaced and their relations forgotten; 0 for never"`
	Patience  float64 `key:"patience" unit:"share" min:"0" max:"1" default:"0" acts:"regime=behavioural organ=border-guards|far-side-guards|security payer=organiser pricing=holdup or regime=behavioural organ=customs met>0 pricing=holdup" usual:"0.9" means:"weight of a post's next taking relative to today's, in a hold-up; with 0 the future does not count"`
	Pricing   Pricing `key:"pricing" one:"customary bargained passage posted joint competing holdup quota" default:"customary" acts:"regime=behavioural organ=border-guards|far-side-guards|security payer=organiser or regime=behavioural organ=customs met>0" means:"how the post sets its tariff: by custom, by a bargain, by the number of heads let pass, by a posted price, as one hand over the route, below the rival, in a hold-up, or to meet a sum from above"`
	Sees      Sees    `key:"sees" one:"crossing heads weight goods value" default:"crossing" acts:"regime=behavioural organ=border-guards|far-side-guards|security payer=organiser pricing=bargained|passage|posted|joint|competing|holdup|quota or regime=behavioural organ=border-guards|far-side-guards|security payer=organiser security.posture=monopolist or regime=behavioural organ=customs met>0" means:"what the post can see of a crossing, and so charge for"`
	SeesError float64 `key:"sees_error" unit:"1" min:"0" max:"3" default:"0" acts:"regime=behavioural organ=border-guards|far-side-guards|security payer=organiser sees=value or regime=behavioural organ=customs met>0 sees=value" usual:"0.3" means:"standard deviation of the logarithm of the value that the post sees, relative to the true value"`
	Sellers   int     `key:"sellers" unit:"1" min:"1" max:"64" default:"1" acts:"regime=behavioural organ=border-guards|far-side-guards|security payer=organiser pricing=passage or regime=behavioural organ=customs met>0 pricing=passage" usual:"2" means:"independent sellers of passage at the post, such as units or shifts"`
	Memory    float64 `key:"memory" unit:"day" min:"1" max:"3650" default:"60" acts:"regime=behavioural organ=border-guards|far-side-guards|security payer=organiser pricing=bargained|passage|posted|joint|competing|holdup|quota or regime=behavioural organ=customs met>0" usual:"60" means:"days after which a bid counts for a third of a new one"`
	Foresight float64 `key:"foresight" unit:"share" min:"0" max:"1" default:"0" acts:"regime=behavioural organ=border-guards|far-side-guards|security payer=organiser pricing=bargained|passage|posted|joint|competing|holdup|quota or regime=behavioural organ=customs met>0" usual:"0.3" means:"weight of what keeps an organiser coming, relative to what he would pay tonight"`
	Traffic   float64 `key:"usual_traffic" unit:"person/day" min:"0" max:"10000000" default:"0" acts:"regime=behavioural organ=border-guards|far-side-guards|security payer=organiser detection>0 or regime=behavioural organ=customs met>0 detection>0" usual:"100" means:"heads a day at which the chance of detection holds; 0 if it does not depend on traffic"`
	Crowding  float64 `key:"traffic_elasticity" unit:"1" min:"0" max:"10" default:"0" acts:"regime=behavioural organ=border-guards|far-side-guards|security payer=organiser detection>0 usual_traffic>0 or regime=behavioural organ=customs met>0 detection>0 usual_traffic>0" usual:"0.5" means:"elasticity of the chance of detection in traffic that is far above the usual; half of it at usual traffic"`
	Aspires   float64 `key:"aspiration" unit:"share" min:"0" max:"1" default:"0" acts:"regime=behavioural organ=border-guards|far-side-guards|security payer=organiser salary>0 or regime=behavioural organ=customs met>0 salary>0" usual:"0.3" means:"share of the pay at stake that the post aims at from each crossing, at least"`
	Ratchet   float64 `key:"quota_ratchet" unit:"share" min:"0" max:"1" default:"0" acts:"regime=behavioural organ=border-guards|far-side-guards|security payer=organiser or regime=behavioural organ=customs met>0" usual:"0.3" means:"quota of the superior as a share of what the post usually takes in a month"`
	Missed    Missed  `key:"missed_quota" one:"asks-more rotated" default:"asks-more" acts:"regime=behavioural organ=border-guards|far-side-guards|security payer=organiser quota>0 or regime=behavioural organ=border-guards|far-side-guards|security payer=organiser quota_ratchet>0 or regime=behavioural organ=customs met>0 quota>0 or regime=behavioural organ=customs met>0 quota_ratchet>0" means:"what follows when the post misses the quota of its superior"`
	Sells     float64 `key:"post_price" unit:"share" min:"0" max:"1" default:"0" acts:"regime=behavioural organ=border-guards|far-side-guards|security payer=organiser organ=border-guards rotation>0" usual:"0.3" means:"price of the post for its new people, as a share of what it is expected to leave them"`
	Relation  float64 `key:"relation_share" unit:"share" min:"0" max:"1" default:"0" acts:"regime=behavioural organ=border-guards|far-side-guards|security payer=organiser organisers.*.relation>0" usual:"0.5" means:"share of the price of a relation that the post's people receive"`
	Met       float64 `key:"met" unit:"share" min:"0" max:"1" default:"0" acts:"regime=behavioural organ=customs" usual:"0.5" means:"share of shipments that meet an officer who can be paid"`
	Inspects  float64 `key:"inspection" unit:"share" min:"0" max:"1" default:"1" acts:"regime=behavioural organ=customs" usual:"0.3" means:"chance that a shipment is counted and weighed"`
	Again     float64 `key:"second_look" unit:"share" min:"0" max:"1" default:"0" acts:"regime=behavioural organ=customs met>0" usual:"0.1" means:"chance that a shipment which an officer has passed is looked at again"`
	UnderFine float64 `key:"undeclared_fine" unit:"share" min:"0" max:"10" default:"1" acts:"regime=behavioural organ=customs" usual:"1" means:"fine on goods that were not declared as what they are, as a share of their value"`
	Hold      float64 `key:"hold" unit:"day" min:"0" max:"365" default:"0" acts:"regime=behavioural organ=customs met>0" usual:"5" means:"for how long an officer can hold a shipment that does not pay"`
}

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
	Name          string        `name:"yes"`
	Kind          OrganiserKind `key:"kind" one:"donju trading-company state-agency security-organ" fixed:"yes" means:"kind of organiser"`
	County        string        `key:"county" refers:"counties" fixed:"yes" means:"county where they hire and buy"`
	Number        int           `key:"number" unit:"1" min:"0" max:"1000000" fixed:"yes" usual:"10" means:"number of organisers"`
	Capital       float64       `key:"capital" unit:"money" min:"0" max:"1000000000" fixed:"yes" usual:"2000" means:"working capital of each on the first day"`
	Return        float64       `key:"capital_return" unit:"share/day" min:"0" max:"1" default:"0" acts:"regime=behavioural" usual:"0.001" means:"return of the capital elsewhere"`
	Turnaround    int           `key:"turnaround" unit:"day" min:"1" max:"365" default:"1" usual:"3" means:"days from one crossing to the next"`
	Licence       bool          `key:"licence" means:"whether they may declare goods at customs under their own name"`
	LicenceFee    float64       `key:"licence_fee" unit:"money/month" min:"0" max:"10000000" default:"0" acts:"licence=yes" usual:"100" means:"cost of the licence, whatever it brings"`
	LicencePart   float64       `key:"licence_part" unit:"share" min:"0" max:"1" default:"0" acts:"regime=behavioural licence=yes routes.*.kind=declared" usual:"0.2" means:"share of what the licence brings its holder that goes to those who give licences: nearly 1 where they are auctioned among many, less where an official gives them for a bribe"`
	LicenceTo     LicenceTo     `key:"licence_part_to" one:"treasury customs" default:"treasury" acts:"regime=behavioural licence=yes licence_part>0 routes.*.kind=declared" means:"who gets that share: the state by an auction, or an official as a bribe"`
	LicenceCare   float64       `key:"licence_care" unit:"money/kg" min:"0" max:"10000" default:"0" acts:"regime=behavioural licence=yes routes.*.kind=declared" usual:"0.2" means:"cost to its holder of lending the last kilogram of the limit, since he answers for what passes under his name; it rises from 0 with the first"`
	Declares      float64       `key:"declared_limit" unit:"kg/month" min:"0" max:"1000000000" default:"1000000000" acts:"regime=behavioural licence=yes routes.*.kind=declared" usual:"40000" means:"largest mass that an organiser may declare in a month"`
	Protection    float64       `key:"protection" unit:"share" min:"0" max:"1" default:"0" acts:"routes.*.kind=clandestine" usual:"0.3" means:"reduction of the chance of a raid by the organiser's standing"`
	PartyQuota    float64       `key:"party_quota" unit:"money/month" min:"0" max:"100000000" default:"0" usual:"300" means:"sum owed to the Party fund each month"`
	OwnGoods      []string      `key:"own_goods" refers:"goods" fixed:"yes" means:"the goods that only this group moves; empty for the goods open to all"`
	Potential     int           `key:"potential" unit:"1" min:"0" max:"1000000" default:"0" fixed:"yes" acts:"regime=behavioural mechanisms.entry=open" usual:"50" means:"number of people who could organise; at least as many as do on the first day"`
	Value         float64       `key:"outside_value" unit:"money/day" min:"0" max:"1000000" default:"0" fixed:"yes" acts:"regime=behavioural" usual:"40" means:"what a day is worth to an organiser elsewhere, median"`
	ValueSpread   float64       `key:"outside_value_spread" unit:"1" min:"0" max:"3" default:"0" fixed:"yes" acts:"regime=behavioural outside_value>0 outside_value_high=0" usual:"0.8" means:"standard deviation of the logarithm of that value"`
	ValueHigh     float64       `key:"outside_value_high" unit:"money/day" min:"0" max:"1000000" default:"0" fixed:"yes" acts:"regime=behavioural" usual:"100" means:"if above 0, the group is spread evenly from outside_value to this value, and not by a lognormal"`
	SkillSpread   float64       `key:"skill_spread" unit:"1" min:"0" max:"1" default:"0" fixed:"yes" acts:"regime=behavioural" usual:"0.1" means:"standard deviation of the logarithm of skill, by which margins differ; its mean is 1"`
	CapitalSpread float64       `key:"capital_spread" unit:"1" min:"0" max:"3" default:"0" fixed:"yes" acts:"regime=behavioural" usual:"0.7" means:"standard deviation of the logarithm of working capital"`
	SetUp         float64       `key:"set_up" unit:"money" min:"0" max:"100000000" default:"0" acts:"regime=behavioural" usual:"200" means:"sunk cost of entry"`
	Relation      float64       `key:"relation" unit:"money" min:"0" max:"100000000" default:"0" acts:"regime=behavioural mechanisms.relations=on" usual:"800" means:"cost of becoming known at the posts of a route; lost when their people are replaced"`
	Review        int           `key:"review" unit:"day" min:"1" max:"3650" default:"30" acts:"regime=behavioural mechanisms.entry=open" usual:"30" means:"days from one thought about entry or exit to the next"`
	Leverage      float64       `key:"leverage" unit:"1" min:"0" max:"100" default:"0" acts:"regime=behavioural mechanisms.credit=on" usual:"1" means:"the most that is lent to an organiser, relative to what he owns"`
	BorrowRate    float64       `key:"borrow_rate" unit:"share/day" min:"0" max:"1" default:"0" acts:"regime=behavioural mechanisms.credit=on leverage>0" usual:"0.005" means:"interest on what is lent to him"`
	Saving        float64       `key:"saving" unit:"share" min:"0" max:"1" default:"0" acts:"regime=behavioural" usual:"0.4" means:"share of a profit that is not spent"`
	Wealth        float64       `key:"wealth" unit:"1" min:"0" max:"1000" default:"2" acts:"regime=behavioural" usual:"4" means:"most that an organiser keeps in the trade, in outlays of a usual crossing"`
	RiskAversion  float64       `key:"risk_aversion" unit:"1" min:"0" max:"100" default:"0" acts:"regime=behavioural" usual:"2" means:"relative risk aversion"`
}

// LicenceTo is who gets a part of what a licence brings.
type LicenceTo string

// Those who can give licences.
const (
	LicenceToState    LicenceTo = "treasury"
	LicenceToOfficial LicenceTo = "customs"
)

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
	Share        float64 `key:"share" unit:"share" min:"0" max:"1" acts:"regime=customary routes.*.carriers=porters" usual:"0.2" means:"porters' share of assessed profit under the customary regime"`
	SmallestLoad float64 `key:"smallest_load" unit:"kg" min:"0" max:"200" acts:"regime=customary routes.*.carriers=porters" usual:"25" means:"smallest load for which a porter is hired, under the customary regime"`
	Rest         float64 `key:"rest" unit:"day" min:"0" max:"60" acts:"routes.*.carriers=porters" usual:"3" means:"days of recovery after a run at the heaviest comfortable load; they grow with the load as labour.tiring says"`
	Training     int     `key:"training" unit:"day" min:"0" max:"365" acts:"routes.*.carriers=porters" usual:"3" means:"days of training of a novice before the first run"`
	NoviceLoad   float64 `key:"novice_load" unit:"share" min:"0" max:"1" acts:"routes.*.carriers=porters" usual:"0.8" means:"load of a novice, as a share of an experienced porter's load"`
	Seasoned     int     `key:"seasoned_after" unit:"run" min:"0" max:"255" acts:"routes.*.carriers=porters" usual:"3" means:"runs after which a porter counts as experienced"`
	Tiring       float64 `key:"tiring" unit:"1" min:"2" max:"8" default:"4" acts:"routes.*.carriers=porters" usual:"5" means:"elasticity of tiredness and of accidents in the load: bodies tire steeply beyond what is comfortable"`
	Fatigue      float64 `key:"fatigue" unit:"day" min:"0" max:"60" default:"0" acts:"routes.*.carriers=porters" usual:"6" means:"tiredness left after a run, in days of outside income times days of rest; it makes people stay at home for longer"`
}

// Recruiters are the agencies that match crews and applicants.
type Recruiters struct {
	Number int     `key:"number" unit:"1" min:"0" max:"100000" fixed:"yes" acts:"routes.*.carriers=porters" usual:"2" means:"agencies in each county"`
	Fee    float64 `key:"fee" unit:"money/person" min:"0" max:"100000" acts:"routes.*.carriers=porters" usual:"1" means:"fee for each novice placed"`
	Places int     `key:"places" unit:"person" min:"0" max:"1000000" fixed:"yes" acts:"routes.*.carriers=porters" usual:"30" means:"novices whom one agency trains at a time"`
	Payer  Payer   `key:"payer" one:"organiser merchant" fixed:"yes" acts:"routes.*.carriers=porters" means:"whether the fee comes out of the organiser's profit or the buyer's margin"`
}

// Merchants buy on the far side and sell on.
type Merchants struct {
	Number   int     `key:"number" unit:"1" min:"1" max:"10000" fixed:"yes" usual:"5" means:"merchants on the far side"`
	Margin   float64 `key:"margin" unit:"share" min:"0" max:"10" usual:"0.25" means:"margin that they add, by custom, to the price when they sell the goods; otherwise the far side's market takes the usual volume at the destination price and this margin"`
	Handling float64 `key:"handling" unit:"share" min:"0" max:"10" default:"0" acts:"regime=behavioural" usual:"0.1" means:"cost of handling the goods, as a share of what merchants pay"`
}

// Market is how prices move from day to day.
type Market struct {
	Memory      float64 `key:"memory" unit:"share" min:"0" max:"0.999" default:"0.9" acts:"regime=behavioural goods.*.volume>0" usual:"0.95" means:"weight of yesterday's usual volume relative to today's, for what gatherers ask and for the rent of licences; share of their stock that merchants keep for a later day"`
	Persistence float64 `key:"persistence" unit:"share" min:"0" max:"0.999" default:"0" acts:"regime=behavioural shock>0" usual:"0.9" means:"share of a price's deviation that is left a day later"`
	Shock       float64 `key:"shock" unit:"1" min:"0" max:"1" default:"0" acts:"regime=behavioural" usual:"0.01" means:"standard deviation of a day's news in the logarithm of a price"`
}

// Planning is how organisers choose.
type Planning struct {
	CrewLow  int `key:"crew_low" unit:"person" min:"1" max:"1000" acts:"regime=customary routes.*.carriers=porters" usual:"15" means:"smallest usual crew, under the customary regime"`
	CrewHigh int `key:"crew_high" unit:"person" min:"1" max:"1000" acts:"regime=customary routes.*.carriers=porters" usual:"30" means:"largest usual crew, under the customary regime"`
	CrewMax  int `key:"crew_max" unit:"person" min:"1" max:"1000" acts:"routes.*.carriers=porters" usual:"60" means:"largest crew"`

	Intensity float64 `key:"choice_intensity" unit:"1/money" min:"0" max:"1000000" acts:"regime=behavioural" usual:"0.02" means:"intensity of the choice between plans (logit); 1,000,000 always chooses the best"`
	Span      float64 `key:"span" unit:"person" min:"0" max:"100000" default:"0" acts:"regime=behavioural routes.*.carriers=porters" usual:"100" means:"people whom one organiser leads without loss of care; 0 if it does not matter"`
}

// Crossing is what can happen at night, and who bears it.
type Crossing struct {
	Raid         float64 `key:"raid" unit:"share" min:"0" max:"1" acts:"routes.*.kind=clandestine" usual:"0.015" means:"chance that a crossing is raided on an ordinary night"`
	Accident     float64 `key:"accident" unit:"share" min:"0" max:"1" acts:"routes.*.carriers=porters" usual:"0.001" means:"chance of an accident for one porter and run at the heaviest comfortable load; it grows with the load as labour.tiring says"`
	Deadly       float64 `key:"deadly" unit:"share" min:"0" max:"1" acts:"accident>0 routes.*.carriers=porters" usual:"0.05" means:"share of accidents that kill"`
	Healing      int     `key:"healing" unit:"day" min:"0" max:"3650" acts:"accident>0 routes.*.carriers=porters" usual:"30" means:"days that an injured porter stays at home"`
	Staying      float64 `key:"staying" unit:"share" min:"0" max:"1" acts:"routes.*.carriers=porters" usual:"0.001" means:"chance that a porter does not return from a run"`
	Bearer       Bearer  `key:"loss_borne_by" one:"organiser porter" default:"organiser" acts:"accident>0 routes.*.carriers=porters" means:"who bears the loss of a load in an accident"`
	Caught       float64 `key:"caught" unit:"share" min:"0" max:"1" acts:"routes.*.carriers=porters" usual:"0.2" means:"share of a raided or seized crew that is detained"`
	Detention    int     `key:"detention" unit:"day" min:"0" max:"3650" acts:"caught>0 routes.*.carriers=porters" usual:"15" means:"days of detention without a release bribe"`
	Release      float64 `key:"release_bribe" unit:"money/person" min:"0" max:"1000000" acts:"regime=customary caught>0 routes.*.carriers=porters" usual:"200" means:"bribe that frees a detained porter at once, if he can pay it"`
	ReleaseShare float64 `key:"release_share" unit:"share" min:"0" max:"1" default:"1" acts:"regime=behavioural caught>0" usual:"0.8" means:"release bribe relative to what the detention would cost the porter, as the jailer sets it; never more than his purse"`
	Exposure     float64 `key:"exposure" unit:"1" min:"0" max:"4" default:"1" acts:"regime=behavioural routes.*.kind=clandestine" usual:"1" means:"elasticity of the hazard of a raid in the size of the crew"`
	Usual        float64 `key:"usual_crew" unit:"person" min:"1" max:"1000" default:"1" acts:"regime=behavioural routes.*.kind=clandestine" usual:"20" means:"crew for which the chance of a raid holds"`
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
	Memory    float64 `key:"memory" unit:"share" min:"0" max:"1" usual:"0.98" means:"weight of an experience relative to the next one; with 1 nothing is forgotten"`
	Hits      float64 `key:"prior_hits" unit:"1" min:"0" max:"1000000" usual:"1" means:"prior: number of lost crossings that an organiser's first belief assumes"`
	Rumour    float64 `key:"rumour" unit:"share" min:"0" max:"1" default:"0" acts:"regime=behavioural" usual:"0.5" means:"weight of the experience of others in the county relative to one's own"`
	False     float64 `key:"false_rumours" unit:"1/day" min:"0" max:"1" default:"0" acts:"regime=behavioural" usual:"0.005" means:"chance of a false rumour of a loss, for each day, county and route"`
	Reinforce float64 `key:"reinforcement" unit:"share" min:"0" max:"1" default:"0" acts:"regime=behavioural" usual:"0.1" means:"by how much an organiser's expectation of a plan moves towards its last result"`
	Clear     float64 `key:"prior_clear" unit:"1" min:"0" max:"1000000" usual:"50" means:"prior: number of successful crossings that an organiser's first belief assumes"`
}

// Security is the Ministry of State Security (MSS).
type Security struct {
	Posture      Posture    `key:"posture" one:"bystander enforcer claimant monopolist trader" default:"bystander" acts:"regime=behavioural" means:"role of the MSS in the trade"`
	Adaptation   float64    `key:"adaptation" unit:"share" min:"0" max:"1" default:"0.05" acts:"regime=behavioural posture=enforcer" usual:"0.05" means:"speed at which inspectors move to where they found something"`
	Claim        float64    `key:"claim" unit:"share" min:"0" max:"1" default:"0" acts:"regime=behavioural posture=claimant" usual:"0.1" means:"share of assessed profit that a claiming MSS demands on clandestine routes"`
	Wage         float64    `key:"guards_wage" unit:"share" min:"0" max:"1" default:"0" acts:"regime=behavioural posture=monopolist" usual:"0.3" means:"share of the takings that a monopolist MSS leaves to the guards"`
	Trigger      int        `key:"campaign_trigger" unit:"run/month" min:"0" max:"1000000" default:"0" acts:"regime=behavioural posture=enforcer" usual:"250" means:"crossings in 30 days at which an enforcing MSS starts its own campaign; 0 for never"`
	CampaignDays int        `key:"campaign_days" unit:"day" min:"1" max:"3650" default:"30" acts:"regime=behavioural posture=enforcer campaign_trigger>0" usual:"30" means:"how long such a campaign lasts"`
	Favour       float64    `key:"favour" unit:"1" min:"0" max:"1000" default:"0" acts:"regime=behavioural posture=enforcer" usual:"1" means:"effort that favour from above adds for one find in a month for each unit of effort"`
	LooksAway    float64    `key:"looks_away" unit:"1" min:"0" max:"1000" default:"0" acts:"regime=behavioural posture=claimant or regime=behavioural routes.*.posts.*.organ=security" usual:"0.5" means:"effort given up for takings that are the whole profit of a route"`
	Effort       float64    `key:"effort_limit" unit:"1" min:"0" max:"1000" default:"10" acts:"regime=behavioural" usual:"20" means:"largest effort, mean over clandestine routes; 1 is that of an ordinary night"`
	CampaignAdds float64    `key:"campaign_effort" unit:"1" min:"0" max:"100000" default:"0" acts:"regime=behavioural posture=enforcer campaign_trigger>0" usual:"20" means:"effort that such a campaign adds; 1 is that of an ordinary night"`
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
	Effort float64 `key:"effort" unit:"1" min:"0" max:"100000" default:"0" acts:"crossing.raid>0 routes.*.kind=clandestine" usual:"10" means:"effort that the campaign adds on each route; 1 is that of an ordinary night, so that 1 doubles the hazard of a raid"`
}

// State is what goes up to the state and the Party.
type State struct {
	Funds  float64 `key:"commanders_to_fund" unit:"share" min:"0" max:"1" default:"0" acts:"routes.*.posts.*.remit>0" usual:"0.5" means:"share of the commanders' money that goes to the Party fund on the first of a month"`
	Float  float64 `key:"float" unit:"day" min:"0" max:"3650" default:"30" acts:"regime=behavioural" usual:"30" means:"days of usual income that guards, commanders and the MSS keep when they spend"`
	Memory float64 `key:"memory" unit:"share" min:"0" max:"0.999" default:"0.9" acts:"regime=behavioural" usual:"0.9" means:"weight of past months relative to the last one, in what superiors expect of a post and holders of tills call usual"`
}

// Living is what money buys at home.
type Living struct {
	Rice Series  `key:"rice_price" unit:"money/kg" min:"0.001" max:"100000" usual:"0.8" means:"price of a kilogram of rice, by date"`
	Cost float64 `key:"cost" unit:"money/day" min:"0" max:"10000" acts:"counties.*.porters>0" usual:"0.7" means:"living expenses of a porter for a day"`
}

// Household is how people live, come and leave.
type Household struct {
	Saving      float64 `key:"saving" unit:"share" min:"0" max:"1" default:"0" acts:"counties.*.porters>0" usual:"0.2" means:"share of income above living, and of each pay, that goes to the purse until it is full"`
	Buffer      float64 `key:"buffer" unit:"day" min:"0" max:"36500" default:"0" acts:"counties.*.porters>0 saving>0" usual:"60" means:"days of living that a full purse covers"`
	Turnover    float64 `key:"turnover" unit:"share/year" min:"0" max:"10" default:"0" acts:"regime=behavioural mechanisms.turnover=on counties.*.porters>0" usual:"0.1" means:"share of people who leave the trade for good in a year and are replaced by newcomers"`
	Replacement int     `key:"replacement" unit:"day" min:"1" max:"36500" default:"30" acts:"regime=behavioural mechanisms.turnover=on counties.*.porters>0" usual:"60" means:"days until somebody who died or stayed away is replaced"`
	Migration   float64 `key:"migration" unit:"share/year" min:"0" max:"10" default:"0" acts:"regime=behavioural counties.*.porters>0" usual:"0.05" means:"share of people who move to another county in a year, for each unit of the logarithm of the ratio of expected incomes"`
	MovingCost  float64 `key:"moving_cost" unit:"money/person" min:"0" max:"1000000" default:"0" acts:"regime=behavioural migration>0" usual:"40" means:"cost of moving to another county"`
	LifeValue   float64 `key:"life_value" unit:"day" min:"0" max:"10000000" default:"10000" acts:"crossing.deadly>0 routes.*.carriers=porters" usual:"5000" means:"days of outside income that somebody weighs against death"`
}

// Mechanisms are parts of the model that can be switched off, so that what each
// does can be seen. With each off there is still a world.
type Mechanisms struct {
	Entry       Entry  `key:"entry" one:"open closed" default:"open" acts:"regime=behavioural" means:"whether organisers come and leave"`
	Enforcement Switch `key:"enforcement" one:"on off" default:"on" acts:"regime=behavioural" means:"whether the MSS looks for anyone"`
	Fear        Switch `key:"fear" one:"on off" default:"on" acts:"routes.*.carriers=porters" means:"whether porters ask for more where detention, injury and death are more likely"`
	Credit      Switch `key:"credit" one:"on off" default:"on" acts:"regime=behavioural" means:"whether organisers can borrow"`
	Relations   Switch `key:"relations" one:"on off" default:"on" acts:"regime=behavioural" means:"whether an organiser must be known at the posts of a route"`
	Turnover    Switch `key:"turnover" one:"on off" default:"on" acts:"regime=behavioural" means:"whether people leave the trade and are replaced"`
	Load        Loads  `key:"load" one:"chosen full" default:"chosen" acts:"regime=behavioural routes.*.carriers=porters" means:"whether organisers choose how heavy loads are, or everybody carries as much as the route allows"`
}

// Switch is whether a mechanism is on.
type Switch string

// Entry is whether organisers come and leave.
type Entry string

// Loads says how heavy loads come about.
type Loads string

// The states of the mechanisms.
const (
	On         Switch = "on"
	Off        Switch = "off"
	OpenEntry  Entry  = "open"
	NoEntry    Entry  = "closed"
	LoadChosen Loads  = "chosen"
	LoadFull   Loads  = "full"
)

// Pricing is how a post sets what it asks.
type Pricing string

// The ways to set a tariff (package tariff).
const (
	ByCustom    Pricing = "customary"
	Bargained   Pricing = "bargained"
	PassageSold Pricing = "passage"
	Posted      Pricing = "posted"
	Joint       Pricing = "joint"
	Competing   Pricing = "competing"
	Holdup      Pricing = "holdup"
	ByQuota     Pricing = "quota"
)

// Sees is what a post can see of a crossing.
type Sees string

// What a post may see.
const (
	SeesCrossing Sees = "crossing"
	SeesHeads    Sees = "heads"
	SeesWeight   Sees = "weight"
	SeesGoods    Sees = "goods"
	SeesValue    Sees = "value"
)

// Missed is what follows when a post misses the quota of its superior.
type Missed string

// What can follow: the arrears are due in the next month, and the post asks more;
// or its people are replaced, and the arrears forgotten.
const (
	AsksMore Missed = "asks-more"
	Rotated  Missed = "rotated"
)

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
