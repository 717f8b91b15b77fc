package security

import (
	"math"
	"testing"

	"tumen/economy/parameter"
	"tumen/rng"
)

// toy is a small world of crews that adapt: 24 organisers choose how many go and
// whether, by what the county tells of the hazard; an MSS that wants favour chooses its
// effort by what it finds.
type toy struct {
	believed float64 // hazard of a usual crew on one night, as the county tells
	service  Service
	orders   Orders
	tonnes   float64 // carried and not seized
	seized   float64 // tonnes, while the campaign lasts
}

const (
	toyLoad    = 0.045 // tonnes a head
	toyMargin  = 60.0  // gain a head that arrives
	toyLoss    = 150.0 // loss a head that is taken
	toySpan    = 60    // heads that one leads without loss of care
	toyLearn   = 0.05
	toyStart   = 300 // day on which the campaign begins
	toyPurpose = rng.Purpose(1)
)

// crew is the size that pays best at a believed hazard, and what it is expected to bring.
func (x *toy) crew(believed float64) (heads int, brings float64) {
	for n := 1; n <= 50; n++ {
		rho := Chance(believed * samjiyon.Of(n, 1))
		care := 1 - float64(n)/(2*toySpan)
		if b := float64(n) * ((1-rho)*toyMargin*care - rho*toyLoss); b > brings {
			heads, brings = n, b
		}
	}
	return heads, brings
}

// night is one night of the toy.
func (x *toy) night(r rng.Source, day int32) {
	m := MotivesOf(parameter.Enforcer, Strengths{Favour: 0.5})
	x.service.Choose(x.orders.Campaign(day, x.service.Until), &m, &terms)
	base, effort := Hazard(0.005), x.service.Watches[0].Effort
	found := 0.0
	hits, exposure := 0.0, 0.0
	heads, brings := x.crew(x.believed)
	seen := samjiyon.Of(heads, 1)
	for i := range uint32(24) {
		if brings < 100+float64(40*i) { // what the day brings elsewhere
			continue
		}
		exposure += seen
		if !r.Draw(toyPurpose, i, day, 0).Chance(0, Chance(base*effort*seen)) {
			x.tonnes += toyLoad * float64(heads)
			continue
		}
		found += float64(heads) / samjiyon.Usual
		hits++
		if x.orders.Campaign(day, -1) > 0 {
			x.seized += toyLoad * float64(heads)
		}
	}
	told := base // without news, fear fades
	if exposure > 0 {
		told = hits / exposure
	}
	x.believed += toyLearn * (told - x.believed)
	x.service.Learn(day, []Night{{Found: found}}, 0, &x.orders, &m, &terms)
}

// lost is what a campaign costs in tonnes: what is carried less than without one,
// and what is seized while it lasts, on the mean over seeds.
func lost(effort float64, days int32) (carried, seized float64) {
	for seed := range uint64(20) {
		var end [2]toy
		for k := range end {
			x := &end[k]
			x.believed = Hazard(0.005)
			x.service.Open(1)
			if k == 1 {
				x.orders.Campaigns = []Campaign{{Starts: toyStart, Days: days, Effort: effort}}
			}
			for day := range int32(700) {
				x.night(rng.New(seed), day)
			}
		}
		carried += (end[0].tonnes - end[1].tonnes) / 20
		seized += end[1].seized / 20
	}
	return carried, seized
}

// Twice the effort or twice the length of a campaign costs less than twice what is
// seized, however strong it is: crews become small and stay at home. What is no
// longer carried is less than twice as much where the campaign is strong, since
// more than all trade cannot stop; while a weak one grows it is about in
// proportion, because fear comes late but also stays.
func TestTwiceTheCampaignIsLessThanTwiceTheLoss(t *testing.T) {
	for _, effort := range []float64{4, 16, 50} {
		carried, seized := lost(effort, 60)
		if carried < 50 || seized < 5 {
			t.Fatalf("a campaign of %v costs %.1f tonnes and %.1f seized: the toy shows nothing", effort, carried, seized)
		}
		stronger, caught := lost(2*effort, 60)
		longer, held := lost(effort, 120)
		t.Logf("effort %v: %.0f tonnes not carried, %.0f seized; twice the effort %.0f, %.0f; twice the length %.0f, %.0f",
			effort, carried, seized, stronger, caught, longer, held)
		if caught >= 1.5*seized || held >= 1.9*seized {
			t.Errorf("effort %v: %.1f tonnes are seized, %.1f at twice the effort, %.1f in twice the time", effort, seized, caught, held)
		}
		if stronger <= carried || longer <= carried || effort > 4 && (stronger >= 2*carried || longer >= 2*carried) {
			t.Errorf("effort %v: %.1f tonnes are not carried, %.1f at twice the effort, %.1f in twice the time", effort, carried, stronger, longer)
		}
	}
}

// Exposure shapes the crew: where it grows as the crew, size does not matter to the
// risk of a head; where it grows faster, harder watching makes crews smaller.
func TestHarderWatchingMakesCrewsSmaller(t *testing.T) {
	var x toy
	last := math.MaxInt
	for _, effort := range []float64{1, 5, 20, 60} {
		heads, _ := x.crew(Hazard(0.005) * effort)
		if heads >= last {
			t.Errorf("at effort %v the best crew has %d heads, at less %d", effort, heads, last)
		}
		last = heads
	}
}
