package security

import (
	"math"
	"testing"

	"tumen/economy/parameter"
)

var (
	enforcer = MotivesOf(parameter.Enforcer, Strengths{Favour: 0.5})
	terms    = Terms{Limit: 1e6, Adaptation: 0.05, Scale: 1}
	orders   = Orders{}
)

// watch lets an MSS watch routes for some days, on which each unit of effort finds
// so many usual crews.
func watch(s *Service, days int, m *Motives, t *Terms, finds ...float64) {
	nights := make([]Night, len(finds))
	for day := range int32(days) {
		s.Choose(0, m, t)
		for r := range nights {
			nights[r].Found = finds[r] * s.Watches[r].Effort
		}
		s.Learn(day, nights, 0, &orders, m, t)
	}
}

func opened(routes int) *Service {
	var s Service
	s.Open(routes)
	return &s
}

// A bystander makes the ordinary effort, whatever it would find.
func TestABystanderLooksOn(t *testing.T) {
	s, bystander := opened(2), MotivesOf(parameter.Bystander, Strengths{Favour: 0.5, LooksAway: 5})
	watch(s, 100, &bystander, &terms, 0.3, 0.01)
	if s.Watches[0].Effort != 1 || s.Watches[1].Effort != 1 {
		t.Errorf("its efforts are %v", s.Watches)
	}
}

// "Effort rises with traffic": with finds of f a day for each unit of effort it is
// 1 + 30 favour f, so it doubles its rise where traffic doubles.
func TestEffortRisesWithTraffic(t *testing.T) {
	for _, f := range []float64{0, 0.02, 0.04, 0.08} {
		s := opened(1)
		watch(s, 2000, &enforcer, &terms, f)
		if got, want := s.Watches[0].Effort, 1+30*0.5*f; math.Abs(got-want) > 1e-9 {
			t.Errorf("with %v finds a day the effort is %v, want %v", f, got, want)
		}
	}
}

// A single find draws effort to its route, at once and then less and less; if the
// limit binds, it is drawn from the other route.
func TestEffortMovesToWhereSomethingWasFound(t *testing.T) {
	narrow := terms
	narrow.Limit = 1
	for _, limit := range []Terms{terms, narrow} {
		s := opened(2)
		watch(s, 1, &enforcer, &limit, 0, 0)
		s.Learn(1, []Night{{Found: 1}, {}}, 0, &orders, &enforcer, &limit)
		s.Choose(0, &enforcer, &limit)
		first, other := s.Watches[0].Effort, s.Watches[1].Effort
		watch(s, 60, &enforcer, &limit, 0, 0)
		later := s.Watches[0].Effort
		if !(first > later && later > 1) {
			t.Errorf("after a find the effort is %v, two months later %v", first, later)
		}
		if got := first + other; limit.Limit == 1 && math.Abs(got-2) > 1e-12 || limit.Limit > 1 && other != 1 {
			t.Errorf("with limit %v, efforts are %v and %v", limit.Limit, first, other)
		}
	}
}

// In the long run crews go where they are found less, and effort where it finds
// more: both routes then see the same effort and the same traffic, from any start.
func TestInTheLongRunEffortFindsTheSameEverywhere(t *testing.T) {
	s, hazard, share := opened(2), Hazard(0.005), 0.95
	nights := make([]Night, 2)
	for day := range int32(6000) {
		s.Choose(0, &enforcer, &terms)
		for r, q := range []float64{20 * share, 20 * (1 - share)} {
			nights[r].Found = q * Chance(hazard*s.Watches[r].Effort)
		}
		risks := Chance(hazard*s.Watches[0].Effort) - Chance(hazard*s.Watches[1].Effort)
		share = min(1, max(0, share-0.5*risks))
		s.Learn(day, nights, 0, &orders, &enforcer, &terms)
	}
	finds := func(r int) float64 { return s.Watches[r].Finds / s.Watches[r].Spent }
	if math.Abs(share-0.5) > 0.01 || math.Abs(finds(0)/finds(1)-1) > 0.02 {
		t.Errorf("%.3f of the crews take the first route; a unit of effort finds %.4f and %.4f", share, finds(0), finds(1))
	}
}

// What it takes on a route makes it look away there, in proportion; a campaign
// makes it look again.
func TestAnMSSThatIsPaidLooksAway(t *testing.T) {
	claimant := MotivesOf(parameter.Claimant, Strengths{LooksAway: 4, Claim: 0.1})
	for claim, want := range map[float64]float64{0: 1, 0.1: 0.6, 0.25: 0, 0.5: 0} {
		s := opened(2)
		s.Learn(0, []Night{{Taken: 1000 * claim, Profit: 1000}, {}}, 0, &orders, &claimant, &terms)
		s.Choose(0, &claimant, &terms)
		if got := s.Watches[0].Effort; math.Abs(got-want) > 1e-12 || s.Watches[1].Effort != 1 {
			t.Errorf("with a claim of %v its effort is %v, want %v", claim, got, want)
		}
		s.Choose(9, &claimant, &terms)
		if got := s.Watches[0].Effort; got < 7.9 {
			t.Errorf("in a campaign of ten ordinary nights its effort is %v", got)
		}
	}
}

// A campaign brings people along: what it adds, it adds to a limit that binds too.
func TestACampaignBringsPeopleAlong(t *testing.T) {
	s, narrow := opened(2), terms
	narrow.Limit = 0.5
	for campaign, want := range map[float64]float64{0: 0.5, 6: 6.5} {
		s.Choose(campaign, &enforcer, &narrow)
		if got := s.Watches[0].Effort; math.Abs(got-want) > 1e-12 || s.Price <= 0 {
			t.Errorf("with a limit of half an ordinary night and a campaign of %v the effort is %v at a price of %v", campaign, got, s.Price)
		}
	}
}

// A scaled world is many copies of a small one: the MSS looks as hard in each.
func TestAScaledWorldIsWatchedAsHard(t *testing.T) {
	small, large, many := opened(1), opened(1), terms
	many.Scale = 50
	watch(small, 300, &enforcer, &terms, 0.03)
	watch(large, 300, &enforcer, &many, 0.03*50)
	if a, b := small.Watches[0].Effort, large.Watches[0].Effort; math.Abs(a-b) > 1e-9 {
		t.Errorf("efforts are %v and %v", a, b)
	}
}

func TestWithoutEnforcementThereIsNoEffort(t *testing.T) {
	s, off := opened(2), terms
	off.Off = true
	s.Choose(50, &enforcer, &off)
	if s.Watches[0].Effort != 0 || s.Watches[1].Effort != 0 {
		t.Errorf("efforts are %v", s.Watches)
	}
}

func TestANightOfTheMSSAllocatesNothing(t *testing.T) {
	s, nights := opened(3), make([]Night, 3)
	if n := testing.AllocsPerRun(100, func() {
		s.Choose(0, &enforcer, &terms)
		s.Learn(0, nights, 5, &orders, &enforcer, &terms)
	}); n != 0 {
		t.Errorf("a night allocates %v times", n)
	}
}
